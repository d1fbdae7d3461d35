// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Would a spreadsheet calculate a cell of this text, or read on to a closing quote? An apostrophe
 * in front is the spreadsheets' own mark for text. */
gboolean exos_is_formula (const char *text);

G_END_DECLS
