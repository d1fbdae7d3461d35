// SPDX-License-Identifier: MIT
#include "ui/experiment/split-field.h"

#include "ui/experiment/split-text.h"
#include "ui/widgets/dispose-template.h"

#define PAUSE 400 /* ms without a key: what was typed is meant */

struct _ExosSplitField
{
  GtkWidget parent;
  GtkEntry *entry;
  GtkEventController *focus;
  GtkLabel *shares;
  GtkLabel *message;
  ExosSession *session;
  char *in_force; /* what the entry was filled with last */
  guint pause;
};

G_DEFINE_FINAL_TYPE (ExosSplitField, exos_split_field, GTK_TYPE_WIDGET)

static const char *
get_text (ExosSplitField *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_focused (ExosSplitField *self)
{
  return gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus));
}

/* Under the entry stand the shares, or what is wrong. */
static void
show_problem (ExosSplitField *self, const char *problem)
{
  const gboolean is_wrong = problem != NULL;
  GtkWidget *entry = GTK_WIDGET (self->entry);

  if (is_wrong)
    {
      gtk_widget_add_css_class (entry, "error");
      gtk_label_set_label (self->message, problem);
    }
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->message), is_wrong);
  gtk_widget_set_visible (GTK_WIDGET (self->shares),
                          !is_wrong && gtk_label_get_label (self->shares)[0] != '\0');
}

static void
show_shares (ExosSplitField *self, const ExosPlan *plan)
{
  g_autofree char *shares = exos_split_dup_shares (self->session, plan);

  gtk_label_set_label (self->shares, shares != NULL ? shares : "");
}

static void
take_text (ExosSplitField *self)
{
  g_autofree char *problem = NULL;
  g_autoptr (ExosPlan) plan = exos_split_read (self->session, get_text (self), &problem);

  show_problem (self, problem);
  if (plan != NULL)
    exos_session_set_plan (self->session, plan, "split");
}

static void
show_split_in_force (ExosSplitField *self)
{
  g_autofree char *problem = exos_split_dup_problem (self->session);

  show_shares (self, exos_session_get_plan (self->session));
  show_problem (self, problem);
}

/* What stands in the entry unchanged is the split in force, said or not, suitable or not. */
static void
commit (ExosSplitField *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (g_strcmp0 (get_text (self), self->in_force) == 0)
    show_split_in_force (self);
  else
    take_text (self);
}

static void
pause_over (gpointer data)
{
  ExosSplitField *self = data;

  self->pause = 0;
  commit (self);
}

/* A split that is half typed is neither used nor called wrong; what suits is shown at once. Text
 * that is not typed comes in two pieces: nothing first. */
static void
text_changed (ExosSplitField *self)
{
  g_autofree char *problem = NULL;
  g_autoptr (ExosPlan) plan = exos_split_read (self->session, get_text (self), &problem);

  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add_once (is_focused (self) ? PAUSE : 0, pause_over, self);
  if (plan == NULL)
    return;
  show_shares (self, plan);
  show_problem (self, NULL);
}

static void
fill (ExosSplitField *self)
{
  g_signal_handlers_block_by_func (self->entry, text_changed, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->in_force);
  g_signal_handlers_unblock_by_func (self->entry, text_changed, self);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/* Nothing is an equal split; it is written out where nobody is typing. */
static void
left (ExosSplitField *self)
{
  commit (self);
  if (get_text (self)[0] == '\0')
    fill (self);
}

static void
activated (ExosSplitField *self)
{
  commit (self);
  if (!gtk_widget_has_css_class (GTK_WIDGET (self->entry), "error"))
    gtk_widget_activate_default (GTK_WIDGET (self));
}

/* Whether the text in the entry made the plan: "33.3:66.7" stays as it was typed, and nothing stays
 * while it is about to be. */
static gboolean
says_plan (ExosSplitField *self)
{
  if (get_text (self)[0] == '\0' && !is_focused (self))
    return FALSE;

  g_autofree char *problem = NULL;
  g_autoptr (ExosPlan) plan = exos_split_read (self->session, get_text (self), &problem);

  return plan != NULL && exos_plan_equal (plan, exos_session_get_plan (self->session));
}

/* Text that is being typed, or wrong, stays until the split itself is another one. */
static void
update (ExosSplitField *self)
{
  g_autofree char *in_force = exos_split_in_force (self->session);
  const gsize n_arms = exos_session_get_report (self->session) != NULL
                           ? exos_session_get_report (self->session)->experiment->n_arms
                           : 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "split.preset", n_arms <= 2);
  if (g_strcmp0 (in_force, self->in_force) == 0)
    {
      if (g_str_equal (get_text (self), in_force))
        show_split_in_force (self);
      return;
    }

  g_free (self->in_force);
  self->in_force = g_steal_pointer (&in_force);
  if (!says_plan (self))
    fill (self);
  show_split_in_force (self);
}

/* Another file: what was typed for the last one is forgotten. */
static void
reset (ExosSplitField *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->in_force, g_free);
  update (self);
}

static void
choose_equal (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ExosSplitField *self = EXOS_SPLIT_FIELD (widget);
  g_autofree char *problem = NULL;
  g_autoptr (ExosPlan) plan = exos_split_read (self->session, "", &problem);

  exos_session_set_plan (self->session, plan, NULL);
  reset (self);
}

static void
choose_preset (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ExosSplitField *self = EXOS_SPLIT_FIELD (widget);
  g_autofree char *problem = NULL;
  g_autoptr (ExosPlan) plan =
      exos_split_read (self->session, g_variant_get_string (parameter, NULL), &problem);

  if (plan != NULL)
    exos_session_set_plan (self->session, plan, NULL);
  reset (self);
}

static gboolean
exos_split_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXOS_SPLIT_FIELD (widget)->entry));
}

static void
exos_split_field_dispose (GObject *object)
{
  ExosSplitField *self = EXOS_SPLIT_FIELD (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  exos_dispose_template (self, EXOS_TYPE_SPLIT_FIELD);
  g_clear_object (&self->session);
  g_clear_pointer (&self->in_force, g_free);
  G_OBJECT_CLASS (exos_split_field_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/split-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosSplitField, entry);
  gtk_widget_class_bind_template_child (widget_class, ExosSplitField, focus);
  gtk_widget_class_bind_template_child (widget_class, ExosSplitField, shares);
  gtk_widget_class_bind_template_child (widget_class, ExosSplitField, message);
  gtk_widget_class_bind_template_callback (widget_class, text_changed);
  gtk_widget_class_bind_template_callback (widget_class, activated);
  gtk_widget_class_bind_template_callback (widget_class, left);
}

static void
exos_split_field_class_init (ExosSplitFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_split_field_dispose;
  widget_class->grab_focus = exos_split_field_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "split.equal", NULL, choose_equal);
  gtk_widget_class_install_action (widget_class, "split.preset", "s", choose_preset);
  bind_template (widget_class);
}

static void
exos_split_field_init (ExosSplitField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exos_split_field_set_session (ExosSplitField *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (reset), self, G_CONNECT_SWAPPED);
  update (self);
}
