// SPDX-License-Identifier: MIT
#pragma once

#include "store/history.h"

G_BEGIN_DECLS

/* The history as it was on earlier days: a copy is made at the first decision of each day, into a
 * folder beside it that is the user's alone, and the newest seven stay. */
typedef struct
{
  char *name;           /* of the file, within the folder of the history */
  GDate day;            /* on which it was made, here */
  gboolean is_replaced; /* what was there when another one was restored */
  gint64 n_decisions;   /* -1: it cannot be read */
} ExosBackup;

/* Makes the backup of today, unless there is one. FALSE with a message for people when there is
 * none then; the history is as it was. */
gboolean exos_history_backup (ExosHistory *self, GError **error);

/* Of ExosBackup, the newest first, in a folder of exos_history_open(). NULL with a message for
 * people. */
GPtrArray *exos_backup_list (const char *folder, GError **error);

/* Puts a copy of a backup in the place of the history, which nobody may have open; what was there
 * is set aside under a name of its own, also when it is damaged. set_aside gets that name, NULL
 * when there was nothing; the caller frees. FALSE with a message for people: everything is as it
 * was. */
gboolean exos_backup_restore (const char *folder,
                              const char *name,
                              char **set_aside,
                              GError **error);

void exos_backup_free (ExosBackup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosBackup, exos_backup_free)

G_END_DECLS
