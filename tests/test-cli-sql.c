// SPDX-License-Identifier: MIT
/* exos --sql: a query on standard output and nothing else, or a refusal. */
#include "cli-fixture.h"

#include <string.h>

#define QUERY "--sql=duckdb", "--table=users", "--column=group=variant"

static void
test_query (void)
{
  g_auto (Run) run = RUN (QUERY, "--column=conversions=converted");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.errors, ==, "");
  g_assert_true (g_str_has_prefix (run.output, "-- "));
  g_assert_true (g_str_has_suffix (run.output, ";\n"));
  g_assert_nonnull (strstr (run.output, "\n  FROM \"users\"\n"));
}

/* The order on the command line says nothing. */
static void
test_order (void)
{
  g_auto (Run) first = RUN (QUERY, "--column=conversions=converted", "--column=value=revenue");
  g_auto (Run) other = RUN ("--column=value=revenue", "--column=conversions=converted",
                            "--column=group=variant", "--table=users", "--sql=duckdb");

  g_assert_cmpstr (first.output, ==, other.output);
}

/* Comments are in the language of the user, the query in that of the warehouse. */
static void
test_korean (void)
{
  g_auto (Run) english = RUN (QUERY, "--column=conversions=converted", "--lang=en");
  g_auto (Run) korean = RUN (QUERY, "--column=conversions=converted", "--lang=ko");
  const char *from = strstr (english.output, "WITH ");

  g_assert_cmpstr (english.output, !=, korean.output);
  g_assert_cmpstr (strstr (korean.output, "WITH "), ==, from);
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *options[6];
    const char *errors; /* some of them */
  } cases[] = {
    { { "--sql=oracle", "--table=t" }, "duckdb, postgres, bigquery, snowflake, spark, trino" },
    { { "--sql=duckdb" }, "--sql needs --table." },
    { { "--table=t" }, "--table needs --sql." },
    { { QUERY }, "--column=conversions=HEADER" },
    { { QUERY, "--column=conversions=c", "file.csv" }, "reads no file" },
    { { QUERY, "--column=conversions=c", "--format=json" }, "prints a query only" },
    { { QUERY, "--column=conversions=c", "--simulate" }, "prints a query only" },
    { { QUERY, "--column=conversions=c", "--plan=12" }, "prints a query only" },
    { { "--sql=duckdb", "--table=a..b", "--column=group=g", "--column=conversions=c" }, "a..b" },
    { { QUERY, "--column=conversions=c", "--primary=revenue" }, "revenue" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = run_exos (cases[i].options);

      g_test_message ("%s%s", run.output, run.errors);
      g_assert_cmpint (run.status, ==, 2);
      g_assert_cmpstr (run.output, ==, "");
      g_assert_nonnull (strstr (run.errors, cases[i].errors));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-sql/query", test_query);
  g_test_add_func ("/cli-sql/order", test_order);
  g_test_add_func ("/cli-sql/korean", test_korean);
  g_test_add_func ("/cli-sql/refusals", test_refusals);
  return g_test_run ();
}
