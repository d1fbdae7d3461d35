// SPDX-License-Identifier: MIT
/* Sums of rows into the sheet of all shapes. */
#include "data/rows-parts.h"

#include <string.h>

#include "data/sum-names.h"

/* The columns of the sheet that one metric has. */
typedef struct
{
  guint first;     /* of an outcome its count, else its sum */
  guint squares;   /* 0: none */
  guint covariate; /* the first of three, 0: none */
  guint users;     /* 0: all have a value */
  guint capped;    /* 0: nothing was capped */
  ExosRowsFill fill;
} Columns;

/* One row of the sheet to come. */
typedef struct
{
  guint group;
  guint stratum; /* 0 without */
  ExosRowsCell cell;
} Row;

typedef struct
{
  const ExosRowsPivot *pivot;
  ExosSheet *sheet;
  Columns *columns;   /* one a metric */
  int kind;           /* of the strata that arms are of, -1: of none */
  GHashTable *places; /* of rows */
  GPtrArray *rows;    /* of Row, by group, then stratum */
} Pivot;

static const ExosRowsBy by_of[EXOS_N_STRATA] = { EXOS_ROWS_BY_SEGMENT, EXOS_ROWS_BY_DAY };

static gboolean
lacks_covariates (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  const guint pairs = exos_row_sums_pair (&self->rows->plan, metric->pair) + EXOS_CELL_PAIR_ROWS;

  return exos_rows_count (self, pairs) + metric->n_without < self->n_used;
}

static guint
add_part (Pivot *self, const ExosRowsMetric *metric, ExosSumName what)
{
  g_autofree char *name =
      exos_sum_name_dup_header (exos_rows_column (self->pivot, metric)->name, what);

  return exos_sheet_add_column (self->sheet, EXOS_SHEET_PART, name);
}

static void
add_covariate_columns (Pivot *self, const ExosRowsMetric *metric, Columns *columns)
{
  static const ExosSumName names[] = { EXOS_SUM_NAME_COVARIATE, EXOS_SUM_NAME_COVARIATE_SQUARES,
                                       EXOS_SUM_NAME_COVARIATE_PRODUCT };
  const gboolean has_fill = exos_rows_find_fill (self->pivot, metric->pair, &columns->fill);

  if (!has_fill && lacks_covariates (self->pivot, metric))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const guint column = add_part (self, metric, names[i]);

      exos_sheet_column (self->sheet, columns->first)->covariate[i] = column;
      columns->covariate = i == 0 ? column : columns->covariate;
    }
}

static void
add_caps (Pivot *self, const ExosRowsMetric *metric, Columns *columns)
{
  const ExosRowsPlan *plan = &self->pivot->rows->plan;
  ExosSheetColumn *column = exos_sheet_column (self->sheet, columns->first);

  column->cap = exos_rows_find_cap (self->pivot, metric->number);
  if (columns->covariate > 0)
    column->covariate_cap = exos_rows_find_cap (self->pivot, plan->pairs[metric->pair][1]);
  if (column->cap.quantile == 0)
    return;
  columns->capped = exos_sheet_add_column (self->sheet, EXOS_SHEET_PART,
                                           exos_rows_column (self->pivot, metric)->name);
  exos_sheet_column (self->sheet, columns->first)->capped = columns->capped + 1;
}

