// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language that words are made in. It belongs to the thread, not to the process, so that a
 * Korean window can print an English memo on a worker; libintl has one language a process. The
 * catalogues are the ordinary po/<language>.po, compiled by msgfmt and embedded. */

/* "en" or a language of po/LINGUAS; anything else means English. Returns the one before. */
const char *exos_language_use (const char *language);

/* Lends the language in use: "en" or "ko". */
const char *exos_language (void);

gboolean exos_language_is_known (const char *language);

/* "ko" when the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG) asks for it, else "en". */
const char *exos_language_from_environment (void);

const char *exos_gettext (const char *msgid) G_GNUC_FORMAT (1);
const char *exos_pgettext (const char *msgctxtid, gsize msgid_offset) G_GNUC_FORMAT (1);
const char *exos_ngettext (const char *singular, const char *plural, gulong n) G_GNUC_FORMAT (1)
    G_GNUC_FORMAT (2);

#define _(text) exos_gettext (text)
#define N_(text) (text)
#define C_(context, text) exos_pgettext (context "\004" text, sizeof (context))
#define NC_(context, text) (text)
#define NG_(singular, plural, n) exos_ngettext (singular, plural, n)

G_END_DECLS
