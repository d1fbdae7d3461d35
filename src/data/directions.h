// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

#include "data/experiment.h"

G_BEGIN_DECLS

/* Whether more of a guardrail is better, guessed from its normalised name: less is, unless the name
 * says otherwise. */
ExosDirection exos_guess_direction (const char *normalized);

/* The same of the mean or ratio ("revenue/orders") that decides, by its name as the file writes it,
 * which nobody may guess: FALSE, and direction unchanged, where the name does not say it, or says
 * both. More revenue is better and less load time is; more of a "score", and more refunded revenue,
 * may be either. */
gboolean exos_find_primary_direction (const char *name, ExosDirection *direction);

G_END_DECLS
