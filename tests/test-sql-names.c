// SPDX-License-Identifier: MIT
/* The queries of exos --sql: how names stand in them, and those that try to break out. */
#include "data/language.h"
#include "sql-fixture.h"

/* How a name stands in a query, and a text. */
static const struct
{
  const char *dialect;
  const char *name;
  const char *quoted;
  const char *text;
} quotes[] = {
  { "duckdb", "a\"; DROP TABLE t; --", "\"a\"\"; DROP TABLE t; --\"", "'a\"; DROP TABLE t; --'" },
  { "duckdb", "it's \\", "\"it's \\\"", "'it''s \\'" },
  { "postgres", "\"\"", "\"\"\"\"\"\"", "'\"\"'" },
  { "postgres", "\\\"x", "\"\\\"\"x\"", "'\\\"x'" },
  { "bigquery", "a`b\\", "`a\\`b\\\\`", "'a`b\\\\'" },
  { "bigquery", "\\`", "`\\\\\\``", "'\\\\`'" },
  { "bigquery", "it's", "`it's`", "'it\\'s'" },
  { "snowflake", "\\'\"", "\"\\'\"\"\"", "'\\\\\\'\"'" },
  { "spark", "a`b\\", "`a``b\\`", "'a`b\\\\'" },
  { "spark", "\\`", "`\\```", "'\\\\`'" },
  { "trino", "\"매출'", "\"\"\"매출'\"", "'\"매출'''" },
};

static void
test_quotes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      const ExosSqlDialect *dialect = exos_sql_dialect_from_id (quotes[i].dialect);
      g_autofree char *name = exos_sql_quote_name (dialect, quotes[i].name);
      g_autofree char *text = exos_sql_quote_text (dialect, quotes[i].name);

      g_assert_cmpstr (name, ==, quotes[i].quoted);
      g_assert_cmpstr (text, ==, quotes[i].text);
    }
}

static void
test_tables (void)
{
  static const struct
  {
    const char *table;
    const char *quoted; /* NULL: refused */
  } cases[] = {
    { "users", "\"users\"" },
    { "lab.users", "\"lab\".\"users\"" },
    { "a.b.c", "\"a\".\"b\".\"c\"" },
    { "users; DROP TABLE users", "\"users; DROP TABLE users\"" },
    { "a\".\"b", "\"a\"\"\".\"\"\"b\"" },
    { "", NULL },
    { ".", NULL },
    { "lab.", NULL },
    { "a..b", NULL },
    { "users\n; DROP TABLE users", NULL },
    { "\xff", NULL },
  };
  const ExosSqlDialect *dialect = exos_sql_dialect_from_id ("duckdb");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *quoted = exos_sql_quote_table (dialect, cases[i].table, &error);

      g_assert_cmpstr (quoted, ==, cases[i].quoted);
      g_assert_true ((error != NULL) == (cases[i].quoted == NULL));
      if (error != NULL)
        g_assert_true (
            g_str_has_suffix (error->message, ": use a name like users or schema.users."));
    }
}

/* The text of a query without what stands in quotes of any kind, and without comments: whatever the
 * user's names are, this is the same. */
static char *
dup_skeleton (const ExosSqlDialect *dialect, const char *query)
{
  GString *skeleton = g_string_new (NULL);

  for (const char *p = query; *p != '\0'; p++)
    if (g_str_has_prefix (p, "--"))
      p = strchr (p, '\n');
    else if (*p == '\'' || *p == dialect->name_quote)
      {
        const char mark = *p;
        const gboolean has_backslash =
            mark == '\'' ? dialect->has_text_backslash : dialect->has_name_backslash;

        for (p++; *p != mark || p[1] == mark; p++)
          {
            g_assert_true (*p != '\0' && *p != '\n');
            p += *p == mark || (has_backslash && *p == '\\');
          }
        g_string_append_c (skeleton, mark);
      }
    else
      g_string_append_c (skeleton, *p);

  return g_string_free (skeleton, FALSE);
}

