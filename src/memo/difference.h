// SPDX-License-Identifier: MIT
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A place where two memos say something else. Texts are safe to show and short. */
typedef struct
{
  char *where; /* "decision.verdict", or the heading above a text */
  char *before;
  char *after; /* "" when there is nothing */
} ExosDifference;

/* No more are listed than anybody reads. */
#define EXOS_MAX_DIFFERENCES 200

/* Where a memo and the one made anew differ, of ExosDifference, the first EXOS_MAX_DIFFERENCES.
 * Numbers are the same when they agree to nine digits. With has_other_words, for a memo of another
 * version of the application, words and members may be others, but not the numbers in them, nor any
 * verdict, rule or state. Names of files and embedded settings are not compared. */
GPtrArray *exos_compare_json (JsonObject *before, JsonObject *after, gboolean has_other_words);

/* The same of the texts of two HTML memos, lists of ExosHtmlLine. */
GPtrArray *exos_compare_lines (const GPtrArray *before,
                               const GPtrArray *after,
                               gboolean has_other_words);

/* For the two above: adds a difference of any bytes, unless there are enough. */
void exos_difference_add (GPtrArray *differences,
                          const char *where,
                          const char *before,
                          const char *after);
GPtrArray *exos_differences_new (void);

/* What is left of a sentence without its words: its numbers, with blanks between them. */
char *exos_numbers_of (const char *text);

G_END_DECLS
