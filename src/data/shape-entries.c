// SPDX-License-Identifier: MIT
/* Exports with a row a metric, or a row a metric and group: their headers, and what one row says.
 */
#include "data/shape-entries.h"

#include <math.h>
#include <string.h>

#include "data/number.h"
#include "data/text.h"

#define TOPLINE "!statsig_topline"
#define TOLERANCE 0.01

/* Headers as exos_normalize_name() makes them, the surest first. */
static const struct
{
  ExosPart part;
  const char *names[4];
} part_names[] = {
  { EXOS_PART_USERS, { "denominator value", "users", "units", NULL } },
  { EXOS_PART_COUNTS, { "numerator value", "totalvalue", "total value", NULL } },
  { EXOS_PART_COUNTS, { "conversions", "total", "value", NULL } },
  { EXOS_PART_MEAN, { "mean", "peruservalue", "per user value", NULL } },
  { EXOS_PART_ERROR, { "stderr", "std err", "standard error", NULL } },
  { EXOS_PART_DEVIATION, { "peruservaluestddev", "per user value std dev", "stddev", NULL } },
  { EXOS_PART_NUMERATOR, { "metric numerator type", NULL } },
  { EXOS_PART_DENOMINATOR, { "metric denominator type", NULL } },
  { EXOS_PART_DIRECTION, { "metric winning direction", NULL } },
  { EXOS_PART_IS_CONTROL, { "is baseline variation", "is control", "is baseline", NULL } },
  { EXOS_PART_CHANGE, { "percentchange", "percent change", NULL } },
};

void
exos_entry_free (gpointer data)
{
  ExosEntry *entry = data;

  g_free (entry->label);
  g_free (entry->metric);
  for (int part = 0; part < EXOS_N_PARTS; part++)
    g_free (entry->parts[part]);
  g_free (entry);
}

ExosPart
exos_part_of_name (const char *normalized)
{
  for (gsize i = 0; i < G_N_ELEMENTS (part_names); i++)
    if (g_strv_contains (part_names[i].names, normalized))
      return part_names[i].part;
  return EXOS_N_PARTS;
}

void
exos_find_parts (const ExosColumns *columns, gsize parts[EXOS_N_PARTS])
{
  for (int part = 0; part < EXOS_N_PARTS; part++)
    parts[part] = EXOS_NO_COLUMN;

  for (gsize i = 0; i < G_N_ELEMENTS (part_names); i++)
    for (const char *const *name = part_names[i].names; *name != NULL; name++)
      if (parts[part_names[i].part] == EXOS_NO_COLUMN)
        parts[part_names[i].part] = exos_columns_find_name (columns, *name);

  if (parts[EXOS_PART_USERS] == EXOS_NO_COLUMN)
    parts[EXOS_PART_USERS] = exos_columns_find (columns, EXOS_ROLE_USERS);
  if (parts[EXOS_PART_COUNTS] == EXOS_NO_COLUMN)
    parts[EXOS_PART_COUNTS] = exos_columns_find (columns, EXOS_ROLE_CONVERSIONS);
}

void
exos_shape_use_part (const ExosShapeInput *input, gsize column, ExosPart part)
{
  static const struct
  {
    ExosPart part;
    ExosRole role;
  } roles[] = {
    { EXOS_PART_USERS, EXOS_ROLE_USERS },         { EXOS_PART_COUNTS, EXOS_ROLE_VALUE },
    { EXOS_PART_MEAN, EXOS_ROLE_RATE },           { EXOS_PART_ERROR, EXOS_ROLE_STATISTIC },
    { EXOS_PART_DEVIATION, EXOS_ROLE_STATISTIC }, { EXOS_PART_CHANGE, EXOS_ROLE_STATISTIC },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i].part == part)
      exos_shape_use (input, column, roles[i].role);
}

