// SPDX-License-Identifier: MIT
#include "row-sums-compare.h"

#include <string.h>

static char *
compare_counts (const char *what, guint64 a, guint64 b)
{
  return a == b ? NULL
                : g_strdup_printf ("%s: %" G_GUINT64_FORMAT " and %" G_GUINT64_FORMAT, what, a, b);
}

static char *
compare_bytes (const char *what, const char *a, gsize a_length, const char *b, gsize b_length)
{
  g_autofree char *left = g_strndup (a, a_length);
  g_autofree char *right = g_strndup (b, b_length);
  const gboolean is_same = a_length == b_length && (a == NULL) == (b == NULL) &&
                           (a_length == 0 || memcmp (a, b, a_length) == 0);

  return is_same ? NULL : g_strdup_printf ("%s: '%s' and '%s'", what, left, right);
}

static char *
compare_finding (const char *what, const ExosRowsFinding *a, const ExosRowsFinding *b)
{
  char *text = compare_counts (what, a->count, b->count);

  if (text == NULL && a->users != b->users)
    text = g_strdup_printf ("users of %s", what);
  for (guint i = 0; text == NULL && i < EXOS_ROWS_MAX_LINES; i++)
    if (a->lines[i] != b->lines[i])
      text = g_strdup_printf ("line %u of %s: %" G_GUINT64_FORMAT " and %" G_GUINT64_FORMAT, i,
                              what, a->lines[i], b->lines[i]);
  return text != NULL ? text : compare_bytes (what, a->value, a->length, b->value, b->length);
}

static char *
compare_findings (const ExosRowSums *a, const ExosRowSums *b)
{
  char *text = NULL;

  for (guint i = 0; text == NULL && i < EXOS_ROWS_N_FINDINGS; i++)
    {
      g_autofree char *what = g_strdup_printf ("finding %u", i);

      text = compare_finding (what, &a->findings[i], &b->findings[i]);
    }
  for (guint i = 0; text == NULL && i < EXOS_ROWS_MAX_NUMBERS; i++)
    {
      g_autofree char *missing = g_strdup_printf ("missing values of number %u", i);
      g_autofree char *others = g_strdup_printf ("other values of number %u", i);
      g_autofree char *unreadable = g_strdup_printf ("unreadable values of number %u", i);

      text = compare_finding (missing, &a->missing[i], &b->missing[i]);
      if (text == NULL)
        text = compare_finding (unreadable, &a->unreadable[i], &b->unreadable[i]);
      if (text == NULL)
        text = compare_finding (others, &a->others[i], &b->others[i]);
    }
  return text;
}

static char *
compare_labels (const ExosRowSums *a, const ExosRowSums *b, ExosRowsBy by)
{
  g_autofree char *what = g_strdup_printf ("labels of kind %u", by);
  char *text = compare_counts (what, a->n_labels[by], b->n_labels[by]);

  if (text == NULL && a->is_cut[by] != b->is_cut[by])
    text = g_strdup_printf ("whether %s are cut", what);
  for (guint i = 0; text == NULL && i < a->n_labels[by]; i++)
    {
      const ExosRowsLabel *left = &a->labels[by][i];
      const ExosRowsLabel *right = &b->labels[by][i];

      text = compare_bytes (what, left->text, left->length, right->text, right->length);
      if (text == NULL && left->line != right->line)
        text = g_strdup_printf ("first line of '%s': %" G_GUINT64_FORMAT " and %" G_GUINT64_FORMAT,
                                left->text, left->line, right->line);
      if (text == NULL && (left->n_lacking != right->n_lacking || left->n_lost != right->n_lost))
        text = g_strdup_printf ("users of '%s' who lack events", left->text);
      if (text == NULL &&
          (left->n_repeated != right->n_repeated || left->n_mixed != right->n_mixed))
        text = g_strdup_printf ("users of '%s' with several rows", left->text);
    }
  return text;
}

static char *
compare_sums (const char *what, const ExosWideSum *a, const ExosWideSum *b)
{
  char left[100];
  char right[100];

  if (memcmp (a, b, sizeof *a) == 0)
    return NULL;
  exos_wide_sum_print (a, 0, left);
  exos_wide_sum_print (b, 0, right);
  return g_strdup_printf ("%s: %s and %s", what, left, right);
}

static char *
compare_cells (const ExosRowSums *a, const ExosRowSums *b)
{
  char *text = compare_counts ("cells", a->n_cells, b->n_cells);

  for (guint i = 0; text == NULL && i < a->n_cells; i++)
    {
      const ExosRowsCell *left = &a->cells[i];
      const ExosRowsCell *right = &b->cells[i];
      g_autofree char *rows = g_strdup_printf ("rows of cell %u", i);

      if (memcmp (left->labels, right->labels, sizeof left->labels) != 0)
        return g_strdup_printf ("labels of cell %u", i);
      text = compare_counts (rows, left->n_rows, right->n_rows);
      for (guint j = 0; text == NULL && j < a->n_places; j++)
        {
          g_autofree char *what = g_strdup_printf ("place %u of cell %u", j, i);

          text = compare_sums (what, &left->sums[j], &right->sums[j]);
        }
    }
  return text;
}

char *
row_sums_difference (const ExosRowSums *a, const ExosRowSums *b)
{
  char *text = compare_counts ("rows", a->n_rows, b->n_rows);

  if (text == NULL)
    text = compare_counts ("places", a->n_places, b->n_places);
  for (guint by = 0; text == NULL && by < EXOS_ROWS_N_BY; by++)
    text = compare_labels (a, b, by);
  if (text == NULL)
    text = compare_cells (a, b);
  if (text == NULL)
    text = compare_findings (a, b);
  if (text == NULL && (a->share_checked < b->share_checked || a->share_checked > b->share_checked))
    text = g_strdup ("share of users that was checked");
  return text;
}
