// SPDX-License-Identifier: MIT
/* What each segment and each day held, before their rows are added up. */
#include "data/metric-sums.h"

#include <string.h>

#include "data/aliases.h"
#include "data/day-names.h"
#include "data/number.h"
#include "data/text.h"

#define MIN_STRATA 2
#define MAX_STRATA 1000

/* One row of the file. */
typedef struct
{
  char *label; /* of its group */
  guint stratum;
  guint64 assigned;
  ExosCount count;
  ExosPairSums sums;
} Row;

/* The strata of one kind; names is NULL without any. */
typedef struct
{
  GPtrArray *names; /* as in the file */
  GArray *rows;     /* of Row */
} Strata;

struct _ExosTallyStrata
{
  gboolean has_sums; /* a mean or ratio decides */
  Strata strata[EXOS_N_STRATA];
};

/* Where the numbers of a row stand. */
typedef struct
{
  const ExosTally *tally;
  const ExosSheet *sheet;
  ExosStrataKind kind;
  guint users;
  int conversions;
  const ExosMetricSource *mean; /* that decides; NULL: conversions do */
} Source;

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->label);
}

static void
strata_clear (Strata *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
}

void
exos_tally_strata_free (ExosTallyStrata *self)
{
  for (gsize i = 0; i < EXOS_N_STRATA; i++)
    strata_clear (&self->strata[i]);
  g_free (self);
}

static gboolean
read_count (const Source *source, guint arm, guint column, guint64 *count)
{
  const ExosSheetCell *cell = exos_sheet_cell (source->sheet, arm, column);

  return cell->text != NULL && !cell->is_said &&
         exos_parse_count (cell->text, cell->length, source->tally->decimal_comma, count) <=
             EXOS_NUMBER_THOUSANDS;
}

static gboolean
read_sums (const Source *source, guint arm, ExosPairSums *sums)
{
  ExosMetricSource mean;

  if (source->mean == NULL)
    return TRUE;
  mean = *source->mean;
  mean.sheet = source->sheet;
  return exos_read_pair_sums (&mean, arm, sums);
}

static gboolean
read_row (const Source *source, guint arm, Row *row)
{
  return read_count (source, arm, source->users, &row->count.users) &&
         read_count (source, arm, source->tally->users, &row->assigned) &&
         (source->conversions < 0 ||
          read_count (source, arm, (guint) source->conversions, &row->count.events)) &&
         row->count.events <= row->count.users && read_sums (source, arm, &row->sums);
}

/* The place of a name among the strata, which it joins when it is new. */
static guint
find_stratum (Strata *strata, GHashTable *places, const char *name)
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

static gboolean
add_row (const Source *source, Strata *strata, GHashTable *places, guint arm)
{
  const ExosSheetArm *it = exos_sheet_arm (source->sheet, arm);
  Row row = { 0 };

  if (it->strata[source->kind] == NULL || !read_row (source, arm, &row))
    return FALSE;
  row.label = g_strdup (it->label);
  row.stratum = find_stratum (strata, places, it->strata[source->kind]);
  g_array_append_val (strata->rows, row);
  return strata->names->len <= MAX_STRATA;
}

/* None where a row cannot be read, or there are less than two or too many. */
static void
collect (const Source *source, Strata *strata)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean is_read = source->sheet->strata_columns[source->kind] != NULL;

  strata->names = g_ptr_array_new_with_free_func (g_free);
  strata->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (strata->rows, clear_row);
  for (guint arm = 0; is_read && arm < source->sheet->arms->len; arm++)
    is_read = add_row (source, strata, places, arm);
  if (!is_read || strata->names->len < MIN_STRATA)
    strata_clear (strata);
}

static char *
name_row (const ExosSheetArm *arm)
{
  g_autofree char *label = exos_normalize_name (arm->label, -1);
  g_autofree char *segment = exos_normalize_name (
      arm->strata[EXOS_STRATA_SEGMENTS] != NULL ? arm->strata[EXOS_STRATA_SEGMENTS] : "", -1);
  g_autofree char *day = exos_normalize_name (
      arm->strata[EXOS_STRATA_DAYS] != NULL ? arm->strata[EXOS_STRATA_DAYS] : "", -1);

  return g_strdup_printf ("%s\n%s\n%s", label, segment, day);
}

/* A second row of a group, segment and day may be of the same users. */
static gboolean
are_distinct (const ExosSheet *sheet)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint arm = 0; arm < sheet->arms->len; arm++)
    if (!g_hash_table_add (seen, name_row (exos_sheet_arm (sheet, arm))))
      return FALSE;
  return TRUE;
}

/* FALSE when the mean that decides is not among the columns. */
static gboolean
find_mean (const ExosTally *self, char **names, ExosMetricSource *mean)
{
  const ExosMetricSource common = {
    .sheet = self->sheet,
    .decimal_comma = self->decimal_comma,
    .names = names,
    .users = self->users,
  };
  g_autoptr (GArray) sources = exos_metric_sources (&common);

  for (guint i = 0; i < sources->len; i++)
    {
      const ExosMetricSource *it = &g_array_index (sources, ExosMetricSource, i);
      g_autofree char *name = it->kind != EXOS_METRIC_COUNT ? exos_metric_dup_name (it) : NULL;

      if (g_strcmp0 (name, self->primary) != 0)
        continue;
      *mean = *it;
      return TRUE;
    }

  return FALSE;
}

