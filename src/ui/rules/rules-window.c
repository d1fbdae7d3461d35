// SPDX-License-Identifier: MIT
#include "ui/rules/rules-window.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/words.h"
#include "ui/companion.h"
#include "ui/defaults.h"
#include "ui/rules/policy-menu.h"
#include "ui/rules/rule-row.h"
#include "ui/rules/term-row.h"
#include "ui/rules/terms.h"
#include "ui/simulator/simulator-window.h"
#include "ui/style.h"
#include "ui/widgets/clamp-layout.h"
#include "ui/widgets/text.h"

#define NAME_CHARS 60

#define EXOS_TYPE_RULES_WINDOW (exos_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (ExosRulesWindow, exos_rules_window, EXOS, RULES_WINDOW, GtkWindow)

struct _ExosRulesWindow
{
  GtkWindow parent;
  GtkLabel *title;
  GtkLabel *introduction;
  GtkLabel *source;
  GtkWidget *policy;
  GtkButton *try_rules;
  GtkListBox *rules;
  GtkListBox *details;
  GtkListBox *glossary;
};

G_DEFINE_FINAL_TYPE (ExosRulesWindow, exos_rules_window, GTK_TYPE_WINDOW)

static ExosSession *
get_session (ExosRulesWindow *self)
{
  ExosWindow *window = exos_companion_find_window (GTK_WINDOW (self));

  return window != NULL ? exos_window_get_session (window) : NULL;
}

/* The report of the experiment, or NULL. */
static const ExosReport *
get_report (ExosRulesWindow *self)
{
  ExosSession *session = get_session (self);

  return session != NULL ? exos_session_get_report (session) : NULL;
}

/* What the rules call the primary metric; NULL where that is the conversion rate. */
static char *
dup_stands_for (const ExosReport *report)
{
  const char *primary = exos_experiment_primary_name (report->experiment);

  if (primary == NULL)
    return NULL;

  g_autofree char *name = exos_visible_text (primary, NAME_CHARS);

  /* Translators: name of a metric. */
  return g_strdup_printf (_ ("Primary metric: %s"), name);
}

static void
show_source (ExosRulesWindow *self, const ExosReport *report, const ExosPlan *plan)
{
  g_autofree char *policy = exos_words_policy_in_force (plan);
  g_autofree char *title = report != NULL ? exos_session_dup_title (get_session (self)) : NULL;
  g_autofree char *text = title != NULL
                              /* Translators: name of an experiment. */
                              ? g_strdup_printf (_ ("With the limits of “%s”"), title)
                              : g_strdup (_ ("With the limits that new experiments begin with"));

  /* Translators: the rules in force. */
  g_autofree char *rules = g_strdup_printf (_ ("Rules: %s"), policy);
  g_autofree char *stands = report != NULL ? dup_stands_for (report) : NULL;
  g_autofree char *both = g_strjoin ("\n", rules, text, stands, NULL);

  gtk_label_set_label (self->source, both);
  gtk_widget_set_visible (self->policy, report != NULL);
}

/* The treatments that a rule applied to, where there are several for which rules can differ. */
static char *
list_treatments (const ExosReport *report, const ExosRule *rule)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (report->n_treatments < 2 || (rule->data & EXOS_DATA_SOUND) == 0)
    return NULL;
  for (gsize i = 0; i < report->n_treatments; i++)
    if (report->treatments[i].rule == rule)
      g_ptr_array_add (
          names, exos_visible_text (exos_report_arm (report, &report->treatments[i])->name, 0));
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* What the rule did in the experiment, or NULL. */
static char *
dup_mark (const ExosReport *report, const ExosRule *rule)
{
  const gboolean has_decided = report->decision.rule == rule;
  g_autofree char *treatments = list_treatments (report, rule);

  if (treatments == NULL)
    return has_decided ? g_strdup (_ ("This rule decided")) : NULL;

  /* Translators: names of treatments. */
  return g_strdup_printf (has_decided ? _ ("This rule decided: %s") : _ ("Applied to %s"),
                          treatments);
}

static void
show_rules (ExosRulesWindow *self, const ExosReport *report, const ExosPlan *plan)
{
  guint number = 0;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rules, i)) != NULL; i++)
    {
      const ExosRule *rule = exos_rule_row_get_rule (EXOS_RULE_ROW (row));
      const gboolean is_in_force = (rule->policies & (1u << plan->policy)) != 0;
      g_autofree char *mark = report != NULL ? dup_mark (report, rule) : NULL;

      gtk_widget_set_visible (GTK_WIDGET (row), is_in_force);
      if (is_in_force)
        exos_rule_row_show (EXOS_RULE_ROW (row), ++number, plan, mark,
                            report != NULL && report->decision.rule == rule);
    }
}

