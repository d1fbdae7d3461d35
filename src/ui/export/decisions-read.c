// SPDX-License-Identifier: MIT
#include "ui/export/decisions-read.h"

#include "data/language.h"

/* Of ids and names alone: small. */
#define PAGE 500

/* The day on which it was saved, here. */
static char *
dup_day (const char *saved)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (saved, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_timezone (time, zone) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup ("");
}

static void
add (ExosReview *review, const ExosRecord *record)
{
  g_autofree char *day = dup_day (record->saved);
  const ExosReviewKept kept = {
    .file = record->files != NULL ? record->files[0] : NULL,
    .experiment = record->experiment,
    .date = day,
    .rule = record->rule,
    .reason = record->reason,
    .owner = record->owner,
    .sha256 = record->sha256,
    .report = record->report,
    .verdict = record->verdict,
    .recommended = record->recommended,
    .is_overridden = record->is_overridden,
  };

  exos_review_add_kept (review, &kept);
}

/* listed: without its report. */
static void
read_one (ExosReview *review, ExosHistory *history, const ExosRecord *listed)
{
  g_autoptr (GError) error = NULL;
  gboolean is_intact = FALSE;
  g_autoptr (ExosRecord) record = exos_history_load (history, listed->id, &is_intact, &error);

  if (record != NULL && is_intact)
    add (review, record);
  else
    exos_review_add_failure (
        review, listed->experiment,
        error != NULL ? error->message
                      : _ ("This decision is not what was saved: somebody has changed it since."));
}

/* Page after page. FALSE: there is no list. */
static gboolean
read_pages (
    ExosReview *review, ExosHistory *history, ExosHistoryQuery page, guint *n_found, GError **error)
{
  for (guint n = PAGE; n == PAGE;)
    {
      g_autoptr (GPtrArray) listed = exos_history_search (history, &page, error);

      if (listed == NULL)
        return FALSE;
      n = listed->len;
      *n_found += n;
      for (guint i = 0; i < n; i++)
        read_one (review, history, g_ptr_array_index (listed, i));
      if (n > 0)
        page.before = ((const ExosRecord *) g_ptr_array_index (listed, n - 1))->id;
    }

  return TRUE;
}

ExosReview *
exos_decisions_read (const char *folder,
                     const ExosHistoryQuery *query,
                     guint *n_found,
                     GError **error)
{
  const ExosHistoryQuery page = { .text = query->text, .verdicts = query->verdicts, .limit = PAGE };
  g_autoptr (ExosHistory) history = exos_history_open (folder, error);
  g_autoptr (ExosReview) review = exos_review_new ();

  *n_found = 0;
  return history != NULL && read_pages (review, history, page, n_found, error)
             ? g_steal_pointer (&review)
             : NULL;
}
