// SPDX-License-Identifier: MIT
#include <string.h>

#include "data/language.h"
#include "memo/words.h"
#include "ui-fixture.h"
#include "ui/defaults.h"
#include "ui/rules/rule-row.h"
#include "ui/rules/rules-window.h"
#include "ui/rules/terms.h"

/* Under one policy no two rows say the same, in any language. */
static void
test_every_rule_has_a_sentence (void)
{
  static const char *const languages[] = { "en", "ko" };
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  gsize n_rules;
  const ExosRule *rules = exos_rules (&n_rules);

  for (gsize language = 0; language < G_N_ELEMENTS (languages); language++)
    {
      const char *before = exos_language_use (languages[language]);

      for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
        {
          g_autoptr (GHashTable) said =
              g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

          for (gsize i = 0; i < n_rules; i++)
            if ((rules[i].policies & (1u << policy)) != 0)
              {
                char *sentence = exos_words_rule (&rules[i], plan);

                g_assert_nonnull (sentence);
                g_assert_true (g_utf8_validate (sentence, -1, NULL));
                g_assert_true (g_hash_table_add (said, sentence));
              }
        }
      exos_language_use (before);
    }
}

/* A row of another kind is not told with the words of one that is known. */
static void
test_unknown_rules_have_no_sentence (void)
{
  static const ExosRule unknown[] = {
    { .data = EXOS_DATA_USABLE, .primary = EXOS_PRIMARY_WIN, .guardrails = EXOS_GUARDRAIL_OK },
    { .data = EXOS_DATA_USABLE | EXOS_DATA_SRM_WARNING, .primary = EXOS_PRIMARY_LOSS },
    { .data = EXOS_DATA_USABLE, .primary = EXOS_PRIMARY_FLAT, .guardrails = EXOS_GUARDRAIL_SEVERE },
  };
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_null (exos_words_rule (&unknown[i], plan));
}

static void
test_terms_are_told_apart (void)
{
  const ExosTerm *const lists[] = { exos_rule_details (), exos_glossary () };
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (gsize list = 0; list < G_N_ELEMENTS (lists); list++)
    for (const ExosTerm *term = lists[list]; term->title != NULL; term++)
      {
        g_autofree char *text = term->say (plan);

        if (g_str_equal (term->title, "Guardrails with limits of their own"))
          g_assert_null (text);
        else
          g_assert_cmpuint (strlen (text), >, 40);
      }
}

/* There is one over each window, or none. */
static GtkWindow *
find_over (gpointer window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  GtkWindow *found = NULL;

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (l->data), "ExosRulesWindow") &&
        gtk_window_get_transient_for (l->data) == window)
      {
        g_assert_null (found);
        found = l->data;
      }
  return found;
}

static GtkWindow *
open_rules (gpointer window)
{
  exos_rules_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (find_over (window)));
  return find_over (window);
}

/* The code of the rule that stands out, with how many do. */
static const char *
get_decided (GtkWidget *widget, guint *n_decided)
{
  const char *code = NULL;

  if (EXOS_IS_RULE_ROW (widget) && gtk_widget_has_css_class (widget, "exos-decided"))
    {
      (*n_decided)++;
      return exos_rule_row_get_rule (EXOS_RULE_ROW (widget))->code;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *found = get_decided (child, n_decided);

      code = found != NULL ? found : code;
    }

  return code;
}

static void
assert_decided (GtkWindow *rules, const char *code)
{
  guint n_decided = 0;

  g_assert_cmpstr (get_decided (GTK_WIDGET (rules), &n_decided), ==, code);
  g_assert_cmpuint (n_decided, ==, code != NULL ? 1 : 0);
}

typedef struct
{
  const char *path;
  const char *sample;
  const char *code;
  const char *mark;
} Decision;

