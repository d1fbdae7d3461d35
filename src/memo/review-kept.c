// SPDX-License-Identifier: MIT
#include "memo/kept.h"
#include "memo/review-row.h"

/* The lines below the effect, as one. */
static char *
join_details (const ExosKept *report)
{
  GString *details = g_string_new (NULL);
  char *line;

  for (guint i = 1; i <= 2 && (line = exos_kept_dup_evidence (report, i)) != NULL; i++)
    {
      g_string_append_printf (details, "%s%s", i > 1 ? ", " : "", line);
      g_free (line);
    }
  return g_string_free (details, FALSE);
}

static void
fill_report (ExosReviewRow *row, const ExosKept *report)
{
  row->health = g_strdup (report->health);
  if (g_strcmp0 (report->health, "blocked") != 0)
    {
      row->users = report->users;
      row->treatment = g_strdup (report->treatment);
    }
  row->metric = g_strdup (report->metric);
  row->has_numbers = report->has_numbers;
  row->estimate = report->estimate;
  row->ci = report->ci;
  row->p = report->p;
  row->is_lower_better = report->is_lower_better;
  row->effect = exos_kept_dup_evidence (report, 0);
  row->details = join_details (report);
}

void
exos_review_add_kept (ExosReview *self, const ExosReviewKept *kept)
{
  ExosReviewRow *row = exos_review_add_row (self);
  g_auto (ExosKept) report = { 0 };

  exos_kept_read (&report, kept->report);
  row->file = g_strdup (kept->file);
  row->experiment = g_strdup (kept->experiment);
  row->date = g_strdup (kept->date);
  row->verdict = kept->verdict;
  row->recommended = kept->recommended;
  row->code = g_strdup (kept->rule);
  row->cause = exos_review_hold_cause (kept->verdict, kept->is_overridden,
                                       kept->rule != NULL ? kept->rule : "");
  row->sentence = g_strdup (
      kept->is_overridden ? kept->reason : exos_json_find_text (report.decision, "sentence"));
  row->reason = kept->is_overridden ? g_strdup (kept->reason) : NULL;
  row->owner = g_strdup (kept->owner);
  row->sha256 = g_strdup (kept->sha256);
  fill_report (row, &report);
}
