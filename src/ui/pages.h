// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "ui/session.h"

G_BEGIN_DECLS

/* The pages of a window, in the order of the path from a file to a memo. */
typedef enum
{
  EXOS_PAGE_HOME,
  EXOS_PAGE_EXPERIMENT,
  EXOS_PAGE_RESULTS,
  EXOS_PAGE_MEMO,
  EXOS_N_PAGES,
} ExosPageId;

/* The name that the action win.page takes and the stack knows. */
const char *exos_page_name (ExosPageId page);
gboolean exos_page_from_name (const char *name, ExosPageId *page);

/* For people, in exos_language(). */
const char *exos_page_title (ExosPageId page);
const char *exos_page_icon (ExosPageId page);

/* A new widget that shows session, floating. Pages are made when they are first shown. */
GtkWidget *exos_page_new (ExosPageId page, ExosSession *session);

G_END_DECLS
