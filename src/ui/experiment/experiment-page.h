// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the file is read, what was planned, and whether the data can be trusted. */
#define EXOS_TYPE_EXPERIMENT_PAGE (exos_experiment_page_get_type ())
G_DECLARE_FINAL_TYPE (ExosExperimentPage, exos_experiment_page, EXOS, EXPERIMENT_PAGE, GtkWidget)

GtkWidget *exos_experiment_page_new (ExosSession *session);

/* Moves the focus to where the first problem is mended. */
void exos_experiment_page_focus_problem (ExosExperimentPage *self);

/* Moves the focus to where one issue is mended, and does what can be done at once. */
void exos_experiment_page_fix (ExosExperimentPage *self, const ExosIssue *issue);

G_END_DECLS
