// SPDX-License-Identifier: MIT
/* The files of the reference cases of means, by way of the reader: 50 digits of mpmath at the other
 * end. */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <json-glib/json-glib.h>
#include <math.h>

static gboolean
is_near (JsonObject *expected, const char *key, double got, double condition)
{
  JsonNode *node = json_object_get_member (expected, key);
  const double tolerance = 1e-9 * fmax (1.0, 4e-7 * condition);

  if (JSON_NODE_HOLDS_NULL (node))
    return isnan (got);
  return fabs (got - json_node_get_double (node)) <=
         tolerance * fabs (json_node_get_double (node)) + 1e-300;
}

static void
test_reference_line (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  JsonObject *expected = json_object_get_object_member (line, "expected");
  const double condition = json_object_get_double_member (line, "condition");
  g_autofree char *split = g_strdup_printf (
      "%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
      json_array_get_int_element (json_object_get_array_member (input, "control"), 0),
      json_array_get_int_element (json_object_get_array_member (input, "treatment"), 0));
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->alpha = g_ascii_strtod (json_object_get_string_member (input, "alpha"), NULL);
  g_assert_true (exos_plan_set_split (plan, split, NULL));
  g_assert_true (exos_plan_set_primary (plan, "revenue", NULL));

  g_autoptr (ExosReport) report =
      fixture_report (json_object_get_string_member (line, "csv"), plan);

  g_test_message ("%s", json_object_get_string_member (line, "id"));
  if (!report->has_results)
    {
      g_assert_true (JSON_NODE_HOLDS_NULL (json_object_get_member (expected, "p")));
      return;
    }

  const ExosMeanComparison *it = &report->treatments[0].means;

  g_assert_true (is_near (expected, "mean_c", it->mean_c, 0.0));
  g_assert_true (is_near (expected, "mean_t", it->mean_t, 0.0));
  g_assert_true (is_near (expected, "se", it->se, condition));
  g_assert_true (is_near (expected, "df", it->df, condition));
  g_assert_true (is_near (expected, "p", it->p, condition));
}

static void
test_reference_files (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "cases", "means.jsonl", NULL);
  g_autofree char *content = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));

  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++, n++)
    {
      g_autoptr (JsonNode) node = json_from_string (lines[i], NULL);

      test_reference_line (json_node_get_object (node));
    }
  g_assert_cmpuint (n, ==, 45);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/report-files/means", test_reference_files);
  return g_test_run ();
}
