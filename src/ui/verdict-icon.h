// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/report.h"
#include "memo/doc.h"

G_BEGIN_DECLS

/* The silhouette of a judgement as a symbolic icon, and the class that gives it its colour; the
 * word always stands beside it. */
const char *exos_verdict_icon (ExosVerdict verdict);
const char *exos_verdict_class (ExosVerdict verdict);

const char *exos_tone_icon (ExosTone tone);
const char *exos_tone_class (ExosTone tone);

ExosTone exos_health_tone (ExosHealth health);
ExosTone exos_level_tone (ExosLevel level);

G_END_DECLS
