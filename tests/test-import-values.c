// SPDX-License-Identifier: MIT
/* The counts that the import reads, from every shape of table, and the places of what it finds. */
#include "data/import.h"

#include <string.h>

#include "data/language.h"
#include "experiment-text.h"
#include "import-cases.h"

#define MAX_ROLES 4

/* "control=b" or "users=visitors,group=who" to a mapping that lends the texts of settings. */
static ExosMapping
read_settings (char **settings, ExosColumnRole *roles, ExosColumnRole **pointers)
{
  ExosMapping mapping = { .columns = pointers };

  for (gsize i = 0; settings[i] != NULL; i++)
    {
      char *value = strchr (settings[i], '=');

      *value++ = '\0';
      if (g_str_equal (settings[i], "control"))
        {
          mapping.control = value;
          continue;
        }
      g_assert_cmpuint (mapping.n_columns, <, MAX_ROLES);
      g_assert_true (exos_role_from_id (settings[i], &roles[mapping.n_columns].role));
      roles[mapping.n_columns].column = value;
      pointers[mapping.n_columns] = &roles[mapping.n_columns];
      mapping.n_columns++;
    }

  return mapping;
}

static void
check_told (const Case *c, const char *bytes, gsize length)
{
  g_auto (GStrv) settings = g_strsplit (c->setting != NULL ? c->setting : "", ",", -1);
  ExosColumnRole roles[MAX_ROLES];
  ExosColumnRole *pointers[MAX_ROLES];
  const ExosMapping mapping = read_settings (settings, roles, pointers);
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosExperiment) experiment =
      exos_import_stream (stream, "bytes.csv", length, &mapping, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  g_autofree char *told = experiment_to_line (experiment);

  g_assert_cmpstr (told, ==, c->told);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;

  check_told (c, c->csv, strlen (c->csv));
}

static void
test_file (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, c->name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  check_told (c, bytes, length);
}

/* A line longer than the columns that are kept must not lose its end in silence. */
static void
test_far_cells_are_not_lost (void)
{
  g_autofree char *commas = g_strnfill (EXOS_MAX_COLUMNS, ',');
  g_autofree char *csv =
      g_strconcat (HEAD "\ncontrol,100,10\ntreatment,100,12", commas, "7\n", NULL);
  const Case c = { .csv = csv, .told = "blocked | E13@3:-" };

  test_case (&c);
}

/* In a table of more columns than 400 nobody looks for rates that nothing counts. */
static void
test_rates_of_many_columns (void)
{
  for (guint n = 400; n <= 401; n++)
    {
      g_autofree char *commas = g_strnfill (n - 4, ',');
      g_autofree char *csv = g_strdup_printf (HEAD ",bounce_rate%s\ncontrol,100,10,0.2\n"
                                                   "treatment,100,12,0.3\n",
                                              commas);
      const Case c = { .csv = csv,
                       .told = n == 400 ? "*control 100/10; treatment 100/12 | W49@1:bounce_rate"
                                        : "*control 100/10; treatment 100/12 |" };

      test_case (&c);
    }
}

/* As many groups as there may be, and their total, still have their guardrails. */
static void
test_many_groups_and_a_total (void)
{
  g_autoptr (GString) csv = g_string_new (HEAD ",crash\ncontrol,10,1,2\n");
  g_autoptr (GString) told = g_string_new ("*control 10/1 crash=2");

  for (guint i = 1; i < EXOS_MAX_ARMS; i++)
    {
      g_string_append_printf (csv, "g%u,10,1,2\n", i);
      g_string_append_printf (told, "; g%u 10/1 crash=2", i);
    }
  g_string_append_printf (csv, "Total,%d,%d,%d\n", 10 * EXOS_MAX_ARMS, EXOS_MAX_ARMS,
                          2 * EXOS_MAX_ARMS);
  g_string_append_printf (told, " | W13@%d:variant", EXOS_MAX_ARMS + 2);

  const Case c = { .csv = csv->str, .told = told->str };

  test_case (&c);
}

static void
add_tests (const Case *list, gsize n, GTestDataFunc func)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/import-values/", list[i].name, NULL);

      g_test_add_data_func (path, &list[i], func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_tests (cases, G_N_ELEMENTS (cases), test_case);
  add_tests (files, G_N_ELEMENTS (files), test_file);
  g_test_add_func ("/import-values/far-cells-are-not-lost", test_far_cells_are_not_lost);
  g_test_add_func ("/import-values/rates-of-many-columns", test_rates_of_many_columns);
  g_test_add_func ("/import-values/many-groups-and-a-total", test_many_groups_and_a_total);
  return g_test_run ();
}
