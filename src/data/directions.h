// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

#include "data/experiment.h"

G_BEGIN_DECLS

/* Whether more of a guardrail is better, guessed from its normalised name: less is, unless the name
 * says otherwise. */
ExosDirection exos_guess_direction (const char *normalized);

/* The same of what decides, a mean, a ratio ("revenue/orders") or an outcome ("churned"), by its
 * name as the file writes it, which nobody may guess: FALSE, and direction unchanged, where the
 * name does not say it, or says both. More revenue is better and less load time is; more of a
 * "score", and more refunded revenue, may be either. */
gboolean exos_find_primary_direction (const char *name, ExosDirection *direction);

/* A name as its words, normalised: "orderValue" is two. The caller frees. */
char *exos_name_dup_words (const char *name);

/* Whether such a name has one of the words of a list, which NULL ends: "load time" has "time", but
 * "lifetime value" has not. A word is as it is, with "*" the start of one, and what is not ASCII
 * may stand anywhere, since Korean writes words together. */
gboolean exos_name_says (const char *words, const char *const *list);

G_END_DECLS
