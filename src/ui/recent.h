// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "analysis/decision.h"

G_BEGIN_DECLS

/* A file that was opened, with the verdict that it had then. Kept by the desktop's list of recent
 * files (GtkRecentManager). */
typedef struct
{
  char *uri;
  char *title; /* of the experiment, safe to show */
  char *file;  /* display name, safe to show */
  gboolean has_verdict;
  ExosVerdict verdict;
  GDateTime *when;
  gboolean is_missing; /* moved or deleted */
} ExosRecent;

ExosRecent *exos_recent_copy (const ExosRecent *self);
void exos_recent_free (ExosRecent *self);

/* The files opened with this program, the latest first, at most max. */
GPtrArray *exos_recent_list (guint max);

/* Remembers a file, unless the preference or the desktop says not to. */
void exos_recent_add (GFile *file, const char *title, ExosVerdict verdict);
void exos_recent_remove (const char *uri);
void exos_recent_clear (void);

/* Fills the menu of recent files when it opens (a GtkMenuButtonCreatePopupFunc). */
void exos_recent_fill_menu (GtkMenuButton *button, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosRecent, exos_recent_free)

G_END_DECLS
