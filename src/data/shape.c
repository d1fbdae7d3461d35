// SPDX-License-Identifier: MIT
#include "data/shape.h"

#include <math.h>
#include <string.h>

#include "data/language.h"
#include "data/number.h"

#define MIN_UNIT_ROWS 20
#define MAX_LISTED 8

void
exos_shape_add_issue (const ExosShapeInput *input, ExosIssue *issue)
{
  g_ptr_array_add (input->experiment->issues, issue);
}

static guint64
header_line (const ExosShapeInput *input)
{
  return exos_table_row (input->table, input->columns->header)->line;
}

void
exos_shape_missing (const ExosShapeInput *input, ExosRole role)
{
  static const char *const names[] = { "variant", "users", "conversions" };

  exos_shape_add_issue (input, exos_issue_new (EXOS_ISSUE_MISSING_COLUMN, header_line (input),
                                               names[role], NULL, exos_role_label (role)));
}

void
exos_shape_guessed (const ExosShapeInput *input, ExosShape shape, const char *words)
{
  input->experiment->source.shape = shape;
  exos_shape_add_issue (input, exos_issue_new (EXOS_ISSUE_SHAPE_GUESSED, 0, NULL, NULL, words));
}

const char *
exos_shape_chosen_metric (const ExosShapeInput *input)
{
  for (gsize i = 0; i < input->mapping->n_columns; i++)
    if (input->mapping->columns[i]->role == EXOS_ROLE_CONVERSIONS)
      return input->mapping->columns[i]->column;
  return NULL;
}

char *
exos_counts_from_mean (const char *users, const char *mean, const char *standard_error)
{
  guint64 n;
  double m;
  double se;

  if (exos_parse_count (users, strlen (users), FALSE, &n) != EXOS_NUMBER_OK || n < 2 ||
      !exos_parse_decimal (mean, strlen (mean), FALSE, &m) ||
      !exos_parse_decimal (standard_error, strlen (standard_error), FALSE, &se) || m < 0.0 ||
      m > 1.0)
    return NULL;

  const double expected = sqrt (m * (1.0 - m) / (double) (n - 1));

  if (fabs (se - expected) > 0.01 * expected + 1e-15)
    return NULL;
  return g_strdup_printf ("%.0f", round ((double) n * m));
}

void
exos_set_counted (
    ExosSheet *sheet, guint arm, guint column, const char *users, const char *counts, guint64 line)
{
  const ExosSheetCell *known = exos_sheet_cell (sheet, arm, 0);
  g_autofree char *both = g_strconcat (counts, " / ", users, NULL);
  const gboolean is_same = known->text == NULL || g_str_equal (known->text, users);

  if (known->text == NULL)
    exos_sheet_set_text (sheet, arm, 0, users, line);
  exos_sheet_set_text (sheet, arm, column, is_same ? counts : both, line);
}

/* The different texts of a column, in order. */
static GPtrArray *
list_values (const ExosShapeInput *input, gsize column)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (gsize row = input->first; row < input->end; row++)
    {
      char *text = exos_table_dup_text (input->table, row, column);

      if (text[0] == '\0' || values->len > MAX_LISTED ||
          g_ptr_array_find_with_equal_func (values, text, g_str_equal, NULL))
        g_free (text);
      else
        g_ptr_array_add (values, text);
    }

  return values;
}

static char *
join_values (const GPtrArray *values)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    if (i == MAX_LISTED)
      g_string_append (text, ", …");
    else
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              (const char *) g_ptr_array_index (values, i));
  return g_string_free (text, FALSE);
}

/* One value in an experiment column names the experiment; several are several experiments. */
static gboolean
check_experiments (const ExosShapeInput *input)
{
  const gsize column = exos_columns_find (input->columns, EXOS_ROLE_EXPERIMENT);

  if (column == EXOS_NO_COLUMN)
    return TRUE;

  g_autoptr (GPtrArray) values = list_values (input, column);

  if (values->len < 2)
    {
      if (values->len == 1)
        input->experiment->name = g_strdup (g_ptr_array_index (values, 0));
      return TRUE;
    }

  g_autofree char *names = join_values (values);

  exos_shape_add_issue (input, exos_issue_new (EXOS_ISSUE_SEVERAL_EXPERIMENTS, 0,
                                               input->columns->columns[column].name, NULL, names));
  return FALSE;
}

static gboolean
has_number_beside_ids (const ExosShapeInput *input)
{
  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      const ExosColumn *column = &input->columns->columns[i];
      double value;

      if (column->has_role && column->role != EXOS_ROLE_CONVERSIONS &&
          column->role != EXOS_ROLE_VALUE)
        continue;

      g_autofree char *text = exos_table_dup_text (input->table, input->first, i);

      if (column->has_role || exos_parse_decimal (text, strlen (text), FALSE, &value))
        return TRUE;
    }

  return FALSE;
}

/* A row a user or an event: no column of users, and an id or many rows. */
static gboolean
refuse_units (const ExosShapeInput *input)
{
  const guint64 n_rows = exos_table_n_seen (input->table) - input->first;
  const gboolean has_unit = exos_columns_find (input->columns, EXOS_ROLE_UNIT) != EXOS_NO_COLUMN;
  const gboolean has_users = exos_columns_find (input->columns, EXOS_ROLE_USERS) != EXOS_NO_COLUMN;
  const gboolean has_event =
      exos_columns_find_name (input->columns, "event") != EXOS_NO_COLUMN ||
      exos_columns_find_name (input->columns, "event name") != EXOS_NO_COLUMN;

  if (has_users || (!has_unit && n_rows < MIN_UNIT_ROWS))
    return FALSE;

  ExosIssue *issue =
      exos_issue_new (has_number_beside_ids (input) || has_event ? EXOS_ISSUE_SHAPE_UNITS
                                                                 : EXOS_ISSUE_SHAPE_NO_OUTCOME,
                      0, NULL, NULL, NULL);

  issue->number = n_rows;
  exos_shape_add_issue (input, issue);
  input->experiment->source.shape = has_event ? EXOS_SHAPE_EVENTS : EXOS_SHAPE_UNITS;
  return TRUE;
}

static gboolean
refuse_too_many_rows (const ExosShapeInput *input)
{
  const guint64 n_rows = exos_table_n_seen (input->table) - input->first;

  if (exos_table_n_rows (input->table) == exos_table_n_seen (input->table))
    return FALSE;

  ExosIssue *issue = exos_issue_new (EXOS_ISSUE_TOO_MANY_ROWS, 0, NULL, NULL, NULL);

  issue->number = n_rows;
  issue->other = EXOS_MAX_ROWS;
  exos_shape_add_issue (input, issue);
  return TRUE;
}

ExosSheet *
exos_shape_to_sheet (const ExosShapeInput *input)
{
  static const struct
  {
    gboolean (*matches) (const ExosShapeInput *input);
    ExosSheet *(*pivot) (const ExosShapeInput *input);
  } shapes[] = {
    { exos_is_pulse, exos_pivot_pulse },
    { exos_is_long, exos_pivot_long },
    { exos_is_metric_rows, exos_pivot_metric_rows },
    { exos_is_wide, exos_pivot_wide },
  };

  if (!check_experiments (input))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i].matches (input))
      return refuse_too_many_rows (input) ? NULL : shapes[i].pivot (input);

  if (refuse_units (input) || refuse_too_many_rows (input))
    return NULL;
  return exos_pivot_rows (input);
}
