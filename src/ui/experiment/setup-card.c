// SPDX-License-Identifier: MIT
#include "ui/experiment/setup-card.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/words.h"
#include "ui/experiment/cap-field.h"
#include "ui/experiment/changes.h"
#include "ui/experiment/charter.h"
#include "ui/experiment/direction-field.h"
#include "ui/experiment/drop-down.h"
#include "ui/experiment/effect-field.h"
#include "ui/experiment/guardrail-list.h"
#include "ui/experiment/looks-field.h"
#include "ui/experiment/primary-field.h"
#include "ui/experiment/split-field.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"

#define MAX_NAME 60 /* characters of a group in the list */

struct _ExosSetupCard
{
  GtkWidget parent;
  GtkEntry *name;
  ExosSplitField *split;
  GtkDropDown *control;
  ExosPrimaryField *primary;
  ExosDirectionField *direction;
  ExosCapField *cap;
  GtkLabel *policy;
  ExosGuardrailList *guardrails;
  ExosCharter *charter;
  ExosEffectField *effect;
  ExosLooksField *looks;
  ExosSession *session;
  guint choosing; /* source that makes chosen the control */
  guint chosen;   /* a group */
};

G_DEFINE_FINAL_TYPE (ExosSetupCard, exos_setup_card, GTK_TYPE_WIDGET)

static const ExosExperiment *
get_experiment (ExosSetupCard *self)
{
  return exos_session_get_experiment (self->session);
}

static char *
dup_name (ExosSetupCard *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
name_changed (ExosSetupCard *self)
{
  g_autofree char *name = dup_name (self);

  exos_change_name (self->session, name);
}

/* The place of the first group: before it stands "Choose…" while none is the control. */
static guint
count_hints (ExosSetupCard *self)
{
  return g_list_model_get_n_items (gtk_drop_down_get_model (self->control)) -
         (guint) get_experiment (self)->n_arms;
}

static void
name_control (ExosSetupCard *self)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (self->control);
  /* Translators: read aloud: Control group: control. */
  g_autofree char *name = g_strdup_printf (
      _ ("Control group: %s"), selected != NULL ? gtk_string_object_get_string (selected) : "");

  exos_drop_down_set_name (self->control, name);
}

static void
choose_control (gpointer data)
{
  ExosSetupCard *self = data;

  self->choosing = 0;
  if (self->chosen < get_experiment (self)->n_arms)
    exos_change_control (self->session, self->chosen);
}

/* Not at once: the choice takes "Choose…" out of the list, which is still in use here. */
static void
control_selected (ExosSetupCard *self)
{
  const guint selected = gtk_drop_down_get_selected (self->control);
  const guint n_hints = count_hints (self);

  if (selected == GTK_INVALID_LIST_POSITION || selected < n_hints)
    return;
  self->chosen = selected - n_hints;
  if (self->choosing == 0)
    self->choosing = g_idle_add_once (choose_control, self);
}

static GListModel *
create_groups (const ExosExperiment *experiment, gboolean has_hint)
{
  GtkStringList *groups = gtk_string_list_new (NULL);

  if (has_hint)
    gtk_string_list_append (groups, C_ ("control group", "Choose…"));
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    gtk_string_list_take (groups, exos_visible_text (experiment->arms[arm].name, MAX_NAME));
  return G_LIST_MODEL (groups);
}

static void
show_control (ExosSetupCard *self)
{
  const ExosExperiment *experiment = get_experiment (self);
  const int control = exos_control_in_force (self->session);
  g_autoptr (GListModel) groups = create_groups (experiment, control < 0);

  g_signal_handlers_block_by_func (self->control, control_selected, self);
  if (!exos_drop_down_lists_same (groups, gtk_drop_down_get_model (self->control)))
    gtk_drop_down_set_model (self->control, groups);
  gtk_drop_down_set_selected (self->control, (guint) MAX (control, 0));
  g_signal_handlers_unblock_by_func (self->control, control_selected, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->control), experiment->n_arms > 0);
  name_control (self);
}

