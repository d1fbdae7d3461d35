// SPDX-License-Identifier: MIT
#include <string.h>

#include "rows-carefully.h"
#include "rows-cases.h"

static void
tell_bytes (GString *told, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isprint (bytes[i]))
      g_string_append_c (told, bytes[i]);
    else
      g_string_append_printf (told, "<%02x>", (guchar) bytes[i]);
}

static void
tell_finding (GString *told, const char *name, const ExosRowsFinding *finding)
{
  if (finding->count == 0)
    return;
  g_string_append_printf (told, " %s %" G_GUINT64_FORMAT, name, finding->count);
  for (guint i = 0; i < EXOS_ROWS_MAX_LINES && finding->lines[i] != 0; i++)
    g_string_append_printf (told, "@%" G_GUINT64_FORMAT, finding->lines[i]);
  if (finding->value == NULL)
    return;
  g_string_append_c (told, '(');
  tell_bytes (told, finding->value, finding->length);
  g_string_append_c (told, ')');
}

static void
tell_sum (GString *told, const ExosWideSum *sum, guint decimals)
{
  char text[100];

  exos_wide_sum_print (sum, decimals, text);
  g_string_append_printf (told, "%s ", text);
}

static void
tell_cell (GString *told, const ExosRowSums *sums, const ExosRowsCell *cell)
{
  static const guint decimals[] = { 0, 0, 0, 18, 36 };
  static const guint pair_decimals[] = { 0, 36, 18, 36, 18, 36 };

  g_string_append_printf (told, " {%u%u%u %" G_GUINT64_FORMAT, cell->labels[0], cell->labels[1],
                          cell->labels[2], cell->n_rows);
  for (guint i = 0; i < sums->plan.n_numbers; i++)
    {
      g_string_append (told, " | ");
      for (guint j = 0; j < G_N_ELEMENTS (decimals); j++)
        tell_sum (told, &cell->sums[exos_row_sums_number (i) + j], decimals[j]);
      g_string_truncate (told, told->len - 1);
    }
  for (guint i = 0; i < sums->plan.n_pairs; i++)
    {
      g_string_append (told, " | ");
      for (guint j = 0; j < EXOS_CELL_N_OF_PAIR; j++)
        tell_sum (told, &cell->sums[exos_row_sums_pair (&sums->plan, i) + j], pair_decimals[j]);
      g_string_truncate (told, told->len - 1);
    }
  g_string_append_c (told, '}');
}

/* Rows, labels@lines of groups/segments/days, {cell: labels rows | missing unreadable others sum
 * squares | ... | rows products first squares second squares}, findings. */
static char *
tell (const ExosRowSums *sums)
{
  static const char *const names[] = { "short",    "long",   "nogroup", "repeated",
                                       "several",  "nounit", "no-time", "other-events",
                                       "nameless", "joined", "quotes" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == EXOS_ROWS_N_FINDINGS);
  GString *told = g_string_new (NULL);

  g_string_append_printf (told, "%" G_GUINT64_FORMAT, sums->n_rows);
  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    for (guint i = 0; i < sums->n_labels[by]; i++)
      {
        g_string_append (told, i > 0 ? "," : by > 0 ? "/" : " ");
        tell_bytes (told, sums->labels[by][i].text, sums->labels[by][i].length);
        g_string_append_printf (told, "@%" G_GUINT64_FORMAT, sums->labels[by][i].line);
      }
  for (guint i = 0; i < sums->n_cells; i++)
    tell_cell (told, sums, &sums->cells[i]);
  for (guint i = 0; i < EXOS_ROWS_N_FINDINGS; i++)
    tell_finding (told, names[i], &sums->findings[i]);
  for (guint i = 0; i < sums->plan.n_numbers; i++)
    {
      tell_finding (told, i == 0 ? "missing0" : "missing1", &sums->missing[i]);
      tell_finding (told, i == 0 ? "unreadable0" : "unreadable1", &sums->unreadable[i]);
    }
  return g_string_free (told, FALSE);
}

