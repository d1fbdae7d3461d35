// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A titled card: title at the left, a caption at the right or under it, then what was put into it.
 */
#define EXOS_TYPE_CARD (exos_card_get_type ())
G_DECLARE_FINAL_TYPE (ExosCard, exos_card, EXOS, CARD, GtkWidget)

/* Plain texts; caption may be NULL. */
void exos_card_set_titles (ExosCard *self, const char *title, const char *caption);

/* Takes child, floating, under what is there; empties the card. */
void exos_card_append (ExosCard *self, GtkWidget *child);
void exos_card_clear (ExosCard *self);

/* A menu for a secondary click or long press, and for the Menu key and Shift+F10 while the keyboard
 * is in the card; its actions are looked for from the card on. A card in which nothing takes the
 * keyboard is to be focusable itself. */
void exos_card_set_menu (ExosCard *self, GMenuModel *menu);

G_END_DECLS
