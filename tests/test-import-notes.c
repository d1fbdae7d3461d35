// SPDX-License-Identifier: MIT
/* All that an import says beside its counts: lines, kinds of metrics, and every note with all of
 * its texts. */
#include "data/import.h"

#include <string.h>

#include "data/language.h"
#include "import-notes-cases.h"
#include "import-notes-shapes.h"
#include "import-notes-sums.h"

#define MAX_ROLES 4
#define U64 "%" G_GUINT64_FORMAT

/* "control=b", "sum" or "users=visitors" to a mapping that lends the texts of settings. */
static ExosMapping
read_settings (char **settings, ExosColumnRole *roles, ExosColumnRole **pointers)
{
  ExosMapping mapping = { .columns = pointers };

  for (gsize i = 0; settings[i] != NULL; i++)
    {
      char *value = strchr (settings[i], '=');

      if (value == NULL)
        {
          mapping.sums_rows = TRUE;
          continue;
        }
      *value++ = '\0';
      if (g_str_equal (settings[i], "control"))
        mapping.control = value;
      else if (g_str_equal (settings[i], "start"))
        mapping.start = value;
      else
        {
          g_assert_cmpuint (mapping.n_columns, <, MAX_ROLES);
          g_assert_true (exos_role_from_id (settings[i], &roles[mapping.n_columns].role));
          roles[mapping.n_columns].column = value;
          pointers[mapping.n_columns] = &roles[mapping.n_columns];
          mapping.n_columns++;
        }
    }

  return mapping;
}

static void
append_totals (GString *text, const ExosPairSums *sums)
{
  const double totals[] = { sums->y.hi, sums->yy.hi, sums->x.hi, sums->xx.hi, sums->xy.hi };

  g_string_append_printf (text, "(" U64, sums->n);
  for (gsize i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.12g", totals[i]);
      g_string_append_printf (text, " %s", number);
    }
  g_string_append_c (text, ')');
}

/* "crash count lower 1/100@2 2/100@3": each value of its users, at its line, and then its sums. */
static void
append_metric (GString *text, const ExosExperiment *experiment, gsize i)
{
  static const char *const kinds[] = { "count", "total", "mean", "ratio" };
  const ExosMetric *metric = &experiment->metrics[i];

  g_string_append_printf (text, "%s %s %s%s%s%s%s", metric->name, kinds[metric->kind],
                          metric->direction == EXOS_DIRECTION_LOWER ? "lower" : "higher",
                          metric->is_direction_assumed ? " assumed" : "",
                          metric->is_chosen ? " chosen" : "",
                          metric->has_covariate ? " adjusted" : "",
                          (int) i == experiment->primary_metric ? " decides" : "");
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      const ExosValue *value = exos_experiment_value (experiment, arm, i);
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.12g", value->total);
      g_string_append_printf (text, " %s/" U64 "@" U64,
                              value->state == EXOS_VALUE_EMPTY        ? "-"
                              : value->state == EXOS_VALUE_UNREADABLE ? "?"
                                                                      : number,
                              value->users, value->line);
      if (value->state == EXOS_VALUE_SUMS)
        append_totals (text, exos_experiment_sums (experiment, arm, i));
    }
  g_string_append_c (text, '\n');
}

/* "segments country: kr 10/1 12/3, us ...": users and conversions, or sums, of each group. */
static void
append_strata (GString *text, const ExosExperiment *experiment, ExosStrataKind kind)
{
  const ExosStrata *strata = &experiment->strata[kind];

  if (strata->n == 0)
    return;
  g_string_append_printf (text, "%s %s:", kind == EXOS_STRATA_DAYS ? "days" : "segments",
                          strata->column);
  for (gsize i = 0; i < strata->n; i++)
    {
      g_string_append_printf (text, "%s %s", i > 0 ? "," : "", strata->names[i]);
      for (gsize arm = 0; arm < experiment->n_arms; arm++)
        {
          const gsize at = i * experiment->n_arms + arm;

          g_string_append_printf (text, " " U64 "/" U64, strata->counts[at].events,
                                  strata->counts[at].users);
          if (strata->assigned[at] != strata->counts[at].users)
            g_string_append_printf (text, " of " U64, strata->assigned[at]);
          if (strata->sums != NULL)
            append_totals (text, &strata->sums[at]);
        }
    }
  g_string_append_c (text, '\n');
}

