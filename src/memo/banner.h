// SPDX-License-Identifier: MIT
#pragma once

#include "memo/doc.h"

G_BEGIN_DECLS

/* A risk in a few words, with its judgement. */
typedef struct
{
  ExosTone tone;
  char *text;
} ExosRiskLine;

/* The recommendation at a glance, for the head of a window: what the memo says, shorter, and as an
 * instruction to whoever reads it. Texts are plain and safe to show. */
typedef struct
{
  ExosVerdict verdict;
  char *word;           /* as in the memo: Launch; 출시 (Launch) */
  char *sentence;       /* 실험군을 출시하세요. …; in English the memo's own */
  char *stat;           /* +1.13 pp; "Not shown" when numbers are hidden */
  char *stat_note;      /* (+9.5% relative), or NULL */
  char **evidence;      /* interval; p and what it means; rates. Or why there is none */
  ExosRiskLine *risks;  /* data health, guardrails, then the worst of what remains */
  gsize n_risks;        /* 3 at most */
  char **actions;       /* 3 at most */
  gboolean needs_users; /* it is undecided, or flat: how many another run needs is the question */
} ExosBanner;

/* In exos_language(). */
ExosBanner *exos_banner_new (const ExosReport *report);
void exos_banner_free (ExosBanner *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosBanner, exos_banner_free)

G_END_DECLS