static void
show_name (ExosSetupCard *self)
{
  const char *given = exos_session_get_plan (self->session)->name;
  g_autofree char *shown = dup_name (self);

  if (g_str_equal (shown, given != NULL ? given : ""))
    return;
  g_signal_handlers_block_by_func (self->name, name_changed, self);
  gtk_editable_set_text (GTK_EDITABLE (self->name), given != NULL ? given : "");
  g_signal_handlers_unblock_by_func (self->name, name_changed, self);
}

static void
show_policy (ExosSetupCard *self)
{
  g_autofree char *policy = exos_words_policy_in_force (exos_session_get_plan (self->session));

  gtk_label_set_label (self->policy, policy);
}

static void
update (ExosSetupCard *self)
{
  if (get_experiment (self) == NULL)
    return;

  show_name (self);
  show_policy (self);
  show_control (self);
}

gboolean
exos_setup_card_focus_control (ExosSetupCard *self)
{
  return gtk_widget_is_sensitive (GTK_WIDGET (self->control)) &&
         gtk_widget_grab_focus (GTK_WIDGET (self->control));
}

gboolean
exos_setup_card_focus_primary (ExosSetupCard *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->primary)) &&
         gtk_widget_child_focus (GTK_WIDGET (self->primary), GTK_DIR_TAB_FORWARD);
}

gboolean
exos_setup_card_focus_split (ExosSetupCard *self)
{
  return gtk_widget_grab_focus (GTK_WIDGET (self->split));
}

gboolean
exos_setup_card_focus_direction (ExosSetupCard *self)
{
  return exos_direction_field_focus (self->direction);
}

static void
exos_setup_card_dispose (GObject *object)
{
  ExosSetupCard *self = EXOS_SETUP_CARD (object);

  g_clear_handle_id (&self->choosing, g_source_remove);
  exos_dispose_template (self, EXOS_TYPE_SETUP_CARD);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (exos_setup_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/setup-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosSetupCard, name);
  gtk_widget_class_bind_template_child (widget_class, ExosSetupCard, split);
  gtk_widget_class_bind_template_child (widget_class, ExosSetupCard, control);
  gtk_widget_class_bind_template_child (widget_class, ExosSetupCard, primary);
  gtk_widget_class_bind_template_child (widget_class, ExosSetupCard, direction);
  gtk_widget_class_bind_template_child (widget_class, ExosSetupCard, cap);
  gtk_widget_class_bind_template_child (widget_class, ExosSetupCard, policy);
  gtk_widget_class_bind_template_child (widget_class, ExosSetupCard, guardrails);
  gtk_widget_class_bind_template_child (widget_class, ExosSetupCard, charter);
  gtk_widget_class_bind_template_child (widget_class, ExosSetupCard, effect);
  gtk_widget_class_bind_template_child (widget_class, ExosSetupCard, looks);
  gtk_widget_class_bind_template_callback (widget_class, name_changed);
  gtk_widget_class_bind_template_callback (widget_class, control_selected);
}

static void
exos_setup_card_class_init (ExosSetupCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_setup_card_dispose;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  g_type_ensure (EXOS_TYPE_CAP_FIELD);
  g_type_ensure (EXOS_TYPE_CHARTER);
  g_type_ensure (EXOS_TYPE_DIRECTION_FIELD);
  g_type_ensure (EXOS_TYPE_EFFECT_FIELD);
  g_type_ensure (EXOS_TYPE_GUARDRAIL_LIST);
  g_type_ensure (EXOS_TYPE_LOOKS_FIELD);
  g_type_ensure (EXOS_TYPE_PRIMARY_FIELD);
  g_type_ensure (EXOS_TYPE_SPLIT_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
exos_setup_card_init (ExosSetupCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exos_setup_card_set_session (ExosSetupCard *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  exos_split_field_set_session (self->split, session);
  exos_primary_field_set_session (self->primary, session);
  exos_direction_field_set_session (self->direction, session);
  exos_cap_field_set_session (self->cap, session);
  exos_guardrail_list_set_session (self->guardrails, session);
  exos_charter_set_session (self->charter, session);
  exos_effect_field_set_session (self->effect, session);
  exos_looks_field_set_session (self->looks, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
