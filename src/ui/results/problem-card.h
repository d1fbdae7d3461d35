// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "analysis/report.h"

G_BEGIN_DECLS

/* What keeps the data from being trusted, worst first, each with the way to mend it. Hidden while
 * there is nothing to say. */
#define EXOS_TYPE_PROBLEM_CARD (exos_problem_card_get_type ())
G_DECLARE_FINAL_TYPE (ExosProblemCard, exos_problem_card, EXOS, PROBLEM_CARD, GtkWidget)

void exos_problem_card_show (ExosProblemCard *self, const ExosReport *report);

G_END_DECLS
