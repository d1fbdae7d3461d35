// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "analysis/decision.h"

G_BEGIN_DECLS

/* A file that was opened, or several that were as one, with the verdict that it had then. Kept by
 * the desktop's list of recent files (GtkRecentManager). */
typedef struct
{
  char **uris; /* of the files, in the order in which they were opened; at least one */
  char *title; /* of the experiment, safe to show */
  char *file;  /* display name of the first, and how many more there are, safe to show */
  gboolean has_verdict;
  ExosVerdict verdict;
  GDateTime *when;
  gboolean is_missing; /* moved or deleted, of several any */
  gboolean is_altered; /* a kept decision that is not what was saved */
} ExosRecent;

ExosRecent *exos_recent_copy (const ExosRecent *self);
void exos_recent_free (ExosRecent *self);

/* The files opened with this program, the latest first, at most max; not the memos that were saved,
 * which GTK's dialogs add by themselves. */
GPtrArray *exos_recent_list (guint max);

/* Calls changed with the object, as long as there is one, whenever the list may be another. */
void exos_recent_connect (GCallback changed, gpointer object);

/* Remembers the files (of GFile, at least one) that were opened as one, under the first of them,
 * unless the preference or the desktop says not to, or they are more than 200. */
void exos_recent_add (GPtrArray *files, const char *title, ExosVerdict verdict);

/* The files of an entry, for exos_application_open_files(). */
GPtrArray *exos_recent_dup_files (char *const *uris);

/* Whether any of the files is gone; those on a network are not asked after. */
gboolean exos_recent_is_missing (char *const *uris);

void exos_recent_remove (const char *uri);
void exos_recent_clear (void);

/* Fills the menu of recent files when it opens (a GtkMenuButtonCreatePopupFunc). */
void exos_recent_fill_menu (GtkMenuButton *button, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosRecent, exos_recent_free)

G_END_DECLS
