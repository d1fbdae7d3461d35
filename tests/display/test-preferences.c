// SPDX-License-Identifier: MIT
#include <string.h>

#include "ui-fixture.h"
#include "ui/defaults.h"
#include "ui/preferences/preferences.h"
#include "ui/widgets/toast.h"

static const char *const keys[] = {
  "alpha",         "correction",    "small-sample-test", "min-users",   "guardrail-worse",
  "guardrail-severe", "auto-guardrails", "memo-language", "memo-paper", "memo-owner",
  "memo-bayesian", "style",         "app-language",      "keep-recent",
};

static guint
count_windows (GtkWindow **found)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "ExosPreferences"))
        {
          *found = window;
          n_found++;
        }
    }

  return n_found;
}

/* The window, with every setting as it is at first. */
static GtkWindow *
open_preferences (void)
{
  GtkWindow *window = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (exos_settings (), keys[i]);
  exos_preferences_present (NULL);
  g_assert_cmpuint (count_windows (&window), ==, 1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static void
close_preferences (GtkWindow *window)
{
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_close (window);
  exos_test_wait (watched == NULL, 3000);
}

static gpointer
get_control (GtkWindow *window, const char *key)
{
  return gtk_widget_get_template_child (GTK_WIDGET (window), G_OBJECT_TYPE (window), key);
}

static void
click (GtkWindow *window, const char *label)
{
  GtkWidget *button = exos_test_find (window, GTK_TYPE_BUTTON, "label", label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  exos_test_drain ();
}

static void
assert_stored (const char *key, const char *text)
{
  g_autoptr (GVariant) stored = g_settings_get_value (exos_settings (), key);
  g_autoptr (GVariant) expected = g_variant_parse (NULL, text, NULL, NULL, NULL);
  g_autofree char *printed = g_variant_print (stored, FALSE);

  if (!g_variant_equal (stored, expected))
    g_error ("%s is %s, not %s", key, printed, text);
}

static void
store (const char *key, const char *text)
{
  g_autoptr (GVariant) value = g_variant_parse (NULL, text, NULL, NULL, NULL);

  g_assert_true (g_settings_set_value (exos_settings (), key, value));
  exos_test_drain ();
}

/* One control and its key, in the words of both. */
typedef struct
{
  const char *path;
  const char *key;
  const char *property;
  const char *shown;
  const char *stored;
} Setting;

static const Setting settings[] = {
  { "/preferences/alpha", "alpha", "value", "0.0125", "0.0125" },
  { "/preferences/correction", "correction", "selected", "3", "'hochberg'" },
  { "/preferences/no-correction", "correction", "selected", "5", "'none'" },
  { "/preferences/small-sample-test", "small-sample-test", "selected", "1", "'never'" },
  { "/preferences/min-users", "min-users", "value", "250", "250" },
  { "/preferences/worse", "guardrail-worse", "value", "0.2", "0.2" },
  { "/preferences/severe", "guardrail-severe", "value", "1.25", "1.25" },
  { "/preferences/auto-guardrails", "auto-guardrails", "active", "false", "false" },
  { "/preferences/memo-language", "memo-language", "selected", "1", "'ko'" },
  { "/preferences/memo-paper", "memo-paper", "selected", "2", "'letter'" },
  { "/preferences/memo-owner", "memo-owner", "text", "김민수", "'김민수'" },
  { "/preferences/memo-bayesian", "memo-bayesian", "active", "true", "true" },
  { "/preferences/app-language", "app-language", "selected", "2", "'en'" },
  { "/preferences/keep-recent", "keep-recent", "active", "false", "false" },
};

static void
parse (const Setting *setting, gpointer control, GValue *value)
{
  GParamSpec *pspec =
      g_object_class_find_property (G_OBJECT_GET_CLASS (control), setting->property);
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();

  g_assert_true (gtk_builder_value_from_string (builder, pspec, setting->shown, value, NULL));
}

static gboolean
is_shown (const Setting *setting, gpointer control)
{
  GParamSpec *pspec =
      g_object_class_find_property (G_OBJECT_GET_CLASS (control), setting->property);
  g_auto (GValue) expected = G_VALUE_INIT;
  g_auto (GValue) shown = G_VALUE_INIT;

  parse (setting, control, &expected);
  g_object_get_property (control, setting->property, &shown);
  return g_param_values_cmp (pspec, &shown, &expected) == 0;
}

static void
test_setting (gconstpointer data)
{
  const Setting *setting = data;
  GtkWindow *window = open_preferences ();
  gpointer control = get_control (window, setting->key);
  g_auto (GValue) value = G_VALUE_INIT;

  parse (setting, control, &value);
  g_object_set_property (control, setting->property, &value);
  assert_stored (setting->key, setting->stored);

  g_settings_reset (exos_settings (), setting->key);
  exos_test_drain ();
  g_assert_false (is_shown (setting, control));
  store (setting->key, setting->stored);
  g_assert_true (is_shown (setting, control));
  close_preferences (window);
}

static void
test_style (void)
{
  GtkWindow *window = open_preferences ();
  GtkWidget *light = exos_test_find (window, GTK_TYPE_TOGGLE_BUTTON, "label", "L_ight");

  click (window, "_Dark");
  assert_stored ("style", "'dark'");
  click (window, "_Dark");
  assert_stored ("style", "'dark'");
  store ("style", "'light'");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (light)));
  click (window, "_Follow System");
  assert_stored ("style", "'follow'");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (light)));
  close_preferences (window);
}

