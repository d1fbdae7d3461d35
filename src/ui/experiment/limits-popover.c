// SPDX-License-Identifier: MIT
#include "ui/experiment/limits-popover.h"

#include <math.h>

#include "data/language.h"
#include "ui/experiment/points.h"

struct _ExosLimitsPopover
{
  GtkPopover parent;
  GtkSpinButton *worse;
  GtkSpinButton *severe;
  GtkSpinButton *margin;
  GtkDropDown *unit;
  GtkWidget *only_unit;
  GtkLabel *worse_unit;
  GtkLabel *severe_unit;
  GtkLabel *margin_unit;
  GtkWidget *raised;
  gboolean has_margin; /* else it follows the worse limit */
};

static guint edited_signal;
static guint reset_signal;

G_DEFINE_FINAL_TYPE (ExosLimitsPopover, exos_limits_popover, GTK_TYPE_POPOVER)

static void limit_changed (ExosLimitsPopover *self);
static void show_margin (ExosLimitsPopover *self, double points);

static void
set_value (ExosLimitsPopover *self, GtkSpinButton *button, double value)
{
  g_signal_handlers_block_by_func (button, limit_changed, self);
  gtk_spin_button_set_value (button, value);
  g_signal_handlers_unblock_by_func (button, limit_changed, self);
}

static void
limit_changed (ExosLimitsPopover *self)
{
  const double worse = gtk_spin_button_get_value (self->worse);
  const gboolean is_below = gtk_spin_button_get_value (self->severe) < worse;

  if (is_below)
    set_value (self, self->severe, worse);
  gtk_widget_set_visible (self->raised, is_below);
  if (!self->has_margin)
    show_margin (self, worse);
  g_signal_emit (self, edited_signal, 0);
}

static void
margin_changed (ExosLimitsPopover *self)
{
  const double worse = gtk_spin_button_get_value (self->worse);

  self->has_margin = fabs (gtk_spin_button_get_value (self->margin) - worse) > 1e-9;
  g_signal_emit (self, edited_signal, 0);
}

static void
show_margin (ExosLimitsPopover *self, double points)
{
  exos_points_show (self->margin, exos_ratio_from_points (points), margin_changed, self);
}

static void
unit_changed (ExosLimitsPopover *self)
{
  g_signal_emit (self, edited_signal, 0);
}

static void
defaults_clicked (ExosLimitsPopover *self)
{
  gtk_widget_set_visible (self->raised, FALSE);
  g_signal_emit (self, reset_signal, 0);
}

static void
show_unit (ExosLimitsPopover *self, gboolean is_relative)
{
  GtkSpinButton *const buttons[] = { self->worse, self->severe, self->margin };
  GtkLabel *const labels[] = { self->worse_unit, self->severe_unit, self->margin_unit };

  g_signal_handlers_block_by_func (self->unit, unit_changed, self);
  gtk_drop_down_set_selected (self->unit, is_relative ? 1 : 0);
  g_signal_handlers_unblock_by_func (self->unit, unit_changed, self);
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_label (labels[i], is_relative ? "%" : C_ ("unit", "pp"));
      gtk_spin_button_set_increments (buttons[i], is_relative ? 1.0 : 0.05,
                                      is_relative ? 10.0 : 0.5);
    }
}

void
exos_limits_popover_set (ExosLimitsPopover *self,
                         const ExosGuardrailPlan *guardrail,
                         gboolean has_points)
{
  const ExosRatio margin = guardrail->has_margin ? guardrail->margin : guardrail->worse;

  self->has_margin = guardrail->has_margin;
  gtk_widget_set_visible (GTK_WIDGET (self->unit), has_points);
  gtk_widget_set_visible (self->only_unit, !has_points);
  show_unit (self, guardrail->is_relative);
  exos_points_show (self->worse, guardrail->worse, limit_changed, self);
  exos_points_show (self->severe, guardrail->severe, limit_changed, self);
  exos_points_show (self->margin, margin, margin_changed, self);
}

void
exos_limits_popover_get (ExosLimitsPopover *self, ExosGuardrailPlan *guardrail)
{
  guardrail->has_limits = TRUE;
  guardrail->is_relative = gtk_drop_down_get_selected (self->unit) == 1;
  guardrail->worse = exos_ratio_from_points (gtk_spin_button_get_value (self->worse));
  guardrail->severe = exos_ratio_from_points (gtk_spin_button_get_value (self->severe));
  guardrail->has_margin = self->has_margin;
  guardrail->margin = exos_ratio_from_points (gtk_spin_button_get_value (self->margin));
}

static void
closed (ExosLimitsPopover *self)
{
  gtk_widget_set_visible (self->raised, FALSE);
}

static void
exos_limits_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EXOS_TYPE_LIMITS_POPOVER);
  G_OBJECT_CLASS (exos_limits_popover_parent_class)->dispose (object);
}

static void
exos_limits_popover_class_init (ExosLimitsPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_limits_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/limits-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosLimitsPopover, worse);
  gtk_widget_class_bind_template_child (widget_class, ExosLimitsPopover, severe);
  gtk_widget_class_bind_template_child (widget_class, ExosLimitsPopover, raised);
  gtk_widget_class_bind_template_child (widget_class, ExosLimitsPopover, margin);
  gtk_widget_class_bind_template_child (widget_class, ExosLimitsPopover, unit);
  gtk_widget_class_bind_template_child (widget_class, ExosLimitsPopover, only_unit);
  gtk_widget_class_bind_template_child (widget_class, ExosLimitsPopover, worse_unit);
  gtk_widget_class_bind_template_child (widget_class, ExosLimitsPopover, severe_unit);
  gtk_widget_class_bind_template_child (widget_class, ExosLimitsPopover, margin_unit);
  gtk_widget_class_bind_template_callback (widget_class, margin_changed);
  gtk_widget_class_bind_template_callback (widget_class, unit_changed);
  gtk_widget_class_bind_template_callback (widget_class, limit_changed);
  gtk_widget_class_bind_template_callback (widget_class, defaults_clicked);
  edited_signal = g_signal_new ("edited", EXOS_TYPE_LIMITS_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  reset_signal = g_signal_new ("reset", EXOS_TYPE_LIMITS_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
exos_limits_popover_init (ExosLimitsPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "closed", G_CALLBACK (closed), NULL);
}

GtkWidget *
exos_limits_popover_new (void)
{
  return g_object_new (EXOS_TYPE_LIMITS_POPOVER, NULL);
}
