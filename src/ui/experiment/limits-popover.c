// SPDX-License-Identifier: MIT
#include "ui/experiment/limits-popover.h"

#include "analysis/plan.h"
#include "data/language.h"
#include "ui/experiment/points.h"

struct _ExosLimitsPopover
{
  GtkPopover parent;
  GtkSpinButton *worse;
  GtkSpinButton *severe;
  GtkWidget *raised;
  GtkLabel *worse_unit;
  GtkLabel *severe_unit;
};

static guint edited_signal;
static guint reset_signal;

G_DEFINE_FINAL_TYPE (ExosLimitsPopover, exos_limits_popover, GTK_TYPE_POPOVER)

static void limit_changed (ExosLimitsPopover *self);

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
  g_signal_emit (self, edited_signal, 0);
}

static void
defaults_clicked (ExosLimitsPopover *self)
{
  gtk_widget_set_visible (self->raised, FALSE);
  g_signal_emit (self, reset_signal, 0);
}

void
exos_limits_popover_set_relative (ExosLimitsPopover *self, gboolean is_relative)
{
  const char *unit = is_relative ? "%" : C_ ("unit", "pp");

  gtk_label_set_label (self->worse_unit, unit);
  gtk_label_set_label (self->severe_unit, unit);
}

void
exos_limits_popover_set (ExosLimitsPopover *self, ExosRatio worse, ExosRatio severe)
{
  exos_points_show (self->worse, worse, limit_changed, self);
  exos_points_show (self->severe, severe, limit_changed, self);
}

void
exos_limits_popover_get (ExosLimitsPopover *self, ExosRatio *worse, ExosRatio *severe)
{
  *worse = exos_ratio_from_points (gtk_spin_button_get_value (self->worse));
  *severe = exos_ratio_from_points (gtk_spin_button_get_value (self->severe));
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
  gtk_widget_class_bind_template_child (widget_class, ExosLimitsPopover, worse_unit);
  gtk_widget_class_bind_template_child (widget_class, ExosLimitsPopover, severe_unit);
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
