// SPDX-License-Identifier: MIT
#include "ui/planner/planner-form.h"

#include "ui/planner/planner-metric.h"
#include "ui/planner/typed-number.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"

#define DIGITS 2
#define MOST_DIGITS 4
#define EQUAL_SPLIT "50:50"

struct _ExosPlannerForm
{
  GtkWidget parent;
  ExosPlannerMetric *metric_fields;
  GtkSpinButton *alpha;
  GtkSpinButton *power;
  GtkEntry *split;
  GtkLabel *split_problem;
  GtkSpinButton *daily;
  GtkSpinButton *users;
  ExosCorrection correction;
  ExosRateSide side;
  ExosPlan *looks; /* whose looks are included */
};

G_DEFINE_FINAL_TYPE (ExosPlannerForm, exos_planner_form, GTK_TYPE_WIDGET)

static guint changed_signal;

/* A count of users; 0 where nothing useful stands. */
static guint64
read_users (GtkSpinButton *button)
{
  const double users = exos_typed_number_get (button);

  return users >= 1.0 ? (guint64) users : 0;
}

static void
show_split_problem (ExosPlannerForm *self, const char *problem)
{
  gtk_label_set_label (self->split_problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->split_problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->split), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->split), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->split), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Without a split that can be read the design keeps none. */
static void
read_split (ExosPlannerForm *self, ExosDesign *design)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (GError) error = NULL;
  g_autofree guint64 *weights = NULL;
  const double alpha = exos_typed_number_get (self->alpha);

  design->level = alpha;
  if (!exos_plan_set_split (plan, gtk_editable_get_text (GTK_EDITABLE (self->split)), &error))
    {
      show_split_problem (self, error->message);
      return;
    }

  weights = g_new (guint64, plan->split->len);
  for (guint i = 0; i < plan->split->len; i++)
    weights[i] = g_array_index (plan->split, ExosSplitPart, i).weight;
  show_split_problem (self, NULL);
  if (alpha > 0.0)
    exos_design_set_split (design, weights, plan->split->len, alpha, self->correction);
  else
    design->ratio = 1.0; /* it is the level that is wrong */
}

/* Looks whose number nobody knows are none. */
static void
read_looks (ExosPlannerForm *self, ExosDesign *design)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (self->looks);

  plan->alpha = exos_typed_number_get (self->alpha);
  if (design->ratio > 0.0 && plan->alpha > 0.0)
    exos_design_set_looks (design, plan);
}

ExosDesign
exos_planner_form_get_design (ExosPlannerForm *self, guint64 *users)
{
  ExosDesign design = {
    .side = self->side,
    .power = exos_typed_number_get (self->power) / 100.0,
    .users_a_day = read_users (self->daily),
  };

  exos_planner_metric_read (self->metric_fields, &design);
  read_split (self, &design);
  read_looks (self, &design);
  *users = read_users (self->users);
  return design;
}

static void
edited (ExosPlannerForm *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* The present look, of so many users, is one of the plan; before there is one, the number of looks
 * is enough to plan with. */
static void
keep_looks (ExosPlannerForm *self, const ExosPlan *plan, guint64 users)
{
  ExosPlan *looks = exos_plan_copy (plan);

  if (users > 0 || plan->planned_looks == 0)
    looks->monitoring = exos_plan_effective_monitoring (plan);
  exos_plan_add_look (looks, users);
  g_clear_pointer (&self->looks, exos_plan_unref);
  self->looks = looks;
}

void
exos_planner_form_show_plan (ExosPlannerForm *self, const ExosPlan *plan)
{
  self->correction = plan->correction;
  keep_looks (self, plan, 0);
  exos_typed_number_set (self->alpha, plan->alpha, DIGITS, MOST_DIGITS);
  exos_typed_number_set (self->power, 100.0 * plan->power, 0, MOST_DIGITS);
  exos_typed_number_set (self->daily, (double) plan->daily_users, 0, 0);
}

static void
show_split (ExosPlannerForm *self, const ExosReport *report)
{
  const ExosExperiment *experiment = report->experiment;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GUINT64_FORMAT, report->weights[experiment->control]);
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    if ((int) arm != experiment->control)
      g_string_append_printf (text, ":%" G_GUINT64_FORMAT, report->weights[arm]);
  gtk_editable_set_text (GTK_EDITABLE (self->split), text->str);
  g_string_free (text, TRUE);
}

gboolean
exos_planner_form_show_report (ExosPlannerForm *self, const ExosReport *report, guint days)
{
  const ExosReportPower power = exos_report_power (report, days);

  if (!power.is_known)
    return FALSE;

  self->side = power.design.side;
  exos_planner_form_show_plan (self, report->plan);
  keep_looks (self, report->plan, report->n_users);
  exos_planner_metric_show (self->metric_fields, report, &power.design);
  show_split (self, report);
  exos_typed_number_set (self->daily, (double) power.design.users_a_day, 0, 0);
  exos_typed_number_set (self->users, (double) exos_report_control (report)->users, 0, 0);
  return TRUE;
}

void
exos_planner_form_clear (ExosPlannerForm *self)
{
  self->side = EXOS_RATE_ABOVE;
  exos_planner_metric_clear (self->metric_fields);
  gtk_editable_set_text (GTK_EDITABLE (self->split), EQUAL_SPLIT);
  exos_typed_number_set (self->users, 0.0, 0, 0);
}

void
exos_planner_form_focus (ExosPlannerForm *self)
{
  exos_planner_metric_focus (self->metric_fields);
}

static void
exos_planner_form_dispose (GObject *object)
{
  exos_dispose_template (object, EXOS_TYPE_PLANNER_FORM);
  g_clear_pointer (&EXOS_PLANNER_FORM (object)->looks, exos_plan_unref);
  G_OBJECT_CLASS (exos_planner_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/planner-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerForm, metric_fields);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerForm, alpha);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerForm, power);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerForm, split);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerForm, split_problem);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerForm, daily);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerForm, users);
  gtk_widget_class_bind_template_callback (widget_class, edited);
}

static void
exos_planner_form_class_init (ExosPlannerFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_planner_form_dispose;
  changed_signal = g_signal_new ("changed", EXOS_TYPE_PLANNER_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  g_type_ensure (EXOS_TYPE_PLANNER_METRIC);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
exos_planner_form_init (ExosPlannerForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->looks = exos_plan_new ();
}
