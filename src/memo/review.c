// SPDX-License-Identifier: MIT
#include "memo/review-row.h"

#include <math.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"

/* Rules that hold for one reason have one cause. */
static const struct
{
  const char *code;
  const char *cause;
} causes[] = {
  { "H1", N_ ("the data failed the check") },
  { "H2", N_ ("traffic was not split as planned") },
  { "H3", N_ ("traffic was not split as planned") },
  { "TRUST", N_ ("the groups differed before") },
  { "EARLY", N_ ("the planned users are not in") },
  { "H4", N_ ("a guardrail got worse") },
  { "HARM", N_ ("a guardrail got worse") },
  { "LITERAL-LOSS", N_ ("a guardrail got worse") },
  { "HARM-UNCONFIRMED", N_ ("a guardrail is not shown to be safe") },
  { "UNPROVEN", N_ ("a guardrail is not shown to be safe") },
  { "RISK", N_ ("a guardrail is not shown to be safe") },
  { "NOT-COMPUTABLE", N_ ("something could not be compared") },
  { "DIRECTION", N_ ("nobody said which way is better") },
  { "TRIVIAL", N_ ("the effect is too small to ship") },
  { "VERIFY", N_ ("the effect is unusually large") },
  { "H5", N_ ("no significant change") },
  { "RERUN", N_ ("no significant change") },
  { "H6", N_ ("an effect worth shipping is ruled out") },
};

const char *
exos_review_cause (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    if (g_str_equal (causes[i].code, code))
      return causes[i].cause;
  return N_ ("another rule");
}

const char *
exos_review_hold_cause (ExosVerdict verdict, gboolean is_overridden, const char *code)
{
  if (verdict != EXOS_VERDICT_HOLD)
    return NULL;
  return is_overridden ? N_ ("its owner decided so") : exos_review_cause (code);
}

static void
free_row (gpointer data)
{
  ExosReviewRow *row = data;
  char *texts[] = { row->file,    row->error,  row->experiment, row->date,   row->sentence,
                    row->reason,  row->owner,  row->treatment,  row->metric, row->effect,
                    row->details, row->sha256, row->code,       row->health };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (row);
}

ExosReview *
exos_review_new (void)
{
  ExosReview *self = g_new (ExosReview, 1);

  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

ExosReviewRow *
exos_review_add_row (ExosReview *self)
{
  ExosReviewRow *row = g_new0 (ExosReviewRow, 1);

  g_ptr_array_add (self->rows, row);
  return row;
}

void
exos_review_free (ExosReview *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
fill_numbers (ExosReviewRow *row, const ExosDoc *doc, const ExosTreatment *treatment)
{
  const ExosReport *report = doc->report;
  const ExosFact *fact = &doc->facts[0];

  row->has_numbers = exos_report_data_state (report) == EXOS_DATA_USABLE && treatment != NULL;
  if (treatment == NULL)
    return;

  row->treatment = g_strdup (exos_report_arm (report, treatment)->name);
  if (!row->has_numbers)
    return;

  row->estimate = treatment->estimate;
  row->ci = treatment->ci;
  row->p = treatment->p_adjusted;
  row->is_lower_better = report->primary_direction == EXOS_DIRECTION_LOWER;
  row->effect = fact->note != NULL ? g_strdup_printf ("%s %s", fact->value, fact->note)
                                   : g_strdup (fact->value);
  row->details = g_strjoinv (", ", fact->lines);
}

static void
fill_decision (ExosReviewRow *row, const ExosDoc *doc)
{
  const ExosDecision *decision = &doc->report->decision;
  const gboolean is_overridden = doc->override != NULL;

  row->verdict = doc->verdict;
  row->recommended = decision->verdict;
  row->code = g_strdup (decision->rule->code);
  row->cause = exos_review_hold_cause (row->verdict, is_overridden, row->code);
  row->sentence = g_strdup (is_overridden ? doc->override : doc->sentence);
  row->reason = is_overridden ? g_strdup (doc->edits->reason) : NULL;
  row->owner = doc->edits != NULL ? g_strdup (doc->edits->owner) : NULL;
}

void
exos_review_add (ExosReview *self, const ExosDoc *doc)
{
  static const char *const healths[] = { "healthy", "warning", "blocked" };
  const ExosReport *report = doc->report;
  ExosReviewRow *row = exos_review_add_row (self);

  row->file = g_strdup (report->experiment->source.file);
  row->experiment = g_strdup (report->name);
  row->date = g_strdup (doc->iso_date);
  row->health = g_strdup (healths[report->health]);
  row->users = report->n_users;
  row->metric = g_strdup (report->experiment->primary);
  row->sha256 = g_strdup (report->experiment->source.sha256);
  fill_decision (row, doc);
  fill_numbers (row, doc, exos_report_headline (report));
}

void
exos_review_add_failure (ExosReview *self, const char *file, const char *message)
{
  ExosReviewRow *row = exos_review_add_row (self);

  row->file = g_strdup (file);
  row->error = g_strdup (message);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
find_median (GArray *values)
{
  const guint n = values->len;

  if (n == 0)
    return NAN;
  g_array_sort (values, compare_doubles);
  return (g_array_index (values, double, (n - 1) / 2) + g_array_index (values, double, n / 2)) /
         2.0;
}

static double
find_median_change (const ExosReview *self, gboolean is_of_launched)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const ExosReviewRow *row = g_ptr_array_index (self->rows, i);
      const double change = row->is_lower_better ? -row->estimate.relative : row->estimate.relative;

      if (row->has_numbers && isfinite (change) &&
          (!is_of_launched || row->verdict == EXOS_VERDICT_LAUNCH))
        g_array_append_val (changes, change);
    }

  return find_median (changes);
}

ExosReviewFigures
exos_review_figures (const ExosReview *self)
{
  ExosReviewFigures figures = { .median = find_median_change (self, FALSE),
                                .launched_median = find_median_change (self, TRUE) };

  for (guint i = 0; i < self->rows->len; i++)
    {
      const ExosReviewRow *row = g_ptr_array_index (self->rows, i);
      guint *const counts[] = { &figures.n_launched, &figures.n_held, &figures.n_rolled_back };

      if (row->error != NULL)
        figures.n_failed++;
      else
        ++*counts[row->verdict];
    }

  figures.n_decided = figures.n_launched + figures.n_held + figures.n_rolled_back;
  return figures;
}
