// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends text so that CommonMark and GitHub's extensions show it as it is, in a line, a table cell
 * or a list item: no markup, link, HTML or block can come out of it. */
void exos_markdown_text (GString *markdown, const char *text);

G_END_DECLS
