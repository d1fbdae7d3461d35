// SPDX-License-Identifier: MIT
/* Memos with what their owners wrote. */
#pragma once

#include "words-fixture.h"

#include "data/language.h"
#include "memo/doc.h"

#define REASON "The holiday season is no time for this"

/* The memo of 14 March 2026 of one of the situations; edits may be NULL. */
static inline ExosDoc *
doc_with (const char *situation, const ExosMemoEdits *edits, const char *language)
{
  g_autoptr (ExosReport) report = report_of_situation (situation);
  const char *before = exos_language_use (language);
  GDate date;
  const ExosMemoOptions options = { .date = &date, .edits = edits };

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 14, G_DATE_MARCH, 2026);

  ExosDoc *doc = exos_doc_new (report, &options);

  exos_language_use (before);
  return doc;
}

/* The owner decides otherwise. */
static inline ExosMemoEdits *
overridden (ExosVerdict decision, const char *reason)
{
  ExosMemoEdits *edits = exos_memo_edits_new ();

  edits->is_overridden = TRUE;
  edits->decision = decision;
  edits->reason = g_strdup (reason);
  return edits;
}
