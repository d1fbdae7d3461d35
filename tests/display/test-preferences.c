// SPDX-License-Identifier: MIT
#include "ui-fixture.h"
#include "ui/defaults.h"
#include "ui/preferences/preferences.h"

/* One control and its key, in the words of both. */
typedef struct
{
  const char *key;
  const char *property;
  const char *shown, *stored;
} Setting;

static const Setting settings[] = {
  { "alpha", "value", "0.0125", "0.0125" },
  { "policy", "selected", "1", "'evidence'" },
  { "correction", "selected", "3", "'hochberg'" },
  { "small-sample-test", "selected", "1", "'never'" },
  { "min-users", "value", "250", "250" },
  { "guardrail-worse", "value", "0.2", "0.2" },
  { "guardrail-severe", "value", "1.25", "1.25" },
  { "auto-guardrails", "active", "false", "false" },
  { "memo-language", "selected", "1", "'ko'" },
  { "memo-paper", "selected", "2", "'letter'" },
  { "memo-owner", "text", "김민수", "'김민수'" },
  { "memo-bayesian", "active", "true", "true" },
  { "app-language", "selected", "2", "'en'" },
  { "keep-recent", "active", "false", "false" },
};

static GtkWindow *
find_preferences (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  GtkWindow *found = NULL;

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (l->data), "ExosPreferences"))
      {
        g_assert_null (found);
        found = l->data;
      }
  return found;
}

/* The window, with every setting as it is at first. */
static GtkWindow *
open_preferences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    g_settings_reset (exos_settings (), settings[i].key);
  g_settings_reset (exos_settings (), "style");
  exos_preferences_present (NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (find_preferences ()));
  return find_preferences ();
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

static GParamSpec *
parse (const Setting *setting, gpointer control, GValue *value)
{
  GParamSpec *pspec =
      g_object_class_find_property (G_OBJECT_GET_CLASS (control), setting->property);
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();

  g_assert_true (gtk_builder_value_from_string (builder, pspec, setting->shown, value, NULL));
  return pspec;
}

static gboolean
is_shown (const Setting *setting, gpointer control)
{
  g_auto (GValue) expected = G_VALUE_INIT;
  g_auto (GValue) shown = G_VALUE_INIT;
  GParamSpec *pspec = parse (setting, control, &expected);

  g_object_get_property (control, setting->property, &shown);
  return g_param_values_cmp (pspec, &shown, &expected) == 0;
}

static void
check_setting (GtkWindow *window, const Setting *setting)
{
  gpointer control = get_control (window, setting->key);
  g_auto (GValue) value = G_VALUE_INIT;

  parse (setting, control, &value);
  g_object_set_property (control, setting->property, &value);
  assert_stored (setting->key, setting->stored);

  g_settings_reset (exos_settings (), setting->key);
  exos_test_drain ();
  if (is_shown (setting, control))
    g_error ("%s still shows %s", setting->key, setting->shown);
  store (setting->key, setting->stored);
  if (!is_shown (setting, control))
    g_error ("%s does not show %s", setting->key, setting->shown);
}

static void
test_controls_and_keys_follow_each_other (void)
{
  GtkWindow *window = open_preferences ();

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    check_setting (window, &settings[i]);
  close_preferences (window);
}

static void
test_style (void)
{
  GtkWindow *window = open_preferences ();
  GtkWidget *light = exos_test_find (window, GTK_TYPE_TOGGLE_BUTTON, "label", "L_ight");

  click (window, "_Dark");
  assert_stored ("style", "'dark'");
  store ("style", "'light'");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (light)));
  click (window, "_Follow System");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (light)));
  close_preferences (window);
}

/* Every choice that the schema knows has its place in the list. */
static void
check_list (GSettingsSchema *schema, const char *name, GtkDropDown *list)
{
  g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, name);
  g_autoptr (GVariant) range = g_settings_schema_key_get_range (key);
  g_autoptr (GVariant) boxed = g_variant_get_child_value (range, 1);
  g_autoptr (GVariant) choices = g_variant_get_variant (boxed);
  const gsize n = g_variant_n_children (choices);
  guint seen = 0;

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (list)), ==, n);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (choices, i);

      g_settings_set_value (exos_settings (), name, value);
      exos_test_drain ();
      seen |= 1u << gtk_drop_down_get_selected (list);
    }
  g_assert_cmpuint (seen, ==, (1u << n) - 1);
}

