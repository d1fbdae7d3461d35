// SPDX-License-Identifier: MIT
/* Combinations of labels: what is found is what was remembered, with every scanner. */
#include "data/rows/scan.h"

#include <string.h>

#define MAX_ROWS 400
#define MAX_BYTES (MAX_ROWS * 3 * 64)

/* Rows of labels, as they are found in a file: each column a label. */
typedef struct
{
  GString *text; /* behind a margin, and one follows */
  guint32 ends[3 * MAX_ROWS + 1];
  ExosComboRows rows;
  char *keys[MAX_ROWS]; /* what the labels of each row are; NULL: one is too long */
} File;

/* How labels are made. Without a day there are at most two of them, and a day has a group. */
typedef struct
{
  const char *name;
  guint n_columns;
  gboolean has_day;
  gboolean is_plain;
  const char *letters; /* that labels are of */
  gsize n_letters;
  gint32 max_length;
  gboolean is_alike; /* but for the last letter */
} Kind;

static const Kind kinds[] = {
  { "one-column", 1, FALSE, TRUE, "ab", 2, 18, FALSE },
  { "two-columns", 2, FALSE, TRUE, "ab", 2, 18, FALSE },
  { "a-group-and-a-day", 2, TRUE, TRUE, "01", 2, 20, FALSE },
  { "three-columns", 3, TRUE, TRUE, "ab", 2, 17, FALSE },
  { "in-quotes", 1, FALSE, FALSE, "ac", 2, 18, FALSE },
  { "two-in-quotes", 2, FALSE, FALSE, "ac,\n", 4, 18, FALSE },
  { "three-in-quotes", 3, TRUE, FALSE, "ac,", 3, 17, FALSE },
  { "alike", 1, FALSE, TRUE, "a", 1, 40, FALSE },
  { "alike-with-a-day", 2, TRUE, TRUE, "ab", 2, 17, TRUE },
  { "alike-in-quotes", 1, FALSE, FALSE, "a,", 2, 17, TRUE },
  { "alike-in-quotes-twice", 2, FALSE, FALSE, "a\n,", 3, 17, TRUE },
  { "alike-in-quotes-with-a-day", 2, TRUE, FALSE, "a\n,", 3, 17, TRUE },
  { "short", 3, TRUE, TRUE, "ab", 2, 2, FALSE },
  { "bytes", 1, FALSE, TRUE, "\0\1\xff", 3, 3, FALSE },
  { "nothing-but-zeros", 1, FALSE, TRUE, "\0", 1, 70, FALSE },
  { "nothing-but-zeros-twice", 2, FALSE, TRUE, "\0", 1, 40, FALSE },
  { "zeros-in-three", 3, TRUE, TRUE, "\0", 1, 34, FALSE },
  { "zeros-in-quotes-alone", 1, FALSE, FALSE, "\0", 1, 17, FALSE },
  { "zeros-in-quotes", 2, FALSE, FALSE, "\0", 1, 40, FALSE },
};

static gboolean
is_quoted (const Kind *kind, guint n)
{
  return !kind->is_plain && n % 2 == 0;
}

/* Of a day so much counts as tells it from what is no day. */
static gsize
count_length (const Kind *kind, guint column, gsize length)
{
  const gboolean is_day = kind->has_day && column + 1 == kind->n_columns;

  return is_day ? MIN (length, EXOS_COMBO_DAY_BYTES) : length;
}

static void
append_label (File *self, GRand *random, const Kind *kind, guint row, guint column)
{
  const gsize length = (gsize) g_rand_int_range (random, 0, kind->max_length + 1);
  const gboolean has_quotes = is_quoted (kind, row + column);
  const gsize start = self->text->len + has_quotes;
  const gsize n = count_length (kind, column, length);
  g_autofree char *before = g_steal_pointer (&self->keys[row]);

  if (has_quotes)
    g_string_append_c (self->text, '"');
  for (gsize i = 0; i < length; i++)
    {
      const gboolean is_usual = kind->is_alike && i + 1 < length;
      const gsize letter =
          is_usual ? 0 : (gsize) g_rand_int_range (random, 0, (gint32) kind->n_letters);
      const char c = kind->letters[letter];

      /* Outside of quotes a separator would be one. */
      g_string_append_c (self->text, !has_quotes && (c == ',' || c == '\n') ? 'c' : c);
    }
  if (has_quotes)
    g_string_append_c (self->text, '"');
  if (before != NULL && n <= EXOS_COMBO_BYTES)
    {
      g_autofree char *label = g_base64_encode ((const guchar *) self->text->str + start, n);
      const char *end = kind->is_plain && column + 1 < kind->n_columns ? "|" : "/";

      self->keys[row] = g_strconcat (before, label, end, NULL);
    }
  g_string_append_c (self->text, column + 1 < kind->n_columns ? ',' : '\n');
  self->ends[row * kind->n_columns + column + 1] =
      (guint32) (self->text->len - 1 - EXOS_SCAN_MARGIN);
}