static const Decision decisions[] = {
  { "/rules/launch", "sample_launch.csv", "L1", "This rule decided" },
  { "/rules/split-warning", "sample_srm_warning.csv", "H3", "This rule decided" },
  { "/rules/severe-guardrail", "sample_guardrail_worsened.csv", "R1", "This rule decided" },
  { "/rules/blocked", "sample_blocked.csv", "H1", "This rule decided" },
  { "/rules/several-treatments", "sample_several_treatments.csv", "L1",
    "This rule decided: big_button" },
};

static void
test_decision (gconstpointer data)
{
  const Decision *decision = data;
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *rules;

  exos_test_open_sample (window, decision->sample);
  rules = open_rules (window);
  assert_decided (rules, decision->code);
  g_assert_nonnull (exos_test_find (rules, GTK_TYPE_LABEL, "label", decision->mark));
  exos_test_wait (gtk_widget_has_css_class (gtk_window_get_focus (rules), "exos-decided"), 3000);
  exos_test_window_free (window);
}

static void
test_other_treatments_have_their_rules (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *rules;

  exos_test_open_sample (window, "sample_several_treatments.csv");
  rules = open_rules (window);
  g_assert_nonnull (exos_test_find (rules, GTK_TYPE_LABEL, "label", "Applied to red_banner"));
  g_assert_nonnull (exos_test_find (rules, GTK_TYPE_LABEL, "label", "Applied to short_copy"));
  exos_test_window_free (window);
}

static void
assert_says (GtkWindow *rules, const char *text)
{
  g_autofree char *texts = exos_test_texts (rules);

  if (strstr (texts, text) == NULL)
    g_error ("“%s” is not said in:\n%s", text, texts);
}

static void
test_follows_the_experiment (void)
{
  ExosWindow *window = exos_test_window_new ();
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = NULL;
  GtkWindow *rules;

  exos_test_open_sample (window, "sample_launch.csv");
  rules = open_rules (window);
  plan = exos_plan_copy (exos_session_get_plan (session));
  plan->alpha = 0.01;
  plan->worse = (ExosRatio) { 2, 1000 };
  plan->severe = (ExosRatio) { 5, 1000 };
  exos_session_set_plan (session, plan, NULL);
  exos_test_settle (window);
  assert_decided (rules, "H5");
  assert_says (rules, "The primary metric did not change significantly (p ≥ 0.01)");
  assert_says (rules, "(p < 0.01), but a guardrail got worse by more than 0.2 pp");
  assert_says (rules, "(p < 0.01), but a guardrail got worse by more than 0.5 pp");
  assert_says (rules, "in 99% of experiments");
  assert_says (rules, "about 1% look significant");
  assert_says (rules, "exactly 0.2 pp is OK");
  assert_says (rules, "Above 0.2 pp it is worse, above 0.5 pp severe");
  exos_test_window_free (window);
}

static void
test_own_limits_are_told (void)
{
  ExosWindow *window = exos_test_window_new ();
  ExosSession *session = exos_window_get_session (window);
  const ExosGuardrailPlan guardrail = {
    .column = (char *) "guardrail_cancel",
    .has_limits = TRUE,
    .worse = { 1, 100 },
    .severe = { 2, 100 },
  };
  g_autoptr (ExosPlan) plan = NULL;
  GtkWindow *rules;

  exos_test_open_sample (window, "sample_launch.csv");
  rules = open_rules (window);
  plan = exos_plan_copy (exos_session_get_plan (session));
  exos_plan_set_guardrail (plan, &guardrail);
  g_assert_true (exos_plan_add_guardrail (plan, "guardrail_error:ni=0.05", NULL));
  exos_session_set_plan (session, plan, NULL);
  exos_test_settle (window);
  assert_says (rules, "‘guardrail_cancel’: worse > 1 pp · severe > 2 pp");
  assert_says (rules, "‘guardrail_error’: worse > 0.1 pp · severe > 0.3 pp · margin 0.05 pp");
  exos_test_window_free (window);
}

