// SPDX-License-Identifier: MIT
/* Planning an experiment: what is typed, what is answered. Answers of R: see test-design.c. */
#include "planner-fixture.h"

#include <string.h>

static void
test_answers_while_it_is_typed (void)
{
  GtkWindow *planner = open_planner (NULL);

  type (planner, "rate", "12");
  type (planner, "effect", "1");
  assert_line (planner, "answer", "You need 17,169 users in each group: 34,338 in all.");
  assert_line (planner, "note", NULL);
  assert_line (planner, "detectable", NULL);
  type (planner, "daily", "1000");
  assert_line (planner, "answer",
               "You need 17,169 users in each group: 34,338 in all, 5 weeks at 1,000 per day.");
  assert_line (planner, "note",
               "35 days, rounded up to whole weeks so that every weekday counts alike.");
  type (planner, "users", "5000");
  assert_line (planner, "detectable",
               "With 5,000 users in each group you can detect 1.88 pp (15.7% relative).");
  type (planner, "daily", "");
  type (planner, "split", "80:20");
  assert_line (planner, "answer",
               "You need 42,562 users in control and 10,641 in the treatment: 53,203 in all.");
  gtk_window_destroy (planner);
}

static void
test_level_and_power (void)
{
  GtkWindow *planner = open_planner (NULL);

  type (planner, "rate", "20");
  type (planner, "effect", "5");
  assert_line (planner, "answer", "You need 1,094 users in each group: 2,188 in all.");
  /* R: power.prop.test (p1 = .2, p2 = .25, power = .9, sig.level = .01)$n is 2073.20 */
  type (planner, "power", "90");
  type (planner, "alpha", "0.01");
  assert_line (planner, "answer", "You need 2,074 users in each group: 4,148 in all.");
  gtk_window_destroy (planner);
}

static void
test_several_treatments (void)
{
  GtkWindow *planner = open_planner (NULL);

  type (planner, "rate", "12");
  type (planner, "split", "1:1:1");
  assert_line (planner, "answer", "You need 20,398 users in each group: 61,194 in all.");
  assert_line (planner, "note", "Each of the 2 treatments is tested at α = 0.027.");
  gtk_window_destroy (planner);
}

static void
test_relative_effects (void)
{
  GtkWindow *planner = open_planner (NULL);

  type (planner, "rate", "20");
  type (planner, "effect", "25");
  gtk_drop_down_set_selected (part (planner, "rate_unit"), 1);
  assert_line (planner, "answer", "You need 1,094 users in each group: 2,188 in all.");
  gtk_window_destroy (planner);
}

static void
test_means (void)
{
  GtkWindow *planner = open_planner (NULL);

  gtk_drop_down_set_selected (part (planner, "metric"), 1);
  g_assert_false (gtk_widget_get_visible (part (planner, "rate_box")));
  g_assert_true (gtk_widget_get_visible (part (planner, "sd_box")));
  type (planner, "sd", "15");
  type (planner, "effect", "0.5");
  assert_line (planner, "answer", "You need 14,128 users in each group: 28,256 in all.");
  type (planner, "mean", "50");
  type (planner, "effect", "1");
  gtk_drop_down_set_selected (part (planner, "mean_unit"), 1);
  assert_line (planner, "answer", "You need 14,128 users in each group: 28,256 in all.");
  type (planner, "users", "10000");
  assert_line (planner, "detectable",
               "With 10,000 users in each group you can detect 0.5943 (1.2% relative).");
  gtk_window_destroy (planner);
}

typedef struct
{
  const char *path;
  const char *field;
  const char *text;
  const char *reason;
} Refusal;

static const Refusal refusals[] = {
  { "no-rate", "rate", "",
    "The rate must be above 0% and below 100%, before the effect and after it." },
  { "rate-of-0", "rate", "0",
    "The rate must be above 0% and below 100%, before the effect and after it." },
  { "past-100", "effect", "95",
    "The rate must be above 0% and below 100%, before the effect and after it." },
  { "no-effect", "effect", "0", "Say the smallest effect worth shipping." },
  { "no-split", "split", "50:", "Every group needs a share of the traffic." },
  { "group-without-users", "split", "1:0", "Every group needs a share of the traffic." },
  { "no-level", "alpha", "", "The significance level must be above 0 and below 1." },
  { "half-a-power", "power", "8", "The power must be above the significance level and below 1." },
};

/* A reason in place of a number, and no chart of nothing. */
static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  GtkWindow *planner = open_planner (NULL);

  type (planner, "users", "5000");
  g_assert_true (gtk_widget_get_visible (part (planner, "chart")));
  type (planner, refusal->field, refusal->text);
  assert_line (planner, "answer", refusal->reason);
  g_assert_false (gtk_widget_get_visible (part (planner, "chart")));
  g_assert_null (strstr (gtk_label_get_label (part (planner, "detectable")), "nan"));
  gtk_window_destroy (planner);
}

static void
test_bad_split_is_marked (void)
{
  GtkWindow *planner = open_planner (NULL);

  g_assert_false (gtk_widget_get_visible (part (planner, "split_problem")));
  type (planner, "split", "half");
  g_assert_true (gtk_widget_get_visible (part (planner, "split_problem")));
  gtk_test_accessible_assert_state (part (planner, "split"), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  type (planner, "split", "60:40");
  g_assert_false (gtk_widget_get_visible (part (planner, "split_problem")));
  gtk_window_destroy (planner);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/planner/answers-while-it-is-typed", test_answers_while_it_is_typed);
  g_test_add_func ("/planner/level-and-power", test_level_and_power);
  g_test_add_func ("/planner/several-treatments", test_several_treatments);
  g_test_add_func ("/planner/relative-effects", test_relative_effects);
  g_test_add_func ("/planner/means", test_means);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/planner/refuses/", refusals[i].path, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/planner/bad-split-is-marked", test_bad_split_is_marked);
  return g_test_run ();
}
