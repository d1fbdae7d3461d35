// SPDX-License-Identifier: MIT
/* One entry of torture/manifest.json, and what exos made of it. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

typedef struct
{
  JsonObject *entry;
  char *path;   /* of the file */
  int status;   /* exit status, or minus the signal that ended it */
  char *output; /* the JSON, or nothing */
  char *errors;
  double seconds;
  guint64 peak_bytes;
  JsonParser *parser;
  JsonObject *answer;  /* the output; NULL when there is none */
  const char *outcome; /* in the words of the manifest */
  char *said;          /* all messages, case-folded, without the name of the file */
} Torture;

Torture *torture_new (JsonObject *entry, const char *path);
void torture_free (Torture *self);

/* Runs exos; before: words in front of the program, or NULL; format: "json", "html", ... */
void torture_run (Torture *self, const char *const *before, const char *format);

/* Fails the test with the reason, and goes on. */
void torture_unmet (const Torture *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
guint torture_n_unmet (void);

gboolean torture_says (const Torture *self, const char *wanted); /* "a|b": any of these */
gboolean torture_is_readable (const Torture *self); /* neither blocked nor unreadable */

/* Members that need not be there: NULL when missing or null. */
const char *torture_text (JsonObject *object, const char *member);
JsonObject *torture_object (JsonObject *object, const char *member);
JsonArray *torture_array (JsonObject *object, const char *member);

/* In torture-checks.c, torture-numbers.c and torture-must-not.c. */
void torture_check_outcome (const Torture *self);
void torture_check_messages (const Torture *self);
void torture_check_places (const Torture *self);
void torture_check_variants (const Torture *self);
void torture_check_statistics (const Torture *self);
void torture_check_decision (const Torture *self);
void torture_check_must_not (const Torture *self);

/* In torture-scenarios.c: files that cannot be kept, made in a folder. */
void torture_run_scenario (JsonObject *entry, const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Torture, torture_free)
