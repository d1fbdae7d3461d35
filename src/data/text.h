// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Moves text and length past blanks at both ends: ASCII white space, no-break space, zero-width
 * characters and byte order marks. Works on any bytes. */
void exos_trim (const char **text, gsize *length);

/* Takes every occurrence of a character out of a string, in place. */
void exos_remove_char (char *text, char removed);

/* A header or label in the form that is compared: NFKC, lower case, [\s_\-.#]+ one blank, trimmed.
 * A name of nothing but such characters stays as it is. */
char *exos_normalize_name (const char *text, gssize length);

/* Whether two names are the same after normalising. */
gboolean exos_names_match (const char *a, const char *b);

G_END_DECLS
