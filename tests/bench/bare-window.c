// SPDX-License-Identifier: MIT
/* The least that GTK can show: an empty window. Says when it was painted, and ends. */
#include <gtk/gtk.h>

static void
painted (GtkApplication *application)
{
  g_printerr ("first-frame %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  g_application_quit (G_APPLICATION (application));
}

static void
realized (GtkWidget *window, GtkApplication *application)
{
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint",
                            G_CALLBACK (painted), application);
}

static void
activated (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1120, 820);
  g_signal_connect (window, "realize", G_CALLBACK (realized), application);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application =
      gtk_application_new ("io.github.experimentos.BareWindow", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activated), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
