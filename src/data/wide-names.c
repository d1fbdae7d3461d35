// SPDX-License-Identifier: MIT
#include "data/wide-names.h"

#include <string.h>

#include "data/aliases.h"
#include "data/text.h"

/* A word of a header: where it stands, and in the form that is compared. */
typedef struct
{
  gsize start;
  gsize end;
  char *text;
} Word;

static void
clear_word (gpointer word)
{
  g_free (((Word *) word)->text);
}

static gboolean
ends_word (const char *p, gboolean is_first)
{
  return strchr (" _-.#\t\n\r", *p) != NULL ||
         (!is_first && g_ascii_isupper (*p) && g_ascii_islower (p[-1]));
}

/* "controlUsers" has two words, as "control_users" has. */
static GArray *
split_words (const char *header)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  gsize start = 0;

  g_array_set_clear_func (words, clear_word);
  for (gsize at = 0;; at++)
    {
      if (header[at] != '\0' && !ends_word (header + at, at == start))
        continue;
      if (at > start)
        {
          const Word word = { start, at,
                              exos_normalize_name (header + start, (gssize) (at - start)) };

          g_array_append_val (words, word);
        }
      if (header[at] == '\0')
        return words;
      start = g_ascii_isupper (header[at]) ? at : at + 1;
    }
}

static char *
join_words (const GArray *words, guint from, guint to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (text, "%s%s", i > from ? " " : "", g_array_index (words, Word, i).text);
  return g_string_free (text, FALSE);
}

/* Usual labels, but for words that also describe users: new, old, default, ... */
static gboolean
is_usual_label (const char *label)
{
  static const char *const more[] = { "c", "t", NULL };
  static const char *const adjectives[] = { "new",     "old",  "default", "existing", "no",
                                            "yes",     "on",   "off",     "true",     "false",
                                            "exposed", "base", "신규",    "기존",     NULL };

  return g_strv_contains (more, label) ||
         (exos_label_kind (label) != EXOS_LABEL_UNKNOWN && !g_ascii_isdigit (label[0]) &&
          !g_strv_contains (adjectives, label));
}

static gboolean
names_users (const char *quantity)
{
  const ExosAlias *alias = exos_find_alias (quantity);

  return alias != NULL && alias->role == EXOS_ROLE_USERS;
}

/* The label of a header of users: a usual one, else the shortest; NULL when it is no such header.
 */
static char *
find_label_of_users (const GArray *words)
{
  g_autofree char *all = join_words (words, 0, words->len);
  char *best = NULL;

  if (exos_find_alias (all) != NULL)
    return NULL;

  for (guint cut = 1; cut < 2 * words->len - 1; cut++)
    {
      /* Labels of 1, 2, ... words, each in front and behind. */
      const guint n_label = (cut + 1) / 2;
      const gboolean is_first = cut % 2 == 1;
      const guint from = is_first ? 0 : words->len - n_label;
      g_autofree char *label = join_words (words, from, from + n_label);
      g_autofree char *quantity =
          is_first ? join_words (words, n_label, words->len) : join_words (words, 0, from);

      if (!names_users (quantity) || (best != NULL && !is_usual_label (label)))
        continue;
      g_free (best);
      best = g_steal_pointer (&label);
      if (is_usual_label (best))
        return best;
    }

  return best;
}

gboolean
exos_is_wide_name (const char *header)
{
  g_autoptr (GArray) words = split_words (header);

  return words->len >= 2 && (is_usual_label (g_array_index (words, Word, 0).text) ||
                             is_usual_label (g_array_index (words, Word, words->len - 1).text));
}

GPtrArray *
exos_list_wide_labels (const char *const *headers, gsize n)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  gboolean has_usual = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GArray) words = split_words (headers[i]);
      g_autofree char *label = words->len >= 2 ? find_label_of_users (words) : NULL;

      if (label == NULL || g_ptr_array_find_with_equal_func (labels, label, g_str_equal, NULL))
        continue;
      has_usual |= is_usual_label (label);
      g_ptr_array_add (labels, g_steal_pointer (&label));
    }

  if (labels->len < 2 || !has_usual)
    g_ptr_array_set_size (labels, 0);
  return labels;
}

/* As in the file; words that only capitals divide are written apart. */
static char *
dup_rest (const char *header, const GArray *words, guint from, guint to)
{
  const gsize start = g_array_index (words, Word, from).start;
  const gsize end = g_array_index (words, Word, to - 1).end;

  for (guint i = from + 1; i < to; i++)
    if (g_array_index (words, Word, i).start == g_array_index (words, Word, i - 1).end)
      return join_words (words, from, to);
  return g_strndup (header + start, end - start);
}

void
exos_split_wide_name (const char *header, const GPtrArray *labels, char **label, char **rest)
{
  g_autoptr (GArray) words = split_words (header);

  *label = NULL;
  *rest = NULL;
  for (guint n_label = words->len; n_label-- > 1;)
    {
      const guint end = words->len - n_label;
      g_autofree char *first = join_words (words, 0, n_label);
      g_autofree char *last = join_words (words, end, words->len);
      const gboolean is_first =
          g_ptr_array_find_with_equal_func ((GPtrArray *) labels, first, g_str_equal, NULL);

      if (!is_first &&
          !g_ptr_array_find_with_equal_func ((GPtrArray *) labels, last, g_str_equal, NULL))
        continue;
      *rest = is_first ? dup_rest (header, words, n_label, words->len)
                       : dup_rest (header, words, 0, end);
      *label = g_strdup (is_first ? first : last);
      return;
    }
}
