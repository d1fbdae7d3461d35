// SPDX-License-Identifier: MIT
#pragma once

#include "memo/doc.h"

G_BEGIN_DECLS

/* Many decisions side by side, for who looks back on a quarter. */
typedef struct ExosReview ExosReview;

ExosReview *exos_review_new (void);
void exos_review_free (ExosReview *self);

/* Adds the decision of a memo; nothing of it is kept but texts and numbers. */
void exos_review_add (ExosReview *self, const ExosDoc *doc);

/* A decision of the history; texts may be NULL, nothing is kept of them but copies. */
typedef struct
{
  const char *file; /* display name */
  const char *experiment;
  const char *date; /* ISO */
  const char *rule; /* its code */
  const char *reason;
  const char *owner;
  const char *sha256;
  const char *report; /* JSON, see exos_render_json() */
  ExosVerdict verdict;
  ExosVerdict recommended;
  gboolean is_overridden;
} ExosReviewKept;

/* Adds a decision as it was kept, without computing anything again: sentences stay in the language
 * they were written in, and without its report a decision has no numbers. */
void exos_review_add_kept (ExosReview *self, const ExosReviewKept *kept);

/* Adds a file that gave no decision, and why. */
void exos_review_add_failure (ExosReview *self, const char *file, const char *message);

/* What they come to. Shares are of those decided, holds of those held. */
typedef struct
{
  guint n_decided;
  guint n_failed;
  guint n_launched;
  guint n_held;
  guint n_rolled_back;
  double median; /* of the relative changes for the better, as fractions, of every experiment
                  * whose numbers may be used; NaN without any */
  double launched_median; /* the same of those launched, which are the luckier ones */
} ExosReviewFigures;

ExosReviewFigures exos_review_figures (const ExosReview *self);

/* A table for programs and spreadsheets, RFC 4180, a line a decision: fixed English headers,
 * numbers in full with a point, fractions where rates are meant; what cannot be told is empty. No
 * cell is a formula. The caller frees. */
char *exos_review_render_csv (const ExosReview *self);

/* A page in exos_language(): figures, causes of holds, all decisions. The caller frees. */
char *exos_review_render_html (const ExosReview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosReview, exos_review_free)

G_END_DECLS
