// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the program does, a way in, and what was decided lately. */
#define EXOS_TYPE_HOME_PAGE (exos_home_page_get_type ())
G_DECLARE_FINAL_TYPE (ExosHomePage, exos_home_page, EXOS, HOME_PAGE, GtkWidget)

GtkWidget *exos_home_page_new (ExosSession *session);

G_END_DECLS