/* A total of all groups may be of "Total" instead of a day. */
static void
name_days (const ExosSheet *sheet)
{
  g_autofree char ***days = g_new (char **, sheet->arms->len);
  gsize n = 0;

  for (guint arm = 0; arm < sheet->arms->len; arm++)
    {
      ExosSheetArm *it = exos_sheet_arm (sheet, arm);
      g_autofree char *label = exos_normalize_name (it->label, -1);

      if (!exos_label_is_total (label))
        days[n++] = &it->strata[EXOS_STRATA_DAYS];
    }

  exos_days_to_iso (days, n);
}

ExosTallyStrata *
exos_tally_collect_strata (const ExosTally *self, guint users, int conversions)
{
  ExosTallyStrata *strata = g_new0 (ExosTallyStrata, 1);
  g_auto (GStrv) names = exos_metric_names (self->sheet);
  ExosMetricSource mean;

  strata->has_sums = conversions < 0;
  name_days (self->sheet);
  if ((strata->has_sums && !find_mean (self, names, &mean)) ||
      (!self->sheet->are_parts && !are_distinct (self->sheet)))
    return strata;

  for (gsize i = 0; i < EXOS_N_STRATA; i++)
    {
      const ExosSheet *days = i == EXOS_STRATA_DAYS ? self->sheet->days : NULL;
      const Source source = {
        self,        days != NULL ? days : self->sheet, (ExosStrataKind) i, users,
        conversions, strata->has_sums ? &mean : NULL
      };

      collect (&source, &strata->strata[i]);
    }

  return strata;
}

static void
add_sums (ExosPairSums *sum, const ExosPairSums *part)
{
  sum->n += part->n;
  sum->y = exos_double_double_add (sum->y, part->y);
  sum->yy = exos_double_double_add (sum->yy, part->yy);
  sum->x = exos_double_double_add (sum->x, part->x);
  sum->xx = exos_double_double_add (sum->xx, part->xx);
  sum->xy = exos_double_double_add (sum->xy, part->xy);
}

static void
add_to (ExosStrata *to, gsize place, const Row *row)
{
  to->counts[place].users += row->count.users;
  to->counts[place].events += row->count.events;
  to->assigned[place] += row->assigned;
  if (to->sums != NULL)
    add_sums (&to->sums[place], &row->sums);
}

static gboolean
is_kept (const ExosTally *self, const Row *row)
{
  return exos_sheet_find_arm (self->sheet, row->label) >= 0;
}

/* Rows of what has been left out of the groups, and the strata that nothing else is in. */
static void
forget_left_out (const ExosTally *self, Strata *strata)
{
  g_autoptr (GPtrArray) all = g_steal_pointer (&strata->names);
  g_autofree guint *places = g_new0 (guint, all->len);

  strata->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = strata->rows->len; i-- > 0;)
    if (!is_kept (self, &g_array_index (strata->rows, Row, i)))
      g_array_remove_index (strata->rows, i);
  for (guint i = 0; i < strata->rows->len; i++)
    places[g_array_index (strata->rows, Row, i).stratum] = 1;
  for (guint i = 0; i < all->len; i++)
    if (places[i] > 0)
      {
        places[i] = strata->names->len;
        g_ptr_array_add (strata->names, g_strdup (g_ptr_array_index (all, i)));
      }
  for (guint i = 0; i < strata->rows->len; i++)
    {
      Row *row = &g_array_index (strata->rows, Row, i);

      row->stratum = places[row->stratum];
    }
}

static void
keep (const ExosTally *self, Strata *from, ExosStrata *to, gboolean has_sums)
{
  const gsize n_arms = self->experiment->n_arms;

  to->n = from->names->len;
  to->counts = g_new0 (ExosCount, to->n * n_arms);
  to->assigned = g_new0 (guint64, to->n * n_arms);
  to->sums = has_sums ? g_new0 (ExosPairSums, to->n * n_arms) : NULL;
  for (guint i = 0; i < from->rows->len; i++)
    {
      const Row *row = &g_array_index (from->rows, Row, i);
      const int arm = exos_sheet_find_arm (self->sheet, row->label);

      add_to (to, row->stratum * n_arms + (gsize) arm, row);
    }

  g_ptr_array_set_free_func (from->names, NULL);
  to->names = (char **) g_ptr_array_free (g_steal_pointer (&from->names), FALSE);
}

/* What was said of the column before its rows were read. */
static void
forget_ignored (const ExosTally *self, const char *column)
{
  GPtrArray *issues = self->experiment->issues;

  for (guint i = issues->len; i-- > 0;)
    {
      const ExosIssue *issue = g_ptr_array_index (issues, i);

      if (issue->code == EXOS_ISSUE_COLUMN_IGNORED && g_strcmp0 (issue->column, column) == 0)
        g_ptr_array_remove_index (issues, i);
    }
}

void
exos_tally_keep_strata (const ExosTally *self, ExosTallyStrata *strata)
{
  for (gsize i = 0; i < EXOS_N_STRATA; i++)
    {
      const ExosSheet *sheet =
          i == EXOS_STRATA_DAYS && self->sheet->days != NULL ? self->sheet->days : self->sheet;
      ExosStrata *to = &self->experiment->strata[i];

      if (strata->strata[i].names != NULL)
        forget_left_out (self, &strata->strata[i]);
      if (strata->strata[i].names == NULL || strata->strata[i].names->len < MIN_STRATA)
        continue;
      to->column = g_strdup (sheet->strata_columns[i]);
      keep (self, &strata->strata[i], to, strata->has_sums);
      forget_ignored (self, to->column);
    }
}
