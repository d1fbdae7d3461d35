// SPDX-License-Identifier: MIT
/* The query as a whole: rows are read and marked (sql-rows.c), then summed under names that the
 * reader of totals knows. */
#include "data/sql.h"

#include <stdarg.h>
#include <string.h>

#include "data/covariate-names.h"
#include "data/format.h"
#include "data/language.h"
#include "data/sql-parts.h"
#include "data/sum-names.h"
#include "data/text.h"
#include "data/unit-sums.h"

/* Which rows are left out for what; those of users once a user. */
static const struct
{
  ExosUnitSums what;
  const char *condition;
  gboolean needs_unit;
} counts[] = {
  { EXOS_UNIT_SUMS_NO_GROUP, "exos_what = 'no group'", FALSE },
  { EXOS_UNIT_SUMS_NO_UNIT, "exos_what = 'no user'", TRUE },
  { EXOS_UNIT_SUMS_SEVERAL_GROUPS, "exos_what = 'several groups' AND exos_number = 1", TRUE },
  { EXOS_UNIT_SUMS_REPEATED, "exos_what = 'repeated' AND exos_number = 2", TRUE },
};

/* Rows without a group or user are counted one by one, also where events were added up. */
static char *
say_count (const ExosSqlColumns *columns, gsize i)
{
  const gboolean are_rows =
      counts[i].what == EXOS_UNIT_SUMS_NO_GROUP || counts[i].what == EXOS_UNIT_SUMS_NO_UNIT;

  if (columns->event != NULL && are_rows)
    return g_strdup_printf ("COALESCE(SUM(CASE WHEN %s THEN " EXOS_SQL_EVENTS " END), 0)",
                            counts[i].condition);
  return g_strdup_printf ("COUNT(CASE WHEN %s THEN 1 END)", counts[i].condition);
}

static gboolean
has_count (const ExosSqlColumns *columns, gsize i)
{
  return columns->unit != NULL || !counts[i].needs_unit;
}

/* Users without a covariate get the mean of those who have one, as in a file: no one is left out,
 * and nothing is made up about the difference. */
static void
add_totals (GString *query, const ExosSqlColumns *columns)
{
  ExosSqlList list = { query, 0 };

  g_string_append (query, ", exos_totals AS (\n  SELECT");
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    if (has_count (columns, i))
      {
        g_autofree char *count = say_count (columns, i);

        exos_sql_list_add (&list, "%s AS " EXOS_SQL_COUNT, count, (guint) counts[i].what);
      }
  for (guint i = 0; i < columns->values->len; i++)
    if (columns->metrics[i] != EXOS_NO_METRIC)
      {
        g_autofree char *pairs =
            g_strdup_printf ("CASE WHEN exos_what = 'counted' AND " EXOS_SQL_VALUE
                             " IS NOT NULL THEN " EXOS_SQL_VALUE " END",
                             columns->metrics[i] + 1, i + 1);

        exos_sql_list_add (&list, "SUM(%s)\n      / NULLIF(COUNT(%s), 0) AS " EXOS_SQL_FILL, pairs,
                           pairs, i + 1);
      }
  g_string_append (query, "\n  FROM exos_rows\n)");
}

static void
add_counted (GString *query, const ExosSqlDialect *dialect, const ExosSqlColumns *columns)
{
  ExosSqlList list = { query, 0 };

  g_string_append (query, ", exos_counted AS (\n  SELECT");
  exos_sql_list_add (&list, EXOS_SQL_GROUP);
  for (guint i = 1; i <= columns->segments->len; i++)
    exos_sql_list_add (&list, EXOS_SQL_SEGMENT, i);
  if (columns->date != NULL)
    exos_sql_list_add (&list, EXOS_SQL_DAY);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    if (has_count (columns, i))
      exos_sql_list_add (&list, EXOS_SQL_COUNT, (guint) counts[i].what);
  for (guint i = 1; i <= columns->outcomes->len; i++)
    exos_sql_list_add (&list, EXOS_SQL_OUTCOME, i);
  for (guint i = 0; i < columns->values->len; i++)
    if (columns->metrics[i] == EXOS_NO_METRIC)
      exos_sql_list_add (&list, EXOS_SQL_VALUE, i + 1);
    else
      exos_sql_list_add (&list,
                         "CASE WHEN " EXOS_SQL_VALUE " IS NOT NULL THEN COALESCE(" EXOS_SQL_VALUE
                         ", CAST(CASE WHEN ABS(" EXOS_SQL_FILL ") < 1000000\n"
                         "      THEN ROUND(" EXOS_SQL_FILL ", 6) ELSE ROUND(" EXOS_SQL_FILL
                         ", 0) END AS %s)) END AS " EXOS_SQL_VALUE,
                         columns->metrics[i] + 1, i + 1, i + 1, i + 1, i + 1, dialect->decimal_type,
                         i + 1);
  g_string_append (query,
                   "\n  FROM exos_rows CROSS JOIN exos_totals\n  WHERE exos_what = 'counted'\n)");
}

