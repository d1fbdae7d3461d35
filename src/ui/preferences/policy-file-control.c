// SPDX-License-Identifier: MIT
#include "ui/preferences/policy-file-control.h"

#include "data/language.h"
#include "ui/choose-file.h"
#include "ui/defaults.h"
#include "ui/policy-source.h"
#include "ui/preferences/preference-row.h"

struct _ExosPolicyFileControl
{
  GtkBox parent;
  GtkWidget *choose;
  GtkWidget *forget;
};

static guint changed_signal;
static guint refused_signal;

G_DEFINE_FINAL_TYPE (ExosPolicyFileControl, exos_policy_file_control, GTK_TYPE_BOX)

static char *
dup_caption (void)
{
  gboolean is_problem = FALSE;
  char *state = exos_policy_source_dup_state (&is_problem);

  if (state == NULL)
    return g_strdup (_ ("Rules and limits that a team shares, in place of those here"));
  if (!is_problem)
    return state;

  g_autofree char *problem = state;

  /* Translators: what is wrong with a policy file. */
  return g_strdup_printf (_ ("%s New experiments begin with the settings here."), problem);
}

static void
update (ExosPolicyFileControl *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self), EXOS_TYPE_PREFERENCE_ROW);
  g_autofree char *caption = dup_caption ();

  if (row != NULL)
    g_object_set (row, "caption", caption, NULL);
  gtk_widget_set_visible (self->forget, exos_policy_source_is_set ());
  g_signal_emit (self, changed_signal, 0);
}

static void
file_chosen (GFile *file, gpointer self)
{
  g_autoptr (GError) error = NULL;

  if (!exos_policy_source_choose (file, &error))
    g_signal_emit (self, refused_signal, 0, error->message);
}

static void
choose_clicked (ExosPolicyFileControl *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW);

  exos_choose_policy_file (GTK_WINDOW (window), file_chosen, g_object_ref (self), g_object_unref);
}

/* The button goes with what it forgets; the focus stays beside it. */
static void
forget_clicked (ExosPolicyFileControl *self)
{
  gtk_widget_grab_focus (self->choose);
  exos_policy_source_forget ();
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (exos_policy_file_control_parent_class)->map (widget);
  update (EXOS_POLICY_FILE_CONTROL (widget));
}

static void
exos_policy_file_control_class_init (ExosPolicyFileControlClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = map;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  changed_signal = g_signal_new ("changed", EXOS_TYPE_POLICY_FILE_CONTROL, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  refused_signal = g_signal_new ("refused", EXOS_TYPE_POLICY_FILE_CONTROL, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
create_button (ExosPolicyFileControl *self, const char *label, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self), button);
  return button;
}

static void
exos_policy_file_control_init (ExosPolicyFileControl *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->forget =
      create_button (self, _ ("Forget"), _ ("Forget the policy file"), G_CALLBACK (forget_clicked));
  self->choose =
      create_button (self, _ ("Choose…"), _ ("Choose a policy file"), G_CALLBACK (choose_clicked));
  g_signal_connect_object (exos_settings (), "changed::policy-file", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}
