// SPDX-License-Identifier: MIT
#include "memo/edits.h"

#include "memo/date-range.h"

ExosMemoEdits *
exos_memo_edits_new (void)
{
  return g_atomic_rc_box_new0 (ExosMemoEdits);
}

ExosMemoEdits *
exos_memo_edits_copy (const ExosMemoEdits *self)
{
  ExosMemoEdits *copy = exos_memo_edits_new ();

  *copy = *self;
  copy->owner = g_strdup (self->owner);
  copy->hypothesis = g_strdup (self->hypothesis);
  copy->note = g_strdup (self->note);
  copy->actions = g_strdupv (self->actions);
  copy->reason = g_strdup (self->reason);
  return copy;
}

ExosMemoEdits *
exos_memo_edits_ref (const ExosMemoEdits *self)
{
  return g_atomic_rc_box_acquire ((gpointer) self);
}

static void
clear (gpointer data)
{
  ExosMemoEdits *self = data;

  g_free (self->owner);
  g_free (self->hypothesis);
  g_free (self->note);
  g_strfreev (self->actions);
  g_free (self->reason);
}

void
exos_memo_edits_unref (ExosMemoEdits *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
texts_equal (const char *a, const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

static gboolean
dates_equal (const GDate *a, const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);
  return g_date_compare (a, b) == 0;
}

static gboolean
actions_equal (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

gboolean
exos_memo_edits_equal (const ExosMemoEdits *a, const ExosMemoEdits *b)
{
  return texts_equal (a->owner, b->owner) && texts_equal (a->hypothesis, b->hypothesis) &&
         texts_equal (a->note, b->note) && dates_equal (&a->start, &b->start) &&
         dates_equal (&a->end, &b->end) && actions_equal (a->actions, b->actions) &&
         a->is_overridden == b->is_overridden && a->is_altered == b->is_altered &&
         (!a->is_overridden || a->decision == b->decision) && texts_equal (a->reason, b->reason);
}

/* Characters between the blanks around a text. */
static glong
count_chars (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  glong n = 0, n_shown = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gboolean is_blank = g_unichar_isspace (g_utf8_get_char (at));

      n += is_blank && n == 0 ? 0 : 1;
      n_shown = is_blank ? n_shown : n;
    }

  return n_shown;
}

gboolean
exos_memo_edits_is_complete (const ExosMemoEdits *self)
{
  return !self->is_overridden || count_chars (self->reason) >= EXOS_MIN_REASON_CHARS;
}

guint
exos_memo_edits_days (const ExosMemoEdits *self)
{
  return self != NULL ? exos_count_days (&self->start, &self->end) : 0;
}
