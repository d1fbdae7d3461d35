# SPDX-License-Identifier: MIT
"""A file with one row a user that has everything wrong with it that such files have, and its sums by
a way of their own: users in a dictionary, values as decimals."""
import csv
import decimal
import random

GROUP, UNIT, TIME, SEGMENT = 'variant', 'user_id', 'first_seen', 'the "country"'
OUTCOMES = ('converted', 'refunded')
METRICS = ('revenue', 'minutes')
COVARIATES = {'revenue': 'pre_revenue'}
HEADERS = (UNIT, GROUP, TIME, SEGMENT, *OUTCOMES, *METRICS, *COVARIATES.values())

GROUPS = ('control', "it's \"b\"", 'treatment')
SEGMENTS = ('kr', "Côte d'Ivoire", 'a "quoted" one', 'all', '')
YES = {'1', 'true', 'yes', '예'}
MISSING = {'', 'NA', 'null', 'NaN', '\\N'}

decimal.getcontext().prec = 60


def _maybe(draw, share, value):
  return draw.choice(sorted(MISSING)) if draw.random() < share else value


def _row(draw, number, group):
  """Texts of one user, by header. Group 'treatment' does a little better."""
  is_better = group == 'treatment'
  pre = draw.randrange(0, 50000)
  spent = pre // 2 + draw.randrange(-3000, 30000) + (1500 if is_better else 0)
  day = draw.randrange(1, 4)
  converted = draw.random() < (0.13 if is_better else 0.1)
  return {
    UNIT: f'u{number}',
    GROUP: draw.choice((group, f' {group} ')),
    TIME: f'2026-03-0{day} {draw.randrange(24):02}:{draw.randrange(60):02}:{draw.randrange(60):02}',
    SEGMENT: draw.choice(SEGMENTS),
    'converted': _maybe(draw, 0.01, draw.choice(('1', 'true', 'yes', '예') if converted else
                                                ('0', 'false', 'No', '아니오'))),
    'refunded': '1' if draw.random() < 0.02 else '0',
    'revenue': _maybe(draw, 0.02, f'{spent / 100:.2f}'),
    'minutes': str(draw.randrange(0, 600)),
    'pre_revenue': _maybe(draw, 0.05, f'{pre / 100:.2f}'),
  }


def _again(draw, row, group):
  """Another row of the same user, later."""
  other = dict(_row(draw, 0, group), **{UNIT: row[UNIT]})
  other[TIME] = f'2026-04-{draw.randrange(1, 30):02}' + row[TIME][10:]
  return other


def make(n_users, seed=1):
  """Rows as dictionaries of texts. Every group is met in the order of its name, and a user's rows
  in that of their time."""
  draw = random.Random(seed)
  rows = []
  for number in range(n_users):
    group = GROUPS[number % len(GROUPS)]
    row = _row(draw, number, group)
    kind = draw.random() if number >= len(GROUPS) else 1.0
    if kind < 0.01:
      row[GROUP] = draw.choice(('', '  '))
    elif kind < 0.02:
      row[UNIT] = ''
    if 0.04 <= kind < 0.05:
      rows.append(_before(draw, row))
    rows.append(row)
    if 0.02 <= kind < 0.03:
      rows.append(_again(draw, row, group))
    if 0.02 <= kind < 0.022:
      rows.append(_again(draw, row, group))
    elif 0.03 <= kind < 0.04:
      rows.append(_again(draw, row, draw.choice([it for it in GROUPS if it != group])))
  return rows


def _before(draw, row):
  """A row of the same user, earlier, that says nothing of a group."""
  return dict(_row(draw, 0, ''), **{UNIT: row[UNIT], TIME: '2026-02-01 00:00:00'})


def without_repeats(rows):
  """Of every user one row, and rows without a user."""
  seen = set()
  return [row for row in rows
          if row[UNIT] == '' or not (row[UNIT] in seen or seen.add(row[UNIT]))]


def clean(rows):
  """The same as typed columns hold it: nothing but 0, 1, numbers and nothing."""
  cleaned = []
  for row in rows:
    own = {header: '' if text.strip() in MISSING else text.strip() for header, text in row.items()}
    for header in OUTCOMES:
      if own[header]:
        own[header] = str(int(own[header].lower() in YES))
    cleaned.append(own)
  return cleaned


def write(path, headers, rows):
  with open(path, 'w', encoding='utf-8', newline='') as file:
    writer = csv.writer(file)
    writer.writerow(headers)
    writer.writerows([row[header] for header in headers] for row in rows)


def _number(text):
  return decimal.Decimal(text) if text != '' else None


class Sums:
  """What the users of one group, segment and day come to."""

  def __init__(self):
    self.users = 0
    self.totals = {}

  def add(self, header, value):
    self.totals[header] = self.totals.get(header, 0) + value


def _choose(rows):
  """The rows that count, and how many others there are of each kind."""
  first, groups = {}, {}
  left_out = dict.fromkeys(('exos_rows_without_group', 'exos_rows_without_user',
                            'exos_users_in_several_groups', 'exos_repeated_users'), 0)
  for row in rows:
    if row[GROUP] == '':
      left_out['exos_rows_without_group'] += 1
    elif row[UNIT] == '':
      left_out['exos_rows_without_user'] += 1
    else:
      groups.setdefault(row[UNIT], []).append(row[GROUP])
      if row[UNIT] not in first or row[TIME] < first[row[UNIT]][TIME]:
        first[row[UNIT]] = row
  mixed = {unit for unit, seen in groups.items() if len(set(seen)) > 1}
  counted = [row for unit, row in first.items() if unit not in mixed]
  left_out['exos_users_in_several_groups'] = len(mixed)
  left_out['exos_repeated_users'] = sum(len(seen) > 1 for unit, seen in groups.items()
                                        if unit not in mixed)
  return counted, left_out


def _means(counted):
  """Of each covariate, over the users with it and its metric, as users without it get it."""
  means = {}
  for metric, covariate in COVARIATES.items():
    values = [_number(row[covariate]) for row in counted if row[metric] and row[covariate]]
    means[covariate] = round(sum(values) / len(values), 6)
  return means


def _add_row(sums, row, means):
  sums.users += 1
  for header in OUTCOMES:
    value = _number(row[header])
    sums.add(header, value or 0)
    sums.add(f'{header}_n', int(value is not None))
  for header in METRICS:
    value = _number(row[header])
    sums.add(f'{header}_sum', value or 0)
    sums.add(f'{header}_sum_sq', (value or 0) ** 2)
    sums.add(f'{header}_n', int(value is not None))
    if header not in COVARIATES:
      continue
    before = _number(row[COVARIATES[header]])
    before = means[COVARIATES[header]] if before is None else before
    sums.add(f'{header}_pre_sum', before if value is not None else 0)
    sums.add(f'{header}_pre_sum_sq', before ** 2 if value is not None else 0)
    sums.add(f'{header}_pre_prod', before * (value or 0))


def sum_up(rows, by):
  """Headers and rows, as exos --sql promises them, of clean() rows. by: GROUP and what else."""
  counted, left_out = _choose(rows)
  means = _means(counted)
  cells = {}
  for row in counted:
    labels = tuple(row[header][:10] if header == TIME else row[header] for header in by)
    _add_row(cells.setdefault(labels, Sums()), row, means)
  headers = ['exos_shape', *by, 'users', *next(iter(cells.values())).totals, *left_out]
  return headers, [dict(zip(by, labels), exos_shape='unit_sums', users=cells[labels].users,
                        **cells[labels].totals, **left_out) for labels in sorted(cells)]
