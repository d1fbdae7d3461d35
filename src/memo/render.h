// SPDX-License-Identifier: MIT
#pragma once

#include "memo/doc.h"

G_BEGIN_DECLS

/* Formats made of text alone. */
char *exos_render_markdown (const ExosDoc *doc);
char *exos_render_summary (const ExosDoc *doc); /* one line, newline at the end */
char *exos_render_json (const ExosReport *report, const ExosDoc *doc);
char *exos_render_json_line (const ExosReport *report, const ExosDoc *doc); /* the same on one */

/* The memo as plain text: for screen readers, and to paste where nothing else can be. */
char *exos_render_text (const ExosDoc *doc);

/* A fragment of HTML to paste into documents on the web: h1, h2, p, strong, lists, tables,
 * blockquote and hr, without attributes, so that nothing of it is lost or refused. */
char *exos_render_rich_text (const ExosDoc *doc);

G_END_DECLS
