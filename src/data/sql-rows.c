// SPDX-License-Identifier: MIT
/* The steps of a query that read rows: as text first, which every type can be made, then as values
 * by the rules of files (rows/value.c). */
#include "data/sql-parts.h"

#include <stdarg.h>

#include "data/covariate-names.h"

/* In lower case, without blanks around. */
/* clang-format off */
static const char *const missing[] = { "", "na", "n/a", "null", "none", "nan", "\\n", NULL };
static const char *const yes[] = {
  "1", "1.0", "1.00", "1.0e0", "true", "yes", "y", "t", "on", "예", "네", NULL
};
static const char *const no[] = {
  "0", "0.0", "0.00", "0.0e0", "false", "no", "n", "f", "off", "아니오", "아니요", NULL
};
/* clang-format on */

void
exos_sql_list_add (ExosSqlList *self, const char *format, ...)
{
  va_list arguments;

  g_string_append (self->text, self->n++ > 0 ? ",\n    " : "\n    ");
  va_start (arguments, format);
  g_string_append_vprintf (self->text, format, arguments);
  va_end (arguments);
}

typedef struct
{
  ExosSqlList list;
  const ExosSqlDialect *dialect;
} Step;

char *
exos_sql_dup_text (const ExosSqlDialect *dialect, const char *header)
{
  g_autofree char *name = exos_sql_quote_name (dialect, header);

  return g_strdup_printf ("TRIM(CAST(%s AS %s))", name, dialect->text_type);
}

static void
add_labels (Step *step, const ExosSqlColumns *columns)
{
  g_autofree char *group = exos_sql_dup_text (step->dialect, columns->group);

  exos_sql_list_add (&step->list, "COALESCE(%s, '') AS " EXOS_SQL_GROUP, group);
  if (columns->unit != NULL)
    {
      g_autofree char *unit = exos_sql_dup_text (step->dialect, columns->unit);

      exos_sql_list_add (&step->list, "COALESCE(%s, '') AS " EXOS_SQL_UNIT, unit);
    }
  if (columns->event != NULL)
    exos_sql_list_add (&step->list, EXOS_SQL_EVENTS);
  for (guint i = 0; i < columns->segments->len; i++)
    {
      g_autofree char *segment =
          exos_sql_dup_text (step->dialect, g_ptr_array_index (columns->segments, i));

      exos_sql_list_add (&step->list, "COALESCE(%s, '') AS " EXOS_SQL_SEGMENT, segment, i + 1);
    }
}

/* Dates and times of every type become YYYY-MM-DD…; the type itself says which is first. */
static void
add_date (Step *step, const ExosSqlColumns *columns)
{
  g_autofree char *text =
      columns->date != NULL ? exos_sql_dup_text (step->dialect, columns->date) : NULL;
  g_autofree char *name =
      columns->date != NULL ? exos_sql_quote_name (step->dialect, columns->date) : NULL;

  if (columns->date == NULL)
    return;
  exos_sql_list_add (&step->list, "COALESCE(SUBSTR(%s, 1, 10), '') AS " EXOS_SQL_DAY, text);
  if (columns->unit != NULL)
    exos_sql_list_add (&step->list, "%s AS " EXOS_SQL_TIME, name);
}

void
exos_sql_add_texts (GString *query,
                    const ExosSqlDialect *dialect,
                    const ExosSqlColumns *columns,
                    const char *table)
{
  Step step = { { query, 0 }, dialect };

  g_string_append (query, "WITH exos_texts AS (\n  SELECT");
  add_labels (&step, columns);
  add_date (&step, columns);
  for (guint i = 0; i < columns->outcomes->len; i++)
    {
      g_autofree char *text = exos_sql_dup_text (dialect, g_ptr_array_index (columns->outcomes, i));

      exos_sql_list_add (&step.list, "LOWER(%s) AS " EXOS_SQL_OUTCOME, text, i + 1);
    }
  for (guint i = 0; i < columns->values->len; i++)
    {
      g_autofree char *text = exos_sql_dup_text (dialect, g_ptr_array_index (columns->values, i));

      exos_sql_list_add (&step.list, "%s AS " EXOS_SQL_VALUE, text, i + 1);
    }
  g_string_append_printf (query, "\n  FROM %s\n)", table);
}

static char *
dup_words (const ExosSqlDialect *dialect, const char *const *words)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *quoted = exos_sql_quote_text (dialect, words[i]);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", quoted);
    }

  return g_string_free (list, FALSE);
}

char *
exos_sql_dup_missing (const ExosSqlDialect *dialect)
{
  return dup_words (dialect, missing);
}