static void
test_file (gconstpointer data)
{
  static const gsize chunks[] = { 0, 1, 2, 3, 7, 64 };
  const RowsCase *it = data;
  const gsize length = it->length > 0 ? it->length : strlen (it->text);

  for (gsize i = 0; i < G_N_ELEMENTS (chunks); i++)
    {
      g_autoptr (ExosRowSums) sums =
          rows_sum_carefully (it->plan, it->text, length, chunks[i], it->first_line);
      g_autofree char *told = tell (sums);

      g_assert_cmpstr (told, ==, it->told);
    }
}

/* Values of findings end somewhere. */
static void
test_long_value (void)
{
  g_autofree char *value = g_strnfill (5000, 'v');
  g_autofree char *text = g_strdup_printf ("g,w,p\na,1,%s\na,0,x\n", value);
  g_autoptr (ExosRowSums) sums = rows_sum_carefully (&rows_plain, text, strlen (text), 0, 2);

  g_assert_cmpuint (sums->unreadable[1].count, ==, 2);
  g_assert_cmpmem (sums->unreadable[1].value, sums->unreadable[1].length, value, 80);
}

/* The first lines in their order, each once, and the value of the first one: whatever came first,
 * and however it was put together. */
static void
test_findings (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint round = 0; round < 2000; round++)
    {
      ExosRowsFinding whole = { 0 };
      ExosRowsFinding parts[2] = { { 0 } };
      gboolean has_line[20] = { FALSE };
      guint64 n_all = 0;
      guint n_lines = 0;

      for (gint i = g_rand_int_range (random, 0, 14); i > 0; i--)
        {
          const guint line = (guint) g_rand_int_range (random, 0, 16);
          const guint64 n = (guint64) g_rand_int_range (random, 0, 4);
          g_autofree char *value = line % 4 == 3 ? NULL : g_strdup_printf (" v%u\t", line);
          const gsize length = value != NULL ? strlen (value) : 0;

          exos_rows_finding_add (&whole, n, line, value, length);
          exos_rows_finding_add (&parts[i % 2], n, line, value, length);
          has_line[line] = TRUE;
          n_all += n;
        }
      parts[0].users = 3;
      parts[1].users = 4;
      exos_rows_finding_merge (&parts[0], &parts[1]);
      g_assert_cmpuint (parts[0].users, ==, 7);

      for (guint i = 0; i < 2; i++)
        g_assert_cmpuint ((i == 0 ? &whole : &parts[0])->count, ==, n_all);
      for (guint line = 1; line < G_N_ELEMENTS (has_line); line++)
        if (has_line[line] && n_lines < EXOS_ROWS_MAX_LINES)
          {
            g_autofree char *value = line % 4 == 3 ? NULL : g_strdup_printf ("v%u", line);

            g_assert_cmpuint (whole.lines[n_lines], ==, line);
            g_assert_cmpuint (parts[0].lines[n_lines], ==, line);
            if (n_lines++ > 0)
              continue;
            g_assert_cmpmem (whole.value, whole.length, value, value != NULL ? strlen (value) : 0);
            g_assert_cmpmem (parts[0].value, parts[0].length, value,
                             value != NULL ? strlen (value) : 0);
          }
      for (; n_lines < EXOS_ROWS_MAX_LINES; n_lines++)
        g_assert_true (whole.lines[n_lines] == 0 && parts[0].lines[n_lines] == 0);
      g_free (whole.value);
      g_free (parts[0].value);
      g_free (parts[1].value);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rows-careful/%s", rows_cases[i].name);

      g_test_add_data_func (path, &rows_cases[i], test_file);
    }
  g_test_add_func ("/rows-careful/long-value", test_long_value);
  g_test_add_func ("/rows-careful/findings", test_findings);

  return g_test_run ();
}
