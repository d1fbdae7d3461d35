// SPDX-License-Identifier: MIT
#include "ui/experiment/direction-field.h"

#include "data/language.h"
#include "ui/experiment/drop-down.h"
#include "ui/widgets/dispose-template.h"

/* The places of the list, which does not change with the choice. */
typedef enum
{
  CHOICE_OF_FILE, /* what the file or the name says, if it does */
  CHOICE_HIGHER,
  CHOICE_LOWER,
  N_CHOICES,
} Choice;

struct _ExosDirectionField
{
  GtkWidget parent;
  GtkDropDown *directions;
  ExosSession *session;
};

G_DEFINE_FINAL_TYPE (ExosDirectionField, exos_direction_field, GTK_TYPE_WIDGET)

/* What decides, where there is a question of which way it is better: of a mean or ratio, and of
 * conversions whose name says that fewer are. */
static gboolean
has_question (ExosDirectionField *self)
{
  const ExosExperiment *experiment = exos_session_get_experiment (self->session);

  return experiment != NULL && (experiment->primary_metric >= 0 || experiment->is_rate_lower);
}

/* The metric is named with its direction, so that it is said of no other. */
static void
direction_selected (ExosDirectionField *self)
{
  const guint selected = gtk_drop_down_get_selected (self->directions);

  if (!has_question (self) || selected >= N_CHOICES)
    return;

  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (self->session));

  plan->has_primary_direction = selected != CHOICE_OF_FILE;
  plan->primary_direction = selected == CHOICE_LOWER ? EXOS_DIRECTION_LOWER : EXOS_DIRECTION_HIGHER;
  if (plan->primary == NULL)
    plan->primary =
        g_strdup (exos_experiment_primary_name (exos_session_get_experiment (self->session)));
  exos_session_set_plan (self->session, plan, NULL);
}

static const char *
name_choice_of_file (const ExosExperiment *experiment)
{
  const ExosMetric *metric =
      experiment->primary_metric >= 0 ? &experiment->metrics[experiment->primary_metric] : NULL;

  if (metric != NULL && metric->is_direction_assumed)
    return _ ("Not said yet");
  return metric == NULL || metric->direction == EXOS_DIRECTION_LOWER
             ? _ ("Lower, as its name says")
             : _ ("Higher, as its name says");
}

static Choice
find_choice (const ExosPlan *plan)
{
  if (!plan->has_primary_direction)
    return CHOICE_OF_FILE;
  return plan->primary_direction == EXOS_DIRECTION_LOWER ? CHOICE_LOWER : CHOICE_HIGHER;
}

static void
name_directions (ExosDirectionField *self)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (self->directions);
  g_autofree char *name =
      g_strdup_printf (_ ("Primary metric is better when: %s"),
                       selected != NULL ? gtk_string_object_get_string (selected) : "");

  exos_drop_down_set_name (self->directions, name);
}

static void
show (ExosDirectionField *self)
{
  const ExosExperiment *experiment = exos_session_get_experiment (self->session);
  const char *const names[] = { name_choice_of_file (experiment), C_ ("better when", "Higher"),
                                C_ ("better when", "Lower"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  g_signal_handlers_block_by_func (self->directions, direction_selected, self);
  if (!exos_drop_down_lists_same (G_LIST_MODEL (list), gtk_drop_down_get_model (self->directions)))
    gtk_drop_down_set_model (self->directions, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->directions,
                              find_choice (exos_session_get_plan (self->session)));
  g_signal_handlers_unblock_by_func (self->directions, direction_selected, self);
  name_directions (self);
}

static void
update (ExosDirectionField *self)
{
  const gboolean is_shown = has_question (self);

  if (is_shown)
    show (self);
  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
}

gboolean
exos_direction_field_focus (ExosDirectionField *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self)) &&
         gtk_widget_grab_focus (GTK_WIDGET (self->directions));
}

static void
exos_direction_field_dispose (GObject *object)
{
  ExosDirectionField *self = EXOS_DIRECTION_FIELD (object);

  exos_dispose_template (self, EXOS_TYPE_DIRECTION_FIELD);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (exos_direction_field_parent_class)->dispose (object);
}

static void
exos_direction_field_class_init (ExosDirectionFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_direction_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/direction-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosDirectionField, directions);
  gtk_widget_class_bind_template_callback (widget_class, direction_selected);
}

static void
exos_direction_field_init (ExosDirectionField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exos_direction_field_set_session (ExosDirectionField *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
