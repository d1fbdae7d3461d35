// SPDX-License-Identifier: MIT
#pragma once

#include "memo/excerpt.h"

G_BEGIN_DECLS

/* What each card says: see ExosExcerptMaker. */
ExosExcerpt *exos_excerpt_new_primary (const ExosDoc *doc);
ExosExcerpt *exos_excerpt_new_looks (const ExosDoc *doc); /* text NULL: one look, at the end */
ExosExcerpt *exos_excerpt_new_guardrails (const ExosDoc *doc);
ExosExcerpt *exos_excerpt_new_health (const ExosDoc *doc);

/* text NULL: no segments, no days; else a line for each sentence. */
ExosExcerpt *exos_excerpt_new_segments (const ExosDoc *doc);
ExosExcerpt *exos_excerpt_new_days (const ExosDoc *doc);
/* Its text has a line for each change. */
ExosExcerpt *exos_excerpt_new_tipping (const ExosDoc *doc);
ExosExcerpt *exos_excerpt_new_bayes (const ExosDoc *doc);
ExosExcerpt *exos_excerpt_new_method (const ExosDoc *doc);

G_END_DECLS
