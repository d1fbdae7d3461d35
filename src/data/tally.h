// SPDX-License-Identifier: MIT
#pragma once

#include "data/mapping.h"
#include "data/sheet.h"

G_BEGIN_DECLS

/* Groups by quantities as text into groups by counts: fills arms, metrics, values and control of
 * the experiment, and adds every problem there is. line is that of the header; decimal_comma: see
 * exos_parse_count(). */
void exos_tally (ExosSheet *sheet,
                 const ExosMapping *mapping,
                 guint64 line,
                 gboolean decimal_comma,
                 ExosExperiment *experiment);

G_END_DECLS
