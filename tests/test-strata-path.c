// SPDX-License-Identifier: MIT
/* Segments and days all the way: the reference values of tests/cases, computed with R, scipy and
 * mpmath, from a file to the JSON of its report. */
#include "json-fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#include "tolerance.h"

typedef struct
{
  const Tolerances *tolerances;
  const char *id; /* of the case */
  guint n_leaves;
} Comparison;

static void compare (
    Comparison *self, const char *key, JsonNode *expected, JsonNode *got, JsonNode *parent);

static void
compare_object (Comparison *self, const char *key, JsonNode *expected, JsonNode *got)
{
  g_autoptr (GList) members = json_object_get_members (json_node_get_object (expected));

  for (GList *it = members; it != NULL; it = it->next)
    {
      g_autofree char *flat =
          key[0] != '\0' ? g_strdup_printf ("%s.%s", key, (char *) it->data) : g_strdup (it->data);

      compare (self, flat, json_object_get_member (json_node_get_object (expected), it->data),
               json_object_get_member (json_node_get_object (got), it->data), expected);
    }
}

static void
compare_array (Comparison *self, const char *key, JsonNode *expected, JsonNode *got)
{
  JsonArray *wanted = json_node_get_array (expected);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (got)), ==,
                    json_array_get_length (wanted));
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    {
      g_autofree char *flat = g_strdup_printf ("%s[%u]", key, i);

      compare (self, flat, json_array_get_element (wanted, i),
               json_array_get_element (json_node_get_array (got), i), expected);
    }
}

static void
compare (Comparison *self, const char *key, JsonNode *expected, JsonNode *got, JsonNode *parent)
{
  if (got == NULL)
    g_test_fail_printf ("%s: %s is missing", self->id, key);
  else if (JSON_NODE_HOLDS_OBJECT (expected))
    compare_object (self, key, expected, got);
  else if (JSON_NODE_HOLDS_ARRAY (expected))
    compare_array (self, key, expected, got);
  else
    {
      self->n_leaves++;
      if (!tolerances_accept (self->tolerances, key, expected, got, parent))
        g_test_fail_printf ("%s: %s differs", self->id, key);
    }
}

static guint64
count_in (JsonObject *row, const char *name)
{
  return (guint64) json_object_get_int_member (row, name);
}

/* As many users in both groups of every stratum, of whom some have no value: what is looked at here
 * is not the split. */
static void
even_out (ExosExperiment *experiment, ExosStrata *strata)
{
  for (gsize arm = 0; arm < 2; arm++)
    experiment->arms[arm].assigned = 0;
  for (gsize i = 0; i < strata->n; i++)
    for (gsize arm = 0; arm < 2; arm++)
      {
        strata->assigned[2 * i + arm] =
            MAX (strata->counts[2 * i].users, strata->counts[2 * i + 1].users);
        experiment->arms[arm].assigned += strata->assigned[2 * i + arm];
      }
}

/* Of a file with a row a group and stratum. */
static ExosReport *
report_rows (JsonObject *input, ExosStrataKind kind)
{
  JsonArray *rows = json_object_get_array_member (input, "rows");
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_string_append_printf (csv, "variant,%s,users,conversions\n",
                          kind == EXOS_STRATA_DAYS ? "date" : "segment");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      g_autofree char *name = kind == EXOS_STRATA_DAYS
                                  ? g_strdup_printf ("2026-01-%02u", i + 1)
                                  : g_strdup (json_object_get_string_member (row, "name"));

      g_string_append_printf (csv, "control,%s,%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT "\n", name,
                              count_in (row, "nc"), count_in (row, "xc"));
      g_string_append_printf (csv, "treatment,%s,%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT "\n",
                              name, count_in (row, "nt"), count_in (row, "xt"));
    }

  plan->sums_rows = TRUE;

  g_autoptr (ExosExperiment) experiment = fixture_import (csv->str, plan);

  even_out (experiment, &experiment->strata[kind]);
  return exos_report_new (plan, experiment);
}

static JsonObject *
result_of (const ExosReport *report, JsonParser *parser)
{
  g_autofree char *text = render (report);

  return json_object_get_object_member (parse (text, parser), "result");
}

/* "segments" or "days" of the only treatment. */
static JsonObject *
strata_of (JsonObject *result, const char *kind)
{
  JsonObject *strata = json_object_get_object_member (result, kind);

  return json_object_get_object_member (json_object_get_object_member (strata, "treatments"),
                                        "treatment");
}

/* Those of the row with a name: rows are sorted by their users. */
static JsonObject *
find_row (JsonObject *segments, const char *name)
{
  JsonArray *rows = json_object_get_array_member (segments, "rows");

  for (guint i = 0; i < json_array_get_length (rows); i++)
    if (g_str_equal (
            json_object_get_string_member (json_array_get_object_element (rows, i), "name"), name))
      return json_array_get_object_element (rows, i);
  g_assert_not_reached ();
}

static void
set_square (JsonArray *array, double se)
{
  json_array_add_double_element (array, se * se);
}

