// SPDX-License-Identifier: MIT
/* Which columns of the sheet are a metric, and which are sums of squares that belong to one. */
#include "data/metric-sources.h"

#include <string.h>

#include "data/text.h"

static void
add_issue (ExosExperiment *experiment, ExosIssue *issue)
{
  g_ptr_array_add (experiment->issues, issue);
}

char *
exos_metric_base (const char *name)
{
  gsize length = strlen (name) - strlen ("sum");

  while (length > 0 && strchr ("_-.# ", name[length - 1]) != NULL)
    length--;
  return g_strndup (name, length);
}

/* The metric column of a normalised name, G_MAXUINT without one. */
static guint
find_column (const ExosMetricSource *source, const char *name)
{
  for (guint i = 0; i < source->sheet->columns->len; i++)
    if (exos_sheet_column (source->sheet, i)->kind == EXOS_SHEET_METRIC &&
        g_str_equal (source->names[i], name))
      return i;
  return G_MAXUINT;
}

/* The column of sums of squares that belongs to a column of sums, G_MAXUINT without one. */
static guint
find_squares (const ExosMetricSource *source, guint column)
{
  g_autofree char *squares = g_strconcat (source->names[column], " sq", NULL);

  return g_str_has_suffix (squares, " sum sq") ? find_column (source, squares) : G_MAXUINT;
}

/* TRUE for sums of squares: they belong to a metric and are none; alone they are a mistake. */
static gboolean
is_squares (const ExosMetricSource *source, guint column)
{
  const char *name = source->names[column];

  if (!g_str_has_suffix (name, " sum sq"))
    return FALSE;

  g_autofree char *sum = g_strndup (name, strlen (name) - strlen (" sq"));

  if (find_column (source, sum) == G_MAXUINT)
    {
      g_autofree char *base = g_strndup (name, strlen (name) - strlen (" sum sq"));
      g_autofree char *missing = g_strconcat (base, "_sum", NULL);

      add_issue (source->experiment,
                 exos_issue_new (EXOS_ISSUE_SUM_WITHOUT_SQUARES, source->line,
                                 exos_sheet_column (source->sheet, column)->name, NULL, missing));
    }
  return TRUE;
}

char **
exos_metric_names (const ExosSheet *sheet)
{
  char **names = g_new0 (char *, sheet->columns->len + 1);

  for (guint i = 0; i < sheet->columns->len; i++)
    names[i] = exos_normalize_name (exos_sheet_column (sheet, i)->name, -1);
  return names;
}

GArray *
exos_metric_sources (const ExosMetricSource *common)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (ExosMetricSource));

  for (guint column = 0; column < common->sheet->columns->len; column++)
    if (exos_sheet_column (common->sheet, column)->kind == EXOS_SHEET_METRIC &&
        !is_squares (common, column))
      {
        ExosMetricSource source = *common;

        source.column = column;
        source.squares = find_squares (common, column);
        source.metric = sources->len;
        g_array_append_val (sources, source);
      }

  return sources;
}