static Columns
add_columns (Pivot *self, const ExosRowsMetric *metric)
{
  const gboolean is_conversions = metric->is_rate && metric->is_primary;
  Columns columns = {
    .first = exos_sheet_add_column (self->sheet,
                                    is_conversions ? EXOS_SHEET_CONVERSIONS : EXOS_SHEET_METRIC,
                                    exos_rows_column (self->pivot, metric)->name),
  };

  exos_sheet_column (self->sheet, columns.first)->is_chosen =
      exos_rows_is_said_guardrail (self->pivot, metric);
  if (!metric->is_rate)
    {
      columns.squares = add_part (self, metric, EXOS_SUM_NAME_SQUARES);
      exos_sheet_column (self->sheet, columns.first)->squares = columns.squares;
    }
  if (!metric->is_rate && metric->pair != EXOS_ROWS_MAX_PAIRS)
    add_covariate_columns (self, metric, &columns);
  if (metric->n_without > 0)
    {
      columns.users = exos_sheet_add_column (self->sheet, EXOS_SHEET_PART,
                                             exos_rows_column (self->pivot, metric)->name);
      exos_sheet_column (self->sheet, columns.first)->users = columns.users + 1;
    }
  if (!metric->is_rate)
    add_caps (self, metric, &columns);
  return columns;
}

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->cell.sums);
  g_free (row);
}

