// SPDX-License-Identifier: MIT
#include "ui/experiment/guardrail-row.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/words.h"
#include "ui/experiment/changes.h"
#include "ui/experiment/limits-popover.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"

#define MAX_NAME 200 /* characters: a header may be a page long */

struct _ExosGuardrailRow
{
  GtkWidget parent;
  GtkSwitch *is_on;
  GtkLabel *metric;
  GtkLabel *limits;
  GtkWidget *check;
  GtkWidget *direction;
  GtkToggleButton *lower;
  GtkToggleButton *higher;
  GtkMenuButton *edit;
  ExosSession *session;
  ExosGuardrailPlan shown; /* owns its column */
  gboolean is_mean;        /* or a ratio: limits in points say nothing of it */
};

G_DEFINE_FINAL_TYPE (ExosGuardrailRow, exos_guardrail_row, GTK_TYPE_WIDGET)

static void
switched (ExosGuardrailRow *self)
{
  ExosGuardrailPlan changed = self->shown;

  changed.is_off = !gtk_switch_get_active (self->is_on);
  exos_change_guardrail (self->session, &changed, NULL);
}

/* Also when the button was active already: whoever presses it has looked at the direction. */
static void
direction_clicked (ExosGuardrailRow *self, GtkToggleButton *button)
{
  ExosGuardrailPlan changed = self->shown;

  changed.has_direction = TRUE;
  changed.direction = button == self->higher ? EXOS_DIRECTION_HIGHER : EXOS_DIRECTION_LOWER;
  exos_change_guardrail (self->session, &changed, NULL);
}

/* Limits in points, of a policy for every column, are none for a mean: it begins with the usual
 * ones. */
static void
make_relative (ExosGuardrailRow *self, ExosGuardrailPlan *guardrail)
{
  if (!self->is_mean || guardrail->is_relative)
    return;
  guardrail->has_limits = FALSE;
  guardrail->is_relative = TRUE;
  exos_guardrail_use_unit (exos_session_get_plan (self->session), guardrail);
}

static ExosGuardrailPlan
limits_to_edit (ExosGuardrailRow *self)
{
  ExosGuardrailPlan limits = self->shown;

  make_relative (self, &limits);
  return limits;
}

/* A number that is spun through others is one step to undo; another unit is its own. */
static void
limits_edited (ExosGuardrailRow *self, ExosLimitsPopover *popover)
{
  ExosGuardrailPlan changed = self->shown;
  g_autofree char *key = g_strconcat ("limits ", self->shown.column, NULL);

  exos_limits_popover_get (popover, &changed);
  if (changed.is_relative == limits_to_edit (self).is_relative)
    {
      exos_change_guardrail (self->session, &changed, key);
      return;
    }

  exos_guardrail_use_unit (exos_session_get_plan (self->session), &changed);
  exos_change_guardrail (self->session, &changed, NULL);
}

static void
limits_reset (ExosGuardrailRow *self)
{
  const ExosPlan *plan = exos_session_get_plan (self->session);
  ExosGuardrailPlan changed = self->shown;

  exos_guardrail_use_defaults (plan, &changed);
  make_relative (self, &changed);
  exos_change_guardrail (self->session, &changed, NULL);
}

static void
show_limits (ExosGuardrailRow *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->edit);
  g_autofree char *text = exos_words_limits (&self->shown);

  gtk_label_set_label (self->limits, text);
  if (popover != NULL)
    {
      const ExosGuardrailPlan limits = limits_to_edit (self);

      exos_limits_popover_set (EXOS_LIMITS_POPOVER (popover), &limits, !self->is_mean);
    }
}