static void
show_terms (GtkListBox *list, const ExosTerm *terms, const ExosPlan *plan)
{
  for (int i = 0; terms[i].title != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);
      g_autofree char *text = terms[i].say (plan);

      exos_term_row_show (EXOS_TERM_ROW (row), text);
    }
}

static void
update (ExosRulesWindow *self)
{
  const ExosReport *report = get_report (self);
  g_autoptr (ExosPlan) plan =
      report != NULL ? exos_plan_ref (report->plan) : exos_defaults_new_plan ();

  show_source (self, report, plan);
  gtk_widget_set_visible (GTK_WIDGET (self->try_rules), report != NULL);
  show_rules (self, report, plan);
  show_terms (self->details, exos_rule_details (), plan);
  show_terms (self->glossary, exos_glossary (), plan);
}

static void
add_rules (GtkListBox *list)
{
  gsize n_rules;
  const ExosRule *rules = exos_rules (&n_rules);

  for (gsize i = 0; i < n_rules; i++)
    gtk_list_box_append (list, exos_rule_row_new (&rules[i]));
}

static void
add_terms (GtkListBox *list, const ExosTerm *terms)
{
  for (gsize i = 0; terms[i].title != NULL; i++)
    gtk_list_box_append (list, exos_term_row_new (exos_gettext (terms[i].title)));
}

static GtkWidget *
find_decided (ExosRulesWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rules, i)) != NULL; i++)
    if (gtk_widget_has_css_class (GTK_WIDGET (row), "exos-decided"))
      return GTK_WIDGET (row);

  return NULL;
}

/* Who asks wants to know about the decision first. The page scrolls to what has its place only. */
static gboolean
focus_decided (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  GtkWidget *row = find_decided (EXOS_RULES_WINDOW (widget));

  if (row != NULL && gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  if (row != NULL)
    gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

/* Up and down go on in the next list: all of it is one text to read. */
static gboolean
leave_list (ExosRulesWindow *self, GtkDirectionType direction, GtkListBox *list)
{
  if ((direction == GTK_DIR_UP && list == self->rules) ||
      (direction == GTK_DIR_DOWN && list == self->glossary))
    return FALSE;

  return gtk_widget_child_focus (GTK_WIDGET (self), direction == GTK_DIR_UP ? GTK_DIR_TAB_BACKWARD
                                                                            : GTK_DIR_TAB_FORWARD);
}

static void
try_rules (ExosRulesWindow *self)
{
  exos_simulator_window_present (GTK_WINDOW (self));
}

static void
exos_rules_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EXOS_TYPE_RULES_WINDOW);
  G_OBJECT_CLASS (exos_rules_window_parent_class)->dispose (object);
}

static void
exos_rules_window_class_init (ExosRulesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_rules_window_dispose;
  g_type_ensure (EXOS_TYPE_CLAMP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/rules-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosRulesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ExosRulesWindow, introduction);
  gtk_widget_class_bind_template_child (widget_class, ExosRulesWindow, source);
  gtk_widget_class_bind_template_child (widget_class, ExosRulesWindow, policy);
  gtk_widget_class_bind_template_child (widget_class, ExosRulesWindow, try_rules);
  gtk_widget_class_bind_template_child (widget_class, ExosRulesWindow, rules);
  gtk_widget_class_bind_template_child (widget_class, ExosRulesWindow, details);
  gtk_widget_class_bind_template_child (widget_class, ExosRulesWindow, glossary);
  gtk_widget_class_bind_template_callback (widget_class, leave_list);
  gtk_widget_class_bind_template_callback (widget_class, try_rules);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exos_rules_window_init (ExosRulesWindow *self)
{
  exos_style_get ();
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->title);
  exos_text_keep_words (self->introduction);
  exos_text_keep_words (self->source);
  add_rules (self->rules);
  add_terms (self->details, exos_rule_details ());
  add_terms (self->glossary, exos_glossary ());
  g_signal_connect_object (exos_settings (), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

static ExosRulesWindow *
create (ExosWindow *window)
{
  ExosRulesWindow *self = g_object_new (EXOS_TYPE_RULES_WINDOW, NULL);

  if (window != NULL)
    exos_policy_menu_install (GTK_WIDGET (self), window);
  if (window != NULL)
    g_signal_connect_object (exos_window_get_session (window), "changed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  return self;
}

void
exos_rules_window_present (GtkWindow *parent)
{
  ExosWindow *window = exos_companion_find_window (parent);
  GtkWindow *before = exos_companion_find (EXOS_TYPE_RULES_WINDOW, window);
  ExosRulesWindow *self = before != NULL ? EXOS_RULES_WINDOW (before) : create (window);

  exos_companion_present (GTK_WINDOW (self), GTK_WINDOW (window));
  update (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_decided, NULL, NULL);
}
