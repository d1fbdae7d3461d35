// SPDX-License-Identifier: MIT
#pragma once

#include "data/reader.h"

G_BEGIN_DECLS

/* What was read as an experiment: names, rows, shape, counts. Changes nothing of reading, so that
 * several threads may do it at the same time. mapping may be NULL. */
ExosExperiment *exos_understand (const ExosReading *reading,
                                 const char *display_name,
                                 const ExosMapping *mapping);

G_END_DECLS
