// SPDX-License-Identifier: MIT
#pragma once

#include "store/record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The program: one instance, a window an experiment. */
#define EXOS_TYPE_APPLICATION (exos_application_get_type ())
G_DECLARE_FINAL_TYPE (ExosApplication, exos_application, EXOS, APPLICATION, GtkApplication)

/* flags are those of GApplication beside the ones that the program needs. */
ExosApplication *exos_application_new (GApplicationFlags flags);

/* Opens an array of GFile (parts of one table, when they are several) in the window that shows them
 * already, else window when that is empty (NULL: the active one), else a new one. */
void exos_application_open_files (ExosApplication *self, GPtrArray *files, gpointer window);

/* Opens the files of a decision again, with everything that was set then, in window when that is
 * empty, else a new one. FALSE with a message for people when that cannot be: what is missing of
 * the files themselves is said in the window, later. */
gboolean exos_application_open_decision (ExosApplication *self,
                                         const ExosRecord *record,
                                         gpointer window,
                                         GError **error);

/* Opens a file of the samples that come with the program: "launch", "srm-warning", ... */
void exos_application_open_sample (ExosApplication *self, const char *id, gpointer window);

G_END_DECLS
