// SPDX-License-Identifier: MIT
/* Which columns of the sheet are a metric, and which are sums that belong to one. */
#include "data/metric-sources.h"

#include <string.h>

#include "data/number.h"
#include "data/sum-names.h"
#include "data/text.h"

char **
exos_metric_names (const ExosSheet *sheet)
{
  char **names = g_new0 (char *, sheet->columns->len + 1);

  for (guint i = 0; i < sheet->columns->len; i++)
    names[i] = exos_sheet_column (sheet, i)->kind == EXOS_SHEET_METRIC && !sheet->are_units
                   ? exos_normalize_name (exos_sheet_column (sheet, i)->name, -1)
                   : g_strdup ("");
  return names;
}

static const char *
header_of (const ExosMetricSource *source, guint column)
{
  return exos_sheet_column (source->sheet, column)->name;
}

/* "revenue" of "revenue_sum", as in the file where it ends so to the letter. */
static char *
dup_base (const ExosMetricSource *source, guint column)
{
  const char *header = header_of (source, column);
  gsize length = strlen (header);
  g_autofree char *base = NULL;

  if (exos_sum_name_parse (source->names[column], &base) == EXOS_SUM_NAME_NONE)
    return g_strdup (header);
  if (length < strlen ("sum") || g_ascii_strcasecmp (header + length - strlen ("sum"), "sum") != 0)
    return g_steal_pointer (&base);

  length -= strlen ("sum");
  while (length > 0 && strchr ("_-.# ", header[length - 1]) != NULL)
    length--;
  return g_strndup (header, length);
}

char *
exos_metric_dup_name (const ExosMetricSource *source)
{
  if (source->kind == EXOS_METRIC_COUNT)
    return g_strdup (header_of (source, source->column));

  g_autofree char *numerator = dup_base (source, source->parts[EXOS_SUM_Y]);

  if (source->kind == EXOS_METRIC_MEAN)
    return g_steal_pointer (&numerator);

  g_autofree char *denominator = dup_base (source, source->parts[EXOS_SUM_X]);

  return g_strconcat (numerator, "/", denominator, NULL);
}

gboolean
exos_metric_is_named (const ExosMetricSource *source, const char *name)
{
  const gboolean is_ratio = source->kind == EXOS_METRIC_RATIO;
  g_autofree char *own = exos_metric_dup_name (source);
  gboolean is_named = exos_names_match (own, name);

  /* The sums of a ratio are those of its means. */
  for (int part = is_ratio ? EXOS_SUM_XY : EXOS_SUM_Y; part < EXOS_N_SUMS; part++)
    is_named |= source->parts[part] != G_MAXUINT &&
                exos_names_match (header_of (source, source->parts[part]), name);
  return is_named;
}

guint64
exos_metric_users (const ExosMetricSource *source, gsize arm)
{
  const ExosSheetCell *cell = exos_sheet_cell (source->sheet, (guint) arm, source->users);
  guint64 users;

  return cell->text != NULL && exos_parse_count (cell->text, cell->length, source->decimal_comma,
                                                 &users) <= EXOS_NUMBER_THOUSANDS
             ? users
             : 0;
}

static void
find_mean (ExosMetricSource *source, const ExosSumNames *names, const char *base)
{
  static const ExosSumName covariate[] = { EXOS_SUM_NAME_COVARIATE, EXOS_SUM_NAME_COVARIATE_SQUARES,
                                           EXOS_SUM_NAME_COVARIATE_PRODUCT };
  gboolean has_all = TRUE;

  source->parts[EXOS_SUM_YY] = exos_sum_names_find (names, base, EXOS_SUM_NAME_SQUARES);
  if (source->parts[EXOS_SUM_YY] == G_MAXUINT)
    return;

  source->kind = EXOS_METRIC_MEAN;
  for (gsize i = 0; i < G_N_ELEMENTS (covariate); i++)
    {
      source->parts[EXOS_SUM_X + i] = exos_sum_names_find (names, base, covariate[i]);
      has_all &= source->parts[EXOS_SUM_X + i] != G_MAXUINT;
    }
  for (gsize i = 0; !has_all && i < G_N_ELEMENTS (covariate); i++)
    source->parts[EXOS_SUM_X + i] = G_MAXUINT;
}