static void
append_text (GString *text, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, " %s=%s", name, value);
}

static void
append_number (GString *text, const char *name, guint64 number)
{
  if (number > 0)
    g_string_append_printf (text, " %s=" U64, name, number);
}

static void
append_issue (GString *text, const ExosIssue *issue)
{
  g_string_append_printf (text, "%s@" U64, exos_issue_id (issue->code), issue->line);
  append_text (text, "column", issue->column);
  append_text (text, "variant", issue->variant);
  append_text (text, "value", issue->value);
  append_text (text, "extra", issue->extra);
  append_number (text, "number", issue->number);
  append_number (text, "other", issue->other);
  for (gsize i = 0; i < EXOS_ISSUE_MAX_LINES && issue->lines[i] > 0; i++)
    g_string_append_printf (text, "%s" U64, i > 0 ? "," : " lines=", issue->lines[i]);
  g_string_append_c (text, '\n');
}

static char *
tell (const ExosExperiment *experiment)
{
  static const char *const shapes[] = { "rows",  "wide",   "metric-rows", "metric-long",
                                        "units", "events", "unit-sums",   "unknown" };
  static const char *const stages[] = { "nothing", "columns", "groups", "counts" };
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s of " U64 ", %s", shapes[experiment->source.shape],
                          experiment->source.rows, stages[experiment->stage]);
  append_text (text, "name", experiment->name);
  append_text (text, "primary", experiment->primary);
  g_string_append (text, experiment->is_rate_lower ? " lower:" : ":");
  for (gsize i = 0; i < experiment->n_arms; i++)
    {
      const ExosArm *arm = &experiment->arms[i];

      g_string_append_printf (text, " %s%s " U64 "/" U64 "@" U64,
                              (int) i == experiment->control ? "*" : "", arm->name,
                              arm->conversions, arm->users, arm->line);
      if (arm->assigned > 0)
        g_string_append_printf (text, " of " U64, arm->assigned);
    }
  g_string_append_c (text, '\n');
  for (gsize i = 0; i < experiment->n_metrics; i++)
    append_metric (text, experiment, i);
  append_strata (text, experiment, EXOS_STRATA_SEGMENTS);
  append_strata (text, experiment, EXOS_STRATA_DAYS);
  for (guint i = 0; i < experiment->issues->len; i++)
    append_issue (text, g_ptr_array_index (experiment->issues, i));
  return g_string_free (text, FALSE);
}

static ExosExperiment *
import (const char *csv, const ExosMapping *mapping)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
  g_autoptr (GError) error = NULL;
  ExosExperiment *experiment =
      exos_import_stream (stream, "notes.csv", strlen (csv), mapping, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return experiment;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_auto (GStrv) settings = g_strsplit (c->setting != NULL ? c->setting : "", ",", -1);
  ExosColumnRole roles[MAX_ROLES];
  ExosColumnRole *pointers[MAX_ROLES];
  const ExosMapping mapping = read_settings (settings, roles, pointers);
  g_autoptr (ExosExperiment) experiment = import (c->csv, &mapping);
  g_autofree char *told = tell (experiment);

  g_assert_cmpstr (told, ==, c->told);
}

/* Tables that grow, a column or a row more with each: @ is its number. */
typedef struct
{
  const char *name;
  const char *parts[6]; /* once, repeated, once, repeated */
  guint n;
  const char *issue; /* of one more; of n there is none */
} LimitCase;

