// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch of text of an HTML memo, as a reader sees it. */
typedef struct
{
  char *section; /* the heading above it, "" before the first */
  char *text;    /* blanks are one blank each */
  gboolean is_heading;
} ExosHtmlLine;

/* What an HTML memo says: its title, its text block by block, and what stands for its pictures; not
 * its style, and nothing of the pictures themselves. Of ExosHtmlLine; any bytes give some. */
GPtrArray *exos_html_read_lines (const char *html, gsize length);

/* Whether it goes on to its end: a file that was cut off says less than it did. */
gboolean exos_html_is_whole (const char *html, gsize length);

/* The content of the <meta> of that name, NULL when there is none. The caller frees. */
char *exos_html_read_meta (const char *html, gsize length, const char *name);

G_END_DECLS
