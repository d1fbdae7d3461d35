// SPDX-License-Identifier: MIT
#include "ui/busy-spinner.h"

#include "data/language.h"

#define PATIENCE 150 /* ms */

struct _ExosBusySpinner
{
  GtkWidget parent;
  GtkWidget *spinner;
  ExosSession *session;
  guint delay;
};

G_DEFINE_FINAL_TYPE (ExosBusySpinner, exos_busy_spinner, GTK_TYPE_WIDGET)

static void
turn (gpointer data)
{
  ExosBusySpinner *self = data;

  self->delay = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
}

static void
update (ExosBusySpinner *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  if (exos_session_is_stale (self->session) || exos_session_is_reading (self->session))
    {
      self->delay = g_timeout_add_once (PATIENCE, turn, self);
      return;
    }

  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_widget_set_visible (self->spinner, FALSE);
}

static void
exos_busy_spinner_dispose (GObject *object)
{
  ExosBusySpinner *self = EXOS_BUSY_SPINNER (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->spinner, gtk_widget_unparent);
  G_OBJECT_CLASS (exos_busy_spinner_parent_class)->dispose (object);
}

static void
exos_busy_spinner_class_init (ExosBusySpinnerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exos_busy_spinner_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
exos_busy_spinner_init (ExosBusySpinner *self)
{
  self->spinner = gtk_spinner_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Analyzing"), -1);
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_parent (self->spinner, GTK_WIDGET (self));
}

void
exos_busy_spinner_set_session (ExosBusySpinner *self, ExosSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "reading", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "stale", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}
