// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "ui/session.h"

G_BEGIN_DECLS

/* The middle of the header bar: the experiment, and the file under it. */
#define EXOS_TYPE_TITLE (exos_title_get_type ())
G_DECLARE_FINAL_TYPE (ExosTitle, exos_title, EXOS, TITLE, GtkWidget)

/* Shows what session holds. Returns the title for the list of windows; the caller frees. */
char *exos_title_show (ExosTitle *self, ExosSession *session);

G_END_DECLS