/* Every choice that the schema knows has its place in the list. */
static void
test_lists_are_complete (void)
{
  GtkWindow *window = open_preferences ();
  g_autoptr (GSettingsSchema) schema = NULL;

  g_object_get (exos_settings (), "settings-schema", &schema, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_str_equal (settings[i].property, "selected"))
      {
        GtkDropDown *list = get_control (window, settings[i].key);
        g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, settings[i].key);
        g_autoptr (GVariant) range = g_settings_schema_key_get_range (key);
        g_autoptr (GVariant) boxed = g_variant_get_child_value (range, 1);
        g_autoptr (GVariant) choices = g_variant_get_variant (boxed);
        const gsize n = g_variant_n_children (choices);
        guint seen = 0;

        g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (list)), ==, n);
        for (gsize choice = 0; choice < n; choice++)
          {
            g_autoptr (GVariant) value = g_variant_get_child_value (choices, choice);

            g_settings_set_value (exos_settings (), settings[i].key, value);
            exos_test_drain ();
            seen |= 1u << gtk_drop_down_get_selected (list);
          }
        g_assert_cmpuint (seen, ==, (1u << n) - 1);
      }
  close_preferences (window);
}

static void
test_severe_is_never_below_worse (void)
{
  GtkWindow *window = open_preferences ();

  gtk_spin_button_set_value (get_control (window, "guardrail-worse"), 0.5);
  exos_test_drain ();
  assert_stored ("guardrail-severe", "0.5");
  gtk_spin_button_set_value (get_control (window, "guardrail-severe"), 0.2);
  exos_test_drain ();
  assert_stored ("guardrail-worse", "0.2");
  g_assert_cmpfloat (gtk_spin_button_get_value (get_control (window, "guardrail-worse")), ==, 0.2);
  gtk_spin_button_set_value (get_control (window, "guardrail-severe"), 0.0);
  exos_test_drain ();
  assert_stored ("guardrail-worse", "0.0");
  close_preferences (window);
}

static void
test_steps_leave_no_dust (void)
{
  GtkWindow *window = open_preferences ();
  GtkSpinButton *worse = get_control (window, "guardrail-worse");

  gtk_spin_button_spin (worse, GTK_SPIN_STEP_FORWARD, 0.0);
  gtk_spin_button_spin (worse, GTK_SPIN_STEP_FORWARD, 0.0);
  gtk_spin_button_spin (worse, GTK_SPIN_STEP_FORWARD, 0.0);
  assert_stored ("guardrail-worse", "0.25");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (worse)), ==, "0.25");
  store ("guardrail-worse", "0.1");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (worse)), ==, "0.10");
  store ("alpha", "0.001");
  g_assert_cmpstr (gtk_editable_get_text (get_control (window, "alpha")), ==, "0.001");
  close_preferences (window);
}

static void
test_what_is_typed_counts_when_the_window_closes (void)
{
  GtkWindow *window = open_preferences ();
  GtkWidget *alpha = get_control (window, "alpha");

  gtk_widget_grab_focus (alpha);
  gtk_editable_set_text (GTK_EDITABLE (alpha), "0.02");
  close_preferences (window);
  assert_stored ("alpha", "0.02");
}

