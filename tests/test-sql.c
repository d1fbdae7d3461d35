// SPDX-License-Identifier: MIT
/* The queries of exos --sql: the text of each dialect, names that try to break out of it, and what
 * makes no query. That they run and are right is shown in warehouse/. */
#include "data/sql.h"

#include <string.h>

#include "data/language.h"

typedef struct
{
  ExosMapping mapping;
  ExosColumnRole columns[16];
  ExosColumnRole *pointers[16];
} Request;

/* "group=variant unit=id": roles and headers, divided by blanks. */
static void
request_init (Request *self, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  *self = (Request) { .mapping.columns = self->pointers };
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      char *header = strchr (parts[i], '=');
      ExosColumnRole *column = &self->columns[self->mapping.n_columns];

      *header = '\0';
      g_assert_true (exos_role_from_id (parts[i], &column->role));
      column->column = g_strdup (header + 1);
      self->pointers[self->mapping.n_columns++] = column;
    }
}

static void
request_clear (Request *self)
{
  for (gsize i = 0; i < self->mapping.n_columns; i++)
    g_free (self->columns[i].column);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static char *
make_query (const char *dialect, const char *table, const char *words, GError **error)
{
  g_auto (Request) request;

  request_init (&request, words);
  return exos_sql_query (exos_sql_dialect_from_id (dialect), table, &request.mapping, error);
}

#define ALL                                                                           \
  "group=variant unit=user_id date=first_seen segment=country conversions=converted " \
  "guardrail=refunded value=revenue value=pre_revenue value=minutes"

/* Every dialect has its file; EXOS_UPDATE_GOLDEN writes it anew. */
static void
test_golden (gconstpointer data)
{
  const ExosSqlDialect *dialect = data;
  g_autofree char *name = g_strconcat (dialect->id, ".sql", NULL);
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "golden", "sql", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *query = make_query (dialect->id, "lab.users", ALL, &error);
  g_autofree char *expected = NULL;

  g_assert_no_error (error);
  if (g_getenv ("EXOS_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, query, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (query, ==, expected);
}

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

static void
add_each (const char *name, GTestDataFunc test)
{
  for (gsize i = 0; exos_sql_dialect (i) != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/sql/%s/%s", name, exos_sql_dialect (i)->id);

      g_test_add_data_func (path, exos_sql_dialect (i), test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_each ("golden", test_golden);
  add_each ("attacks", test_attacks);
  g_test_add_func ("/sql/quotes", test_quotes);
  g_test_add_func ("/sql/tables", test_tables);
  g_test_add_func ("/sql/names-of-one-line", test_lines);
  g_test_add_func ("/sql/refusals", test_refusals);
  g_test_add_func ("/sql/commands", test_commands);
  g_test_add_func ("/sql/unknown-primary", test_unknown_primary);
  return g_test_run ();
}