/* Made when it is first asked for: a file may have hundreds of guardrails. */
static void
create_popover (GtkMenuButton *button, gpointer data)
{
  ExosGuardrailRow *self = data;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  GtkWidget *popover = exos_limits_popover_new ();

  g_signal_connect_object (popover, "edited", G_CALLBACK (limits_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "reset", G_CALLBACK (limits_reset), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
  show_limits (self);
}

static void
set_label (gpointer widget, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* Every control says of which guardrail it is. */
static void
set_names (ExosGuardrailRow *self, const char *name)
{
  g_autofree char *direction = g_strdup_printf (_ ("Better direction of %s"), name);
  g_autofree char *lower = g_strdup_printf (_ ("%s: lower is better"), name);
  g_autofree char *higher = g_strdup_printf (_ ("%s: higher is better"), name);
  g_autofree char *edit = g_strdup_printf (_ ("Edit limits of %s"), name);

  set_label (self->is_on, name);
  set_label (self->direction, direction);
  set_label (self->lower, lower);
  set_label (self->higher, higher);
  set_label (self->edit, edit);
}

static void
show_name (ExosGuardrailRow *self, const char *column)
{
  g_autofree char *name = exos_visible_text (column, MAX_NAME);

  if (g_strcmp0 (column, self->shown.column) == 0)
    return;
  gtk_label_set_label (self->metric, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->metric), name);
  set_names (self, name);
}

static void
show_switch (ExosGuardrailRow *self)
{
  g_signal_handlers_block_by_func (self->is_on, switched, self);
  gtk_switch_set_active (self->is_on, !self->shown.is_off);
  g_signal_handlers_unblock_by_func (self->is_on, switched, self);
}

void
exos_guardrail_row_show (ExosGuardrailRow *self, const ExosMetric *metric, gboolean is_guessed)
{
  ExosGuardrailPlan shown = exos_guardrail_in_force (exos_session_get_plan (self->session), metric);
  const gboolean is_higher = shown.direction == EXOS_DIRECTION_HIGHER;

  show_name (self, metric->name);
  self->is_mean = metric->kind == EXOS_METRIC_MEAN || metric->kind == EXOS_METRIC_RATIO;
  shown.column = g_strdup (metric->name);
  g_free (self->shown.column);
  self->shown = shown;
  show_switch (self);
  gtk_toggle_button_set_active (is_higher ? self->higher : self->lower, TRUE);
  gtk_widget_set_visible (self->check, is_guessed && !shown.has_direction && !shown.is_off);
  gtk_widget_set_sensitive (self->direction, !shown.is_off);
  gtk_widget_set_sensitive (GTK_WIDGET (self->edit), !shown.is_off);
  show_limits (self);
}

static void
exos_guardrail_row_dispose (GObject *object)
{
  ExosGuardrailRow *self = EXOS_GUARDRAIL_ROW (object);

  exos_dispose_template (self, EXOS_TYPE_GUARDRAIL_ROW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown.column, g_free);
  G_OBJECT_CLASS (exos_guardrail_row_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/guardrail-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosGuardrailRow, is_on);
  gtk_widget_class_bind_template_child (widget_class, ExosGuardrailRow, metric);
  gtk_widget_class_bind_template_child (widget_class, ExosGuardrailRow, limits);
  gtk_widget_class_bind_template_child (widget_class, ExosGuardrailRow, check);
  gtk_widget_class_bind_template_child (widget_class, ExosGuardrailRow, direction);
  gtk_widget_class_bind_template_child (widget_class, ExosGuardrailRow, lower);
  gtk_widget_class_bind_template_child (widget_class, ExosGuardrailRow, higher);
  gtk_widget_class_bind_template_child (widget_class, ExosGuardrailRow, edit);
  gtk_widget_class_bind_template_callback (widget_class, switched);
  gtk_widget_class_bind_template_callback (widget_class, direction_clicked);
}

static void
exos_guardrail_row_class_init (ExosGuardrailRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_guardrail_row_dispose;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "exos-guardrail-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
exos_guardrail_row_init (ExosGuardrailRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->edit, create_popover, self, NULL);
}

GtkWidget *
exos_guardrail_row_new (ExosSession *session)
{
  ExosGuardrailRow *self = g_object_new (EXOS_TYPE_GUARDRAIL_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
