// SPDX-License-Identifier: MIT
/* What the formats made of running text share: for src/memo alone. */
#pragma once

#include "memo/excerpt.h"

G_BEGIN_DECLS

/* What stands before and behind a part. */
typedef struct
{
  const char *open;
  const char *close;
} ExosTag;

/* How one format writes the parts of a memo; which parts there are, and in which order, is the same
 * for all. */
typedef struct
{
  void (*text) (GString *out, const char *text); /* escapes */
  void (*table) (GString *out, const ExosTable *table);
  ExosTag title;
  ExosTag quote; /* the verdict, of one or two lines */
  ExosTag quote_line;
  const char *quote_gap;
  ExosTag facts;
  ExosTag fact;
  const char *fact_gap; /* between label and value */
  ExosTag heading;
  ExosTag subheading;
  ExosTag paragraph;
  const char *gap; /* between paragraphs */
  ExosTag bullets;
  ExosTag numbers;
  ExosTag item;
  ExosTag strong;
  const char *rule;
  gboolean has_glyph;   /* before the verdict */
  gboolean has_markers; /* "-" and "1." are written before items */
} ExosOutline;

char *exos_outline_render (const ExosDoc *doc, const ExosOutline *outline);
char *exos_outline_render_excerpt (const ExosExcerpt *excerpt, const ExosOutline *outline);

G_END_DECLS