static Row *
find_row (Pivot *self, const ExosRowsCell *cell)
{
  const guint stratum = self->kind >= 0 ? cell->labels[by_of[self->kind]] : 0;
  const guint group = cell->labels[EXOS_ROWS_BY_GROUP];
  const gpointer key = GUINT_TO_POINTER (group * (EXOS_ROWS_MAX_LABELS + 1) + stratum + 1);
  Row *row = g_hash_table_lookup (self->places, key);

  if (row != NULL)
    return row;
  row = g_new0 (Row, 1);
  *row = (Row) { group, stratum, *cell };
  row->cell.n_rows = 0;
  row->cell.sums = g_new0 (ExosWideSum, self->pivot->rows->n_places);
  g_hash_table_insert (self->places, key, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *left = *(Row *const *) a;
  const Row *right = *(Row *const *) b;

  if (left->group != right->group)
    return left->group < right->group ? -1 : 1;
  return (left->stratum > right->stratum) - (left->stratum < right->stratum);
}

static void
gather_rows (Pivot *self)
{
  const ExosRowSums *rows = self->pivot->rows;

  self->places = g_hash_table_new (NULL, NULL);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  for (guint i = 0; i < rows->n_cells; i++)
    {
      /* All its rows were of users who are in other groups, too. */
      if (rows->cells[i].n_rows == 0)
        continue;

      ExosRowsCell *to = &find_row (self, &rows->cells[i])->cell;

      to->n_rows += rows->cells[i].n_rows;
      for (guint place = 0; place < rows->n_places; place++)
        exos_wide_sum_add_sum (&to->sums[place], &rows->cells[i].sums[place]);
    }
  g_ptr_array_sort (self->rows, compare_rows);
}

/* Three digits behind a point could be thousands, four could not. */
static void
set_sum (Pivot *self, guint arm, guint column, const ExosWideSum *sum, unsigned decimals)
{
  char digits[100 + 1];

  exos_wide_sum_print (sum, decimals, digits);
  if (strchr (digits, '.') != NULL && strlen (strchr (digits, '.') + 1) == 3)
    g_strlcat (digits, "0", sizeof digits);
  exos_sheet_set_text (self->sheet, arm, column, digits, exos_sheet_arm (self->sheet, arm)->line);
}

static void
set_count (Pivot *self, guint arm, guint column, guint64 count)
{
  const ExosWideSum sum = { { count } };

  set_sum (self, arm, column, &sum, 0);
}

static void
set_metric (Pivot *self, guint arm, const Row *row, guint i)
{
  const ExosRowsMetric *metric = exos_rows_metric (self->pivot, i);
  const Columns *columns = &self->columns[i];
  const ExosWideSum *sums = &row->cell.sums[exos_row_sums_number (metric->number)];
  ExosWideSum covariate[3];

  if (metric->fault == EXOS_RATE_IS_KNOWN)
    set_sum (self, arm, columns->first, &sums[EXOS_CELL_SUM], EXOS_WIDE_DECIMALS);
  else
    exos_sheet_set_field (self->sheet, arm, columns->first, NULL,
                          exos_sheet_arm (self->sheet, arm)->line);
  if (columns->users > 0)
    set_count (self, arm, columns->users, exos_rows_n_values (&row->cell, metric->number));
  if (columns->capped > 0)
    set_count (self, arm, columns->capped, sums[EXOS_CELL_CAPPED].words[0]);
  if (columns->squares > 0)
    set_sum (self, arm, columns->squares, &sums[EXOS_CELL_SQUARES], 2 * EXOS_WIDE_DECIMALS);
  if (columns->covariate == 0)
    return;

  exos_rows_fill (self->pivot->rows, &row->cell, metric->pair, columns->fill, covariate);
  for (guint part = 0; part < G_N_ELEMENTS (covariate); part++)
    set_sum (self, arm, columns->covariate + part, &covariate[part],
             part == 0 ? EXOS_WIDE_DECIMALS : 2 * EXOS_WIDE_DECIMALS);
}

static void
add_arm (Pivot *self, const Row *row)
{
  const ExosRowSums *rows = self->pivot->rows;
  const ExosRowsLabel *label = &rows->labels[EXOS_ROWS_BY_GROUP][row->group];
  const guint arm = exos_sheet_add_arm (self->sheet, label->text, label->line);

  if (self->kind >= 0)
    exos_sheet_arm (self->sheet, arm)->strata[self->kind] =
        g_strdup (rows->labels[by_of[self->kind]][row->stratum].text);
  set_count (self, arm, 0, row->cell.n_rows);
  for (guint i = 0; i < self->pivot->metrics->len; i++)
    set_metric (self, arm, row, i);
}

/* The column of the file that strata of a kind come from; -1 without one, or where they could not
 * all be told apart. */
static int
find_strata_column (const ExosRowsPivot *pivot, ExosStrataKind kind)
{
  static const ExosRole roles[EXOS_N_STRATA] = { EXOS_ROLE_SEGMENT, EXOS_ROLE_DATE };
  const int column = pivot->rows->plan.by[by_of[kind]];

  return column >= 0 && !pivot->rows->is_cut[by_of[kind]] &&
                 pivot->input->roles[column] == roles[kind]
             ? column
             : -1;
}

/* Arms by group, and by the strata of this kind. */
static ExosSheet *
make_sheet (const ExosRowsPivot *pivot, int kind)
{
  const ExosColumn *columns = pivot->input->columns->columns;
  const int group = pivot->rows->plan.by[EXOS_ROWS_BY_GROUP];
  Pivot self = { .pivot = pivot, .kind = kind };

  self.sheet = exos_sheet_new (columns[group].name);
  self.sheet->are_units = TRUE;
  self.sheet->are_parts = TRUE;
  if (kind >= 0)
    self.sheet->strata_columns[kind] =
        g_strdup (columns[find_strata_column (pivot, (ExosStrataKind) kind)].name);
  exos_sheet_add_column (self.sheet, EXOS_SHEET_USERS, exos_role_id (EXOS_ROLE_USERS));
  self.columns = g_new0 (Columns, pivot->metrics->len);
  for (guint i = 0; i < pivot->metrics->len; i++)
    self.columns[i] = add_columns (&self, exos_rows_metric (pivot, i));
  gather_rows (&self);
  for (guint i = 0; i < self.rows->len; i++)
    add_arm (&self, g_ptr_array_index (self.rows, i));

  g_ptr_array_unref (self.rows);
  g_hash_table_unref (self.places);
  g_free (self.columns);
  return self.sheet;
}

ExosSheet *
exos_rows_to_sheet (const ExosRowsPivot *pivot)
{
  const gboolean has_segments = find_strata_column (pivot, EXOS_STRATA_SEGMENTS) >= 0;
  const gboolean has_days = find_strata_column (pivot, EXOS_STRATA_DAYS) >= 0;
  ExosSheet *sheet = make_sheet (pivot, has_segments ? EXOS_STRATA_SEGMENTS
                                        : has_days   ? EXOS_STRATA_DAYS
                                                     : -1);

  if (has_segments && has_days)
    sheet->days = make_sheet (pivot, EXOS_STRATA_DAYS);
  return sheet;
}