static const char *const attacks[] = {
  "x\"",
  "x`",
  "x'",
  "x\\",
  "x\\\"",
  "x\\`",
  "x\\'",
  "\"\"",
  "``",
  "''",
  "x\";DROP/**/TABLE/**/t;--",
  "x`;DROP/**/TABLE/**/t;--",
  "x';DROP/**/TABLE/**/t;--",
  "*/",
  "/*",
  "--",
  "$$",
  "x\\\\",
  "\"`'\\",
};

/* One name in every place. */
static char *
query_of (const ExosSqlDialect *dialect, const char *name)
{
  g_autofree char *words = g_strdup_printf (
      "group=g%s unit=u%s date=d%s segment=s%s conversions=c%s value=v%s value=pre_v%s", name, name,
      name, name, name, name, name);
  g_autofree char *table = g_strdup_printf ("t%s.t%s", name, name);
  g_autoptr (GError) error = NULL;
  char *query = make_query (dialect->id, table, words, &error);

  g_assert_no_error (error);
  return query;
}

static void
test_attacks (gconstpointer data)
{
  const ExosSqlDialect *dialect = data;
  g_autofree char *harmless = query_of (dialect, "x");
  g_autofree char *skeleton = dup_skeleton (dialect, harmless);

  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *query = query_of (dialect, attacks[i]);
      g_autofree char *own = dup_skeleton (dialect, query);

      g_assert_cmpstr (own, ==, skeleton);
    }
}

/* A name that ends the line of its comment would be a statement. */
static void
test_lines (void)
{
  static const char *const names[] = { "x\nDROP",   "x\rDROP", "x\x7f", "x\x1b",
                                       "\xc2\x85x", "\xff",    "" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *words = g_strdup_printf ("group=variant conversions=%s", names[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *query = make_query ("duckdb", "users", words, &error);

      g_assert_null (query);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

/* As long as a name of the result may be, and longer: a sum of squares, a number of users. */
static void
test_long_names (void)
{
  static const struct
  {
    const char *dialect;
    gsize most; /* 0: as long as you like */
  } cases[] = {
    { "duckdb", 0 },      { "postgres", 63 }, { "bigquery", 300 },
    { "snowflake", 255 }, { "spark", 0 },     { "trino", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize length = 50; length < 400; length++)
      {
        g_autofree char *name = g_strnfill (length, 'x');
        g_autofree char *value = g_strdup_printf ("group=g value=%s", name);
        g_autofree char *outcome = g_strdup_printf ("group=g conversions=%s", name);
        g_autofree char *squares = make_query (cases[i].dialect, "t", value, NULL);
        g_autofree char *users = make_query (cases[i].dialect, "t", outcome, NULL);

        g_assert_true ((squares != NULL) ==
                       (cases[i].most == 0 || length + strlen ("_sum_sq") <= cases[i].most));
        g_assert_true ((users != NULL) ==
                       (cases[i].most == 0 || length + strlen ("_n") <= cases[i].most));
      }
}

static void
test_message_of_a_long_name (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *query = make_query (
      "postgres", "t",
      "group=g conversions=a2345678901234567890123456789012345678901234567890123456789012", &error);

  g_assert_null (query);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_cmpstr (error->message, ==,
                   "--column: “a2345678901234567890123456789012345678901234567890123456789012_n”: "
                   "the warehouse cuts so long a name; give the column a shorter one in a view.");
}

static void
test_dialects (void)
{
  static const char *const ids[] = {
    "duckdb", "postgres", "bigquery", "snowflake", "spark", "trino"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpstr (exos_sql_dialect (i)->id, ==, ids[i]);
      g_assert_true (exos_sql_dialect_from_id (ids[i]) == exos_sql_dialect (i));
    }
  g_assert_null (exos_sql_dialect (G_N_ELEMENTS (ids)));
  g_assert_null (exos_sql_dialect_from_id ("DuckDB"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_each ("/sql-names/attacks", test_attacks);
  g_test_add_func ("/sql-names/dialects", test_dialects);
  g_test_add_func ("/sql-names/long-names", test_long_names);
  g_test_add_func ("/sql-names/message-of-a-long-name", test_message_of_a_long_name);
  g_test_add_func ("/sql-names/quotes", test_quotes);
  g_test_add_func ("/sql-names/tables", test_tables);
  g_test_add_func ("/sql-names/names-of-one-line", test_lines);
  return g_test_run ();
}
