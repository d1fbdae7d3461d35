// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "analysis/report.h"

G_BEGIN_DECLS

/* Says that this is not the first look at an experiment whose test is one of a single look, what
 * that does to its p-values, and what the data says where every look counts. Hidden without such
 * looks.
 *
 * Signal "allowed": every look is to count. */
#define EXOS_TYPE_PEEKING_NOTICE (exos_peeking_notice_get_type ())
G_DECLARE_FINAL_TYPE (ExosPeekingNotice, exos_peeking_notice, EXOS, PEEKING_NOTICE, GtkWidget)

/* It is shown once the second answer is computed, in the background; until then what it shows
 * stays. */
void exos_peeking_notice_show (ExosPeekingNotice *self, const ExosReport *report);

G_END_DECLS
