// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The program: one instance, a window a file. */
#define EXOS_TYPE_APPLICATION (exos_application_get_type ())
G_DECLARE_FINAL_TYPE (ExosApplication, exos_application, EXOS, APPLICATION, GtkApplication)

/* flags are those of GApplication beside the ones that the program needs. */
ExosApplication *exos_application_new (GApplicationFlags flags);

/* Opens each of a list of GFile in a window: the window that shows it already, else window when
 * that is empty (NULL: the active one), else a new one. */
void exos_application_open_files (ExosApplication *self, GSList *files, gpointer window);

/* Opens a file of the samples that come with the program: "launch", "srm-warning", ... */
void exos_application_open_sample (ExosApplication *self, const char *id, gpointer window);

G_END_DECLS