static File *
file_new (GRand *random, const Kind *kind, guint n_rows)
{
  File *self = g_new0 (File, 1);

  self->text = g_string_sized_new (MAX_BYTES);
  self->ends[0] = G_MAXUINT32;
  for (guint i = 0; i < EXOS_SCAN_MARGIN; i++)
    g_string_append_c (self->text, 'x');
  for (guint row = 0; row < n_rows; row++)
    {
      self->keys[row] = g_strdup ("");
      for (guint column = 0; column < kind->n_columns; column++)
        append_label (self, random, kind, row, column);
    }
  for (guint i = 0; i < EXOS_SCAN_MARGIN; i++)
    g_string_append_c (self->text, 'x');
  self->rows = (ExosComboRows) { .text = self->text->str + EXOS_SCAN_MARGIN,
                                 .ends = self->ends + 1,
                                 .step = kind->n_columns,
                                 .n_rows = n_rows,
                                 .is_plain = kind->is_plain,
                                 .columns = { 0, 1, 2 },
                                 .n_columns = kind->n_columns,
                                 .has_day = kind->has_day };
  return self;
}

static void
file_free (File *self)
{
  g_string_free (self->text, TRUE);
  for (guint i = 0; i < MAX_ROWS; i++)
    g_free (self->keys[i]);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (File, file_free)

/* The cell that a combination got when it was first met; 0: it was not yet. */
static guint32
known_cell (GHashTable *cells, const char *key)
{
  return key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (cells, key)) : 0;
}

/* The cells of one row after the other, as a reader finds them: each is read, looked for, and
 * remembered where it is new. */
static void
learn_rows (const File *file, ExosCombos *combos, GHashTable *cells)
{
  for (guint row = 0; row < file->rows.n_rows; row++)
    {
      ExosCombo combo;
      const gboolean is_short = exos_combo_read (&file->rows, row, &combo);
      const guint32 known = known_cell (cells, file->keys[row]);

      g_assert_cmpint (is_short, ==, file->keys[row] != NULL);
      if (!is_short || known > 0)
        continue;
      g_assert_cmpuint (combo.cell, ==, 0);
      g_assert_cmpuint (exos_combos_find_further (combos, &combo), ==, 0);
      combo.cell = g_hash_table_size (cells) + 1;
      g_hash_table_insert (cells, file->keys[row], GUINT_TO_POINTER (combo.cell));
      exos_combos_add (combos, &combo);
    }
}

/* Every row is found where its combination should stand, or said to be elsewhere. Returns how many
 * are nowhere. */
static guint
check_rows (const File *file, const ExosScanner *scanner, ExosCombos *combos, GHashTable *cells)
{
  guint32 found[MAX_ROWS];
  guint16 others[MAX_ROWS];
  const gsize n_others = scanner->combos (combos, &file->rows, found, others);
  gsize n_seen = 0;
  guint n_lost = 0;

  for (guint row = 0; row < file->rows.n_rows; row++)
    {
      const guint32 known = known_cell (cells, file->keys[row]);
      ExosCombo combo;

      if (n_seen >= n_others || others[n_seen] != row)
        {
          g_assert_cmpuint (known, >, 0);
          g_assert_cmpuint (found[row], ==, known);
          continue;
        }
      n_seen++;
      if (!exos_combo_read (&file->rows, row, &combo) || known == 0)
        continue;

      const guint32 further = exos_combos_find_further (combos, &combo);

      n_lost += further == 0;
      g_assert_true (further == 0 || further == known);
    }

  g_assert_cmpuint (n_seen, ==, n_others);
  return n_lost;
}

/* Of few combinations none gets lost, though some take the place of others. */
static void
test_found (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  g_autofree ExosCombos *combos = g_new0 (ExosCombos, 1);
  g_autoptr (GHashTable) cells = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (File) file = file_new (random, data, MAX_ROWS);
  g_autoptr (File) unknown = file_new (random, data, MAX_ROWS);

  exos_combos_init (combos);
  for (guint round = 0; round < 2; round++)
    {
      for (gsize i = 0; exos_scanner (i) != NULL; i++)
        g_assert_cmpuint (check_rows (file, exos_scanner (i), combos, cells), ==, 0);
      learn_rows (file, combos, cells);
      for (gsize i = 0; exos_scanner (i) != NULL; i++)
        {
          g_assert_cmpuint (check_rows (file, exos_scanner (i), combos, cells), <, 10);
          check_rows (unknown, exos_scanner (i), combos, cells);
        }
      exos_combos_clear (combos);
      g_hash_table_remove_all (cells);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/scanned-labels/", kinds[i].name, NULL);

      g_test_add_data_func (path, &kinds[i], test_found);
    }
  return g_test_run ();
}
