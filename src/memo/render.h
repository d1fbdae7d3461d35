// SPDX-License-Identifier: MIT
#pragma once

#include "memo/doc.h"

G_BEGIN_DECLS

/* Formats made of text alone. */
char *exos_render_markdown (const ExosDoc *doc);
char *exos_render_summary (const ExosDoc *doc); /* one line, newline at the end */
char *exos_render_json (const ExosReport *report, const ExosDoc *doc);

G_END_DECLS
