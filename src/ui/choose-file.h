// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called with the file that was chosen, lent; not called when the person cancels. */
typedef void (*ExosFileChosen) (GFile *file, gpointer user_data);

/* Called with the files that were chosen at once, at least one (of GFile), lent. */
typedef void (*ExosFilesChosen) (GPtrArray *files, gpointer user_data);

/* Asks for a table to open, or several that are parts of one. user_data must live as long as
 * parent.
 */
void exos_choose_files_to_open (GtkWindow *parent, ExosFilesChosen chosen, gpointer user_data);

/* Asks for a policy file. destroy frees user_data when the question is answered; it may be NULL. */
void exos_choose_policy_file (GtkWindow *parent,
                              ExosFileChosen chosen,
                              gpointer user_data,
                              GDestroyNotify destroy);

/* Asks where to save: name is proposed, with its ending, in folder (NULL: the documents). destroy
 * frees user_data when the question is answered, either way; it may be NULL. */
void exos_choose_file_to_save (GtkWindow *parent,
                               const char *title,
                               const char *name,
                               GFile *folder,
                               ExosFileChosen chosen,
                               gpointer user_data,
                               GDestroyNotify destroy);

G_END_DECLS