static gboolean
has_all_parts (const ExosMetricSource *source)
{
  for (int part = 0; part < EXOS_N_SUMS; part++)
    if (source->parts[part] == G_MAXUINT)
      return FALSE;
  return TRUE;
}

/* Tries every sum whose metric the name of the products begins with: "page views" before "time" in
 * "page views time". TRUE when both means are there, else those parts that are. */
static gboolean
find_ratio (ExosMetricSource *source, const ExosSumNames *names, const char *base)
{
  for (guint i = 0; i < names->n; i++)
    {
      const char *numerator = names->bases[i];
      ExosMetricSource tried = *source;

      if (names->what[i] != EXOS_SUM_NAME_SUM || !g_str_has_prefix (base, numerator) ||
          base[strlen (numerator)] != ' ')
        continue;

      const char *denominator = base + strlen (numerator) + 1;

      tried.column = i;
      tried.parts[EXOS_SUM_Y] = i;
      tried.parts[EXOS_SUM_YY] = exos_sum_names_find (names, numerator, EXOS_SUM_NAME_SQUARES);
      tried.parts[EXOS_SUM_X] = exos_sum_names_find (names, denominator, EXOS_SUM_NAME_SUM);
      tried.parts[EXOS_SUM_XX] = exos_sum_names_find (names, denominator, EXOS_SUM_NAME_SQUARES);
      if (has_all_parts (&tried))
        {
          tried.kind = EXOS_METRIC_RATIO;
          *source = tried;
          return TRUE;
        }
    }

  return FALSE;
}

/* Where the shape of the file says what belongs together. */
static void
use_known_parts (ExosMetricSource *source, const ExosSheetColumn *column)
{
  source->kind = EXOS_METRIC_MEAN;
  source->parts[EXOS_SUM_YY] = column->squares;
  for (gsize i = 0; column->covariate[0] > 0 && i < G_N_ELEMENTS (column->covariate); i++)
    source->parts[EXOS_SUM_X + i] = column->covariate[i];
}

/* TRUE when the metric of a column stands there. */
static gboolean
find_source (ExosMetricSource *source, const ExosSumNames *names, guint column)
{
  const char *base = names->bases[column];
  const ExosSumName what = names->what[column];

  source->kind = EXOS_METRIC_COUNT;
  source->column = column;
  if (exos_sheet_column (source->sheet, column)->users > 0)
    source->users = exos_sheet_column (source->sheet, column)->users - 1;
  for (int part = 0; part < EXOS_N_SUMS; part++)
    source->parts[part] = G_MAXUINT;
  source->parts[what == EXOS_SUM_NAME_PRODUCT ? EXOS_SUM_XY : EXOS_SUM_Y] = column;

  if (exos_sheet_column (source->sheet, column)->squares > 0)
    use_known_parts (source, exos_sheet_column (source->sheet, column));
  else if (what == EXOS_SUM_NAME_SUM)
    find_mean (source, names, base);
  if (what == EXOS_SUM_NAME_PRODUCT)
    return find_ratio (source, names, base);
  return what >= EXOS_SUM_NAME_SUM;
}

GArray *
exos_metric_sources (const ExosMetricSource *common)
{
  const guint n = common->sheet->columns->len;
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (ExosMetricSource));
  g_auto (ExosSumNames) names;

  exos_sum_names_init (&names, common->names, n);
  for (guint column = 0; column < n; column++)
    {
      ExosMetricSource source = *common;

      if (exos_sheet_column (common->sheet, column)->kind != EXOS_SHEET_METRIC ||
          !find_source (&source, &names, column))
        continue;
      source.metric = sources->len;
      g_array_append_val (sources, source);
    }

  return sources;
}
