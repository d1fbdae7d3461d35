// SPDX-License-Identifier: MIT
#include "data/rows/winsorise.h"

#include <string.h>

#include "data/import.h"
#include "data/language.h"
#include "data/rows/careful.h"
#include "data/rows/left-out.h"

gboolean
exos_winsorise_set_pipe_error (GError **error)
{
  g_set_error_literal (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_LIMIT,
                       _ ("Capping values needs to read the data several times, and a pipe can be "
                          "read only once. Save it as a file, and open that."));
  return FALSE;
}

gboolean
exos_winsorise_set_changed_error (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("The data changed while it was being read."));
  return FALSE;
}

/* Rows that the check took out of the sums are taken out of what else adds up all rows. */
static void
take_off (ExosUnitCheck *check, ExosQuantiles *quantiles)
{
  g_autoptr (ExosRowSums) unused = NULL;

  if (check == NULL)
    return;
  unused = exos_row_sums_new (exos_unit_check_plan (check));

  ExosCarefulRows rows = { .sums = unused, .quantiles = quantiles, .takes_off = TRUE };

  exos_unit_check_visit_removed (check, exos_careful_rows_add, &rows);
}

static gboolean
subtract_removed (ExosRowSums *sums, ExosUnitCheck *check)
{
  g_autoptr (ExosRowSums) removed = NULL;

  if (check == NULL)
    return TRUE;
  removed = exos_row_sums_new (&sums->plan);
  memcpy (removed->caps, sums->caps, sizeof removed->caps);

  ExosCarefulRows rows = { .sums = removed };

  exos_unit_check_visit_removed (check, exos_careful_rows_add, &rows);
  return exos_row_sums_subtract (sums, removed);
}

/* Whether two readings found the same groups, segments and days in as many rows. */
static gboolean
are_alike (const ExosRowSums *a, const ExosRowSums *b)
{
  gboolean alike = a->n_rows == b->n_rows && a->n_cells == b->n_cells;

  for (guint i = 0; alike && i < a->n_cells; i++)
    alike = a->cells[i].n_rows == b->cells[i].n_rows &&
            memcmp (a->cells[i].labels, b->cells[i].labels, sizeof a->cells[i].labels) == 0;
  return alike;
}

static void
take_sums (ExosRowSums *sums, ExosRowSums *capped)
{
  memcpy (sums->caps, capped->caps, sizeof sums->caps);
  for (guint i = 0; i < sums->n_cells; i++)
    {
      ExosWideSum *before = sums->cells[i].sums;

      sums->cells[i].sums = capped->cells[i].sums;
      capped->cells[i].sums = before;
    }
}

/* Returns how many labels there are of which rows are left out. */
static guint
leave_out_labels (const ExosRowSums *sums,
                  ExosRowsBy by,
                  const gboolean *is_left_out,
                  ExosQuantiles *quantiles)
{
  guint n = 0;

  for (guint i = 0; is_left_out != NULL && i < sums->n_labels[by]; i++)
    if (is_left_out[i] && exos_rows_count_label (sums, by, i) > 0)
      {
        exos_quantiles_leave_out (quantiles, by, sums->labels[by][i].text,
                                  sums->labels[by][i].length);
        n++;
      }

  return n;
}

/* Whether there are rows of no user of the experiment, whose values do not make the caps. */
static gboolean
leave_out (const ExosRowSums *sums, ExosQuantiles *quantiles)
{
  const ExosRowsLabel *no_day;
  g_autofree gboolean *groups = exos_rows_find_no_groups (sums, NULL);
  g_autofree gboolean *days =
      sums->plan.has_start ? exos_rows_find_days_before (sums, sums->plan.start, &no_day) : NULL;

  return leave_out_labels (sums, EXOS_ROWS_BY_GROUP, groups, quantiles) +
             leave_out_labels (sums, EXOS_ROWS_BY_DAY, days, quantiles) >
         0;
}

/* Who gives quantiles the values of the rows that count. */
typedef struct
{
  ExosQuantiles *quantiles;
  ExosUnitCheck *check;
  ExosRowsAgain again;
  gpointer reader;
} Values;

static gboolean
read_values (const Values *self, GError **error)
{
  g_autoptr (ExosRowSums) unused = self->again (self->reader, self->quantiles, NULL, error);

  if (unused == NULL)
    return FALSE;
  take_off (self->check, self->quantiles);
  return TRUE;
}

/* Reads until the quantiles are known. */
static gboolean
find_caps (const Values *values, const ExosRowSums *sums, GError **error)
{
  ExosQuantilesState state;

  if (!leave_out (sums, values->quantiles))
    take_off (values->check, values->quantiles);
  else if (!read_values (values, error))
    return FALSE;
  while ((state = exos_quantiles_settle (values->quantiles)) == EXOS_QUANTILES_AGAIN)
    if (!read_values (values, error))
      return FALSE;

  return state == EXOS_QUANTILES_DONE || exos_winsorise_set_changed_error (error);
}

gboolean
exos_winsorise_rows (ExosRowSums *sums,
                     ExosQuantiles *quantiles,
                     ExosUnitCheck *check,
                     ExosRowsAgain again,
                     gpointer reader,
                     GError **error)
{
  const Values values = { quantiles, check, again, reader };
  g_autoptr (ExosRowSums) capped = NULL;

  if (!find_caps (&values, sums, error))
    return FALSE;
  capped = again (reader, NULL, exos_quantiles_caps (quantiles), error);
  if (capped == NULL)
    return FALSE;
  if (!subtract_removed (capped, check) || !are_alike (sums, capped))
    return exos_winsorise_set_changed_error (error);
  take_sums (sums, capped);
  return TRUE;
}
