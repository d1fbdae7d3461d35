// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/report.h"

G_BEGIN_DECLS

/* The looks of the headline treatment; NULL where there is one look, or no boundary yet. */
const ExosSequential *exos_boundary_looks (const ExosReport *report);

G_END_DECLS
