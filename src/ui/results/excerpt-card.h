// SPDX-License-Identifier: MIT
#pragma once

#include "memo/excerpt.h"
#include "ui/widgets/card.h"

G_BEGIN_DECLS

/* Empties card and gives it the titles of an excerpt of doc, and the menu that copies it: as the
 * image of the card, and in the language of the memo as Markdown and, when it has one, as a table.
 * What is in the card besides is the caller's. */
ExosExcerpt *exos_excerpt_card_begin (ExosCard *card, ExosExcerptMaker make, const ExosDoc *doc);

G_END_DECLS
