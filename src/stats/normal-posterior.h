// SPDX-License-Identifier: MIT
#pragma once

#include "stats/bayes.h"

/* The posterior of a difference of means under a flat prior: normal about difference with standard
 * deviation se >= 0, both in the metric's unit, as are the losses. */
ExosPosterior exos_normal_posterior (double difference, double se);
