// SPDX-License-Identifier: MIT
/* Every scanner reads the numbers of a column that are plain and not too large, and no others. */
#include "data/rows/scan.h"

#include <string.h>

#define MAX_ROWS 40
#define MAX_BYTES (MAX_ROWS * 64)

/* Cells of a column, and those beside it. */
typedef struct
{
  GString *text; /* behind a margin */
  guint32 ends[2 * MAX_ROWS + 1];
  guint n_ends;
  char *cells[MAX_ROWS];
  guint n_rows;
} Rows;

static void
end_cell (Rows *self, char c)
{
  g_string_append_c (self->text, c);
  self->ends[++self->n_ends] = (guint32) (self->text->len - 1 - EXOS_SCAN_MARGIN);
}

/* What a person reads of it: a sign, at most 16 digits and a point, no more decimals than there may
 * be, and not far from 0. */
static gboolean
read_plainly (const char *cell, guint decimals, char point, gint64 *value)
{
  const gboolean is_negative = cell[0] == '-';
  const char *text = cell + is_negative;
  const char *behind = strchr (text, point);
  const gsize length = strlen (text);
  guint64 number = 0;
  guint n_digits = 0;
  guint n_behind = behind != NULL ? (guint) strlen (behind + 1) : 0;

  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      {
        number = number * 10 + (guint64) (*c - '0');
        n_digits++;
      }
    else if (c != behind)
      return FALSE;
  if (length > 16 || n_digits == 0 || n_behind > decimals)
    return FALSE;
  for (; n_behind < decimals; n_behind++)
    {
      if (number > EXOS_FIXED_MAX)
        return FALSE;
      number *= 10;
    }
  *value = is_negative ? -(gint64) number : (gint64) number;
  return number <= EXOS_FIXED_MAX;
}

static void
check (const Rows *rows, ExosFixedColumn column)
{
  for (gsize i = 0; exos_scanner (i) != NULL; i++)
    {
      gint64 values[MAX_ROWS];
      guint16 others[MAX_ROWS];
      const gsize n_others = exos_scanner (i)->fixed (&column, values, others);
      gsize n_seen = 0;

      for (guint row = 0; row < rows->n_rows; row++)
        {
          gint64 value = 0;

          if (!read_plainly (rows->cells[row], column.decimals, column.point, &value))
            {
              value = 0;
              g_assert_cmpuint (n_seen, <, n_others);
              g_assert_cmpuint (others[n_seen++], ==, row);
            }
          g_assert_cmpint (values[row], ==, value);
        }
      g_assert_cmpuint (n_seen, ==, n_others);
    }
}

/* How the cells of a column are made: shares are of 100. */
typedef struct
{
  const char *name;
  gint32 odd;    /* other decimals than most */
  gint32 signs;  /* a minus in front */
  gint32 faults; /* some other byte somewhere */
  gint32 quoted; /* in quotes; and whether any text may have them */
  gboolean is_plain;
} Kind;

static const Kind kinds[] = {
  { "usual", 0, 0, 0, 0, TRUE },    { "signs", 0, 30, 0, 0, TRUE },
  { "faults", 0, 0, 30, 0, TRUE },  { "odd", 50, 10, 0, 0, TRUE },
  { "all", 30, 30, 10, 0, TRUE },   { "quotes", 0, 0, 0, 50, FALSE },
  { "returns", 0, 0, 0, 0, FALSE }, { "all-in-quotes", 30, 30, 10, 70, FALSE },
};

static gboolean
happens (GRand *random, gint32 of_100)
{
  return g_rand_int_range (random, 0, 100) < of_100;
}

static char *
draw_cell (GRand *random, const Kind *kind, guint decimals, char point)
{
  const gboolean is_odd = happens (random, kind->odd);
  g_autoptr (GString) cell = g_string_new (happens (random, kind->signs) ? "-" : "");
  const gint32 n_before = g_rand_int_range (random, is_odd ? 0 : 1, is_odd ? 19 : 16 - decimals);
  const gint32 n_behind = is_odd ? g_rand_int_range (random, 0, 10) : (gint32) decimals;
  const gboolean has_nines = happens (random, 20);

  for (gint32 i = 0; i < n_before + n_behind; i++)
    {
      if (i == n_before && (n_behind > 0 || happens (random, 50)))
        g_string_append_c (cell, point);
      g_string_append_c (cell, (char) ('0' + (has_nines ? 9 : g_rand_int_range (random, 0, 10))));
    }
  if (cell->len > 0 && happens (random, kind->faults))
    cell->str[g_rand_int_range (random, 0, (gint32) cell->len)] =
        "/:.,-+ 9\x01\xb0\xffx"[g_rand_int_range (random, 0, 12)];
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

/* With a column in front of it, and the column alone. */
static void
check_drawn (GRand *random, const Kind *kind, guint decimals, char point, guint n_rows)
{
  const guint step = 1 + n_rows % 2;
  const char *newline = kind->is_plain ? "" : "\r";
  g_autoptr (GString) text = g_string_sized_new (MAX_BYTES);
  Rows rows = { .text = text, .ends = { G_MAXUINT32 }, .n_rows = n_rows };

  for (guint i = 0; i < EXOS_SCAN_MARGIN; i++)
    g_string_append_c (text, '7');
  for (guint row = 0; row < n_rows; row++)
    {
      const char *quote = happens (random, kind->quoted) ? "\"" : "";

      if (step > 1)
        {
          g_string_append (text, row % 3 == 0 ? "" : row % 3 == 1 ? "12" : "8.25");
          end_cell (&rows, ';');
        }
      rows.cells[row] = draw_cell (random, kind, decimals, point);
      g_string_append_printf (text, "%s%s%s%s", quote, rows.cells[row], quote,
                              happens (random, 50) ? newline : "");
      end_cell (&rows, '\n');
    }

  check (&rows, (ExosFixedColumn) { .text = text->str + EXOS_SCAN_MARGIN,
                                    .ends = rows.ends + step,
                                    .step = step,
                                    .n_rows = n_rows,
                                    .is_plain = kind->is_plain,
                                    .decimals = decimals,
                                    .point = point });
  for (guint row = 0; row < n_rows; row++)
    g_free (rows.cells[row]);
}

static void
test_drawn (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);

  for (guint decimals = 0; decimals <= EXOS_FIXED_MAX_DECIMALS; decimals++)
    for (guint n_rows = 0; n_rows <= MAX_ROWS; n_rows++)
      {
        check_drawn (random, data, decimals, '.', n_rows);
        check_drawn (random, data, decimals, ',', n_rows);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/scanned-numbers/", kinds[i].name, NULL);

      g_test_add_data_func (path, &kinds[i], test_drawn);
    }
  return g_test_run ();
}
