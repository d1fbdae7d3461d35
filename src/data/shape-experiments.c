// SPDX-License-Identifier: MIT
/* Tables that say which experiment a row is of. */
#include "data/shape.h"

#define MAX_LISTED 8

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

/* Statsig calls it just "name", beside "rule". */
gsize
exos_shape_find_experiment (const ExosShapeInput *input)
{
  const gsize column = exos_columns_find (input->columns, EXOS_ROLE_EXPERIMENT);
  const gboolean is_statsig = exos_columns_find_name (input->columns, "rule") != EXOS_NO_COLUMN;

  return column == EXOS_NO_COLUMN && is_statsig ? exos_columns_find_name (input->columns, "name")
                                                : column;
}

gboolean
exos_shape_check_experiments (const ExosShapeInput *input)
{
  const gsize column = exos_shape_find_experiment (input);

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

  exos_shape_add_issue (input, exos_issue_new (EXOS_ISSUE_SEVERAL_EXPERIMENTS,
                                               exos_shape_header_line (input),
                                               input->columns->columns[column].name, NULL, names));
  return FALSE;
}
