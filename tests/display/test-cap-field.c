// SPDX-License-Identifier: MIT
/* Caps of the primary metric, set on New Experiment. */
#include <string.h>

#include "experiment-fixture.h"

#define CAPPED_AT_99 3

static char *
make_rows (const char *header)
{
  GString *text = g_string_new (header);

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "u%u,%s,%u\n", i, i % 2 ? "treatment" : "control", i % 1000 + 5);
  return g_string_free (text, FALSE);
}

static double
get_upper (const ExosReport *report)
{
  const ExosMetricCap *cap = &report->experiment->metrics[report->experiment->primary_metric].cap;

  return cap->quantile > 0 ? cap->upper : 0.0;
}

static gboolean
says (const Fixture *fixture, const char *text)
{
  return strstr (gtk_label_get_label (exos_part (fixture, "effect", 0)), text) != NULL;
}

static void
test_cap_is_chosen_and_undone (void)
{
  Fixture f;
  g_autofree char *csv = make_rows ("user_id,variant,revenue\n");

  exos_fixture_open_text (&f, csv);
  g_assert_true (gtk_widget_get_visible (exos_part (&f, "cap", 0)));
  g_assert_cmpfloat (get_upper (exos_report_of (&f)), ==, 0.0);
  g_assert_true (says (&f, "A few users can move a mean."));

  gtk_drop_down_set_selected (exos_part (&f, "quantiles", 0), CAPPED_AT_99);
  /* (4000 − 1) 0.99 = 3959.01: between 994 and 995, as four users have each value from 5 on. */
  g_assert_cmpfloat (get_upper (exos_report_of (&f)), ==, 994.01);
  g_assert_true (says (&f, "capped at 994.01"));
  g_assert_cmpuint (gtk_drop_down_get_selected (exos_part (&f, "quantiles", 0)), ==, CAPPED_AT_99);

  g_assert_cmpfloat (get_upper (exos_undo_of (&f)), ==, 0.0);
  g_assert_cmpuint (gtk_drop_down_get_selected (exos_part (&f, "quantiles", 0)), ==, 0);
  g_assert_true (says (&f, "A few users can move a mean."));
  exos_fixture_close (&f);
}

static void
test_cap_is_taken_back (void)
{
  Fixture f;
  g_autofree char *csv = make_rows ("user_id,variant,revenue\n");

  exos_fixture_open_text (&f, csv);
  gtk_drop_down_set_selected (exos_part (&f, "quantiles", 0), CAPPED_AT_99);
  exos_report_of (&f);
  gtk_drop_down_set_selected (exos_part (&f, "quantiles", 0), 0);
  g_assert_cmpfloat (get_upper (exos_report_of (&f)), ==, 0.0);
  g_assert_cmpuint (exos_session_get_plan (f.session)->cappings->len, ==, 0);
  exos_fixture_close (&f);
}

/* A quantile from elsewhere is in the list as long as it holds. */
static void
test_another_quantile_is_shown (void)
{
  Fixture f;
  g_autofree char *csv = make_rows ("user_id,variant,revenue\n");

  exos_fixture_open_text (&f, csv);

  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (f.session));

  exos_plan_set_capping (plan, "revenue", 750000000);
  exos_session_set_plan (f.session, plan, NULL);
  g_assert_cmpfloat (get_upper (exos_report_of (&f)), ==, 754.25);
  g_assert_cmpuint (gtk_drop_down_get_selected (exos_part (&f, "quantiles", 0)), ==, 5);
  gtk_drop_down_set_selected (exos_part (&f, "quantiles", 0), CAPPED_AT_99);
  g_assert_cmpfloat (get_upper (exos_report_of (&f)), ==, 994.01);
  g_assert_cmpuint (
      g_list_model_get_n_items (gtk_drop_down_get_model (exos_part (&f, "quantiles", 0))), ==, 5);
  exos_fixture_close (&f);
}

static void
test_sums_and_rates_have_no_cap (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  g_assert_false (gtk_widget_get_visible (exos_part (&f, "cap", 0)));
  exos_fixture_close (&f);
  exos_fixture_open_text (&f,
                          "variant,users,revenue_sum,revenue_sum_sq\n"
                          "control,10000,156300,3906922.59\ntreatment,10050,161604,4118905.53\n");
  g_assert_false (gtk_widget_get_visible (exos_part (&f, "cap", 0)));
  exos_fixture_close (&f);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);

#define ADD(name, function) g_test_add_func ("/cap-field/" name, function)
  ADD ("cap-is-chosen-and-undone", test_cap_is_chosen_and_undone);
  ADD ("cap-is-taken-back", test_cap_is_taken_back);
  ADD ("another-quantile-is-shown", test_another_quantile_is_shown);
  ADD ("sums-and-rates-have-no-cap", test_sums_and_rates_have_no_cap);
#undef ADD
  return g_test_run ();
}
