// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The verdict and its proof. */
#define EXOS_TYPE_RESULTS_PAGE (exos_results_page_get_type ())
G_DECLARE_FINAL_TYPE (ExosResultsPage, exos_results_page, EXOS, RESULTS_PAGE, GtkWidget)

GtkWidget *exos_results_page_new (ExosSession *session);

/* Moves the focus to the verdict, so that a screen reader says it. */
void exos_results_page_focus_verdict (ExosResultsPage *self);

G_END_DECLS