static void
test_without_an_experiment_the_preferences_hold (void)
{
  GtkWindow *rules = open_rules (NULL);

  assert_decided (rules, NULL);
  assert_says (rules, "With the limits that new experiments begin with");
  assert_says (rules, "SRM p < 0.001)");
  assert_says (rules, "SRM p < 0.00001)");
  assert_says (rules, "warns at p < 0.001 and blocks at p < 0.00001");
  g_settings_set_double (exos_settings (), "alpha", 0.1);
  exos_test_drain ();
  assert_says (rules, "The primary metric worsened significantly (p < 0.1)");
  g_settings_reset (exos_settings (), "alpha");
  gtk_window_destroy (rules);
}

static void
test_one_over_each_window (void)
{
  ExosWindow *first = exos_test_window_new ();
  ExosWindow *second = exos_test_window_new ();
  GtkWindow *rules = open_rules (first);

  g_assert_true (open_rules (first) == rules);
  exos_rules_window_present (rules); /* F1 in the window itself */
  g_assert_true (find_over (first) == rules);
  g_assert_true (open_rules (second) != rules);
  exos_test_window_free (second);
  g_assert_true (find_over (first) == rules);
  exos_test_window_free (first);
  g_assert_null (find_over (NULL));
}

/* What was chosen in the preferences decides, and is what the window explains. */
static void
test_policy_of_the_preferences_decides (void)
{
  ExosWindow *window;
  GtkWindow *rules;

  g_settings_set_string (exos_settings (), "policy", "strict");
  window = exos_test_window_new ();
  exos_test_open_sample (window, "sample_launch.csv");
  g_assert_nonnull (exos_test_find (window, GTK_TYPE_LABEL, "label", "Unproven"));
  rules = open_rules (window);
  assert_says (rules, "but a guardrail got worse by more than 0.3 pp, which can be chance");
  assert_says (rules, "A guardrail is safe when harm past the limit is ruled out");
  assert_decided (rules, "UNPROVEN");
  exos_test_window_free (window);
  g_settings_reset (exos_settings (), "policy");
}

/* Up and down lead through all that is said, also where there is nothing to press. */
static void
test_every_row_takes_the_focus (void)
{
  GtkWindow *rules = open_rules (NULL);
  guint n_rows = 0;

  gtk_window_set_focus (rules, NULL);
  gtk_widget_child_focus (GTK_WIDGET (rules), GTK_DIR_TAB_FORWARD);
  for (GtkWidget *row = NULL; row != gtk_window_get_focus (rules); n_rows++)
    {
      row = gtk_window_get_focus (rules);
      g_signal_emit_by_name (gtk_widget_get_parent (row), "move-cursor", GTK_MOVEMENT_DISPLAY_LINES,
                             1, FALSE, FALSE);
    }
  g_assert_cmpuint (n_rows, ==, 19 + 4 + 8);
  gtk_window_destroy (rules);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/rules/every-rule-has-a-sentence", test_every_rule_has_a_sentence);
  g_test_add_func ("/rules/unknown-rules-have-no-sentence", test_unknown_rules_have_no_sentence);
  g_test_add_func ("/rules/terms-are-told-apart", test_terms_are_told_apart);
  for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
    g_test_add_data_func (decisions[i].path, &decisions[i], test_decision);
  g_test_add_func ("/rules/other-treatments-have-their-rules",
                   test_other_treatments_have_their_rules);
  g_test_add_func ("/rules/follows-the-experiment", test_follows_the_experiment);
  g_test_add_func ("/rules/own-limits-are-told", test_own_limits_are_told);
  g_test_add_func ("/rules/without-an-experiment-the-preferences-hold",
                   test_without_an_experiment_the_preferences_hold);
  g_test_add_func ("/rules/policy-of-the-preferences-decides",
                   test_policy_of_the_preferences_decides);
  g_test_add_func ("/rules/one-over-each-window", test_one_over_each_window);
  g_test_add_func ("/rules/every-row-takes-the-focus", test_every_row_takes_the_focus);
  return g_test_run ();
}
