// SPDX-License-Identifier: MIT
/* Two decisions side by side, as they were kept. */
#pragma once

#include "store/record.h"

G_BEGIN_DECLS

/* What one line of the comparison says of both; safe to show. */
typedef struct
{
  char *name;
  char *values[2]; /* NULL: nothing was kept of it */
  gboolean differs;
} ExosRunsRow;

/* The lines (of ExosRunsRow) about two decisions that exos_memory_load_finish() gave: what was
 * decided, evidence, guardrails, settings, file, in exos_language() but for sentences of the memos.
 * What neither has is left out. The caller unrefs. */
GPtrArray *exos_runs_compare (const ExosRecord *first, const ExosRecord *second);

/* What matters of it: whether verdict, data and metric are the same. The caller frees. */
char *exos_runs_say (const ExosRecord *first, const ExosRecord *second);

G_END_DECLS