static void
test_lists_are_complete (void)
{
  GtkWindow *window = open_preferences ();
  g_autoptr (GSettingsSchema) schema = NULL;

  g_object_get (exos_settings (), "settings-schema", &schema, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_str_equal (settings[i].property, "selected"))
      check_list (schema, settings[i].key, get_control (window, settings[i].key));
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
  close_preferences (window);
}

static void
test_steps_leave_no_dust (void)
{
  GtkWindow *window = open_preferences ();
  GtkSpinButton *worse = get_control (window, "guardrail-worse");

  for (int i = 0; i < 3; i++)
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

static gboolean
is_default (const char *key)
{
  g_autoptr (GVariant) chosen = g_settings_get_user_value (exos_settings (), key);

  return chosen == NULL;
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

  gtk_widget_grab_focus (reset);
  click (window, "Reset to D_efaults");
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    g_assert_true (is_default (settings[i].key));
  g_assert_true (is_default ("style"));
  g_assert_false (gtk_widget_is_sensitive (reset));
  g_assert_true (gtk_window_get_focus (window) ==
                 exos_test_find (window, GTK_TYPE_BUTTON, "label", "Undo"));

  click (window, "Undo");
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    assert_stored (settings[i].key, settings[i].stored);
  assert_stored ("style", "'dark'");
  g_assert_true (gtk_widget_is_sensitive (reset));
  close_preferences (window);
}

static void
test_all_is_named (void)
{
  static const struct
  {
    const char *key;
    const char *name;
  } names[] = {
    { "alpha", "Significance level α" },
    { "correction", "Correction for several groups: Dunnett" },
    { "guardrail-severe", "Severe above, percentage points" },
    { "style", "Style" },
  };
  GtkWindow *window = open_preferences ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_control (window, names[i].key)),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, names[i].name);
  store ("correction", "'holm'");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (get_control (window, "correction"))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Correction for several groups: Holm");
  g_assert_nonnull (exos_test_find (window, GTK_TYPE_LABEL, "label", "p < 0.001"));
  g_assert_nonnull (exos_test_find (window, GTK_TYPE_LABEL, "label", "p < 0.00001"));
  close_preferences (window);
}

static void
test_one_window (void)
{
  ExosWindow *first = exos_test_window_new ();
  ExosWindow *second = exos_test_window_new ();
  GtkWindow *window = open_preferences ();

  exos_preferences_present (GTK_WINDOW (first));
  g_assert_true (gtk_window_get_transient_for (window) == GTK_WINDOW (first));
  exos_preferences_present (GTK_WINDOW (second));
  exos_preferences_present (window); /* over itself: where it is */
  g_assert_true (find_preferences () == window);
  g_assert_true (gtk_window_get_transient_for (window) == GTK_WINDOW (second));
  g_assert_false (gtk_window_get_modal (window));
  exos_test_window_free (first);
  g_assert_true (find_preferences () == window);
  exos_test_window_free (second);
  g_assert_null (find_preferences ());
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  exos_test_remember (TRUE);
  g_test_add_func ("/preferences/controls-and-keys-follow-each-other",
                   test_controls_and_keys_follow_each_other);
  g_test_add_func ("/preferences/style", test_style);
  g_test_add_func ("/preferences/lists-are-complete", test_lists_are_complete);
  g_test_add_func ("/preferences/severe-is-never-below-worse", test_severe_is_never_below_worse);
  g_test_add_func ("/preferences/steps-leave-no-dust", test_steps_leave_no_dust);
  g_test_add_func ("/preferences/what-is-typed-counts-when-the-window-closes",
                   test_what_is_typed_counts_when_the_window_closes);
  g_test_add_func ("/preferences/reset-and-undo", test_reset_and_undo);
  g_test_add_func ("/preferences/all-is-named", test_all_is_named);
  g_test_add_func ("/preferences/one-window-over-the-one-in-use", test_one_window);
  return g_test_run ();
}
