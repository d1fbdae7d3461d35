// SPDX-License-Identifier: MIT
#pragma once

#include "data/shape.h"

G_BEGIN_DECLS

/* What a query of exos --sql left out, as issues: once its rows (the sheet) have been tallied. */
void exos_unit_sums_report (const ExosShapeInput *input, const ExosSheet *sheet);

G_END_DECLS
