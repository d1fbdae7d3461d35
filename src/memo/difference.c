// SPDX-License-Identifier: MIT
#include "memo/difference.h"

#include <string.h>

#include "data/format.h"
#include "memo/html-read.h"

#define MAX_CHARS 60
#define MAX_LINES 4000 /* to find the common ones of */

static void
free_difference (gpointer data)
{
  ExosDifference *self = data;

  g_free (self->where);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

GPtrArray *
exos_differences_new (void)
{
  return g_ptr_array_new_with_free_func (free_difference);
}

/* From a little before the place where two texts part. */
static char *
show_from (const char *text, gsize start)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const glong n_before = g_utf8_pointer_to_offset (valid, valid + MIN (start, strlen (valid)));
  const char *at = g_utf8_offset_to_pointer (valid, MAX (n_before - MAX_CHARS / 3, 0));
  g_autofree char *shown = exos_visible_text (at, MAX_CHARS);

  return g_strconcat (at > valid ? "…" : "", shown, NULL);
}

static gsize
count_same (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  return n;
}

void
exos_difference_add (GPtrArray *differences,
                     const char *where,
                     const char *before,
                     const char *after)
{
  if (differences->len >= EXOS_MAX_DIFFERENCES)
    return;

  ExosDifference *self = g_new (ExosDifference, 1);
  const gsize n_same = count_same (before, after);

  self->where = exos_visible_text (where, MAX_CHARS);
  self->before = show_from (before, n_same);
  self->after = show_from (after, n_same);
  g_ptr_array_add (differences, self);
}

char *
exos_numbers_of (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *plain = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  GString *numbers = g_string_new (NULL);
  gboolean is_open = FALSE;

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gboolean is_digit = g_ascii_isdigit (*at);
      const gboolean is_point = is_open && (*at == '.' || *at == ',') && g_ascii_isdigit (at[1]);
      const gboolean is_minus = g_utf8_get_char (at) == 0x2212 || *at == '-';

      if (is_minus && g_ascii_isdigit (*g_utf8_next_char (at)))
        g_string_append (numbers, " -");
      else if (is_digit || is_point)
        g_string_append_printf (numbers, "%s%c",
                                is_open || g_str_has_suffix (numbers->str, " -") ? "" : " ", *at);
      is_open = is_digit || is_point;
    }

  return g_string_free (numbers, FALSE);
}

static const ExosHtmlLine *
get_line (const GPtrArray *lines, guint i)
{
  return g_ptr_array_index (lines, i);
}

static gboolean
are_same (const GPtrArray *before, guint i, const GPtrArray *after, guint j)
{
  return g_str_equal (get_line (before, i)->text, get_line (after, j)->text);
}

static void
add_lines (GPtrArray *differences,
           const GPtrArray *before,
           const GPtrArray *after,
           const guint starts[2],
           const guint ends[2])
{
  const guint n = MAX (ends[0] - starts[0], ends[1] - starts[1]);

  for (guint k = 0; k < n; k++)
    {
      const ExosHtmlLine *old = starts[0] + k < ends[0] ? get_line (before, starts[0] + k) : NULL;
      const ExosHtmlLine *new = starts[1] + k < ends[1] ? get_line (after, starts[1] + k) : NULL;

      if (old != NULL)
        exos_difference_add (differences, old->section, old->text, new != NULL ? new->text : "");
      else if (new != NULL)
        exos_difference_add (differences, new->section, "", new->text);
    }
}

/* lengths[i * (n + 1) + j]: of the longest sequence of lines that both have from i and j on. */
static guint16 *
measure_common (const GPtrArray *before, const GPtrArray *after)
{
  const gsize width = after->len + 1;
  guint16 *lengths = g_new0 (guint16, (before->len + 1) * width);

  for (guint i = before->len; i-- > 0;)
    for (guint j = after->len; j-- > 0;)
      lengths[i * width + j] = are_same (before, i, after, j)
                                   ? (guint16) (lengths[(i + 1) * width + j + 1] + 1)
                                   : MAX (lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
  return lengths;
}

/* What stands between the lines that both have. */
static void
compare_all (GPtrArray *differences, const GPtrArray *before, const GPtrArray *after)
{
  const gsize width = after->len + 1;
  g_autofree guint16 *lengths = measure_common (before, after);
  guint starts[2] = { 0, 0 }, ends[2] = { 0, 0 };

  while (ends[0] < before->len && ends[1] < after->len)
    if (are_same (before, ends[0], after, ends[1]))
      {
        add_lines (differences, before, after, starts, ends);
        starts[0] = ++ends[0];
        starts[1] = ++ends[1];
      }
    else if (lengths[(ends[0] + 1) * width + ends[1]] >= lengths[ends[0] * width + ends[1] + 1])
      ends[0]++;
    else
      ends[1]++;

  ends[0] = before->len;
  ends[1] = after->len;
  add_lines (differences, before, after, starts, ends);
}

/* Line by line, of more lines than any memo has. */
static void
compare_in_order (GPtrArray *differences, const GPtrArray *before, const GPtrArray *after)
{
  for (guint i = 0; i < MAX (before->len, after->len); i++)
    {
      const guint starts[] = { MIN (i, before->len), MIN (i, after->len) };
      const guint ends[] = { MIN (i + 1, before->len), MIN (i + 1, after->len) };

      if (ends[0] - starts[0] != ends[1] - starts[1] || !are_same (before, i, after, i))
        add_lines (differences, before, after, starts, ends);
    }
}

/* NULL when there are not so many. */
static const ExosHtmlLine *
find_heading (const GPtrArray *lines, guint n)
{
  for (guint i = 0; i < lines->len; i++)
    if (get_line (lines, i)->is_heading && n-- == 0)
      return get_line (lines, i);
  return NULL;
}

/* The first two: name of the experiment and verdict. */
static void
compare_headings (GPtrArray *differences, const GPtrArray *before, const GPtrArray *after)
{
  for (guint i = 0; i < 2; i++)
    {
      const ExosHtmlLine *old = find_heading (before, i);
      const ExosHtmlLine *new = find_heading (after, i);
      const char *old_text = old != NULL ? old->text : "";
      const char *new_text = new != NULL ? new->text : "";

      if (!g_str_equal (old_text, new_text))
        exos_difference_add (differences, old != NULL ? old->section : "", old_text, new_text);
    }
}

/* Each line that has numbers has them still, wherever it stands and whatever its words. */
static void
compare_numbers (GPtrArray *differences, const GPtrArray *before, const GPtrArray *after)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < after->len; i++)
    g_hash_table_add (known, exos_numbers_of (get_line (after, i)->text));
  for (guint i = 0; i < before->len; i++)
    {
      g_autofree char *numbers = exos_numbers_of (get_line (before, i)->text);

      if (numbers[0] != '\0' && !g_hash_table_contains (known, numbers))
        exos_difference_add (differences, get_line (before, i)->section, get_line (before, i)->text,
                             "");
    }
}

GPtrArray *
exos_compare_lines (const GPtrArray *before, const GPtrArray *after, gboolean has_other_words)
{
  GPtrArray *differences = exos_differences_new ();

  if (has_other_words)
    {
      compare_headings (differences, before, after);
      compare_numbers (differences, before, after);
    }
  else if (MAX (before->len, after->len) > MAX_LINES)
    compare_in_order (differences, before, after);
  else
    compare_all (differences, before, after);
  return differences;
}
