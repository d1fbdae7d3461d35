// SPDX-License-Identifier: MIT
#pragma once

#include "data/columns.h"
#include "data/experiment.h"

G_BEGIN_DECLS

/* The end of the data rows; every row up to it is checked. Few rows only: a table of units would
 * repeat one complaint a million times. */
gsize exos_check_rows (ExosExperiment *experiment,
                       const ExosTable *table,
                       const ExosColumns *columns);

/* Only what is wrong with single cells, whatever row they stand in. */
void exos_check_cells (ExosExperiment *experiment,
                       const ExosTable *table,
                       const ExosColumns *columns);

G_END_DECLS
