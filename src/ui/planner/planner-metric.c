// SPDX-License-Identifier: MIT
#include "ui/planner/planner-metric.h"

#include <math.h>

#include "data/language.h"
#include "ui/experiment/drop-down.h"
#include "ui/planner/typed-number.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"

#define DIGITS 2
#define MOST_DIGITS 4

enum
{
  METRIC_RATE,
  METRIC_MEAN,
};

enum
{
  UNIT_ABSOLUTE, /* percentage points, or the metric's unit */
  UNIT_RELATIVE, /* percent of the control's value */
};

struct _ExosPlannerMetric
{
  GtkWidget parent;
  GtkDropDown *metric;
  GtkWidget *rate_box;
  GtkSpinButton *rate;
  GtkWidget *mean_box;
  GtkSpinButton *mean;
  GtkWidget *sd_box;
  GtkSpinButton *sd;
  GtkSpinButton *effect;
  GtkDropDown *rate_unit;
  GtkDropDown *mean_unit;
};

G_DEFINE_FINAL_TYPE (ExosPlannerMetric, exos_planner_metric, GTK_TYPE_WIDGET)

static guint changed_signal;

static gboolean
is_mean (ExosPlannerMetric *self)
{
  return gtk_drop_down_get_selected (self->metric) == METRIC_MEAN;
}

static GtkDropDown *
get_unit (ExosPlannerMetric *self)
{
  return is_mean (self) ? self->mean_unit : self->rate_unit;
}

static double
read_effect (ExosPlannerMetric *self, double baseline)
{
  const double typed = exos_typed_number_get (self->effect);

  if (gtk_drop_down_get_selected (get_unit (self)) == UNIT_RELATIVE)
    return typed / 100.0 * fabs (baseline);
  return is_mean (self) ? typed : typed / 100.0;
}

void
exos_planner_metric_read (ExosPlannerMetric *self, ExosDesign *design)
{
  const double baseline = is_mean (self) ? exos_typed_number_get (self->mean)
                                         : exos_typed_number_get (self->rate) / 100.0;

  design->measure = is_mean (self) ? EXOS_MEASURE_MEAN : EXOS_MEASURE_RATE;
  design->baseline = is_mean (self) && baseline == 0.0 ? NAN : baseline;
  design->sd = exos_typed_number_get (self->sd);
  design->effect = read_effect (self, baseline);
}

static void
show_fields (ExosPlannerMetric *self)
{
  const gboolean is_of_means = is_mean (self);

  gtk_widget_set_visible (self->rate_box, !is_of_means);
  gtk_widget_set_visible (self->mean_box, is_of_means);
  gtk_widget_set_visible (self->sd_box, is_of_means);
  gtk_widget_set_visible (GTK_WIDGET (self->rate_unit), !is_of_means);
  gtk_widget_set_visible (GTK_WIDGET (self->mean_unit), is_of_means);
}

static void
edited (ExosPlannerMetric *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
metric_selected (ExosPlannerMetric *self)
{
  show_fields (self);
  edited (self);
}

void
exos_planner_metric_show (ExosPlannerMetric *self,
                          const ExosReport *report,
                          const ExosDesign *design)
{
  const gboolean is_of_means = report->measure != EXOS_MEASURE_RATE;

  gtk_drop_down_set_selected (self->metric, is_of_means ? METRIC_MEAN : METRIC_RATE);
  if (is_of_means)
    {
      exos_typed_number_set (self->mean, design->baseline, DIGITS, MOST_DIGITS);
      exos_typed_number_set (self->sd, design->sd, DIGITS, MOST_DIGITS);
    }
  else
    exos_typed_number_set (self->rate, 100.0 * design->baseline, DIGITS, MOST_DIGITS);
  gtk_drop_down_set_selected (get_unit (self), is_of_means ? UNIT_RELATIVE : UNIT_ABSOLUTE);
  exos_typed_number_set (self->effect, exos_ratio_to_points (report->plan->smallest_effect), DIGITS,
                         MOST_DIGITS);
}

void
exos_planner_metric_clear (ExosPlannerMetric *self)
{
  const struct
  {
    GtkSpinButton *button;
    double value;
  } usual[] = {
    { self->rate, 10.0 }, { self->mean, 0.0 }, { self->sd, 1.0 }, { self->effect, 1.0 }
  };

  gtk_drop_down_set_selected (self->metric, METRIC_RATE);
  gtk_drop_down_set_selected (self->rate_unit, UNIT_ABSOLUTE);
  gtk_drop_down_set_selected (self->mean_unit, UNIT_ABSOLUTE);
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    exos_typed_number_set (usual[i].button, usual[i].value, DIGITS, MOST_DIGITS);
}

void
exos_planner_metric_focus (ExosPlannerMetric *self)
{
  const gboolean has_effect = exos_typed_number_get (self->effect) > 0.0;

  gtk_widget_grab_focus (GTK_WIDGET (has_effect ? self->rate : self->effect));
}

static void
exos_planner_metric_dispose (GObject *object)
{
  exos_dispose_template (object, EXOS_TYPE_PLANNER_METRIC);
  G_OBJECT_CLASS (exos_planner_metric_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/planner-metric.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerMetric, metric);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerMetric, rate_box);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerMetric, rate);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerMetric, mean_box);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerMetric, mean);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerMetric, sd_box);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerMetric, sd);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerMetric, effect);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerMetric, rate_unit);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerMetric, mean_unit);
  gtk_widget_class_bind_template_callback (widget_class, edited);
  gtk_widget_class_bind_template_callback (widget_class, metric_selected);
}

static void
exos_planner_metric_class_init (ExosPlannerMetricClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_planner_metric_dispose;
  changed_signal = g_signal_new ("changed", EXOS_TYPE_PLANNER_METRIC, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
exos_planner_metric_init (ExosPlannerMetric *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_drop_down_set_name (self->metric, _ ("Metric"));
  exos_drop_down_set_name (self->rate_unit, _ ("Unit of the effect"));
  exos_drop_down_set_name (self->mean_unit, _ ("Unit of the effect"));
  show_fields (self);
}