/* Labels and whatever needs no reading. */
static void
copy_labels (ExosSqlList *list, const ExosSqlColumns *columns)
{
  exos_sql_list_add (list, EXOS_SQL_GROUP);
  if (columns->unit != NULL)
    exos_sql_list_add (list, EXOS_SQL_UNIT);
  if (columns->event != NULL)
    exos_sql_list_add (list, EXOS_SQL_EVENTS);
  for (guint i = 0; i < columns->segments->len; i++)
    exos_sql_list_add (list, EXOS_SQL_SEGMENT, i + 1);
  if (columns->date != NULL)
    exos_sql_list_add (list, EXOS_SQL_DAY);
  if (columns->date != NULL && columns->unit != NULL)
    exos_sql_list_add (list, EXOS_SQL_TIME);
}

void
exos_sql_add_values (GString *query, const ExosSqlDialect *dialect, const ExosSqlColumns *columns)
{
  ExosSqlList list = { query, 0 };
  g_autofree char *none = exos_sql_dup_missing (dialect);
  g_autofree char *ones = dup_words (dialect, yes);
  g_autofree char *zeros = dup_words (dialect, no);

  g_string_append (query, ", exos_values AS (\n  SELECT");
  copy_labels (&list, columns);
  for (guint i = 1; i <= columns->outcomes->len; i++)
    exos_sql_list_add (&list,
                       "CASE WHEN " EXOS_SQL_OUTCOME " IS NULL OR " EXOS_SQL_OUTCOME
                       " IN (%s) THEN NULL\n"
                       "      WHEN " EXOS_SQL_OUTCOME " IN (%s) THEN 1\n"
                       "      WHEN " EXOS_SQL_OUTCOME " IN (%s) THEN 0\n"
                       "      ELSE 2 END AS " EXOS_SQL_OUTCOME,
                       i, i, none, i, ones, i, zeros, i);
  for (guint i = 1; i <= columns->values->len; i++)
    exos_sql_list_add (&list,
                       "CAST(CASE WHEN LOWER(" EXOS_SQL_VALUE
                       ") IN (%s) THEN NULL ELSE " EXOS_SQL_VALUE " END AS %s) AS " EXOS_SQL_VALUE,
                       i, none, i, dialect->decimal_type, i);
  g_string_append (query, "\n  FROM exos_texts\n)");
}

/* By time, if there is one; then by what is in the rows, so that their order in the table is
 * nothing to go by. */
static char *
dup_order (const ExosSqlColumns *columns)
{
  GString *order = g_string_new (columns->date != NULL ? EXOS_SQL_TIME ", " EXOS_SQL_DAY : "");

  for (guint i = 1; i <= columns->segments->len; i++)
    g_string_append_printf (order, "%s" EXOS_SQL_SEGMENT, order->len > 0 ? ", " : "", i);
  for (guint i = 1; i <= columns->outcomes->len; i++)
    g_string_append_printf (order, "%s" EXOS_SQL_OUTCOME, order->len > 0 ? ", " : "", i);
  for (guint i = 1; i <= columns->values->len; i++)
    g_string_append_printf (order, "%s" EXOS_SQL_VALUE, order->len > 0 ? ", " : "", i);
  return g_string_free (order, FALSE);
}

/* Rows without a group say nothing of their user's. */
static void
add_users (GString *query, const ExosSqlColumns *columns)
{
  g_autofree char *order = dup_order (columns);

  g_string_append_printf (query,
                          ", exos_users AS (\n"
                          "  SELECT exos_values.*,\n"
                          "    MIN(NULLIF(" EXOS_SQL_GROUP
                          ", '')) OVER (PARTITION BY " EXOS_SQL_UNIT ") AS exos_first_group,\n"
                          "    MAX(NULLIF(" EXOS_SQL_GROUP
                          ", '')) OVER (PARTITION BY " EXOS_SQL_UNIT ") AS exos_last_group,\n"
                          "    ROW_NUMBER() OVER (PARTITION BY " EXOS_SQL_UNIT
                          ", CASE WHEN " EXOS_SQL_GROUP " = '' THEN 1 ELSE 0 END\n"
                          "      ORDER BY %s) AS exos_number\n"
                          "  FROM exos_values\n)",
                          order);
}

void
exos_sql_add_marks (GString *query, const ExosSqlColumns *columns)
{
  if (columns->unit != NULL)
    add_users (query, columns);

  g_string_append_printf (query,
                          ", exos_rows AS (\n"
                          "  SELECT %s.*,\n"
                          "    CASE WHEN " EXOS_SQL_GROUP " = '' THEN 'no group'\n",
                          columns->unit != NULL ? "exos_users" : "exos_values");
  if (columns->unit != NULL)
    g_string_append (query, "      WHEN " EXOS_SQL_UNIT " = '' THEN 'no user'\n"
                            "      WHEN exos_first_group <> exos_last_group THEN 'several groups'\n"
                            "      WHEN exos_number > 1 THEN 'repeated'\n");
  g_string_append_printf (query, "      ELSE 'counted' END AS exos_what\n  FROM %s\n)",
                          columns->unit != NULL ? "exos_users" : "exos_values");
}
