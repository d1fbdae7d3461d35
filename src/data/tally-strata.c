// SPDX-License-Identifier: MIT
/* What each segment or day held, before its rows are added up. */
#include "data/tally-parts.h"

#include "data/number.h"
#include "data/text.h"

#define MAX_STRATA 1000

/* One row of the file. */
typedef struct
{
  char *label; /* of its group */
  guint stratum;
  ExosCount count;
} Row;

struct _ExosTallyStrata
{
  GPtrArray *names; /* as in the file */
  GArray *rows;     /* of Row */
};

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->label);
}

void
exos_tally_strata_free (ExosTallyStrata *self)
{
  g_ptr_array_unref (self->names);
  g_array_unref (self->rows);
  g_free (self);
}

static gboolean
read_count (const ExosTally *self, guint arm, guint column, guint64 *count)
{
  const ExosSheetCell *cell = exos_sheet_cell (self->sheet, arm, column);

  return cell->text != NULL && !cell->is_said &&
         exos_parse_count (cell->text, cell->length, self->decimal_comma, count) <=
             EXOS_NUMBER_THOUSANDS;
}

/* The place of a name among the strata, which it joins when it is new. */
static guint
find_stratum (ExosTallyStrata *strata, GHashTable *places, const char *name)
{
  g_autofree char *normalized = exos_normalize_name (name, -1);
  const guint found = GPOINTER_TO_UINT (g_hash_table_lookup (places, normalized));

  if (found > 0)
    return found - 1;
  g_ptr_array_add (strata->names, g_strdup (name));
  g_hash_table_insert (places, g_steal_pointer (&normalized),
                       GUINT_TO_POINTER (strata->names->len));
  return strata->names->len - 1;
}

/* FALSE when the row is no count of users, or a second one of its group and stratum that may hold
 * the same users. */
static gboolean
add_row (const ExosTally *self,
         ExosTallyStrata *strata,
         GHashTable *places,
         GHashTable *seen,
         guint arm,
         const guint columns[2])
{
  const ExosSheetArm *it = exos_sheet_arm (self->sheet, arm);
  ExosCount count;

  if (it->stratum == NULL || !read_count (self, arm, columns[0], &count.users) ||
      !read_count (self, arm, columns[1], &count.events) || count.events > count.users)
    return FALSE;

  const guint stratum = find_stratum (strata, places, it->stratum);
  const guint group = (guint) exos_sheet_find_arm (self->sheet, it->label);
  const Row row = { g_strdup (it->label), stratum, count };
  const gint64 key = (gint64) group * G_MAXUINT32 + stratum;

  g_array_append_val (strata->rows, row);
  return strata->names->len <= MAX_STRATA &&
         (g_hash_table_add (seen, g_memdup2 (&key, sizeof key)) || self->sheet->are_parts);
}

ExosTallyStrata *
exos_tally_collect_strata (const ExosTally *self, guint users, guint conversions)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (ExosTallyStrata) strata = g_new (ExosTallyStrata, 1);
  const guint columns[] = { users, conversions };

  strata->names = g_ptr_array_new_with_free_func (g_free);
  strata->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (strata->rows, clear_row);
  for (guint arm = 0; arm < self->sheet->arms->len; arm++)
    if (!add_row (self, strata, places, seen, arm, columns))
      return NULL;

  return strata->names->len >= 2 ? g_steal_pointer (&strata) : NULL;
}

static void
add_count (ExosCount *sum, ExosCount count)
{
  sum->users += count.users;
  sum->events += count.events;
}

void
exos_tally_keep_strata (const ExosTally *self, ExosTallyStrata *strata)
{
  ExosExperiment *experiment = self->experiment;

  experiment->stratum_column = g_strdup (self->sheet->stratum_column);
  experiment->stratum_role = self->sheet->stratum_role;
  experiment->n_strata = strata->names->len;
  experiment->strata_counts = g_new0 (ExosCount, experiment->n_strata * experiment->n_arms);
  for (guint i = 0; i < strata->rows->len; i++)
    {
      const Row *row = &g_array_index (strata->rows, Row, i);
      const int arm = exos_sheet_find_arm (self->sheet, row->label);

      /* A total row of every segment has been left out of the groups. */
      if (arm >= 0)
        add_count (&experiment->strata_counts[row->stratum * experiment->n_arms + (gsize) arm],
                   row->count);
    }

  g_ptr_array_set_free_func (strata->names, NULL);
  experiment->strata = (char **) g_ptr_array_free (g_steal_pointer (&strata->names), FALSE);
  strata->names = g_ptr_array_new ();
}
