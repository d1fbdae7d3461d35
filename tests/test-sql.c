// SPDX-License-Identifier: MIT
/* The queries of exos --sql: the text of each dialect, what makes no query, and the command that
 * reads the result. That they run and are right is shown in warehouse/. */
#include "data/language.h"
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

/* What a query of little, or much, of a kind is made of. */
static const struct
{
  const char *name;
  const char *words;
  const char *start;
} shapes[] = {
  { "least-", "group=g conversions=c", NULL },
  { "users-", "group=g unit=u conversions=c", NULL },
  { "days-", "group=g date=d guardrail=a guardrail=b primary=c", NULL },
  { "segments-", "group=g unit=u segment=s segment=t value=v", NULL },
  { "means-", "group=g unit=u date=d value=before_w value=w value=v value=v_pre conversions=c",
    NULL },
  { "least-events-", "group=g unit=u event=e conversions=buy", NULL },
  { "events-of-segments-",
    "group=g unit=u event=e segment=s segment=t guardrail=leave value=v conversions=buy", NULL },
  { "events-of-a-day-", "group=g unit=u event=e date=d conversions=buy", "2026-03-02" },
  { "events-since-1969-", "group=g unit=u event=e date=d conversions=buy value=v",
    "1969-12-31 23:59:58" },
};

static void
test_shapes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *query =
          make_query_from ("duckdb", "t", shapes[i].words, shapes[i].start, &error);

      g_assert_no_error (error);
      check_golden (query, shapes[i].name, exos_sql_dialect_from_id ("duckdb"));
    }
}

#define NO_PRIMARY \
  "--sql needs the column that decides: --column=conversions=HEADER, or --primary=HEADER."
#define TAKEN(name) "--column: “" name "” would be taken for a sum; give it another name in a view."

static const struct
{
  const char *dialect;
  const char *words;
  const char *message;
} refusals[] = {
  { "duckdb", "conversions=c", "--sql needs the column of groups: --column=group=HEADER." },
  { "duckdb", "group=g", NO_PRIMARY },
  { "duckdb", "group=g guardrail=x", NO_PRIMARY },
  { "duckdb", "group=g value=x value=y", NO_PRIMARY },
  { "duckdb", "group=g conversions=c users=n", "--sql has no use for a column as users." },
  { "duckdb", "group=g conversions=c rate=n", "--sql has no use for a column as rate." },
  { "duckdb", "group=g group=h conversions=c", "--sql takes one column as group." },
  { "duckdb", "group=g conversions=c conversions=d", "--sql takes one column as conversions." },
  { "duckdb", "group=g conversions=c unit=a unit=b", "--sql takes one column as unit." },
  { "duckdb", "group=g conversions=c date=a date=b", "--sql takes one column as date." },
  { "duckdb", "group=g conversions=x value=x",
    "--column: “x” cannot be both an outcome and a value." },
  { "duckdb", "group=g conversions=clicks_sum", TAKEN ("clicks_sum") },
  { "duckdb", "group=g conversions=c value=revenue_pre", TAKEN ("revenue_pre") },
  { "duckdb", "group=g conversions=g",
    "--column: “g”: two columns of the result would have this name." },
  { "duckdb", "group=g conversions=users",
    "--column: “users”: two columns of the result would have this name." },
  { "duckdb", "group=g conversions=exos_shape",
    "--column: “exos_shape”: two columns of the result would have this name." },
  { "duckdb", "group=g conversions=c value=A_b value=a-B",
    "--column: “a-B_sum”: two columns of the result would have this name." },
  { "duckdb", "group=g event=e conversions=buy",
    "Events need the column of users: --column=unit=HEADER." },
  { "duckdb", "group=g unit=u event=e event=f conversions=buy",
    "--sql takes one column as event." },
  { "duckdb", "group=g unit=u event=e conversions=buy value=v value=w",
    "--sql takes one column as value." },
  { "duckdb", "group=g conversions=c_sum_sq", TAKEN ("c_sum_sq") },
  { "duckdb", "group=g conversions=c guardrail=x_sum", TAKEN ("x_sum") },
  { "duckdb", "group=g conversions=c guardrail=x value=X",
    "--column: “X” cannot be both an outcome and a value." },
  { "duckdb", "group=g conversions=c segment=s segment=S",
    "--column: “S”: two columns of the result would have this name." },
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
      g_assert_cmpstr (error->message, ==, refusals[i].message);
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
    { "group=g unit=u conversions=c", "2026-03-01",
      "--start needs the column of events: --column=event=HEADER." },
    { "group=g unit=u event=e conversions=buy", "2026-03-01",
      "--start needs the column of times: --column=date=HEADER." },
    { "group=g unit=u date=d event=e conversions=buy", "soon",
      "--start needs the column of times: --column=date=HEADER." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *query =
          make_query_from ("duckdb", "t", cases[i].words, cases[i].start, &error);

      g_assert_null (query);
      g_assert_cmpstr (error->message, ==, cases[i].message);
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
  { "group=g value=v_before value=v", NULL, "exos --column=group=g --primary=v result.csv" },
  { "group=g value=v value=w", "w", "exos --column=group=g --primary=w result.csv" },
  { "group=g value=v value=w primary=w", NULL, "exos --column=group=g --primary=w result.csv" },
  { "group=g value=v guardrail=x", NULL,
    "exos --column=group=g --column=guardrail=x --primary=v result.csv" },
  { "group=g group=g unit=u unit=u date=d date=d segment=s segment=s guardrail=x guardrail=x "
    "conversions=c conversions=c ignore=z",
    NULL,
    "exos --column=group=g --column=conversions=c --column=guardrail=x --column=segment=s "
    "--column=date=d result.csv" },
  { "group=g value=v value=v", NULL, "exos --column=group=g --primary=v result.csv" },
  { "group=g conversions=C guardrail=x", "c",
    "exos --column=group=g --column=conversions=C --column=guardrail=x result.csv" },
  { "group=g value=V value=w", "v", "exos --column=group=g --primary=V result.csv" },
  { "group=g primary=V value=v value=w", NULL, "exos --column=group=g --primary=v result.csv" },
  { "group=g primary=X guardrail=w guardrail=x", NULL,
    "exos --column=group=g --column=conversions=x --column=guardrail=w result.csv" },
  { "group=g conversions=c_-=.:/,1", NULL,
    "exos --column=group=g --column=conversions=c_-=.:/,1 result.csv" },
  { "group=g~ conversions=c…", NULL,
    "exos '--column=group=g~' '--column=conversions=c…' result.csv" },
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
  exos_language_use ("en");
  add_each ("/sql/golden", test_golden);
  add_each ("/sql/golden-events", test_golden_events);
  g_test_add_func ("/sql/shapes", test_shapes);
  g_test_add_func ("/sql/start-needs-events-with-times", test_start_needs_events_with_times);
  g_test_add_func ("/sql/refusals", test_refusals);
  g_test_add_func ("/sql/commands", test_commands);
  g_test_add_func ("/sql/unknown-primary", test_unknown_primary);
  return g_test_run ();
}
