// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes language ("en" or "ko") that of the window: of our own words on this thread, and of the
 * templates and of GTK, which ask libintl. Call it before GTK starts. */
void exos_locale_use (const char *language);

/* The language of the preference app-language, else of the environment. Lends. */
const char *exos_locale_choose (const char *preference);

G_END_DECLS
