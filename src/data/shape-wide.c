// SPDX-License-Identifier: MIT
/* A column a group and quantity: control_users, users_control, testUnits, count_c. One row, or, in
 * the pulse exports of Statsig, a row a metric with units, mean and standard error. */
#include "data/shape.h"

#include <string.h>

#include "data/language.h"
#include "data/text.h"

/* A header taken apart; label NULL: not of this kind. */
typedef struct
{
  char *label;
  char *quantity;
} WideName;

static void
clear_name (gpointer data)
{
  WideName *name = data;

  g_free (name->label);
  g_free (name->quantity);
}

static GArray *
split_headers (const ExosShapeInput *input)
{
  GArray *names = g_array_new (FALSE, TRUE, sizeof (WideName));

  g_array_set_clear_func (names, clear_name);
  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      WideName name = { NULL, NULL };

      exos_split_wide_name (input->columns->columns[i].name, &name.label, &name.quantity);
      g_array_append_val (names, name);
    }

  return names;
}

static gboolean
quantity_has_role (const char *quantity, ExosRole role)
{
  const ExosAlias *alias = quantity != NULL ? exos_find_alias (quantity) : NULL;

  return alias != NULL && alias->role == role;
}

/* Different labels that have a column of users. */
static guint
count_labels (const GArray *names)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < names->len; i++)
    {
      const WideName *name = &g_array_index (names, WideName, i);

      if (quantity_has_role (name->quantity, EXOS_ROLE_USERS))
        g_hash_table_add (labels, name->label);
    }

  return g_hash_table_size (labels);
}

static gboolean
has_labelled_users (const ExosShapeInput *input)
{
  g_autoptr (GArray) names = split_headers (input);

  return count_labels (names) >= 2;
}

gboolean
exos_is_wide (const ExosShapeInput *input)
{
  return exos_columns_find (input->columns, EXOS_ROLE_GROUP) == EXOS_NO_COLUMN &&
         has_labelled_users (input);
}

gboolean
exos_is_pulse (const ExosShapeInput *input)
{
  return exos_columns_find (input->columns, EXOS_ROLE_METRIC) != EXOS_NO_COLUMN &&
         exos_is_wide (input);
}

static guint
find_or_add_column (ExosSheet *sheet, ExosSheetKind kind, const char *name)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (g_str_equal (exos_sheet_column (sheet, i)->name, name))
      return i;
  return exos_sheet_add_column (sheet, kind, name);
}

static ExosSheetKind
kind_of_quantity (const char *quantity)
{
  return quantity_has_role (quantity, EXOS_ROLE_USERS)         ? EXOS_SHEET_USERS
         : quantity_has_role (quantity, EXOS_ROLE_CONVERSIONS) ? EXOS_SHEET_CONVERSIONS
                                                               : EXOS_SHEET_METRIC;
}

static gboolean
is_used (const WideName *name)
{
  return name->label != NULL && !quantity_has_role (name->quantity, EXOS_ROLE_RATE) &&
         !quantity_has_role (name->quantity, EXOS_ROLE_STATISTIC);
}

static void
add_wide_columns (const ExosShapeInput *input, ExosSheet *sheet, const GArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const WideName *name = &g_array_index (names, WideName, i);

      if (is_used (name))
        find_or_add_column (sheet, kind_of_quantity (name->quantity), name->quantity);
      else
        exos_shape_add_issue (input, exos_issue_new (EXOS_ISSUE_COLUMN_IGNORED, 0,
                                                     input->columns->columns[i].name, NULL, NULL));
    }
}

ExosSheet *
exos_pivot_wide (const ExosShapeInput *input)
{
  g_autoptr (GArray) names = split_headers (input);
  const guint64 line = exos_table_row (input->table, input->first)->line;
  ExosSheet *sheet;

  exos_shape_guessed (input, EXOS_SHAPE_WIDE, _ ("the wide form, a column a group and quantity"));
  if (input->end - input->first > 1)
    {
      exos_shape_add_issue (input, exos_issue_new (EXOS_ISSUE_SHAPE_UNKNOWN, 0, NULL, NULL,
                                                   _ ("the wide form with several rows")));
      return NULL;
    }

  sheet = exos_sheet_new (input->columns->columns[0].name);
  add_wide_columns (input, sheet, names);
  for (guint i = 0; i < names->len; i++)
    {
      const WideName *name = &g_array_index (names, WideName, i);

      if (!is_used (name))
        continue;

      const int found = exos_sheet_find_arm (sheet, name->label);
      const guint arm = found >= 0 ? (guint) found : exos_sheet_add_arm (sheet, name->label, line);
      const guint column =
          find_or_add_column (sheet, kind_of_quantity (name->quantity), name->quantity);

      exos_sheet_set_field (sheet, arm, column, exos_table_cell (input->table, input->first, i),
                            line);
    }

  return sheet;
}

/* The text at (row, "label quantity"), "" where there is none. */
static char *
dup_quantity (const ExosShapeInput *input,
              const GArray *names,
              gsize row,
              const char *label,
              const char *quantity)
{
  for (guint i = 0; i < names->len; i++)
    {
      const WideName *name = &g_array_index (names, WideName, i);

      if (name->label != NULL && g_str_equal (name->label, label) &&
          g_str_equal (name->quantity, quantity))
        return exos_table_dup_text (input->table, row, i);
    }

  return g_strdup ("");
}

