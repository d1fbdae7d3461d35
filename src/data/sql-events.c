// SPDX-License-Identifier: MIT
/* A table with a row an event as one with a row for each user and group, under the same headers:
 * what the steps of rows (sql-rows.c) read in place of a table of users. */
#include <string.h>

#include "data/rows/time.h"
#include "data/sql-parts.h"

#define EVENT "exos_event"
#define IS_AFTER "exos_is_after"
#define AMOUNT "exos_amount"
#define MICROS G_GINT64_CONSTANT (1000000)

/* Times as text have a T or a blank between day and clock. */
static char *
dup_start (const ExosSqlDialect *dialect, const char *start)
{
  char day[sizeof "YYYY-MM-DD"] = "";
  g_autofree char *text = NULL;
  gint64 time;

  if (start == NULL || !exos_time_parse (start, strlen (start), &time))
    return NULL;
  exos_time_print_day (time, day);
  time = (time / MICROS % 86400 + 86400) % 86400;
  text = g_strdup_printf ("%s %02d:%02d:%02d", day, (int) (time / 3600), (int) (time / 60 % 60),
                          (int) (time % 60));
  return exos_sql_quote_text (dialect, text);
}

static void
add_event_texts (ExosSqlList *list,
                 const ExosSqlDialect *dialect,
                 const ExosSqlColumns *columns,
                 const char *start)
{
  g_autofree char *group = exos_sql_dup_text (dialect, columns->group);
  g_autofree char *unit = exos_sql_dup_text (dialect, columns->unit);
  g_autofree char *event = exos_sql_dup_text (dialect, columns->event);

  exos_sql_list_add (list, "COALESCE(%s, '') AS " EXOS_SQL_GROUP, group);
  exos_sql_list_add (list, "COALESCE(%s, '') AS " EXOS_SQL_UNIT, unit);
  exos_sql_list_add (list, "LOWER(%s) AS " EVENT, event);
  for (guint i = 0; i < columns->segments->len; i++)
    {
      g_autofree char *segment = exos_sql_dup_text (dialect, columns->segments->pdata[i]);

      exos_sql_list_add (list, "COALESCE(%s, '') AS " EXOS_SQL_SEGMENT, segment, i + 1);
    }
  if (columns->date != NULL)
    {
      g_autofree char *name = exos_sql_quote_name (dialect, columns->date);
      g_autofree char *time = exos_sql_dup_text (dialect, columns->date);

      exos_sql_list_add (list, "%s AS " EXOS_SQL_TIME, name);
      if (start != NULL)
        exos_sql_list_add (list,
                           "CASE WHEN REPLACE(%s, 'T', ' ') >= %s THEN 1 ELSE 0 END AS " IS_AFTER,
                           time, start);
    }
  if (start == NULL)
    exos_sql_list_add (list, "1 AS " IS_AFTER);
}

/* The value of each event; one that is missing adds nothing. */
static void
add_amount (ExosSqlList *list, const ExosSqlDialect *dialect, const char *header)
{
  g_autofree char *text = exos_sql_dup_text (dialect, header);
  g_autofree char *none = exos_sql_dup_missing (dialect);

  exos_sql_list_add (list,
                     "CAST(CASE WHEN LOWER(%s) IN (%s) THEN NULL ELSE %s END AS %s) AS " AMOUNT,
                     text, none, text, dialect->decimal_type);
}

/* Adds an expression under the header that it stands for. */
static void
add_as (ExosSqlList *list,
        const ExosSqlDialect *dialect,
        const char *header,
        const char *expression)
{
  g_autofree char *name = exos_sql_quote_name (dialect, header);

  exos_sql_list_add (list, "%s AS %s", expression, name);
}

static void
add_outcome (ExosSqlList *list, const ExosSqlDialect *dialect, const char *event)
{
  g_autofree char *lower = g_utf8_strdown (event, -1);
  g_autofree char *quoted = exos_sql_quote_text (dialect, lower);
  g_autofree char *did = g_strdup_printf (
      "MAX(CASE WHEN " IS_AFTER " = 1 AND " EVENT " = %s THEN 1 ELSE 0 END)", quoted);

  add_as (list, dialect, event, did);
}

static void
add_user (ExosSqlList *list, const ExosSqlDialect *dialect, const ExosSqlColumns *columns)
{
  static const char *const sums[] = {
    "COALESCE(SUM(CASE WHEN " IS_AFTER " = 1 THEN " AMOUNT " END), 0)",
    "COALESCE(SUM(CASE WHEN " IS_AFTER " = 0 THEN " AMOUNT " END), 0)",
  };

  add_as (list, dialect, columns->group, EXOS_SQL_GROUP);
  add_as (list, dialect, columns->unit, EXOS_SQL_UNIT);
  for (guint i = 0; i < columns->segments->len; i++)
    {
      g_autofree char *least = g_strdup_printf ("MIN(" EXOS_SQL_SEGMENT ")", i + 1);

      add_as (list, dialect, columns->segments->pdata[i], least);
    }
  if (columns->date != NULL)
    add_as (list, dialect, columns->date,
            "MIN(CASE WHEN " IS_AFTER " = 1 THEN " EXOS_SQL_TIME " END)");
  for (guint i = 0; i < columns->outcomes->len; i++)
    add_outcome (list, dialect, columns->outcomes->pdata[i]);
  for (guint i = 0; i < MIN (columns->values->len, G_N_ELEMENTS (sums)); i++)
    add_as (list, dialect, columns->values->pdata[i], sums[i]);
  exos_sql_list_add (list, "COUNT(*) AS " EXOS_SQL_EVENTS);
}

char *
exos_sql_dup_users (const ExosSqlDialect *dialect, const ExosSqlColumns *columns, const char *table)
{
  GString *query = g_string_new ("(\n  SELECT");
  ExosSqlList users = { query, 0 };
  ExosSqlList events = { query, 0 };
  g_autofree char *start = dup_start (dialect, columns->start);

  add_user (&users, dialect, columns);
  g_string_append (query, "\n  FROM (\n  SELECT");
  add_event_texts (&events, dialect, columns, start);
  if (columns->values->len > 0)
    add_amount (&events, dialect, columns->values->pdata[0]);
  g_string_append_printf (query, "\n  FROM %s", table);
  if (start != NULL)
    {
      g_autofree char *time = exos_sql_dup_text (dialect, columns->date);

      g_string_append_printf (query, "\n  WHERE %s <> ''", time);
    }
  g_string_append (query, "\n  ) exos_events_read\n  GROUP BY " EXOS_SQL_GROUP ", " EXOS_SQL_UNIT
                          "\n  ) exos_users_read");
  return g_string_free (query, FALSE);
}