static gboolean
has_topline_text (const ExosTopline *self, gsize row)
{
  g_autofree char *text = exos_table_dup_text (self->input->table, row, self->column);

  return g_str_equal (text, TOPLINE);
}

ExosTopline
exos_topline_new (const ExosShapeInput *input)
{
  ExosTopline self = { input, exos_columns_find_name (input->columns, "metric dimension"), FALSE };

  for (gsize row = input->first; self.column != EXOS_NO_COLUMN && row < input->end; row++)
    self.has_topline |= has_topline_text (&self, row);
  return self;
}

gboolean
exos_topline_has (const ExosTopline *self, gsize row)
{
  return !self->has_topline || has_topline_text (self, row);
}

void
exos_topline_report (const ExosTopline *self)
{
  guint64 n_left_out = 0;

  for (gsize row = self->input->first; row < self->input->end; row++)
    n_left_out += !exos_topline_has (self, row);
  if (n_left_out == 0)
    return;

  ExosIssue *issue = exos_issue_new (
      EXOS_ISSUE_COLUMN_IGNORED, 0, self->input->columns->columns[self->column].name, NULL, "rows");

  issue->number = n_left_out;
  exos_shape_add_issue (self->input, issue);
}

static gboolean
read_decimal (const char *text, double *value)
{
  return exos_parse_decimal (text, strlen (text), FALSE, value);
}

static gboolean
is_near (double value, double expected)
{
  return fabs (value - expected) <= TOLERANCE * expected + 1e-15;
}

gboolean
exos_entry_is_zero_or_one (const ExosEntry *entry)
{
  guint64 users;
  double mean;
  double spread;
  const char *n = entry->parts[EXOS_PART_USERS];

  if (exos_parse_count (n, strlen (n), FALSE, &users) > EXOS_NUMBER_THOUSANDS || users < 2 ||
      !read_decimal (entry->parts[EXOS_PART_MEAN], &mean) || mean < 0.0 || mean > 1.0)
    return FALSE;

  const double error = sqrt (mean * (1.0 - mean) / (double) (users - 1));

  if (read_decimal (entry->parts[EXOS_PART_ERROR], &spread))
    return is_near (spread, error);
  return read_decimal (entry->parts[EXOS_PART_DEVIATION], &spread) &&
         is_near (spread, error * sqrt ((double) users));
}

static gboolean
starts_with (const char *text, const char *prefix)
{
  return g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

gboolean
exos_entry_counts_users (const ExosEntry *entry)
{
  const char *numerator = entry->parts[EXOS_PART_NUMERATOR];
  const char *denominator = entry->parts[EXOS_PART_DENOMINATOR];
  const char *deviation = entry->parts[EXOS_PART_DEVIATION];

  return (numerator[0] == '\0' || starts_with (numerator, "unique")) &&
         (denominator[0] == '\0' || starts_with (denominator, "visitor") ||
          starts_with (denominator, "user")) &&
         (deviation[0] == '\0' || exos_entry_is_zero_or_one (entry));
}

char *
exos_entry_dup_product (const ExosEntry *entry, gboolean is_count)
{
  double users;
  double mean;

  if (!read_decimal (entry->parts[EXOS_PART_USERS], &users) ||
      !read_decimal (entry->parts[EXOS_PART_MEAN], &mean))
    return g_strdup (entry->parts[EXOS_PART_MEAN]);
  return g_strdup_printf (is_count ? "%.0f" : "%.17g",
                          is_count ? round (users * mean) : users * mean);
}

gboolean
exos_entry_is_marked_control (const ExosEntry *entry)
{
  const char *mark = entry->parts[EXOS_PART_IS_CONTROL];

  return g_ascii_strcasecmp (mark, "true") == 0 || g_ascii_strcasecmp (mark, "yes") == 0 ||
         g_str_equal (mark, "1");
}

gboolean
exos_entry_has_no_change (const ExosEntry *entry)
{
  return entry->parts[EXOS_PART_CHANGE][0] == '\0';
}
