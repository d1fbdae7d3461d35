// SPDX-License-Identifier: MIT
/* What the grammars of "NAME:word:word" share: for plan-text.c and guardrail-text.c alone. A name
 * may hold colons itself, so the words are taken from the end. */
#pragma once

#include "data/experiment.h"

G_BEGIN_DECLS

/* Takes a last word "lower" or "higher" when there is one beside the name. */
gboolean exos_take_direction (char **words, guint *n_words, ExosDirection *direction);

/* The words left are the name; at least one. The caller frees. */
char *exos_join_words (char **words, guint n_words);

G_END_DECLS
