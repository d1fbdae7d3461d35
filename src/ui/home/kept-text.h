// SPDX-License-Identifier: MIT
#pragma once

#include "store/record.h"

G_BEGIN_DECLS

/* A part of what was kept of a decision: a title and its lines, safe to show, in exos_language()
 * but for sentences of the memo, which stay as they were written. */
typedef struct
{
  char *title;
  GPtrArray *lines; /* of char *, at least one */
} ExosKeptSection;

void exos_kept_section_free (ExosKeptSection *self);

/* The decision itself, evidence, guardrails, risks, next actions, settings and file (of
 * ExosKeptSection), without what was not kept or cannot be read. The caller unrefs. */
GPtrArray *exos_kept_sections (const ExosRecord *record);

/* All of it as plain text, under the name of the experiment. The caller frees. */
char *exos_kept_text (const ExosRecord *record);

/* "14 March 2026, 09:26", where the user is, of a time as records have it; NULL for none. The
 * caller frees. */
char *exos_kept_say_date (const char *saved);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosKeptSection, exos_kept_section_free)

G_END_DECLS
