// SPDX-License-Identifier: MIT
#pragma once

#include "store/history.h"
#include "ui/window.h"

G_BEGIN_DECLS

/* A kind of file that many decisions are saved as. */
typedef struct ExosDecisionsFormat ExosDecisionsFormat;

/* The format with that id ("csv", "html"), else the first. */
const ExosDecisionsFormat *exos_decisions_format (const char *id);

/* Asks where to save, then saves every decision of a query (page and limit are not used), and says
 * in window how it went. */
void exos_decisions_ask (ExosWindow *window,
                         const ExosDecisionsFormat *format,
                         const ExosHistoryQuery *query);

/* The same into file. */
void exos_decisions_save (ExosWindow *window,
                          const ExosDecisionsFormat *format,
                          const ExosHistoryQuery *query,
                          GFile *file);

G_END_DECLS