static const LimitCase limits[] = {
  { "groups",
    { "variant,users,conversions\ncontrol,9,1\n", "g@,9,1\n" },
    99,
    "E38@0 column=variant number=101 other=100" },
  { "groups-and-a-total",
    { "variant,users,conversions\ncontrol,9,1\n", "g@,9,1\n", "Total,9,1" },
    99,
    "E38@0 column=variant number=102 other=100" },
  { "wide-groups",
    { "control_users,control_conversions", ",g@_users,g@_conversions", "\n9,1", ",9,1" },
    99,
    "E38@0 number=101 other=100" },
  { "groups-of-metrics",
    { "metric,control", ",g@", "\nusers,9", ",9", "\nconversions,1", ",1" },
    99,
    "E38@0 number=101 other=100" },
  { "long-groups",
    { "metric,variation,users,value\nbuy,control,9,1\n", "buy,g@,9,1\n" },
    99,
    "E38@0 number=101 other=100" },
  { "tidy-groups",
    { "metric,variation,value\nusers,control,9\nconversions,control,1\n",
      "users,g@,9\nconversions,g@,1\n" },
    99,
    "E38@0 number=101 other=100" },
  { "columns",
    { "variant,users,conversions", ",m@", "\ncontrol,9,1\nb,9,1", "" },
    1021,
    "E30@1 number=1025 other=1024" },
  { "metrics",
    { "metric,control,b\nusers,9,9\nconversions,1,2\n", "m@,1,1\n" },
    1022,
    "E30@0 number=1025 other=1024" },
  { "long-metrics",
    { "metric,variation,users,value\nbuy,control,9,1\nbuy,b,9,2\n", "m@,control,9,1\n" },
    1023,
    "E30@0 number=1025 other=1024" },
  { "tidy-metrics",
    { "metric,variation,value\nusers,control,9\nconversions,control,1\nusers,b,9\n"
      "conversions,b,1\n",
      "m@,control,1\n" },
    1022,
    "E30@0 number=1025 other=1024" },
};

static char *
make_table (const LimitCase *c, guint n)
{
  GString *text = g_string_new (NULL);

  for (gsize part = 0; part < G_N_ELEMENTS (c->parts) && c->parts[part] != NULL; part++)
    for (guint i = 0; i < (part % 2 == 0 ? 1 : n); i++)
      {
        g_autofree char *number = g_strdup_printf ("%u", i);
        g_auto (GStrv) around = g_strsplit (c->parts[part], "@", -1);
        g_autofree char *filled = g_strjoinv (number, around);

        g_string_append (text, filled);
      }

  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

/* The first issue that is about a limit, NULL without one. */
static char *
find_limit (const char *csv)
{
  g_autoptr (ExosExperiment) experiment = import (csv, NULL);

  for (guint i = 0; i < experiment->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (experiment->issues, i);
      GString *text = g_string_new (NULL);

      if (issue->code == EXOS_ISSUE_TOO_MANY_GROUPS || issue->code == EXOS_ISSUE_TOO_MANY_COLUMNS)
        {
          append_issue (text, issue);
          g_string_truncate (text, text->len - 1);
          return g_string_free (text, FALSE);
        }
      g_string_free (text, TRUE);
    }

  return NULL;
}

static void
test_limit (gconstpointer data)
{
  const LimitCase *c = data;
  g_autofree char *most = make_table (c, c->n);
  g_autofree char *one_more = make_table (c, c->n + 1);
  g_autofree char *of_most = find_limit (most);
  g_autofree char *of_one_more = find_limit (one_more);

  g_assert_cmpstr (of_most, ==, NULL);
  g_assert_cmpstr (of_one_more, ==, c->issue);
}

static void
add_tests (const Case *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/import-notes/", list[i].name, NULL);

      g_test_add_data_func (path, &list[i], test_case);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_tests (cases, G_N_ELEMENTS (cases));
  add_tests (shape_cases, G_N_ELEMENTS (shape_cases));
  add_tests (sum_cases, G_N_ELEMENTS (sum_cases));
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *path = g_strconcat ("/import-notes/limits/", limits[i].name, NULL);

      g_test_add_data_func (path, &limits[i], test_limit);
    }
  return g_test_run ();
}
