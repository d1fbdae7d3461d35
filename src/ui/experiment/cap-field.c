// SPDX-License-Identifier: MIT
#include "ui/experiment/cap-field.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/words.h"
#include "ui/experiment/drop-down.h"
#include "ui/widgets/dispose-template.h"

/* Parts of EXOS_ROWS_QUANTILE_PARTS; 0: nothing is capped. Another one in force joins the list. */
static const guint offered[] = { 0, 999000000, 995000000, 990000000, 950000000 };

struct _ExosCapField
{
  GtkWidget parent;
  GtkDropDown *quantiles;
  GtkLabel *effect;
  ExosSession *session;
  guint choosing; /* source that puts what is selected into force */
};

G_DEFINE_FINAL_TYPE (ExosCapField, exos_cap_field, GTK_TYPE_WIDGET)

/* The mean of rows that decides, NULL when something else does. */
static const ExosMetric *
get_metric (ExosCapField *self)
{
  const ExosExperiment *experiment = exos_session_get_experiment (self->session);
  const ExosMetric *metric;

  if (experiment == NULL || experiment->primary_metric < 0 ||
      !exos_shape_has_users (experiment->source.shape))
    return NULL;
  metric = &experiment->metrics[experiment->primary_metric];
  return metric->kind == EXOS_METRIC_MEAN ? metric : NULL;
}

static guint
get_quantile (ExosCapField *self)
{
  const ExosMetric *metric = get_metric (self);

  return metric != NULL
             ? exos_plan_get_capping (exos_session_get_plan (self->session), metric->name)
             : 0;
}

static guint
find_offered (guint quantile)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (offered) && offered[i] != quantile)
    i++;
  return i;
}

static void
choose (gpointer data)
{
  ExosCapField *self = data;
  const guint selected = gtk_drop_down_get_selected (self->quantiles);
  const ExosMetric *metric = get_metric (self);

  self->choosing = 0;
  if (metric == NULL || selected >= G_N_ELEMENTS (offered) ||
      offered[selected] == get_quantile (self))
    return;

  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (self->session));

  if (offered[selected] == 0)
    exos_plan_forget_capping (plan, metric->name);
  else
    exos_plan_set_capping (plan, metric->name, offered[selected]);
  exos_session_set_plan (self->session, plan, NULL);
}

/* Not at once: the choice may take another one out of the list, which is still in use here. */
static void
quantile_selected (ExosCapField *self)
{
  if (self->choosing == 0)
    self->choosing = g_idle_add_once (choose, self);
}

static void
add_choice (GtkStringList *names, guint quantile)
{
  g_autofree char *share = exos_format_level (1.0 - (double) quantile / EXOS_ROWS_QUANTILE_PARTS);

  if (quantile == 0)
    gtk_string_list_append (names, _ ("Counted as they are"));
  else
    gtk_string_list_take (names, g_strdup_printf (_ ("Capped at the %s quantile"), share));
}

static GtkStringList *
list_choices (guint quantile)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (offered); i++)
    add_choice (names, offered[i]);
  if (find_offered (quantile) == G_N_ELEMENTS (offered))
    add_choice (names, quantile);
  return names;
}

static void
name_quantiles (ExosCapField *self)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (self->quantiles);
  /* Translators: read aloud: Extreme values: Capped at the 99% quantile. */
  g_autofree char *name = g_strdup_printf (
      _ ("Extreme values: %s"), selected != NULL ? gtk_string_object_get_string (selected) : "");

  exos_drop_down_set_name (self->quantiles, name);
}

static void
show_effect (ExosCapField *self)
{
  const ExosReport *report = exos_session_get_report (self->session);
  g_autofree char *text =
      report != NULL && report->experiment->primary_metric >= 0
          ? exos_words_capping (report, (gsize) report->experiment->primary_metric)
          : NULL;

  gtk_label_set_label (
      self->effect, text != NULL ? text
                                 : _ ("A few users can move a mean. A cap counts what lies above "
                                      "a quantile of all groups together as that quantile."));
}

static void
update (ExosCapField *self)
{
  const guint quantile = get_quantile (self);
  g_autoptr (GtkStringList) names = list_choices (quantile);

  gtk_widget_set_visible (GTK_WIDGET (self), get_metric (self) != NULL);
  g_signal_handlers_block_by_func (self->quantiles, quantile_selected, self);
  if (!exos_drop_down_lists_same (G_LIST_MODEL (names), gtk_drop_down_get_model (self->quantiles)))
    gtk_drop_down_set_model (self->quantiles, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->quantiles, find_offered (quantile));
  g_signal_handlers_unblock_by_func (self->quantiles, quantile_selected, self);
  name_quantiles (self);
  show_effect (self);
}

static void
exos_cap_field_dispose (GObject *object)
{
  ExosCapField *self = EXOS_CAP_FIELD (object);

  g_clear_handle_id (&self->choosing, g_source_remove);
  exos_dispose_template (self, EXOS_TYPE_CAP_FIELD);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (exos_cap_field_parent_class)->dispose (object);
}

static void
exos_cap_field_class_init (ExosCapFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_cap_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/cap-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosCapField, quantiles);
  gtk_widget_class_bind_template_child (widget_class, ExosCapField, effect);
  gtk_widget_class_bind_template_callback (widget_class, quantile_selected);
}

static void
exos_cap_field_init (ExosCapField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exos_cap_field_set_session (ExosCapField *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
