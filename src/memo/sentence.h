// SPDX-License-Identifier: MIT
/* The sentence of the verdict, in parts: for words-sentence.c and words-proof.c alone. */
#pragma once

#include "analysis/report.h"
#include "memo/voice.h"

G_BEGIN_DECLS

/* The texts that sentences are filled with. arm is NULL with one treatment. */
typedef struct
{
  ExosVoice voice;
  const ExosReport *report;
  const ExosTreatment *treatment;
  char *arm;
  char *effect;             /* unsigned: 1.13 pp, 0.45 (+3.1%) */
  ExosGuardrailState state; /* of the worst guardrail */
  char *guardrail;          /* ‘cancel’, ‘cancel’ and 1 more */
  char *harm;
  char *limit;
} ExosBlanks;

ExosBlanks exos_blanks_fill (const ExosReport *report, ExosVoice voice);
void exos_blanks_clear (ExosBlanks *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosBlanks, exos_blanks_clear)

/* What is to be done, then why: the voice is heard in the first alone. Takes both. */
char *exos_join_sentences (char *what, char *why);

/* Those of looks: nothing is decided yet, the plan ends undecided, harm before the end. The caller
 * frees. */
char *exos_say_early (const ExosBlanks *b);
char *exos_say_rerun (const ExosBlanks *b);
char *exos_say_early_harm (const ExosBlanks *b);

/* The metric changed, and nobody said which way is better. The caller frees. */
char *exos_say_unsigned (const ExosBlanks *b);

/* Those that only the policies evidence and strict say. The caller frees. */
char *exos_say_suspect (const ExosBlanks *b);
char *exos_say_unconfirmed (const ExosBlanks *b);
char *exos_say_trivial (const ExosBlanks *b);
char *exos_say_untrusted (const ExosBlanks *b);
char *exos_say_verify (const ExosBlanks *b);
char *exos_say_conditional (const ExosBlanks *b);
char *exos_say_unproven (const ExosBlanks *b);
char *exos_say_risk (const ExosBlanks *b);

G_END_DECLS
