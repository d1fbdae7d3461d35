// SPDX-License-Identifier: MIT
/* Columns of rates that nothing counts: what is not looked at must be said. */
#include "data/shape-rates.h"

#include <math.h>
#include <string.h>

#include "data/number.h"
#include "data/text.h"

/* Of more nobody looks which is the quotient of which. */
#define MAX_COLUMNS 400

/* What a rate can be off, however few digits it has. */
#define MAX_OFF 0.005
#define ROUNDING 1e-9

/* Statistics of groups, not what users did: words of normalised names. */
static const char *const statistics[] = {
  "lift",     "uplift",   "improvement", "change",     "delta",        "diff",        "difference",
  "vs",       "p value",  "pvalue",      "confidence", "significance", "significant", "probability",
  "prob",     "chance",   "split",       "traffic",    "weight",       "allocation",  "std",
  "stdev",    "stddev",   "sd",          "se",         "stderr",       "standard",    "ci",
  "interval", "sampling", "share of",    "credible",   "variance",     "users %",
};

static const char *const korean_statistics[] = {
  "개선", "상승", "증가율", "증감", "변화", "신뢰", "유의", "확률", "편차",
  "오차", "비중", "트래픽", "배분", "배정", "할당", "차이", "대비",
};

typedef struct
{
  double value;
  double off;        /* by rounding */
  gboolean is_share; /* a per cent, or a decimal */
} Rate;

static gboolean
has_word (const char *name, const char *word)
{
  const gsize length = strlen (word);

  for (const char *at = strstr (name, word); at != NULL; at = strstr (at + 1, word))
    if ((at == name || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length]))
      return TRUE;
  return FALSE;
}

static gboolean
is_statistic (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statistics); i++)
    if (has_word (name, statistics[i]))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (korean_statistics); i++)
    if (strstr (name, korean_statistics[i]) != NULL)
      return TRUE;
  return g_str_equal (name, "share") || g_str_has_suffix (name, " share");
}

/* Half a unit of the last digit. */
static double
find_rounding (const char *text, gsize length)
{
  double unit = 1.0;
  gsize i = length;

  while (i > 0 && text[i - 1] != '.' && text[i - 1] != ',')
    i--;
  for (; i > 0 && i < length && g_ascii_isdigit (text[i]); i++)
    unit /= 10.0;
  return unit / 2.0;
}

/* FALSE for what is no rate: a difference has a sign. max: the largest number that is one. */
static gboolean
read_rate (const ExosShapeInput *input, gsize row, gsize column, double max, Rate *rate)
{
  const ExosField *field = exos_table_cell (input->table, row, column);
  const gboolean has_comma = input->experiment->source.delimiter == ';';
  guint64 count;

  if (field == NULL)
    return FALSE;

  const char *text = field->text;
  gsize length = field->length;
  const gboolean is_percent =
      exos_parse_count (text, length, has_comma, &count) == EXOS_NUMBER_PERCENT;

  exos_trim (&text, &length);
  if (length == 0 || text[0] == '+')
    return FALSE;
  if (is_percent)
    length -= text[length - 1] == '%' ? 1 : strlen ("％");
  if (!exos_parse_decimal (text, length, has_comma, &rate->value))
    return FALSE;

  const double scale = is_percent ? 100.0 : 1.0;

  rate->off = find_rounding (text, length) / scale;
  rate->is_share = is_percent || rate->off < 0.5;
  rate->value /= scale;
  return rate->value >= 0.0 && rate->value <= (is_percent ? 1.0 : max);
}

/* A total has a rate, too, which is that of nobody. */
static gboolean
is_total (const ExosShapeInput *input, gsize row)
{
  const gsize group = exos_columns_find (input->columns, EXOS_ROLE_GROUP);
  g_autofree char *label = exos_table_dup_text (input->table, row, group);
  g_autofree char *normalized = exos_normalize_name (label, -1);

  return exos_label_is_total (normalized);
}

static double
max_of (const ExosColumn *column)
{
  return exos_name_is_rate (column->normalized) ? 100.0 : 1.0;
}

static gboolean
holds_rates (const ExosShapeInput *input, gsize column)
{
  const double max = max_of (&input->columns->columns[column]);
  gboolean has_share = max > 1.0; /* by its name */

  for (gsize row = input->first; row < input->end; row++)
    {
      Rate rate;

      if (is_total (input, row))
        continue;
      if (!read_rate (input, row, column, max, &rate))
        return FALSE;
      has_share |= rate.is_share;
    }

  return has_share;
}

static double
read_count (const ExosShapeInput *input, gsize row, gsize column)
{
  const ExosField *field = exos_table_cell (input->table, row, column);
  double value;

  return field != NULL && exos_parse_decimal (field->text, field->length,
                                              input->experiment->source.delimiter == ';', &value)
             ? value
             : NAN;
}

/* Whether the rate, of so many, is one count of another in every row, or what is left of that. */
static gboolean
is_quotient (const ExosShapeInput *input, gsize column, double scale, gsize part, gsize whole)
{
  gsize n = 0;

  for (gsize row = input->first; row < input->end; row++)
    {
      const double n_whole = read_count (input, row, whole);
      const double share = read_count (input, row, part) / n_whole;
      Rate rate;

      if (n_whole == 0.0 || is_total (input, row))
        continue;
      if (!read_rate (input, row, column, scale, &rate))
        return FALSE;

      const double off = MIN (rate.off / scale, MAX_OFF) + ROUNDING;
      const double value = rate.value / scale;

      if (!(fabs (value - share) <= off) && !(fabs (1.0 - value - share) <= off))
        return FALSE;
      n++;
    }

  return n > 0;
}

static gboolean
has_count_role (const ExosShapeInput *input, gsize column)
{
  return input->roles[column] == EXOS_ROLE_USERS || input->roles[column] == EXOS_ROLE_CONVERSIONS;
}

static gboolean
is_count (const ExosShapeInput *input, gsize column)
{
  return has_count_role (input, column) || input->roles[column] == EXOS_ROLE_GUARDRAIL;
}

/* Its counts are in the file: of users, or of conversions. */
static gboolean
is_of_counts (const ExosShapeInput *input, gsize column)
{
  const gsize n = input->columns->n_columns;

  for (gsize whole = 0; whole < n; whole++)
    for (gsize part = 0; has_count_role (input, whole) && part < n; part++)
      if (part != whole && is_count (input, part) &&
          (is_quotient (input, column, 1.0, part, whole) ||
           is_quotient (input, column, 100.0, part, whole)))
        return TRUE;
  return FALSE;
}

void
exos_shape_leave_out (const ExosShapeInput *input, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];
  const gboolean can_be_rate = (!column->has_role || column->role == EXOS_ROLE_RATE) &&
                               input->columns->n_columns <= MAX_COLUMNS;

  if (can_be_rate && column->name[0] != '\0' && !is_statistic (column->normalized) &&
      holds_rates (input, i) && !is_of_counts (input, i))
    exos_shape_add_issue (input, exos_issue_new (EXOS_ISSUE_RATE_NOT_JUDGED,
                                                 exos_shape_header_line (input), column->name, NULL,
                                                 NULL));
  else
    exos_shape_ignored (input, i);
}
