// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "memo/doc.h"

G_BEGIN_DECLS

/* Everything that makes one memo of data, so that it can be made again: embedded in JSON and HTML,
 * and kept in the history. */
typedef struct
{
  char *version; /* of the application that wrote it, "1.0.0" */
  char *language;
  char *name; /* of the experiment, as the memo says it */
  GDate date;
  gboolean shows_bayes;
  ExosPlan *plan;
  ExosMemoEdits *edits; /* NULL: none */
  char *file;           /* display name of what was read; of several the first */
  char *sha256;         /* see ExosSource */
  gboolean hashes_sums;
} ExosSettings;

/* The name of the <meta> of an HTML memo whose content they are. */
#define EXOS_SETTINGS_NAME "experimentos-settings"

/* JSON on one line that exos_settings_read() reads back to the same values. Nothing in it is
 * invisible, or more than text where it is escaped. The caller frees. */
char *exos_settings_write (const ExosReport *report, const ExosDoc *doc);

/* The same of a plan and edits (may be NULL) alone, without a memo: what a window autosaves. */
char *exos_settings_write_draft (const ExosPlan *plan, const ExosMemoEdits *edits);

/* NULL with a message for people for any bytes that are no settings that this version knows all of:
 * written by a later one, or changed into something that no person could set. */
ExosSettings *exos_settings_read (const char *text, gsize length, GError **error);
ExosSettings *exos_settings_read_object (JsonObject *object, GError **error);

/* They come from a kept decision that is not what was saved: every memo made with them says so. */
void exos_settings_mark_altered (ExosSettings *self);

void exos_settings_free (ExosSettings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosSettings, exos_settings_free)

G_END_DECLS
