// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/plan.h"

G_BEGIN_DECLS

/* Something to be explained. title is untranslated; say makes the text, in exos_language() and with
 * the numbers of plan, or NULL when there is nothing to say. */
typedef struct
{
  const char *title;
  char *(*say) (const ExosPlan *plan);
} ExosTerm;

/* Lend lists that end with a title of NULL: how the rules are to be read, and what their words
 * mean. */
const ExosTerm *exos_rule_details (void);
const ExosTerm *exos_glossary (void);

G_END_DECLS
