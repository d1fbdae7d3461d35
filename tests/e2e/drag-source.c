// SPDX-License-Identifier: MIT
/* drag-source FILE…: a window that can be dragged from; what is dropped are the files. Says on
 * standard output how a drag goes: begun, accepted or refused where it is, cancelled, ended. */
#include <gtk/gtk.h>

static GFile **files;
static gsize n_files;

static GdkContentProvider *
offer_files (GtkDragSource *source, double x, double y)
{
  GdkFileList *list = gdk_file_list_new_from_array (files, n_files);
  GdkContentProvider *provider = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);

  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  return provider;
}

static void
say_answer (GdkDrag *drag)
{
  g_print (gdk_drag_get_selected_action (drag) != 0 ? "accepted\n" : "refused\n");
}

static void
drag_begun (GtkDragSource *source, GdkDrag *drag)
{
  g_print ("begun\n");
  g_signal_connect (drag, "notify::selected-action", G_CALLBACK (say_answer), NULL);
}

/* Those that were cancelled end, too. */
static void
drag_ended (void)
{
  g_print ("ended\n");
}

static gboolean
drag_cancelled (void)
{
  g_print ("cancelled\n");
  return FALSE;
}

static void
activated (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *label = gtk_label_new ("Files");
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect (source, "prepare", G_CALLBACK (offer_files), NULL);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begun), NULL);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_ended), NULL);
  g_signal_connect (source, "drag-cancel", G_CALLBACK (drag_cancelled), NULL);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_title (GTK_WINDOW (window), "Drag source");
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 140);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_object_unref);

  setvbuf (stdout, NULL, _IOLBF, 0);
  for (int i = 1; i < argc; i++)
    g_ptr_array_add (arguments, g_file_new_for_commandline_arg (argv[i]));
  files = (GFile **) arguments->pdata;
  n_files = arguments->len;
  g_signal_connect (application, "activate", G_CALLBACK (activated), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