static void
test_reset_and_undo (void)
{
  GtkWindow *window = open_preferences ();
  GtkWidget *reset = get_control (window, "reset");

  g_assert_false (gtk_widget_is_sensitive (reset));
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    store (settings[i].key, settings[i].stored);
  click (window, "_Dark");
  g_assert_true (gtk_widget_is_sensitive (reset));

  click (window, "Reset to D_efaults");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GVariant) value = g_settings_get_value (exos_settings (), keys[i]);
      g_autoptr (GVariant) usual = g_settings_get_default_value (exos_settings (), keys[i]);

      g_assert_true (g_variant_equal (value, usual));
    }
  g_assert_false (gtk_widget_is_sensitive (reset));
  g_assert_nonnull (exos_test_find (window, EXOS_TYPE_TOAST, NULL, NULL));

  click (window, "Undo");
  assert_stored ("alpha", "0.0125");
  assert_stored ("correction", "'none'");
  assert_stored ("guardrail-worse", "0.2");
  assert_stored ("guardrail-severe", "1.25");
  assert_stored ("memo-owner", "'김민수'");
  assert_stored ("style", "'dark'");
  assert_stored ("keep-recent", "false");
  g_assert_true (gtk_widget_is_sensitive (reset));
  close_preferences (window);
}

static void
test_srm_limits_are_those_of_the_check (void)
{
  GtkWindow *window = open_preferences ();

  g_assert_nonnull (exos_test_find (window, GTK_TYPE_LABEL, "label", "p < 0.001"));
  g_assert_nonnull (exos_test_find (window, GTK_TYPE_LABEL, "label", "p < 0.00001"));
  close_preferences (window);
}

static void
test_controls_have_names (void)
{
  static const struct
  {
    const char *key;
    const char *name;
  } names[] = {
    { "alpha", "Significance level α" },
    { "correction", "Correction for several groups: Dunnett" },
    { "guardrail-severe", "Severe above, percentage points" },
    { "auto-guardrails", "Use all count columns automatically" },
    { "memo-owner", "Owner" },
    { "style", "Style" },
  };
  GtkWindow *window = open_preferences ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_test_accessible_assert_property (
        GTK_ACCESSIBLE (get_control (window, names[i].key)), GTK_ACCESSIBLE_PROPERTY_LABEL,
        names[i].name);
  store ("correction", "'holm'");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (get_control (window, "correction"))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Correction for several groups: Holm");
  close_preferences (window);
}

static void
test_one_window_over_the_one_in_use (void)
{
  ExosWindow *first = exos_test_window_new ();
  ExosWindow *second = exos_test_window_new ();
  GtkWindow *window = open_preferences ();

  exos_preferences_present (GTK_WINDOW (first));
  g_assert_true (gtk_window_get_transient_for (window) == GTK_WINDOW (first));
  exos_preferences_present (GTK_WINDOW (second));
  exos_preferences_present (window);
  g_assert_cmpuint (count_windows (&window), ==, 1);
  g_assert_true (gtk_window_get_transient_for (window) == GTK_WINDOW (second));
  g_assert_false (gtk_window_get_modal (window));
  exos_test_window_free (first);
  g_assert_cmpuint (count_windows (&window), ==, 1);
  exos_test_window_free (second);
  g_assert_cmpuint (count_windows (&window), ==, 0);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    g_test_add_data_func (settings[i].path, &settings[i], test_setting);
  g_test_add_func ("/preferences/style", test_style);
  g_test_add_func ("/preferences/lists-are-complete", test_lists_are_complete);
  g_test_add_func ("/preferences/severe-is-never-below-worse", test_severe_is_never_below_worse);
  g_test_add_func ("/preferences/steps-leave-no-dust", test_steps_leave_no_dust);
  g_test_add_func ("/preferences/what-is-typed-counts-when-the-window-closes",
                   test_what_is_typed_counts_when_the_window_closes);
  g_test_add_func ("/preferences/reset-and-undo", test_reset_and_undo);
  g_test_add_func ("/preferences/srm-limits-are-those-of-the-check",
                   test_srm_limits_are_those_of_the_check);
  g_test_add_func ("/preferences/controls-have-names", test_controls_have_names);
  g_test_add_func ("/preferences/one-window-over-the-one-in-use",
                   test_one_window_over_the_one_in_use);
  return g_test_run ();
}
