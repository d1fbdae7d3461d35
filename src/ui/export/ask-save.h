// SPDX-License-Identifier: MIT
#pragma once

#include "ui/choose-file.h"

G_BEGIN_DECLS

/* Asks where to save, in the folder of the last time: name is proposed, with its ending. chosen
 * gets the file with the ending extension (without the dot), also when the person left it out; what
 * has that name already is replaced only when the person agreed. destroy frees user_data once the
 * question is answered, either way; it may be NULL. */
void exos_ask_save (GtkWindow *parent,
                    const char *title,
                    const char *name,
                    const char *extension,
                    ExosFileChosen chosen,
                    gpointer user_data,
                    GDestroyNotify destroy);

/* The file with that ending, added when it is missing. The caller unrefs. */
GFile *exos_ask_save_complete (GFile *file, const char *extension);

/* Where it was saved is proposed the next time. */
void exos_ask_save_remember (GFile *file);

/* The name of a file, safe to show. The caller frees. */
char *exos_ask_save_dup_name (GFile *file);

G_END_DECLS
