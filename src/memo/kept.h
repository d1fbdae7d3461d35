// SPDX-License-Identifier: MIT
/* A decision as it was kept: read back out of its JSON, which nobody computes again. */
#pragma once

#include "analysis/report.h"
#include "memo/json-read.h"

G_BEGIN_DECLS

/* Zero-initialised and cleared by its owner. What the JSON does not say is NULL, 0 or NaN. Texts
 * are those of the JSON, lent by it, and not made safe to show. */
typedef struct
{
  JsonObject *root; /* NULL: there was no report, or none that can be read; then nothing is set */
  JsonObject *plan;
  JsonObject *decision;
  JsonObject *guardrails; /* of the treatment in the headline */
  const char *health;
  const char *metric;
  const char *treatment; /* in the headline */
  ExosMeasure measure;
  guint64 users; /* of all groups */
  gboolean is_lower_better;
  gboolean has_numbers;  /* those below may be used */
  ExosEstimate estimate; /* values, difference and relative alone */
  ExosInterval ci;
  double p; /* in force: adjusted for treatments and looks */
} ExosKept;

/* Reads the report of a record (may be NULL), any bytes. */
void exos_kept_read (ExosKept *self, const char *report);
void exos_kept_clear (ExosKept *self);

/* "+1.13 pp (+9.5% relative)", then its interval, p and values, as they were written; NULL when
 * there are none that may be used. Index 0 is the effect. The caller frees. */
char *exos_kept_dup_evidence (const ExosKept *self, guint index);

/* "1.20% → 1.22% · OK" of a guardrail of such a report, judged as its plan does. The caller frees.
 */
char *exos_kept_say_guardrail (JsonObject *plan, JsonObject *guardrail);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosKept, exos_kept_clear)

G_END_DECLS
