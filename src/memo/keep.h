// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finds the next run of text, from byte offset start on, that must stay on one line: "p = 0.015",
 * "+0.22 to +2.05 pp", "1.13 pp". FALSE when there is none. */
gboolean exos_keep_next (const char *text, gsize start, gsize *from, gsize *to);

/* The same for a Korean word, which breaks at spaces only. Words longer than a line could hold are
 * left alone. */
gboolean exos_keep_next_word (const char *text, gsize start, gsize *from, gsize *to);

/* "(owner: , due: )" with lines to write on: "(owner: ______, due: ______)". */
char *exos_with_blanks (const char *text);

G_END_DECLS
