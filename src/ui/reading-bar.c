// SPDX-License-Identifier: MIT
#include "ui/reading-bar.h"

#include "data/input.h"
#include "data/language.h"
#include "ui/widgets/dispose-template.h"

#define PATIENCE 250 /* ms: what is faster shows no bar */
#define PERIOD 100

struct _ExosReadingBar
{
  GtkWidget parent;
  GtkWidget *box;
  GtkLabel *label;
  GtkProgressBar *progress;
  ExosSession *session;
  guint timer;
};

G_DEFINE_FINAL_TYPE (ExosReadingBar, exos_reading_bar, GTK_TYPE_WIDGET)

static char *
dup_file_name (ExosReadingBar *self)
{
  GPtrArray *files = exos_session_get_incoming_files (self->session);

  return exos_input_dup_name ((GFile *const *) files->pdata, files->len);
}

static void
show_progress (ExosReadingBar *self)
{
  guint64 bytes, total;
  g_autofree char *name = dup_file_name (self);

  exos_session_get_progress (self->session, &bytes, &total);

  g_autofree char *done = g_format_size (bytes);
  g_autofree char *all = g_format_size (total);
  /* Translators: a file name, and how much of it was read: "12.4 MB of 250.0 MB". */
  g_autofree char *text = total > 0 ? g_strdup_printf (_ ("Reading %s… %s of %s"), name, done, all)
                                    : g_strdup_printf (_ ("Reading %s… %s"), name, done);

  gtk_label_set_label (self->label, text);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, MIN ((double) bytes / (double) total, 1.0));
  else
    gtk_progress_bar_pulse (self->progress);
}

static gboolean
tick (gpointer data)
{
  ExosReadingBar *self = data;

  show_progress (self);
  return G_SOURCE_CONTINUE;
}

static void
appear (gpointer data)
{
  ExosReadingBar *self = data;

  show_progress (self);
  gtk_widget_set_visible (self->box, TRUE);
  self->timer = g_timeout_add (PERIOD, tick, self);
}

static void
reading_changed (ExosReadingBar *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (exos_session_is_reading (self->session))
    self->timer = g_timeout_add_once (PATIENCE, appear, self);
  else
    gtk_widget_set_visible (self->box, FALSE);
}

void
exos_reading_bar_set_session (ExosReadingBar *self, ExosSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "reading", G_CALLBACK (reading_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
exos_reading_bar_dispose (GObject *object)
{
  ExosReadingBar *self = EXOS_READING_BAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);
  exos_dispose_template (self, EXOS_TYPE_READING_BAR);
  G_OBJECT_CLASS (exos_reading_bar_parent_class)->dispose (object);
}

static void
exos_reading_bar_class_init (ExosReadingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_reading_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/reading-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosReadingBar, box);
  gtk_widget_class_bind_template_child (widget_class, ExosReadingBar, label);
  gtk_widget_class_bind_template_child (widget_class, ExosReadingBar, progress);
}

static void
exos_reading_bar_init (ExosReadingBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