/* A column of the result. */
typedef struct
{
  char *header;
  char *expression;
} Output;

static void
free_output (gpointer data)
{
  Output *output = data;

  g_free (output->header);
  g_free (output->expression);
  g_free (output);
}

static void add_output (GPtrArray *outputs, char *header, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* Takes the header. */
static void
add_output (GPtrArray *outputs, char *header, const char *format, ...)
{
  Output *output = g_new (Output, 1);
  va_list arguments;

  va_start (arguments, format);
  output->header = header;
  output->expression = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (outputs, output);
}

static char *
dup_sum_header (const char *metric, ExosSumName what)
{
  g_autofree char *suffix = exos_sum_name_dup_header ("", what);

  return g_strconcat (metric, suffix, NULL);
}

/* Neither 0 nor 1 somewhere: no count of users, and no number at all. */
static void
add_outcomes (GPtrArray *outputs, const ExosSqlColumns *columns)
{
  for (guint i = 0; i < columns->outcomes->len; i++)
    {
      const char *header = g_ptr_array_index (columns->outcomes, i);
      g_autofree char *name = g_strdup_printf (EXOS_SQL_OUTCOME, i + 1);

      add_output (outputs, g_strdup (header),
                  "CASE WHEN COUNT(%s) = 0 THEN 0 WHEN MAX(%s) <= 1 THEN SUM(%s) END", name, name,
                  name);
      add_output (outputs, g_strconcat (header, "_n", NULL), "COUNT(%s)", name);
    }
}

static guint
find_covariate (const ExosSqlColumns *columns, guint metric)
{
  for (guint i = 0; i < columns->values->len; i++)
    if (columns->metrics[i] == metric)
      return i;
  return EXOS_NO_METRIC;
}

static void
add_covariate (GPtrArray *outputs, const char *header, guint metric, guint covariate)
{
  static const ExosSumName names[] = { EXOS_SUM_NAME_COVARIATE, EXOS_SUM_NAME_COVARIATE_SQUARES,
                                       EXOS_SUM_NAME_COVARIATE_PRODUCT };
  g_autofree char *y = g_strdup_printf (EXOS_SQL_VALUE, metric + 1);
  g_autofree char *x = g_strdup_printf (EXOS_SQL_VALUE, covariate + 1);
  const char *const factors[] = { NULL, x, y };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    add_output (outputs, dup_sum_header (header, names[i]),
                "CASE WHEN COUNT(%s) = COUNT(%s) THEN COALESCE(SUM(%s%s%s), 0) END", x, y, x,
                factors[i] != NULL ? " * " : "", factors[i] != NULL ? factors[i] : "");
}

static void
add_means (GPtrArray *outputs, const ExosSqlColumns *columns)
{
  for (guint i = 0; i < columns->values->len; i++)
    {
      const char *header = g_ptr_array_index (columns->values, i);
      const guint covariate = find_covariate (columns, i);
      g_autofree char *y = g_strdup_printf (EXOS_SQL_VALUE, i + 1);

      if (columns->metrics[i] != EXOS_NO_METRIC)
        continue;
      add_output (outputs, dup_sum_header (header, EXOS_SUM_NAME_SUM), "COALESCE(SUM(%s), 0)", y);
      add_output (outputs, dup_sum_header (header, EXOS_SUM_NAME_SQUARES),
                  "COALESCE(SUM(%s * %s), 0)", y, y);
      add_output (outputs, g_strconcat (header, "_n", NULL), "COUNT(%s)", y);
      if (covariate != EXOS_NO_METRIC)
        add_covariate (outputs, header, i, covariate);
    }
}

static GPtrArray *
list_outputs (const ExosSqlDialect *dialect, const ExosSqlColumns *columns)
{
  GPtrArray *outputs = g_ptr_array_new_with_free_func (free_output);
  g_autofree char *shape = exos_sql_quote_text (dialect, EXOS_UNIT_SUMS_VALUE);

  add_output (outputs, g_strdup (exos_unit_sums_header (EXOS_UNIT_SUMS_SHAPE)), "%s", shape);
  add_output (outputs, g_strdup (columns->group), EXOS_SQL_GROUP);
  for (guint i = 0; i < columns->segments->len; i++)
    add_output (outputs, g_strdup (g_ptr_array_index (columns->segments, i)), EXOS_SQL_SEGMENT,
                i + 1);
  if (columns->date != NULL)
    add_output (outputs, g_strdup (columns->date), EXOS_SQL_DAY);
  add_output (outputs, g_strdup ("users"), "COUNT(*)");
  add_outcomes (outputs, columns);
  add_means (outputs, columns);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    if (has_count (columns, i))
      add_output (outputs, g_strdup (exos_unit_sums_header (counts[i].what)),
                  "MAX(" EXOS_SQL_COUNT ")", (guint) counts[i].what);
  return outputs;
}

static gboolean
refuse_header (const char *message, const char *header, GError **error)
{
  g_autofree char *shown = exos_visible_text (header, 0);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "--column: “%s”: %s", shown,
               message);
  return FALSE;
}

