// SPDX-License-Identifier: MIT
#pragma once

#include "memo/doc.h"
#include "ui/widgets/card.h"

G_BEGIN_DECLS

/* Fill a card with one part of the proof, from the document that the memo prints as well; a card
 * that has nothing to say hides. */
void exos_primary_card_show (ExosCard *card, const ExosDoc *doc);
void exos_looks_card_show (ExosCard *card, const ExosDoc *doc);
void exos_guardrail_card_show (ExosCard *card, const ExosDoc *doc);
void exos_segments_card_show (ExosCard *card, const ExosDoc *doc);
void exos_health_card_show (ExosCard *card, const ExosDoc *doc);

G_END_DECLS
