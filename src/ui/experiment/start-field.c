// SPDX-License-Identifier: MIT
#include "ui/experiment/start-field.h"

#include "analysis/plan-options.h"
#include "data/language.h"
#include "ui/experiment/changes.h"
#include "ui/widgets/dispose-template.h"

struct _ExosStartField
{
  GtkWidget parent;
  GtkEntry *time;
  GtkLabel *problem;
  ExosSession *session;
  char *shown; /* the start in force that the entry was set to, or NULL */
};

G_DEFINE_FINAL_TYPE (ExosStartField, exos_start_field, GTK_TYPE_WIDGET)

static char *
dup_text (ExosStartField *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->time))));
}

static gboolean
is_start (const char *text)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  return text[0] == '\0' || exos_plan_set_option (plan, "start", text, NULL);
}

static void
show_problem (ExosStartField *self, const char *problem)
{
  GtkWidget *entry = GTK_WIDGET (self->time);

  if (problem != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* Not with every letter: half a year is a number of seconds, and each start reads the file. */
static void
take_over (ExosStartField *self)
{
  g_autofree char *text = dup_text (self);
  const char *in_force = exos_session_get_plan (self->session)->start;

  if (!is_start (text))
    show_problem (self, _ ("Write a day or a time like 2026-03-14 or 2026-03-14T09:30."));
  else if (g_strcmp0 (text, in_force != NULL ? in_force : "") != 0)
    exos_change_start (self->session, text);
}

static void
text_changed (ExosStartField *self)
{
  g_autofree char *text = dup_text (self);

  if (is_start (text))
    show_problem (self, NULL);
}

static gboolean
has_times (const ExosExperiment *experiment)
{
  if (experiment == NULL || experiment->source.shape != EXOS_SHAPE_EVENTS)
    return FALSE;
  for (gsize i = 0; i < experiment->n_columns; i++)
    if (experiment->columns[i].role == EXOS_ROLE_TIME ||
        experiment->columns[i].role == EXOS_ROLE_DATE)
      return TRUE;
  return FALSE;
}

static void
show_start (ExosStartField *self, const char *start)
{
  if (g_strcmp0 (start, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_strdup (start);
  gtk_editable_set_text (GTK_EDITABLE (self->time), start != NULL ? start : "");
  gtk_editable_set_position (GTK_EDITABLE (self->time), -1);
}

static void
update (ExosStartField *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          has_times (exos_session_get_experiment (self->session)));
  show_start (self, exos_session_get_plan (self->session)->start);
}

static void
exos_start_field_dispose (GObject *object)
{
  ExosStartField *self = EXOS_START_FIELD (object);

  exos_dispose_template (self, EXOS_TYPE_START_FIELD);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (exos_start_field_parent_class)->dispose (object);
}

static void
exos_start_field_class_init (ExosStartFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_start_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/start-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosStartField, time);
  gtk_widget_class_bind_template_child (widget_class, ExosStartField, problem);
  gtk_widget_class_bind_template_callback (widget_class, text_changed);
  gtk_widget_class_bind_template_callback (widget_class, take_over);
}

static void
exos_start_field_init (ExosStartField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exos_start_field_set_session (ExosStartField *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
