// SPDX-License-Identifier: MIT
#include "ui/experiment/primary-field.h"

#include "data/aliases.h"
#include "data/format.h"
#include "data/language.h"
#include "data/text.h"
#include "ui/experiment/changes.h"
#include "ui/experiment/drop-down.h"
#include "ui/widgets/dispose-template.h"

#define MAX_NAME 60 /* characters of a metric in the list */
#define CONVERSIONS NULL
#define NOTHING "" /* no metric has that name */

struct _ExosPrimaryField
{
  GtkWidget parent;
  GtkDropDown *metrics;
  ExosSession *session;
  GPtrArray *choices; /* of char *: names of metrics, CONVERSIONS or NOTHING */
  guint choosing;     /* source that makes the selected metric the primary one */
};

G_DEFINE_FINAL_TYPE (ExosPrimaryField, exos_primary_field, GTK_TYPE_WIDGET)

static gboolean
is_nothing (const char *choice)
{
  return choice != NULL && choice[0] == '\0';
}

static void
choose (gpointer data)
{
  ExosPrimaryField *self = data;
  const guint selected = gtk_drop_down_get_selected (self->metrics);

  self->choosing = 0;
  if (selected < self->choices->len && !is_nothing (self->choices->pdata[selected]))
    exos_change_primary (self->session, self->choices->pdata[selected]);
}

/* Not at once: the choice takes "Choose…" out of the list, which is still in use here. */
static void
metric_selected (ExosPrimaryField *self)
{
  if (self->choosing == 0)
    self->choosing = g_idle_add_once (choose, self);
}

/* Where a mean decides, conversions are a count among others, known by its name. */
static gboolean
is_conversions (const ExosMetric *metric)
{
  g_autofree char *name = exos_normalize_name (metric->name, -1);
  const ExosAlias *alias = metric->kind == EXOS_METRIC_COUNT ? exos_find_alias (name) : NULL;

  return alias != NULL && alias->role == EXOS_ROLE_CONVERSIONS;
}

/* Of rows every outcome and every event is there by its name. */
static gboolean
has_conversions (const ExosExperiment *experiment)
{
  if (exos_shape_has_users (experiment->source.shape))
    return FALSE;

  gboolean has = experiment->primary_metric < 0 && experiment->primary != NULL;

  for (gsize i = 0; i < experiment->n_columns; i++)
    has |= experiment->columns[i].role == EXOS_ROLE_CONVERSIONS;
  for (gsize i = 0; i < experiment->n_metrics; i++)
    has |= is_conversions (&experiment->metrics[i]);
  return has;
}

/* Whether a person has to say which metric it is. */
static gboolean
is_asked (const GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    if (exos_issue_fix (g_ptr_array_index (issues, i)) == EXOS_FIX_CHOOSE_METRIC)
      return TRUE;
  return FALSE;
}

static void
add_choice (ExosPrimaryField *self, GtkStringList *names, const char *choice, const char *name)
{
  g_ptr_array_add (self->choices, g_strdup (choice));
  gtk_string_list_take (names, exos_visible_text (name, MAX_NAME));
}

/* Fills choices with what the file can be decided by; returns their names. */
static GtkStringList *
list_choices (ExosPrimaryField *self, const char *chosen)
{
  const ExosExperiment *experiment = exos_session_get_experiment (self->session);
  const ExosReport *report = exos_session_get_report (self->session);
  const GPtrArray *issues = report != NULL ? report->issues : experiment->issues;
  GtkStringList *names = gtk_string_list_new (NULL);
  char **candidates = experiment->candidates;

  g_ptr_array_set_size (self->choices, 0);
  if (chosen == NULL && is_asked (issues))
    add_choice (self, names, NOTHING, C_ ("primary metric", "Choose…"));
  if (has_conversions (experiment))
    add_choice (self, names, CONVERSIONS, _ ("Conversions"));
  for (gsize i = 0; candidates != NULL && candidates[i] != NULL; i++)
    add_choice (self, names, candidates[i], candidates[i]);
  return names;
}

static guint
find_choice (ExosPrimaryField *self, const char *metric)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_strcmp0 (self->choices->pdata[i], metric) == 0 || is_nothing (self->choices->pdata[i]))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
name_metrics (ExosPrimaryField *self)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (self->metrics);
  g_autofree char *name = g_strdup_printf (
      _ ("Primary metric: %s"), selected != NULL ? gtk_string_object_get_string (selected) : "");

  exos_drop_down_set_name (self->metrics, name);
}

static void
update (ExosPrimaryField *self)
{
  if (exos_session_get_experiment (self->session) == NULL)
    return;

  const char *chosen = exos_primary_in_force (self->session);
  g_autoptr (GtkStringList) names = list_choices (self, chosen);

  g_signal_handlers_block_by_func (self->metrics, metric_selected, self);
  if (!exos_drop_down_lists_same (G_LIST_MODEL (names), gtk_drop_down_get_model (self->metrics)))
    gtk_drop_down_set_model (self->metrics, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->metrics, find_choice (self, chosen));
  g_signal_handlers_unblock_by_func (self->metrics, metric_selected, self);
  name_metrics (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->choices->len > 1);
}

static void
exos_primary_field_dispose (GObject *object)
{
  ExosPrimaryField *self = EXOS_PRIMARY_FIELD (object);

  g_clear_handle_id (&self->choosing, g_source_remove);
  exos_dispose_template (self, EXOS_TYPE_PRIMARY_FIELD);
  g_clear_object (&self->session);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  G_OBJECT_CLASS (exos_primary_field_parent_class)->dispose (object);
}

static void
exos_primary_field_class_init (ExosPrimaryFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_primary_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/primary-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosPrimaryField, metrics);
  gtk_widget_class_bind_template_callback (widget_class, metric_selected);
}

static void
exos_primary_field_init (ExosPrimaryField *self)
{
  self->choices = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exos_primary_field_set_session (ExosPrimaryField *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
