// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

#include "memo/doc.h"

G_BEGIN_DECLS

/* The most that is kept of one decision. A report past it is left out, as it can be made again;
 * settings past it make a decision that is not kept. */
#define EXOS_RECORD_MAX_SETTINGS (1024 * 1024)
#define EXOS_RECORD_MAX_REPORT (4 * 1024 * 1024)
#define EXOS_RECORD_MAX_TEXT 4096 /* bytes of name, owner and reason as they are searched */
#define EXOS_RECORD_MAX_FILES 1000

/* One decision as the history keeps it. Texts are UTF-8. */
typedef struct
{
  gint64 id;               /* of a kept one, rising; 0 before */
  char *saved;             /* when, UTC: "2026-03-14T09:26:53.589Z"; NULL before */
  char *experiment;        /* its name */
  ExosVerdict verdict;     /* in force: the owner's where that is another one */
  ExosVerdict recommended; /* the rules' */
  char *rule;              /* "L1" */
  gboolean is_overridden;
  char *reason;        /* why, NULL when not overridden */
  char *owner;         /* or NULL */
  char **files;        /* display names, in the order in which they were read */
  char **uris;         /* where they stood; may be fewer */
  char *sha256;        /* of the data, see ExosSource */
  char *version;       /* of the application */
  gboolean is_altered; /* it is not what was saved; FALSE before */
  int schema;          /* of the history that it was written into; 0 before */
  char *settings;      /* JSON, see exos_settings_read(); NULL in a list */
  char *report;        /* JSON, see exos_render_json(); NULL in a list, or when it was too large */
} ExosRecord;

/* The decision of a memo, about files (of GFile, may be NULL). An override without its reason is
 * none: then the recommendation is in force. */
ExosRecord *exos_record_new (const ExosReport *report, const ExosDoc *doc, const GPtrArray *files);
ExosRecord *exos_record_copy (const ExosRecord *self);
void exos_record_free (ExosRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosRecord, exos_record_free)

G_END_DECLS
