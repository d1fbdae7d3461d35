// SPDX-License-Identifier: MIT
#include "ui/preferences/preferences.h"

#include <string.h>

#include "analysis/plan.h"
#include "data/format.h"
#include "data/language.h"
#include "stats/srm.h"
#include "ui/companion.h"
#include "ui/defaults.h"
#include "ui/policy-source.h"
#include "ui/preferences/policy-file-control.h"
#include "ui/preferences/preference-group.h"
#include "ui/preferences/preference-row.h"
#include "ui/preferences/style-choice.h"
#include "ui/style.h"
#include "ui/widgets/clamp-layout.h"
#include "ui/widgets/toast.h"

#define EXOS_TYPE_PREFERENCES (exos_preferences_get_type ())
G_DECLARE_FINAL_TYPE (ExosPreferences, exos_preferences, EXOS, PREFERENCES, GtkWindow)

struct _ExosPreferences
{
  GtkWindow parent;
  GtkLabel *srm_warning;
  GtkLabel *srm_block;
  GtkWidget *reset;
  ExosToast *toast;
};

G_DEFINE_FINAL_TYPE (ExosPreferences, exos_preferences, GTK_TYPE_WINDOW)

/* What the settings hold for each place of a list, in the order of the list. */
static const char *const corrections[] = {
  "dunnett", "holm", "bonferroni", "hochberg", "bh", "none", NULL,
};
static const char *const policies[] = { "standard", "evidence", "strict", NULL };
static const char *const tests[] = { "auto", "never", NULL };
static const char *const languages[] = { "", "ko", "en", NULL };
static const char *const papers[] = { "", "a4", "letter", NULL };

