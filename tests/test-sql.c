// SPDX-License-Identifier: MIT
/* The queries of exos --sql: the text of each dialect, what makes no query, and the command that
 * reads the result. That they run and are right is shown in warehouse/. */
#include "sql-fixture.h"

#define ALL                                                                           \
  "group=variant unit=user_id date=first_seen segment=country conversions=converted " \
  "guardrail=refunded value=revenue value=pre_revenue value=minutes"

#define EVENTS                                                                           \
  "group=variant unit=user_id date=happened_at segment=country event=what value=amount " \
  "conversions=Purchase guardrail=refund"

/* Every query has its file; EXOS_UPDATE_GOLDEN writes it anew. */
static void
check_golden (const char *query, const char *prefix, const ExosSqlDialect *dialect)
{
  g_autofree char *name = g_strconcat (prefix, dialect->id, ".sql", NULL);
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "golden", "sql", name, NULL);
  g_autofree char *expected = NULL;

  if (g_getenv ("EXOS_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, query, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (query, ==, expected);
}

static void
test_golden (gconstpointer data)
{
  const ExosSqlDialect *dialect = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *query = make_query (dialect->id, "lab.users", ALL, &error);

  g_assert_no_error (error);
  check_golden (query, "", dialect);
}

static void
test_golden_events (gconstpointer data)
{
  const ExosSqlDialect *dialect = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *query =
      make_query_from (dialect->id, "lab.events", EVENTS, "2026-03-01T06:30", &error);

  g_assert_no_error (error);
  check_golden (query, "events-", dialect);
}

static const struct
{
  const char *dialect;
  const char *words;
  const char *message; /* some of it */
} refusals[] = {
  { "duckdb", "conversions=c", "--column=group=HEADER" },
  { "duckdb", "group=g", "--column=conversions=HEADER" },
  { "duckdb", "group=g guardrail=x", "--column=conversions=HEADER" },
  { "duckdb", "group=g value=x value=y", "--primary=HEADER" },
  { "duckdb", "group=g conversions=c users=n", "users" },
  { "duckdb", "group=g conversions=c rate=n", "rate" },
  { "duckdb", "group=g group=h conversions=c", "group" },
  { "duckdb", "group=g conversions=c conversions=d", "conversions" },
  { "duckdb", "group=g conversions=c unit=a unit=b", "unit" },
  { "duckdb", "group=g conversions=c date=a date=b", "date" },
  { "duckdb", "group=g conversions=x value=x", "both" },
  { "duckdb", "group=g conversions=clicks_sum", "clicks_sum" },
  { "duckdb", "group=g conversions=c value=revenue_pre", "revenue_pre" },
  { "duckdb", "group=g conversions=g", "two columns" },
  { "duckdb", "group=g conversions=users", "two columns" },
  { "duckdb", "group=g conversions=exos_shape", "two columns" },
  { "duckdb", "group=g conversions=c value=A_b value=a-B", "two columns" },
  { "duckdb", "group=g event=e conversions=buy", "--column=unit=HEADER" },
  { "duckdb", "group=g unit=u event=e event=f conversions=buy", "event" },
  { "duckdb", "group=g unit=u event=e conversions=buy value=v value=w", "value" },
  { "postgres", "group=g value=a2345678901234567890123456789012345678901234567890123456789",
    "long" },
};

static void
test_refusals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *query = make_query (refusals[i].dialect, "users", refusals[i].words, &error);

      g_assert_null (query);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (strstr (error->message, refusals[i].message));
    }
}

/* A start says which of the events count, by their times. */
static void
test_start_needs_events_with_times (void)
{
  static const struct
  {
    const char *words;
    const char *start;
    const char *message;
  } cases[] = {
    { "group=g unit=u conversions=c", "2026-03-01", "--column=event=HEADER" },
    { "group=g unit=u event=e conversions=buy", "2026-03-01", "--column=date=HEADER" },
    { "group=g unit=u date=d event=e conversions=buy", "soon", "--column=date=HEADER" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *query =
          make_query_from ("duckdb", "t", cases[i].words, cases[i].start, &error);

      g_assert_null (query);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

/* What decides, as the command that reads the result says it. */
static const struct
{
  const char *words;
  const char *primary; /* as --primary says; NULL: nothing */
  const char *command;
} commands[] = {
  { "group=g conversions=c", NULL, "exos --column=group=g --column=conversions=c result.csv" },
  { "group=g conversions=c value=v", NULL,
    "exos --column=group=g --column=conversions=c result.csv" },
  { "group=g primary=c", NULL, "exos --column=group=g --column=conversions=c result.csv" },
  { "group=g guardrail=x primary=c", NULL,
    "exos --column=group=g --column=conversions=c --column=guardrail=x result.csv" },
  { "group=g guardrail=x guardrail=c", "c",
    "exos --column=group=g --column=conversions=c --column=guardrail=x result.csv" },
  { "group=g conversions=x guardrail=c", "c",
    "exos --column=group=g --column=conversions=c --column=guardrail=x result.csv" },
  { "group=g value=v", NULL, "exos --column=group=g --primary=v result.csv" },
  { "group=g value=v value=v_before", NULL, "exos --column=group=g --primary=v result.csv" },
  { "group=g value=v value=w", "w", "exos --column=group=g --primary=w result.csv" },
  { "group=g value=v value=w primary=w", NULL, "exos --column=group=g --primary=w result.csv" },
  { "group=g value=v guardrail=x", NULL,
    "exos --column=group=g --column=guardrail=x --primary=v result.csv" },
  { "group=g conversions=c value=v", "v",
    "exos --column=group=g --column=conversions=c --primary=v result.csv" },
  { "group=실험_그룹 conversions=it's segment=a/b date=$d", NULL,
    "exos --column=group=실험_그룹 '--column=conversions=it'\\''s' --column=segment=a/b "
    "'--column=date=$d' result.csv" },
};

static void
test_commands (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (Request) request;
      g_autoptr (GError) error = NULL;

      request_init (&request, commands[i].words);
      request.mapping.primary = commands[i].primary;

      g_autofree char *query =
          exos_sql_query (exos_sql_dialect_from_id ("trino"), "users", &request.mapping, &error);
      g_autofree char *line = g_strdup_printf ("\n--   %s\n", commands[i].command);

      g_assert_no_error (error);
      if (strstr (query, line) == NULL)
        g_test_message ("%s: %s", commands[i].words, query);
      g_assert_nonnull (strstr (query, line));
    }
}

static void
test_unknown_primary (void)
{
  g_auto (Request) request;
  g_autoptr (GError) error = NULL;

  request_init (&request, "group=g conversions=c value=v value=pre_v");
  request.mapping.primary = "pre_v";
  g_assert_null (
      exos_sql_query (exos_sql_dialect_from_id ("trino"), "users", &request.mapping, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_each ("/sql/golden", test_golden);
  add_each ("/sql/golden-events", test_golden_events);
  g_test_add_func ("/sql/start-needs-events-with-times", test_start_needs_events_with_times);
  g_test_add_func ("/sql/refusals", test_refusals);
  g_test_add_func ("/sql/commands", test_commands);
  g_test_add_func ("/sql/unknown-primary", test_unknown_primary);
  return g_test_run ();
}
