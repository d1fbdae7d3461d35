// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/report.h"

G_BEGIN_DECLS

/* Why the groups of a report that is not trusted cannot be compared: the first reason that holds.
 */
typedef struct
{
  const char *says;        /* a sentence, lent */
  gboolean is_of_the_data; /* which lack something, or have it twice; else of who was assigned */
} ExosDoubt;

ExosDoubt exos_memo_doubt (const ExosReport *report);

G_END_DECLS