static gboolean
get_choice (GValue *value, GVariant *variant, gpointer ids)
{
  const char *const *list = ids;

  for (guint i = 0; list[i] != NULL; i++)
    if (g_str_equal (list[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
set_choice (const GValue *value, const GVariantType *type, gpointer ids)
{
  const char *const *list = ids;
  const guint selected = g_value_get_uint (value);

  return selected != GTK_INVALID_LIST_POSITION ? g_variant_new_string (list[selected]) : NULL;
}

/* Steps add up to 0.15000000000000002. */
static GVariant *
set_rounded (const GValue *value, const GVariantType *type, gpointer unused)
{
  return g_variant_new_double (
      exos_ratio_to_points (exos_ratio_from_points (g_value_get_double (value))));
}

/* All settings of the window. The control of one bears its key as id; that of style binds itself.
 */
static const struct
{
  const char *key;
  const char *property;
  GSettingsBindGetMapping get;
  GSettingsBindSetMapping set;
  const char *const *ids;
} bindings[] = {
  { "policy", "selected", get_choice, set_choice, policies },
  { "policy-file", NULL, NULL, NULL, NULL },
  { "alpha", "value", NULL, set_rounded, NULL },
  { "correction", "selected", get_choice, set_choice, corrections },
  { "small-sample-test", "selected", get_choice, set_choice, tests },
  { "min-users", "value", NULL, NULL, NULL },
  { "guardrail-worse", "value", NULL, set_rounded, NULL },
  { "guardrail-severe", "value", NULL, set_rounded, NULL },
  { "auto-guardrails", "active", NULL, NULL, NULL },
  { "memo-language", "selected", get_choice, set_choice, languages },
  { "memo-paper", "selected", get_choice, set_choice, papers },
  { "memo-owner", "text", NULL, NULL, NULL },
  { "memo-bayesian", "active", NULL, NULL, NULL },
  { "style", NULL, NULL, NULL, NULL },
  { "app-language", "selected", get_choice, set_choice, languages },
  { "keep-recent", "active", NULL, NULL, NULL },
};

static void
bind_settings (ExosPreferences *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (bindings[i].property != NULL)
      g_settings_bind_with_mapping (
          exos_settings (), bindings[i].key,
          gtk_widget_get_template_child (GTK_WIDGET (self), EXOS_TYPE_PREFERENCES, bindings[i].key),
          bindings[i].property, G_SETTINGS_BIND_DEFAULT, bindings[i].get, bindings[i].set,
          (gpointer) bindings[i].ids, NULL);
}

/* The limit that was not touched gives way: severe is never below worse. */
static void
limit_changed (ExosPreferences *self, const char *key)
{
  const double worse = g_settings_get_double (exos_settings (), "guardrail-worse");
  const double severe = g_settings_get_double (exos_settings (), "guardrail-severe");

  if (severe >= worse)
    return;
  if (g_str_equal (key, "guardrail-worse"))
    g_settings_set_double (exos_settings (), "guardrail-severe", worse);
  else
    g_settings_set_double (exos_settings (), "guardrail-worse", severe);
}

/* What a policy file says stands for the settings that it is about. */
static void
policy_file_changed (ExosPreferences *self)
{
  static const char *const replaced[] = {
    "policy",    "alpha",           "correction",       "small-sample-test",
    "min-users", "guardrail-worse", "guardrail-severe",
  };
  gboolean is_problem = FALSE;
  g_autofree char *state = exos_policy_source_dup_state (&is_problem);

  for (gsize i = 0; i < G_N_ELEMENTS (replaced); i++)
    gtk_widget_set_sensitive (GTK_WIDGET (gtk_widget_get_template_child (
                                  GTK_WIDGET (self), EXOS_TYPE_PREFERENCES, replaced[i])),
                              state == NULL || is_problem);
}

static void
policy_file_refused (ExosPreferences *self, const char *message)
{
  exos_toast_show (self->toast, message, NULL, NULL, NULL, NULL);
}

/* At least two decimals, more where the value has more: 0.05, 0.001. */
static gboolean
show_decimals (ExosPreferences *self, GtkSpinButton *button)
{
  g_autofree char *text = g_strdup_printf ("%.4f", gtk_spin_button_get_value (button));

  for (int i = 0; i < 2 && g_str_has_suffix (text, "0"); i++)
    text[strlen (text) - 1] = '\0';
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (button))))
    gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

static void
show_srm_limit (GtkLabel *label, double limit)
{
  g_autofree char *p = exos_format_srm_p (limit);
  /* Translators: the limit of a p-value: p < 0.001. */
  g_autofree char *text = g_strdup_printf (_ ("p < %s"), p);

  gtk_label_set_label (label, text);
}

static gboolean
is_default (const char *key)
{
  g_autoptr (GVariant) value = g_settings_get_value (exos_settings (), key);
  g_autoptr (GVariant) usual = g_settings_get_default_value (exos_settings (), key);

  return g_variant_equal (value, usual);
}

/* What is not as it was at first, in the order of bindings; NULL: what is. */
typedef struct
{
  GVariant *values[G_N_ELEMENTS (bindings)];
} Choices;

static Choices *
take_choices (void)
{
  Choices *choices = g_new0 (Choices, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (!is_default (bindings[i].key))
      choices->values[i] = g_settings_get_value (exos_settings (), bindings[i].key);
  return choices;
}

static void
free_choices (gpointer data)
{
  Choices *choices = data;

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    g_clear_pointer (&choices->values[i], g_variant_unref);
  g_free (choices);
}

static void
restore (gpointer data)
{
  Choices *choices = data;

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (choices->values[i] != NULL)
      g_settings_set_value (exos_settings (), bindings[i].key, choices->values[i]);
}

/* There is nothing to reset when all is as it was at first. */
static void
update_reset (ExosPreferences *self)
{
  gboolean has_choices = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    has_choices = has_choices || !is_default (bindings[i].key);
  gtk_widget_set_sensitive (self->reset, has_choices);
}

/* The focus goes on to Undo: the button is about to become insensitive. What is not touched emits
 * nothing: windows would say that the defaults changed. */
static void
reset_clicked (ExosPreferences *self)
{
  exos_toast_show (self->toast, _ ("Preferences were reset to their defaults"), _ ("Undo"), restore,
                   take_choices (), free_choices);
  if (gtk_widget_has_focus (self->reset))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (!is_default (bindings[i].key))
      g_settings_reset (exos_settings (), bindings[i].key);
}

/* What is typed into a number counts, although the focus never left it. */
static gboolean
exos_preferences_close_request (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *number = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_SPIN_BUTTON) : NULL;

  if (number != NULL)
    gtk_spin_button_update (GTK_SPIN_BUTTON (number));
  return GTK_WINDOW_CLASS (exos_preferences_parent_class)->close_request (window);
}

static void
exos_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EXOS_TYPE_PREFERENCES);
  G_OBJECT_CLASS (exos_preferences_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/preferences.ui");
  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_bind_template_child_full (widget_class, bindings[i].key, FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, ExosPreferences, srm_warning);
  gtk_widget_class_bind_template_child (widget_class, ExosPreferences, srm_block);
  gtk_widget_class_bind_template_child (widget_class, ExosPreferences, reset);
  gtk_widget_class_bind_template_callback (widget_class, policy_file_changed);
  gtk_widget_class_bind_template_callback (widget_class, policy_file_refused);
  gtk_widget_class_bind_template_child (widget_class, ExosPreferences, toast);
  gtk_widget_class_bind_template_callback (widget_class, show_decimals);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked);
}

static void
exos_preferences_class_init (ExosPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_preferences_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = exos_preferences_close_request;
  g_type_ensure (EXOS_TYPE_CLAMP_LAYOUT);
  g_type_ensure (EXOS_TYPE_POLICY_FILE_CONTROL);
  g_type_ensure (EXOS_TYPE_PREFERENCE_GROUP);
  g_type_ensure (EXOS_TYPE_PREFERENCE_ROW);
  g_type_ensure (EXOS_TYPE_STYLE_CHOICE);
  g_type_ensure (EXOS_TYPE_TOAST);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exos_preferences_init (ExosPreferences *self)
{
  static const char *const limits[] = { "changed::guardrail-worse", "changed::guardrail-severe" };

  exos_style_get ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->reset),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY); /* it has a name */
  bind_settings (self);
  show_srm_limit (self->srm_warning, EXOS_SRM_WARN);
  show_srm_limit (self->srm_block, EXOS_SRM_BLOCK);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    g_signal_connect_object (exos_settings (), limits[i], G_CALLBACK (limit_changed), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (exos_settings (), "changed", G_CALLBACK (update_reset), self,
                           G_CONNECT_SWAPPED);
  policy_file_changed (self);
  update_reset (self);
}

void
exos_preferences_present (GtkWindow *parent)
{
  static ExosPreferences *shown;

  if (shown == NULL)
    {
      shown = g_object_new (EXOS_TYPE_PREFERENCES, NULL);
      g_signal_connect_swapped (shown, "destroy", G_CALLBACK (g_nullify_pointer), &shown);
    }
  exos_companion_present (GTK_WINDOW (shown), parent);
}
