// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A titled field for some lines of text, with a place for what is wrong with it. Property "title"
 * (with a mnemonic). Emits "edited" when a person changed the text. Undo is the window's. */
#define EXOS_TYPE_TEXT_FIELD (exos_text_field_get_type ())
G_DECLARE_FINAL_TYPE (ExosTextField, exos_text_field, EXOS, TEXT_FIELD, GtkWidget)

/* Without emitting, and without moving the cursor when text is what stands there. NULL is "". */
void exos_text_field_set_text (ExosTextField *self, const char *text);
char *exos_text_field_dup_text (ExosTextField *self);

/* Says what is wrong with the text, NULL: nothing. */
void exos_text_field_set_problem (ExosTextField *self, const char *problem);

G_END_DECLS
