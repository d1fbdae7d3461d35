// SPDX-License-Identifier: MIT
/* Looks that were taken at an experiment whose test is one of a single look. */
#pragma once

#include "analysis/report.h"

G_BEGIN_DECLS

/* Whether the plan remembers looks before this one, judges as if there were this one alone, and
 * numbers may be shown. */
gboolean exos_report_is_peeked (const ExosReport *self);

/* This look and those that the plan remembers with fewer users. */
guint exos_report_count_looks (const ExosReport *self);

/* Remembers looks (of guint64) in a plan of one look; FALSE, and nothing changed, when it knows
 * them all or plans its looks otherwise: there they would move a boundary that nobody asked to
 * move. */
gboolean exos_plan_add_looks (ExosPlan *self, const GArray *looks);

/* The same settings, judged by what holds at every look. */
ExosPlan *exos_plan_new_for_any_look (const ExosPlan *plan);

G_END_DECLS
