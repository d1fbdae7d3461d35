// SPDX-License-Identifier: MIT
#include "memo/parts.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/words.h"

#define OWNER_CHARS 40

static gboolean
is_empty (const char *text)
{
  return text == NULL || text[0] == '\0';
}

/* One line of what people wrote, safe to show; NULL when it is blank. */
static char *
show_line (const char *text, gsize max_chars)
{
  g_autofree char *line = g_strstrip (exos_visible_text (text, max_chars));

  return is_empty (line) ? NULL : g_steal_pointer (&line);
}

char *
exos_memo_owner (const ExosMemoEdits *edits)
{
  g_autofree char *owner = edits != NULL ? show_line (edits->owner, OWNER_CHARS) : NULL;

  if (owner == NULL)
    return g_strdup (_ ("Owner: (owner)"));

  return g_strdup_printf (_ ("Owner: %s"), owner);
}

/* Lines that are not blank, each safe to show; NULL when there are none. */
static char **
show_lines (char *const *texts)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (gsize i = 0; texts[i] != NULL; i++)
    exos_memo_add_line (lines, show_line (texts[i], 0));

  return exos_memo_end_lines (lines);
}

/* The first action has a place for who and when; the others are sentences. */
static char **
recommended_actions (const ExosReport *report, guint days)
{
  g_auto (GStrv) words = exos_words_actions (report, days);
  GPtrArray *lines = g_ptr_array_new ();

  for (gsize i = 0; words[i] != NULL; i++)
    if (i == 0)
      exos_memo_add_line (lines, g_strdup_printf (_ ("%s (owner: , due: )"), words[i]));
    else
      /* Translators: an action, as a sentence. */
      exos_memo_add_line (lines, g_strdup_printf (_ ("%s."), words[i]));

  return exos_memo_end_lines (lines);
}

char **
exos_memo_actions (const ExosReport *report, const ExosMemoEdits *edits)
{
  if (edits != NULL && edits->actions != NULL)
    return show_lines (edits->actions);

  return recommended_actions (report, exos_memo_run_days (report, edits));
}

gboolean
exos_memo_is_overridden (const ExosMemoEdits *edits)
{
  return edits != NULL && edits->is_overridden && exos_memo_edits_is_complete (edits);
}

static char *
say_override (const ExosDoc *doc)
{
  const char *recommended = exos_words_verdict_short (doc->report->decision.verdict);
  g_autofree char *reason = show_line (doc->edits->reason, 0);

  /* Translators: a verdict, and why its owner decided otherwise. */
  return g_strdup_printf (_ ("Recommended: %1$s. Reason: %2$s"), recommended, reason);
}

void
exos_memo_fill_override (ExosDoc *doc)
{
  if (!exos_memo_is_overridden (doc->edits))
    return;

  g_autofree char *recommendation = doc->sentence;

  doc->verdict = doc->edits->decision;
  g_free (doc->word);
  /* Translators: the verdict that the owner of an experiment decided for. */
  doc->word = g_strdup_printf (_ ("Decision: %s (owner)"), exos_words_verdict_short (doc->verdict));
  doc->override = say_override (doc);
  /* Translators: code of a rule, and what it recommends as a sentence. */
  doc->sentence = g_strdup_printf (_ ("Recommended by rule %1$s: %2$s"),
                                   doc->report->decision.rule->code, recommendation);
}

/* Each line is a paragraph; NULL when nothing is written. */
static char **
show_paragraphs (const char *text)
{
  if (is_empty (text))
    return NULL;

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_regex_split_simple ("\\R", valid, 0, 0);
  g_auto (GStrv) shown = show_lines (lines);

  return shown[0] != NULL ? g_steal_pointer (&shown) : NULL;
}

void
exos_memo_fill_texts (ExosDoc *doc)
{
  if (doc->edits == NULL)
    return;

  doc->hypothesis = show_paragraphs (doc->edits->hypothesis);
  if (doc->hypothesis != NULL)
    doc->hypothesis_title = g_strdup (_ ("Hypothesis"));
  doc->note = show_paragraphs (doc->edits->note);
  if (doc->note != NULL)
    doc->note_title = g_strdup (_ ("Note"));
}
