// SPDX-License-Identifier: MIT
#include "ui/experiment/effect-field.h"

#include "data/language.h"
#include "ui/experiment/changes.h"
#include "ui/experiment/points.h"
#include "ui/widgets/dispose-template.h"

struct _ExosEffectField
{
  GtkWidget parent;
  GtkLabel *effect_name;
  GtkSpinButton *smallest;
  GtkSpinButton *daily;
  ExosSession *session;
};

G_DEFINE_FINAL_TYPE (ExosEffectField, exos_effect_field, GTK_TYPE_WIDGET)

static void
smallest_changed (ExosEffectField *self)
{
  exos_change_smallest_effect (self->session,
                               exos_ratio_from_points (gtk_spin_button_get_value (self->smallest)));
}

static void
daily_changed (ExosEffectField *self)
{
  exos_change_daily_users (self->session, (guint64) gtk_spin_button_get_value (self->daily));
}

/* What is there already is left alone, so that nothing moves while it is typed. */
static void
show_daily (ExosEffectField *self, guint64 users)
{
  if ((guint64) gtk_spin_button_get_value (self->daily) == users)
    return;
  g_signal_handlers_block_by_func (self->daily, daily_changed, self);
  gtk_spin_button_set_value (self->daily, (double) users);
  g_signal_handlers_unblock_by_func (self->daily, daily_changed, self);
}

static void
show_unit (ExosEffectField *self)
{
  const ExosReport *report = exos_session_get_report (self->session);
  const gboolean is_rate = report == NULL || report->measure == EXOS_MEASURE_RATE;

  gtk_label_set_label (self->effect_name,
                       is_rate ? _ ("Smallest _effect worth shipping, percentage points")
                               : _ ("Smallest _effect worth shipping, per cent of control"));
}

static void
update (ExosEffectField *self)
{
  const ExosPlan *plan = exos_session_get_plan (self->session);

  show_unit (self);
  exos_points_show (self->smallest, plan->smallest_effect, smallest_changed, self);
  show_daily (self, plan->daily_users);
}

static void
exos_effect_field_dispose (GObject *object)
{
  ExosEffectField *self = EXOS_EFFECT_FIELD (object);

  exos_dispose_template (self, EXOS_TYPE_EFFECT_FIELD);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (exos_effect_field_parent_class)->dispose (object);
}

static void
exos_effect_field_class_init (ExosEffectFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_effect_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/effect-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosEffectField, effect_name);
  gtk_widget_class_bind_template_child (widget_class, ExosEffectField, smallest);
  gtk_widget_class_bind_template_child (widget_class, ExosEffectField, daily);
  gtk_widget_class_bind_template_callback (widget_class, smallest_changed);
  gtk_widget_class_bind_template_callback (widget_class, daily_changed);
}

static void
exos_effect_field_init (ExosEffectField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exos_effect_field_set_session (ExosEffectField *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