/* Puts what the JSON has elsewhere, or by rows, where the reference has it. */
static void
rearrange (JsonObject *segments, JsonObject *result, JsonObject *input)
{
  JsonArray *rows = json_object_get_array_member (input, "rows");
  JsonArray *differences = json_array_new ();
  JsonArray *variances = json_array_new ();
  JsonObject *primary = json_object_get_object_member (
      json_object_get_object_member (result, "primary"), "treatment");
  JsonObject *weighted = json_object_get_object_member (primary, "post_stratified");
  JsonObject *allocation = json_object_new ();

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = find_row (segments, json_object_get_string_member (
                                                json_array_get_object_element (rows, i), "name"));

      json_array_add_double_element (differences, json_object_get_double_member (row, "diff"));
      set_square (variances, json_object_get_double_member (row, "se"));
    }

  json_object_set_array_member (segments, "stratum_diff", differences);
  json_object_set_array_member (segments, "stratum_var", variances);
  json_object_set_double_member (segments, "crude_diff",
                                 json_object_get_double_member (primary, "abs_lift"));
  json_object_set_object_member (segments, "poststrat", json_object_ref (weighted));
  json_object_set_double_member (allocation, "p",
                                 json_object_get_double_member (weighted, "allocation_p"));
  json_object_set_object_member (segments, "allocation", allocation);
}

/* What the report does not tell: the interval of the weighted effect, and how unequal the split is
 * beside its p. */
static void
leave_out (JsonObject *expected)
{
  json_object_remove_member (json_object_get_object_member (expected, "poststrat"), "ci");
  json_object_remove_member (json_object_get_object_member (expected, "allocation"), "chi2");
  json_object_remove_member (json_object_get_object_member (expected, "allocation"), "df");
}

static void
compare_segments (Comparison *self, JsonObject *input, JsonObject *expected)
{
  g_autoptr (ExosReport) report = report_rows (input, EXOS_STRATA_SEGMENTS);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *result = result_of (report, parser);
  JsonObject *segments = strata_of (result, "segments");
  g_autoptr (JsonNode) wanted = json_node_alloc ();
  g_autoptr (JsonNode) got = json_node_alloc ();

  rearrange (segments, result, input);
  leave_out (expected);
  json_node_init_object (wanted, expected);
  json_node_init_object (got, segments);
  compare (self, "", wanted, got, NULL);
}

static void
compare_trend (Comparison *self, JsonObject *input, JsonObject *expected)
{
  g_autoptr (ExosReport) report = report_rows (input, EXOS_STRATA_DAYS);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *days = strata_of (result_of (report, parser), "days");
  g_autoptr (JsonNode) wanted = json_node_alloc ();

  json_node_init_object (wanted, expected);
  compare (self, "", wanted, json_object_get_member (days, "trend"), NULL);
}

/* Conversions of one in ten, to make a file of it. */
static ExosReport *
report_split (JsonObject *input)
{
  JsonArray *days = json_object_get_array_member (input, "days");
  JsonArray *split = json_object_get_array_member (input, "split");
  g_autoptr (GString) csv = g_string_new ("date,variant,users,conversions\n");
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (guint arm = 0; arm < json_array_get_length (split); arm++)
    {
      const ExosSplitPart part = { .weight = (guint64) json_array_get_int_element (split, arm) };

      g_array_append_val (plan->split, part);
      for (guint day = 0; day < json_array_get_length (days); day++)
        {
          const guint64 users =
              (guint64) json_array_get_int_element (json_array_get_array_element (days, day), arm);

          g_string_append_printf (
              csv, "2026-01-%02u,%s%u,%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT "\n", day + 1,
              arm == 0 ? "control" : "treatment_", arm, users, users / 10);
        }
    }

  plan->sums_rows = TRUE;
  plan->control = g_strdup ("control0");
  return fixture_report (csv->str, plan);
}

static void
compare_split (Comparison *self, JsonObject *input, JsonObject *expected)
{
  g_autoptr (ExosReport) report = report_split (input);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *srm = json_object_get_object_member (result_of (report, parser), "srm");
  JsonArray *got = json_object_get_array_member (srm, "p_by_day");
  JsonArray *days = json_object_get_array_member (expected, "days");

  g_assert_cmpuint (json_array_get_length (got), ==, json_array_get_length (days));
  for (guint i = 0; i < json_array_get_length (days); i++)
    {
      JsonNode *day = json_array_get_element (days, i);

      compare (self, "p_seq", json_object_get_member (json_node_get_object (day), "p_seq"),
               json_array_get_element (got, i), day);
    }
}

typedef struct
{
  const char *path;
  const char *file;
  void (*compare) (Comparison *self, JsonObject *input, JsonObject *expected);
  guint n_cases;
} Kind;

static const Kind kinds[] = {
  { "/strata-path/segments", "strata.jsonl", compare_segments, 15 },
  { "/strata-path/trend", "trend.jsonl", compare_trend, 5 },
  { "/strata-path/split-by-day", "srm_seq.jsonl", compare_split, 8 },
};

static void
test_kind (gconstpointer data)
{
  const Kind *kind = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "cases", kind->file, NULL);
  g_autofree char *rules = g_test_build_filename (G_TEST_DIST, "cases", "TOLERANCES.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (Tolerances) tolerances = tolerances_load (rules, &error);
  g_autofree char *content = NULL;
  guint n_cases = 0;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));

  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  for (gsize i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *line = parse (lines[i], parser);
      Comparison comparison = { tolerances, json_object_get_string_member (line, "id"), 0 };

      kind->compare (&comparison, json_object_get_object_member (line, "input"),
                     json_object_get_object_member (line, "expected"));
      g_assert_cmpuint (comparison.n_leaves, >, 0);
      n_cases++;
    }

  g_assert_cmpuint (n_cases, ==, kind->n_cases);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_test_add_data_func (kinds[i].path, &kinds[i], test_kind);
  return g_test_run ();
}
