// SPDX-License-Identifier: MIT
#pragma once

#include "store/backup.h"

G_BEGIN_DECLS

/* The history for a main loop: what is asked for is done on a thread of its own, in order, and
 * reported on the thread that asked. The database is opened with the first thing asked, and tried
 * again with the next when that fails. Finish functions give the error of exos_history_*(), and
 * G_IO_ERROR_CANCELLED. */
typedef struct ExosMemory ExosMemory;

/* In a folder; NULL: that of the user. */
ExosMemory *exos_memory_new (const char *folder);

/* Waits until everything that was to be kept is kept. */
void exos_memory_free (ExosMemory *self);

/* Lends the folder, for who reads much of the history on a thread of its own. */
const char *exos_memory_get_folder (const ExosMemory *self);

/* Off, nothing new is kept: adding gives 0 and drafts are neither saved nor loaded. What was kept
 * stays until it is cleared. */
void exos_memory_set_remembers (ExosMemory *self, gboolean remembers);

/* The name of a damaged history that was set aside since this was last asked, NULL: none. The
 * caller frees. */
char *exos_memory_take_set_aside (ExosMemory *self);

void exos_memory_add_async (ExosMemory *self,
                            const ExosRecord *record,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gint64 exos_memory_add_finish (ExosMemory *self, GAsyncResult *result, GError **error);

/* A page of decisions, see exos_history_search(). */
void exos_memory_search_async (ExosMemory *self,
                               const ExosHistoryQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *exos_memory_search_finish (ExosMemory *self, GAsyncResult *result, GError **error);

/* How many a query has. */
void exos_memory_count_async (ExosMemory *self,
                              const ExosHistoryQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gint64 exos_memory_count_finish (ExosMemory *self, GAsyncResult *result, GError **error);

void exos_memory_load_async (ExosMemory *self,
                             gint64 id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
ExosRecord *exos_memory_load_finish (ExosMemory *self,
                                     GAsyncResult *result,
                                     gboolean *is_intact,
                                     GError **error);

void exos_memory_check_chain_async (ExosMemory *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean exos_memory_check_chain_finish (ExosMemory *self,
                                         GAsyncResult *result,
                                         ExosChainCheck *check,
                                         GError **error);

void exos_memory_clear_async (ExosMemory *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean exos_memory_clear_finish (ExosMemory *self, GAsyncResult *result, GError **error);

/* Nobody waits for a draft: callback may be NULL. */
void exos_memory_save_draft_async (ExosMemory *self,
                                   const char *uri,
                                   const char *sha256,
                                   const char *settings,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean exos_memory_save_draft_finish (ExosMemory *self, GAsyncResult *result, GError **error);

void exos_memory_load_draft_async (ExosMemory *self,
                                   const char *uri,
                                   const char *sha256,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char *exos_memory_load_draft_finish (ExosMemory *self, GAsyncResult *result, GError **error);

/* See exos_history_list_looks(); NULL, and no error, while nothing is remembered. */
void exos_memory_list_looks_async (ExosMemory *self,
                                   const ExosReport *report,
                                   const char *uri,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GArray *exos_memory_list_looks_finish (ExosMemory *self, GAsyncResult *result, GError **error);

/* The backups that there are, see exos_backup_list(). Each day's is made by itself, once the first
 * decision of the day is kept; nobody waits for it. */
void exos_memory_list_backups_async (ExosMemory *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *exos_memory_list_backups_finish (ExosMemory *self, GAsyncResult *result, GError **error);

/* Why the last backup that was due could not be made, NULL: it was made, or none was due yet. The
 * caller frees. */
char *exos_memory_dup_backup_problem (ExosMemory *self);

/* See exos_backup_restore(); what is asked afterwards is asked of the restored history. */
void exos_memory_restore_async (ExosMemory *self,
                                const char *name,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean exos_memory_restore_finish (ExosMemory *self,
                                     GAsyncResult *result,
                                     char **set_aside,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosMemory, exos_memory_free)

G_END_DECLS
