// SPDX-License-Identifier: MIT
/* What stands in the file beside the numbers, and the name of all of it together. */
#include "data/rows-labels.h"

#include "data/table.h"

/* A text among the sums that is still bytes. */
typedef struct
{
  char **text;
  gsize *length;
} Place;

static void
add_finding (GArray *places, ExosRowsFinding *finding)
{
  const Place place = { &finding->value, &finding->length };

  if (finding->value != NULL)
    g_array_append_val (places, place);
}

/* All texts (of Place). */
static GArray *
list_places (ExosRowSums *sums)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    for (guint i = 0; i < sums->n_labels[by]; i++)
      {
        const Place place = { &sums->labels[by][i].text, &sums->labels[by][i].length };

        g_array_append_val (places, place);
      }
  for (int kind = 0; kind < EXOS_ROWS_N_FINDINGS; kind++)
    add_finding (places, &sums->findings[kind]);
  for (guint i = 0; i < sums->plan.n_numbers; i++)
    {
      add_finding (places, &sums->missing[i]);
      add_finding (places, &sums->unreadable[i]);
      add_finding (places, &sums->others[i]);
    }

  return places;
}

/* One record, with a letter first so that it is never blank. */
static ExosTable *
make_table (const GArray *places)
{
  g_autofree ExosCell *cells = g_new0 (ExosCell, places->len + 1);
  const ExosRecord record = { 1, cells, places->len + 1, places->len + 1 };
  ExosTable *table = exos_table_new ();

  cells[0] = (ExosCell) { .text = "x", .length = 1 };
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      cells[i + 1] = (ExosCell) { .text = *place->text, .length = *place->length };
    }
  exos_table_add (&record, table);
  return table;
}

const char *
exos_rows_decode (ExosRowSums *sums, const char *encoding)
{
  g_autoptr (GArray) places = list_places (sums);
  g_autoptr (ExosTable) table = make_table (places);
  const char *needed = exos_table_decode (table);

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      const ExosField *field = exos_table_cell (table, 0, i + 1);

      g_free (*place->text);
      *place->text = g_strndup (field->text, field->length);
      *place->length = field->length;
    }

  return g_str_equal (needed, "UTF-8") ? encoding : needed;
}

static void
add_column (GString *text, const char *what, char *const *names, int column)
{
  g_string_append_printf (text, "%s\t%s\n", what, column >= 0 ? names[column] : "");
}

static void
describe_plan (GString *text, const ExosRowsPlan *plan, char *const *names)
{
  static const char *const by[] = { "group", "segment", "date" };

  for (int i = 0; i < EXOS_ROWS_N_BY; i++)
    add_column (text, by[i], names, plan->by[i]);
  add_column (text, "unit", names, plan->unit);
  for (guint i = 0; i < plan->n_numbers; i++)
    add_column (text, "number", names, (int) plan->numbers[i].column);
  for (guint i = 0; i < plan->n_pairs; i++)
    add_column (text, "covariate", names, (int) plan->numbers[plan->pairs[i][1]].column);
}

/* How many values are neither 0 nor 1 is counted only where the first rows look so. */
static gboolean
depends_on_order (const ExosRowSums *sums, guint place)
{
  const guint what = place % EXOS_CELL_N_OF_NUMBER;

  return place < sums->plan.n_numbers * EXOS_CELL_N_OF_NUMBER &&
         (what == EXOS_CELL_OTHERS || what == EXOS_CELL_TWOS);
}

static char *
describe_cell (const ExosRowSums *sums, const ExosRowsCell *cell)
{
  GString *text = g_string_new (NULL);

  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    if (cell->labels[by] < sums->n_labels[by])
      {
        g_string_append (text, sums->labels[by][cell->labels[by]].text);
        g_string_append_c (text, '\t');
      }
  g_string_append_printf (text, "%" G_GUINT64_FORMAT, cell->n_rows);
  for (guint i = 0; i < sums->n_places; i++)
    {
      char digits[100];

      if (depends_on_order (sums, i))
        continue;
      exos_wide_sum_print (&cell->sums[i], 0, digits);
      g_string_append_c (text, '\t');
      g_string_append (text, digits);
    }
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
exos_rows_digest (const ExosRowSums *sums, char *const *names)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  describe_plan (text, &sums->plan, names);
  g_string_append_printf (text, "rows\t%" G_GUINT64_FORMAT "\n", sums->n_rows);
  for (guint i = 0; i < sums->n_cells; i++)
    g_ptr_array_add (cells, describe_cell (sums, &sums->cells[i]));
  g_ptr_array_sort (cells, compare_texts);
  for (guint i = 0; i < cells->len; i++)
    g_string_append (text, g_ptr_array_index (cells, i));

  char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);

  g_string_free (text, TRUE);
  return digest;
}
