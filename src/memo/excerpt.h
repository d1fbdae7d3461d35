// SPDX-License-Identifier: MIT
#pragma once

#include "memo/doc.h"

G_BEGIN_DECLS

/* One part of a memo that is passed on by itself, under a title of its own: a table or text, or
 * both. Plain texts, as in ExosDoc; tables and fact are lent by one, which must live longer. */
typedef struct
{
  char *title;
  const ExosTable *table;    /* or NULL */
  const GPtrArray *sections; /* of ExosGuardrailSection, or NULL */
  const ExosFact *fact;      /* the number that the table is about, or NULL; only with a table */
  char *text;                /* one paragraph, or NULL */
  char *caption;             /* how it was found, or NULL */
} ExosExcerpt;

/* Makes one in the language in force, which is that of doc. */
typedef ExosExcerpt *(*ExosExcerptMaker) (const ExosDoc *doc);

void exos_excerpt_free (ExosExcerpt *self);

gboolean exos_excerpt_has_table (const ExosExcerpt *self);

char *exos_render_excerpt_markdown (const ExosExcerpt *self);

/* The tables, each with its title over it, as text to paste into a spreadsheet: cells between tabs,
 * rows between newlines; empty without a table. Texts are nothing but text there, whatever they
 * begin with. */
char *exos_render_excerpt_table (const ExosExcerpt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosExcerpt, exos_excerpt_free)

G_END_DECLS
