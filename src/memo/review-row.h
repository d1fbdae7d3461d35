// SPDX-License-Identifier: MIT
/* The lines of a review: for the review files alone. */
#pragma once

#include "memo/review.h"

G_BEGIN_DECLS

typedef struct
{
  char *file;  /* display name */
  char *error; /* why there is no decision; then nothing else is set */
  char *experiment;
  char *date;          /* of the memo, ISO */
  ExosVerdict verdict; /* in force */
  ExosVerdict recommended;
  char *code;        /* of the rule */
  const char *cause; /* of a hold, untranslated; NULL of others */
  char *sentence;
  char *reason;    /* of an override, or NULL */
  char *owner;     /* or NULL */
  char *treatment; /* or NULL */
  char *metric;
  char *health;
  guint64 users;
  gboolean has_numbers; /* those below may be used */
  ExosEstimate estimate;
  ExosInterval ci;
  double p;
  gboolean is_lower_better;
  char *effect; /* as it is shown, "" without numbers */
  char *details;
  char *sha256;
} ExosReviewRow;

struct ExosReview
{
  GPtrArray *rows; /* of ExosReviewRow */
};

/* Adds an empty line. Lends. */
ExosReviewRow *exos_review_add_row (ExosReview *self);

/* Why a decision in force holds, untranslated; NULL when it does not. */
const char *exos_review_hold_cause (ExosVerdict verdict, gboolean is_overridden, const char *code);

/* Why the rule of that code holds, a short clause to be translated. */
const char *exos_review_cause (const char *code);

G_END_DECLS
