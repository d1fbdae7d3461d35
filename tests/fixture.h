// SPDX-License-Identifier: MIT
/* What several tests need: experiments made of numbers, and reports made of CSV text. */
#pragma once

#include "analysis/report.h"

typedef struct
{
  const char *name;
  guint64 users;
  guint64 conversions;
  guint64 guardrails[4];
} FixtureArm;

/* An experiment of healthy counts: arm 0 is the control; n_guardrails <= 4, lower is better. */
ExosExperiment *fixture_experiment (const FixtureArm *arms, gsize n_arms, gsize n_guardrails);

/* Gives it strata of a kind: names of n strata, counts[stratum * n_arms + arm]; all who were
 * assigned have a value. */
void fixture_add_strata (ExosExperiment *experiment,
                         ExosStrataKind kind,
                         const char *column,
                         const char *const *names,
                         const ExosCount *counts,
                         gsize n);

/* Imports CSV text; fails the test when it is no table. */
ExosExperiment *fixture_import (const char *csv, const ExosPlan *plan);

/* The report of CSV text under a plan; plan NULL: the defaults. */
ExosReport *fixture_report (const char *csv, const ExosPlan *plan);

/* The first issue of a code, or NULL. Lends. */
const ExosIssue *fixture_find_issue (const ExosReport *report, ExosIssueCode code);
