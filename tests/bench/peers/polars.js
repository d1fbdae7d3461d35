// SPDX-License-Identifier: MIT
// node polars.js units|events FILE: the sums of each group by polars, streaming.
const pl = require('nodejs-polars');

const [, , kind, file] = process.argv;
const { col, lit, when } = pl;
const START = '2024-03-01';
const text = (...names) => Object.fromEntries(names.map((name) => [name, pl.String]));

function units() {
  return pl.scanCSV(file, {
    schema: {
      ...text('user_id', 'variant'), converted: pl.Int64, revenue: pl.Float64,
      pre_revenue: pl.Float64, ...text('segment', 'country', 'date'),
    },
  });
}

function users() {
  const isAfter = col('timestamp').gtEq(lit(START));
  const isPurchase = isAfter.and(col('event').eq(lit('purchase')));
  return pl.scanCSV(file, {
    schema: { ...text('user_id', 'timestamp', 'variant', 'event'), value: pl.Float64 },
  })
    .select(
      col('user_id'), col('variant'), isPurchase.cast(pl.Int64).as('converted'),
      when(isAfter).then(col('value')).otherwise(lit(0.0)).as('revenue'),
      when(isAfter).then(lit(0.0)).otherwise(col('value')).as('pre_revenue'),
    )
    .groupBy('user_id')
    .agg(col('variant').first(), col('converted').max(), col('revenue').sum(),
      col('pre_revenue').sum());
}

const product = (a, b, name) => col(a).mul(col(b)).as(name);
const names = ['converted', 'converted_sq', 'revenue', 'revenue_sq', 'pre_revenue', 'pre_sq',
  'product'];
const sums = (kind === 'events' ? users() : units())
  .select(
    ...['variant', 'converted', 'revenue', 'pre_revenue'].map((name) => col(name)),
    product('converted', 'converted', 'converted_sq'), product('revenue', 'revenue', 'revenue_sq'),
    product('pre_revenue', 'pre_revenue', 'pre_sq'), product('revenue', 'pre_revenue', 'product'),
  )
  .groupBy('variant')
  .agg(col('converted').count().as('n'), ...names.map((name) => col(name).sum()))
  .collectSync({ streaming: true });
for (const row of sums.toRecords())
  console.log(['variant', 'n', ...names].map((name) => row[name]).join('\t'));
