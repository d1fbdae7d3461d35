// SPDX-License-Identifier: MIT
/* Assumptions about one file, and its simulation. */
#pragma once

#include "analysis/simulate.h"
#include "fixture.h"

#define FEW 400

static const double effects[] = { -0.012, 0.0, 0.006, 0.012 };

static const char csv[] = "variant,users,conversions,cancel,error\n"
                          "control,10000,1200,120,35\n"
                          "treatment,10050,1320,118,33\n";

static inline ExosAssumptions
assume (gsize n_effects)
{
  return (ExosAssumptions) {
    .seed = EXOS_SIMULATION_SEED,
    .n_replicates = FEW,
    .effects = effects,
    .n_effects = n_effects,
  };
}

static inline ExosSimulation *
simulate (const char *text, const ExosPlan *plan, const ExosAssumptions *assumptions)
{
  g_autoptr (ExosReport) report = fixture_report (text, plan);
  g_autoptr (GError) error = NULL;
  ExosSimulation *self = exos_simulate (report, assumptions, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return self;
}
