// SPDX-License-Identifier: MIT
/* Exact probabilities of what a method does to two groups, by enumeration of all tables that can be
 * expected. Written from the formulas of the papers alone: no function of the product is used. */
#pragma once

#include <glib.h>

/* Two groups of users, and the rates that they truly have. */
typedef struct
{
  guint64 n_c;
  guint64 n_t;
  double p_c;
  double p_t;
} CalibrateGroups;

/* Whether a method does it to x_c and x_t events. */
typedef gboolean (*CalibrateRule) (const CalibrateGroups *groups, double x_c, double x_t);

/* Tables with less than 1e-8 of probability together are left out. */
double calibrate_enumerate (const CalibrateGroups *groups, CalibrateRule rule);

/* Rejection at 5 %: pooled z, Fisher's test, and the one of both that is the default. */
gboolean calibrate_rejects_z (const CalibrateGroups *groups, double x_c, double x_t);
gboolean calibrate_rejects_fisher (const CalibrateGroups *groups, double x_c, double x_t);
gboolean calibrate_rejects (const CalibrateGroups *groups, double x_c, double x_t);

/* Whether a 95 % interval holds the true difference of rates. */
gboolean calibrate_score_holds (const CalibrateGroups *groups, double x_c, double x_t);
gboolean calibrate_mn_holds (const CalibrateGroups *groups, double x_c, double x_t);
gboolean calibrate_agresti_caffo_holds (const CalibrateGroups *groups, double x_c, double x_t);
gboolean calibrate_newcombe_holds (const CalibrateGroups *groups, double x_c, double x_t);
gboolean calibrate_wald_holds (const CalibrateGroups *groups, double x_c, double x_t);

/* Whether a 95 % interval holds the true ratio of rates. */
gboolean calibrate_koopman_holds (const CalibrateGroups *groups, double x_c, double x_t);
gboolean calibrate_katz_holds (const CalibrateGroups *groups, double x_c, double x_t);

/* Whether a guardrail whose rate may rise by p_t - p_c is proved to have risen by less, at 5 %. */
gboolean calibrate_non_inferior (const CalibrateGroups *groups, double x_c, double x_t);
