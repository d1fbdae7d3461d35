// SPDX-License-Identifier: MIT
/* duckdb LIBRARY units|events FILE: the sums of each group by DuckDB, through its C interface, so
 * that no other program's start is in the time. The columns are told, which is faster than letting
 * it look for them. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THREADS "2"

/* duckdb_result of duckdb.h, of which only the size matters here. */
typedef struct
{
  uint64_t counts[3];
  void *pointers[3];
} Result;

static int (*duckdb_open) (const char *path, void **database);
static int (*duckdb_connect) (void *database, void **connection);
static int (*duckdb_query) (void *connection, const char *text, Result *result);
static const char *(*duckdb_result_error) (Result *result);
static char *(*duckdb_value_varchar) (Result *result, uint64_t column, uint64_t row);
static uint64_t (*duckdb_row_count) (Result *result);
static uint64_t (*duckdb_column_count) (Result *result);

static const struct
{
  const char *name;
  void *pointer; /* to the pointer */
} functions[] = {
  { "duckdb_open", &duckdb_open },
  { "duckdb_connect", &duckdb_connect },
  { "duckdb_query", &duckdb_query },
  { "duckdb_result_error", &duckdb_result_error },
  { "duckdb_value_varchar", &duckdb_value_varchar },
  { "duckdb_row_count", &duckdb_row_count },
  { "duckdb_column_count", &duckdb_column_count },
};

static const char sums[] =
    "SELECT variant, count(*), sum(converted), sum(converted*converted), sum(revenue), "
    "sum(revenue*revenue), sum(pre_revenue), sum(pre_revenue*pre_revenue), "
    "sum(revenue*pre_revenue) FROM ";

static const char units[] =
    "read_csv('%s', auto_detect=false, header=true, delim=',', quote='\"', escape='\"', "
    "columns={user_id:'VARCHAR', variant:'VARCHAR', converted:'INTEGER', revenue:'DOUBLE', "
    "pre_revenue:'DOUBLE', segment:'VARCHAR', country:'VARCHAR', date:'VARCHAR'})";

static const char events[] =
    "(SELECT user_id, any_value(variant) AS variant, "
    "max(CASE WHEN event='purchase' AND timestamp>='2024-03-01' THEN 1 ELSE 0 END) AS converted, "
    "coalesce(sum(CASE WHEN timestamp>='2024-03-01' THEN value END), 0) AS revenue, "
    "coalesce(sum(CASE WHEN timestamp<'2024-03-01' THEN value END), 0) AS pre_revenue FROM "
    "read_csv('%s', auto_detect=false, header=true, delim=',', quote='\"', escape='\"', "
    "columns={user_id:'VARCHAR', timestamp:'VARCHAR', variant:'VARCHAR', event:'VARCHAR', "
    "value:'DOUBLE'}) GROUP BY user_id)";

static void
load (const char *path)
{
  void *library = dlopen (path, RTLD_NOW | RTLD_GLOBAL);

  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    {
      void *function = library != NULL ? dlsym (library, functions[i].name) : NULL;

      if (function == NULL)
        {
          fprintf (stderr, "duckdb: %s\n", dlerror ());
          exit (1);
        }
      memcpy (functions[i].pointer, &function, sizeof function);
    }
}

static Result
query (void *connection, const char *text)
{
  Result result = { 0 };

  if (duckdb_query (connection, text, &result) != 0)
    {
      fprintf (stderr, "duckdb: %s\n", duckdb_result_error (&result));
      exit (1);
    }
  return result;
}

static void
print (Result *result)
{
  for (uint64_t row = 0; row < duckdb_row_count (result); row++)
    for (uint64_t column = 0; column < duckdb_column_count (result); column++)
      printf ("%s%s", duckdb_value_varchar (result, column, row),
              column + 1 < duckdb_column_count (result) ? "\t" : "\n");
}

int
main (int argc, char **argv)
{
  void *database, *connection;
  char *source, *text;
  Result result;

  if (argc != 4)
    {
      fprintf (stderr, "usage: duckdb LIBRARY units|events FILE\n");
      return 2;
    }
  load (argv[1]);
  if (duckdb_open (NULL, &database) != 0 || duckdb_connect (database, &connection) != 0)
    return 1;
  query (connection, "SET threads=" THREADS);
  query (connection, "SET preserve_insertion_order=false");
  if (asprintf (&source, strcmp (argv[2], "events") == 0 ? events : units, argv[3]) < 0 ||
      asprintf (&text, "%s%s GROUP BY variant", sums, source) < 0)
    return 1;
  result = query (connection, text);
  print (&result);
  return 0;
}