/* Rows of a breakdown are left out; the total is marked. */
static gboolean
is_topline (const ExosShapeInput *input, gsize row)
{
  const gsize column = exos_columns_find_name (input->columns, "metric dimension");
  g_autofree char *text =
      column != EXOS_NO_COLUMN ? exos_table_dup_text (input->table, row, column) : g_strdup ("");

  return text[0] == '\0' || g_str_equal (text, "!statsig_topline");
}

typedef struct
{
  const ExosShapeInput *input;
  const GArray *names;
  ExosSheet *sheet;
  gsize row;
  guint column;
  char *metric;
} PulseRow;

/* Counts of one metric of one group. FALSE when the metric is no 0/1 metric. */
static gboolean
set_pulse_counts (const PulseRow *pulse, guint arm)
{
  const char *label = exos_sheet_arm (pulse->sheet, arm)->label;
  const guint64 line = exos_table_row (pulse->input->table, pulse->row)->line;
  g_autofree char *users = dup_quantity (pulse->input, pulse->names, pulse->row, label, "units");
  g_autofree char *mean = dup_quantity (pulse->input, pulse->names, pulse->row, label, "mean");
  g_autofree char *error = dup_quantity (pulse->input, pulse->names, pulse->row, label, "stderr");
  g_autofree char *counts = exos_counts_from_mean (users, mean, error);

  exos_set_counted (pulse->sheet, arm, pulse->column, users, counts != NULL ? counts : mean, line);
  return counts != NULL;
}

static void
report_pulse_metric (const PulseRow *pulse, gboolean is_primary, gboolean is_count)
{
  const ExosIssueCode code = is_count     ? EXOS_ISSUE_COUNTS_FROM_MEANS
                             : is_primary ? EXOS_ISSUE_NOT_A_COUNT
                                          : EXOS_ISSUE_MEAN_NOT_JUDGED;

  exos_shape_add_issue (pulse->input, exos_issue_new (code, 0, pulse->metric, NULL, pulse->metric));
}

/* The metric that the user names, else the first. */
static gsize
find_primary_row (const ExosShapeInput *input, gsize metric_column)
{
  const char *chosen = exos_shape_chosen_metric (input);

  for (gsize row = input->first; row < input->end; row++)
    {
      g_autofree char *metric = exos_table_dup_text (input->table, row, metric_column);

      if (is_topline (input, row) && (chosen == NULL || exos_names_match (metric, chosen)))
        return row;
    }

  return input->first;
}

static void
add_pulse_metric (PulseRow *pulse, gboolean is_primary)
{
  gboolean is_count = TRUE;

  for (guint arm = 0; arm < pulse->sheet->arms->len; arm++)
    is_count &= set_pulse_counts (pulse, arm);
  report_pulse_metric (pulse, is_primary, is_count);
  if (is_primary)
    {
      pulse->input->experiment->primary = g_strdup (pulse->metric);
      exos_shape_add_issue (
          pulse->input, exos_issue_new (EXOS_ISSUE_PRIMARY_GUESSED, 0, NULL, NULL, pulse->metric));
    }
}

/* Columns first, since arms have a cell for each: users, then every metric. */
static GArray *
add_pulse_columns (const ExosShapeInput *input, ExosSheet *sheet, gsize metric_column)
{
  const gsize primary = find_primary_row (input, metric_column);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gsize));

  exos_sheet_add_column (sheet, EXOS_SHEET_USERS, "units");
  for (gsize row = input->first; row < input->end; row++)
    if (is_topline (input, row))
      {
        g_autofree char *metric = exos_table_dup_text (input->table, row, metric_column);

        exos_sheet_add_column (sheet, row == primary ? EXOS_SHEET_CONVERSIONS : EXOS_SHEET_METRIC,
                               metric);
        g_array_append_val (rows, row);
      }

  return rows;
}

ExosSheet *
exos_pivot_pulse (const ExosShapeInput *input)
{
  const gsize metric_column = exos_columns_find (input->columns, EXOS_ROLE_METRIC);
  g_autoptr (GArray) names = split_headers (input);
  ExosSheet *sheet = exos_sheet_new (input->columns->columns[metric_column].name);
  g_autoptr (GArray) rows = add_pulse_columns (input, sheet, metric_column);
  const guint64 line = exos_table_row (input->table, input->first)->line;

  exos_shape_guessed (input, EXOS_SHAPE_WIDE, _ ("a row a metric, with units and means"));
  for (guint i = 0; i < names->len; i++)
    {
      const WideName *name = &g_array_index (names, WideName, i);

      if (quantity_has_role (name->quantity, EXOS_ROLE_USERS) &&
          exos_sheet_find_arm (sheet, name->label) < 0)
        exos_sheet_add_arm (sheet, name->label, line);
    }

  for (int is_primary = TRUE; is_primary >= FALSE; is_primary--)
    for (guint i = 0; i < rows->len; i++)
      {
        PulseRow pulse = { input, names, sheet, g_array_index (rows, gsize, i), i + 1, NULL };
        g_autofree char *metric = exos_table_dup_text (input->table, pulse.row, metric_column);

        pulse.metric = metric;
        if ((exos_sheet_column (sheet, i + 1)->kind == EXOS_SHEET_CONVERSIONS) == is_primary)
          add_pulse_metric (&pulse, is_primary);
      }

  return sheet;
}
