// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends text with everything that means something to HTML escaped, in content and in quoted
 * attributes alike, and what may not stand in HTML replaced: the one way for a text into it. */
void exos_html_escape (GString *html, const char *text);

G_END_DECLS