/* Each header once, as the reader compares them, and none that the warehouse would cut. */
static gboolean
check_outputs (const GPtrArray *outputs, const ExosSqlDialect *dialect, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < outputs->len; i++)
    {
      const char *header = ((const Output *) g_ptr_array_index (outputs, i))->header;

      if (!g_hash_table_add (seen, exos_normalize_name (header, -1)))
        return refuse_header (_ ("two columns of the result would have this name."), header, error);
      if (dialect->max_name > 0 && strlen (header) > dialect->max_name)
        return refuse_header (_ ("the warehouse cuts so long a name; give the column a shorter one "
                                 "in a view."),
                              header, error);
    }

  return TRUE;
}

static void
add_labels (GString *query, const char *clause, const ExosSqlColumns *columns)
{
  g_string_append_printf (query, "\n%s BY " EXOS_SQL_GROUP, clause);
  for (guint i = 1; i <= columns->segments->len; i++)
    g_string_append_printf (query, ", " EXOS_SQL_SEGMENT, i);
  if (columns->date != NULL)
    g_string_append (query, ", " EXOS_SQL_DAY);
}

static void
add_result (GString *query,
            const ExosSqlDialect *dialect,
            const ExosSqlColumns *columns,
            const GPtrArray *outputs)
{
  g_string_append (query, "\nSELECT");
  for (guint i = 0; i < outputs->len; i++)
    {
      const Output *output = g_ptr_array_index (outputs, i);
      g_autofree char *header = exos_sql_quote_name (dialect, output->header);

      g_string_append_printf (query, "%s\n  %s AS %s", i > 0 ? "," : "", output->expression,
                              header);
    }
  g_string_append (query, "\nFROM exos_counted");
  add_labels (query, "GROUP", columns);
  add_labels (query, "ORDER", columns);
  g_string_append (query, ";\n");
}

char *
exos_sql_query (const ExosSqlDialect *dialect,
                const char *table,
                const ExosMapping *mapping,
                GError **error)
{
  g_auto (ExosSqlColumns) columns = { 0 };
  g_autofree char *from = exos_sql_quote_table (dialect, table, error);

  if (from == NULL || !exos_sql_columns_init (&columns, mapping, error))
    return NULL;

  g_autoptr (GPtrArray) outputs = list_outputs (dialect, &columns);
  g_autoptr (GString) query = g_string_new (NULL);

  if (!check_outputs (outputs, dialect, error))
    return NULL;
  if (columns.event != NULL)
    {
      char *users = exos_sql_dup_users (dialect, &columns, from);

      g_free (from);
      from = users;
    }
  exos_sql_add_comments (query, dialect, &columns);
  exos_sql_add_texts (query, dialect, &columns, from);
  exos_sql_add_values (query, dialect, &columns);
  exos_sql_add_marks (query, &columns);
  add_totals (query, &columns);
  add_counted (query, dialect, &columns);
  add_result (query, dialect, &columns, outputs);
  return g_strdup (query->str);
}
