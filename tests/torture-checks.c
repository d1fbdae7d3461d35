// SPDX-License-Identifier: MIT
/* The outcome, and what was said of it. */
#include "torture.h"

#include <string.h>

static gboolean
has_text (JsonArray *array, const char *wanted)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (g_str_equal (json_array_get_string_element (array, i), wanted))
      return TRUE;

  return FALSE;
}

void
torture_check_outcome (const Torture *self)
{
  const char *wanted = torture_text (self->entry, "outcome");
  JsonArray *others = torture_array (self->entry, "alt_outcomes");
  const gboolean has_message = strlen (self->errors) > strlen ("exos: ");

  if (!g_str_equal (self->outcome, wanted) && !has_text (others, self->outcome))
    torture_unmet (self, "outcome %s (exit status %d), wanted %s", self->outcome, self->status,
                   wanted);
  if (!torture_is_readable (self) && !has_message)
    torture_unmet (self, "%s without a message on standard error", self->outcome);
}

/* What is read without complaint, although others may refuse it, needs no words. */
static gboolean
needs_no_words (const Torture *self)
{
  return g_str_equal (self->outcome, "ok") &&
         g_strcmp0 (torture_text (self->entry, "outcome"), "ok") != 0;
}

void
torture_check_messages (const Torture *self)
{
  JsonArray *wanted = torture_array (self->entry, "message_must_mention");

  if (needs_no_words (self))
    return;
  for (guint i = 0; wanted != NULL && i < json_array_get_length (wanted); i++)
    {
      const char *words = json_array_get_string_element (wanted, i);

      if (!torture_says (self, words))
        torture_unmet (self, "no message mentions \"%s\"; said:\n%s", words, self->said);
    }
}

/* At its line, or at one of those that it lists. */
static gboolean
has_line (JsonObject *issue, gint64 wanted)
{
  JsonArray *lines = torture_array (issue, "lines");

  if (json_object_get_int_member_with_default (issue, "line", -1) == wanted)
    return TRUE;
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    if (json_array_get_int_element (lines, i) == wanted)
      return TRUE;
  return FALSE;
}

/* A place may leave the column open. */
static gboolean
is_at (JsonObject *issue, JsonObject *place)
{
  const char *wanted = torture_text (place, "column");
  const char *column = torture_text (issue, "column");

  return has_line (issue, json_object_get_int_member (place, "line")) &&
         (wanted == NULL || (column != NULL && g_ascii_strcasecmp (column, wanted) == 0));
}

static gboolean
has_issue_at (const Torture *self, JsonObject *place)
{
  JsonArray *issues = torture_array (torture_object (self->answer, "health"), "issues");

  for (guint i = 0; issues != NULL && i < json_array_get_length (issues); i++)
    if (is_at (json_array_get_object_element (issues, i), place))
      return TRUE;

  return FALSE;
}

void
torture_check_places (const Torture *self)
{
  JsonArray *places = torture_array (self->entry, "at");
  const gboolean has_places =
      g_str_equal (self->outcome, "warning") || g_str_equal (self->outcome, "blocked");

  for (guint i = 0; places != NULL && has_places && i < json_array_get_length (places); i++)
    {
      JsonObject *place = json_array_get_object_element (places, i);

      if (!has_issue_at (self, place))
        torture_unmet (self, "no issue at line %d, column %s",
                       (int) json_object_get_int_member (place, "line"),
                       torture_text (place, "column"));
    }
}

void
torture_check_decision (const Torture *self)
{
  JsonObject *decision = torture_object (self->answer, "decision");
  const char *wanted = torture_text (self->entry, "decision");
  const char *verdict = decision != NULL ? torture_text (decision, "verdict") : NULL;

  if (wanted == NULL || verdict == NULL)
    return;

  const gboolean is_negated = g_str_has_prefix (wanted, "not ");
  const gboolean is_it = g_ascii_strcasecmp (verdict, wanted + (is_negated ? 4 : 0)) == 0;

  if (is_it == is_negated)
    torture_unmet (self, "verdict %s, wanted %s", verdict, wanted);
}
