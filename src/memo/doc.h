// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/report.h"
#include "memo/edits.h"

G_BEGIN_DECLS

/* A judgement beside a word: drawn as a silhouette, printed as a glyph, never colour alone. */
typedef enum
{
  EXOS_TONE_NONE,
  EXOS_TONE_OK,
  EXOS_TONE_WARNING, /* worse */
  EXOS_TONE_BLOCKED, /* severe */
  EXOS_TONE_UNKNOWN,
} ExosTone;

/* One of the three facts under the verdict: label, headline value, small lines. */
typedef struct
{
  char *label;
  char *value;
  char *note; /* beside the value, smaller: "(+9.5% relative)"; or NULL */
  char **lines;
  ExosTone tone;
} ExosFact;

/* A table: headers and rows of n_columns texts. The first column is text and left aligned, others
 * are numbers and right aligned unless is_text. tones has one entry a row, for the last column. */
typedef struct
{
  gsize n_columns;
  char **headers;
  gboolean *is_text;
  GPtrArray *rows; /* of char ** */
  GArray *tones;   /* of ExosTone */
  GArray *indices; /* of gsize: which guardrail (or arm) of the report a row shows */
} ExosTable;

/* Guardrails, or segments, of one treatment. title is NULL with one treatment. */
typedef struct
{
  char *title;
  gsize treatment; /* index into report->treatments */
  ExosTable *table;
  char *more; /* "and 4 more, all OK", or NULL */
} ExosGuardrailSection;

typedef enum
{
  EXOS_PAPER_A4,
  EXOS_PAPER_LETTER,
} ExosPaper;

/* What the memo says beside the report: nothing of it changes a number. All may be NULL. */
typedef struct
{
  const char *name;           /* of the experiment; NULL: from the report */
  const GDate *date;          /* NULL: today */
  const ExosMemoEdits *edits; /* what its owner wrote */
  gboolean shows_bayes;       /* one more line for reference */
} ExosMemoOptions;

/* The memo as a document: what every format prints, in one language. All texts are plain text,
 * safe to show (exos_visible_text), not escaped for any format: each renderer escapes once. Parts
 * that do not apply are NULL or empty.
 *
 * When the owner decides otherwise, and says why (exos_memo_edits_is_complete), verdict and word
 * are those of the decision, override stands next and sentence last, as what the rule recommends:
 * neither hides the other. The report's own decision stays the recommendation. */
typedef struct
{
  const ExosReport *report;   /* holds a reference: for the charts */
  const ExosMemoEdits *edits; /* holds a reference: for JSON; NULL: none */
  const char *language;       /* "en" or "ko" */
  char *eyebrow;              /* DECISION MEMO */
  char *title;                /* the experiment's name */
  char *date;                 /* 14 March 2026 */
  char *iso_date;             /* 2026-03-14 */
  char **meta;                /* date, owner, run, data file: joined by " · " */
  ExosVerdict verdict;
  char *word;     /* Launch, Launch “treatment_b”; 출시 (Launch); "Decision: Hold (owner)" */
  char *sentence; /* overridden: "Recommended by rule L1: Ship the treatment. …" */
  char *override; /* "Recommended: Launch. Reason: …", or NULL */
  ExosFact facts[3]; /* effect, data health, guardrails */
  char *hypothesis_title;
  char **hypothesis; /* paragraphs, or NULL */
  char *evidence_title;
  ExosTable *evidence; /* NULL when numbers are hidden */
  char *guardrails_title;
  GPtrArray *guardrails; /* of ExosGuardrailSection */
  char *segments_title;
  GPtrArray *segments;      /* of ExosGuardrailSection; empty without segments */
  gboolean prints_segments; /* they matter: a document has them, too */
  char *problems_title;
  char **problems; /* blocked and warning issues, one sentence each */
  char *risks_title;
  char **risks;
  char *actions_title;
  char **actions;
  char *note_title;
  char **note;        /* paragraphs, or NULL */
  char *bayes;        /* one informational sentence, or NULL */
  char *method_label; /* "Method" */
  char *method;
} ExosDoc;

/* Builds the memo of a report in the language in force (exos_language()). */
ExosDoc *exos_doc_new (const ExosReport *report, const ExosMemoOptions *options);
void exos_doc_free (ExosDoc *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosDoc, exos_doc_free)

G_END_DECLS
