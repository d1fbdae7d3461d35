// SPDX-License-Identifier: MIT
#include "ui/experiment/looks-field.h"

#include "data/language.h"
#include "ui/experiment/drop-down.h"
#include "ui/experiment/look-list.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"

struct _ExosLooksField
{
  GtkWidget parent;
  GtkDropDown *when;
  GtkSpinButton *planned;
  GtkWidget *steps_box;
  GtkSpinButton *steps;
  GtkLabel *meaning;
  ExosLookList *list;
  ExosSession *session;
};

G_DEFINE_FINAL_TYPE (ExosLooksField, exos_looks_field, GTK_TYPE_WIDGET)

/* In the order of ExosMonitoring. */
static const char *const choices[] = {
  N_ ("Once, at the end"),
  N_ ("Planned looks, strict at first (O’Brien–Fleming)"),
  N_ ("Planned looks, alike (Pocock)"),
  N_ ("At any time"),
  NULL,
};

static void
when_selected (ExosLooksField *self)
{
  const guint selected = gtk_drop_down_get_selected (self->when);
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (self->session));

  if (selected >= EXOS_N_MONITORINGS)
    return;
  plan->monitoring = (ExosMonitoring) selected;
  exos_session_set_plan (self->session, plan, NULL);
}

static void
planned_changed (ExosLooksField *self)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (self->session));

  plan->planned_users = (guint64) gtk_spin_button_get_value (self->planned);
  exos_session_set_plan (self->session, plan, "planned-users");
}

static void
steps_changed (ExosLooksField *self)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (self->session));

  plan->planned_looks = (guint) gtk_spin_button_get_value_as_int (self->steps);
  exos_session_set_plan (self->session, plan, "planned-looks");
}

static void
show_when (ExosLooksField *self, const ExosPlan *plan)
{
  /* Translators: read aloud: When you look: once, at the end. */
  g_autofree char *name =
      g_strdup_printf (_ ("When you look: %s"), exos_gettext (choices[plan->monitoring]));

  g_signal_handlers_block_by_func (self->when, when_selected, self);
  gtk_drop_down_set_selected (self->when, plan->monitoring);
  g_signal_handlers_unblock_by_func (self->when, when_selected, self);
  exos_drop_down_set_name (self->when, name);
}

static void
show_planned (ExosLooksField *self, const ExosPlan *plan)
{
  if (gtk_spin_button_get_value (self->planned) == (double) plan->planned_users)
    return;
  g_signal_handlers_block_by_func (self->planned, planned_changed, self);
  gtk_spin_button_set_value (self->planned, (double) plan->planned_users);
  g_signal_handlers_unblock_by_func (self->planned, planned_changed, self);
}

/* One look at the end has no steps. */
static void
show_steps (ExosLooksField *self, const ExosPlan *plan)
{
  gtk_widget_set_visible (self->steps_box, plan->monitoring != EXOS_MONITORING_FIXED);
  if (gtk_spin_button_get_value_as_int (self->steps) == (int) plan->planned_looks)
    return;
  g_signal_handlers_block_by_func (self->steps, steps_changed, self);
  gtk_spin_button_set_value (self->steps, plan->planned_looks);
  g_signal_handlers_unblock_by_func (self->steps, steps_changed, self);
}

static const char *
say_meaning (const ExosPlan *plan)
{
  switch (exos_plan_effective_monitoring (plan))
    {
    case EXOS_MONITORING_FIXED:
      return _ ("Before the planned users are in, nothing but a clear loss decides. 0: not set.");
    case EXOS_MONITORING_OBF:
      return _ ("Early looks need a far clearer effect, the last hardly more than a plain test.");
    case EXOS_MONITORING_POCOCK:
      return _ ("Every look needs a clearer effect than a plain test, all about the same.");
    case EXOS_MONITORING_ANY:
      return plan->monitoring == EXOS_MONITORING_ANY
                 ? _ ("Every look counts; the interval is wider in return.")
                 : _ ("Enter the planned users. Until then looks count as looks at any time.");
    case EXOS_N_MONITORINGS:
      break;
    }

  g_assert_not_reached ();
}

static void
update (ExosLooksField *self)
{
  const ExosPlan *plan = exos_session_get_plan (self->session);

  show_when (self, plan);
  show_planned (self, plan);
  show_steps (self, plan);
  gtk_label_set_label (self->meaning, say_meaning (plan));
}

static void
exos_looks_field_dispose (GObject *object)
{
  ExosLooksField *self = EXOS_LOOKS_FIELD (object);

  exos_dispose_template (self, EXOS_TYPE_LOOKS_FIELD);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (exos_looks_field_parent_class)->dispose (object);
}

static void
exos_looks_field_class_init (ExosLooksFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_looks_field_dispose;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  g_type_ensure (EXOS_TYPE_LOOK_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/looks-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosLooksField, when);
  gtk_widget_class_bind_template_child (widget_class, ExosLooksField, planned);
  gtk_widget_class_bind_template_child (widget_class, ExosLooksField, steps_box);
  gtk_widget_class_bind_template_child (widget_class, ExosLooksField, steps);
  gtk_widget_class_bind_template_child (widget_class, ExosLooksField, meaning);
  gtk_widget_class_bind_template_child (widget_class, ExosLooksField, list);
  gtk_widget_class_bind_template_callback (widget_class, when_selected);
  gtk_widget_class_bind_template_callback (widget_class, planned_changed);
  gtk_widget_class_bind_template_callback (widget_class, steps_changed);
}

static void
list_choices (ExosLooksField *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (gsize i = 0; choices[i] != NULL; i++)
    gtk_string_list_append (list, exos_gettext (choices[i]));
  gtk_drop_down_set_model (self->when, G_LIST_MODEL (list));
}

static void
exos_looks_field_init (ExosLooksField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exos_looks_field_set_session (ExosLooksField *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  exos_look_list_set_session (self->list, session);
  g_signal_handlers_block_by_func (self->when, when_selected, self);
  list_choices (self);
  g_signal_handlers_unblock_by_func (self->when, when_selected, self);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
