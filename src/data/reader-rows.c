// SPDX-License-Identifier: MIT
/* Rows of users are summed as they stream by: the fast way, or carefully where quotes or line ends
 * are not as they should be. */
#include "data/reader-pass.h"

#include <string.h>

#include "data/language.h"
#include "data/rows/run-checked.h"
#include "data/rows/winsorise.h"

/* Users who seem to have several rows are compared by what they are called. */
static gboolean
look_again (ExosPass *self, ExosCheckedRows *rows, GError **error)
{
  GError *local = NULL;

  if (!exos_pass_rewind (self, &local) && local == NULL)
    {
      exos_unit_check_give_up (rows->check, self->reading->rows);
      return TRUE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (!exos_pass_parse (self, exos_checked_rows_look, rows, error))
    return FALSE;
  exos_unit_check_finish (rows->check, self->reading->rows);
  return TRUE;
}

/* Reads all rows and looks for users who have several. */
static gboolean
read_checked (ExosPass *self, ExosCheckedRows *rows, GError **error)
{
  ExosReading *reading = self->reading;

  reading->rows = rows->rows.sums;
  if (!exos_pass_parse (self, exos_checked_rows_add, rows, error))
    return FALSE;
  if (rows->check != NULL && exos_unit_check_find_suspects (rows->check, reading->rows) &&
      !look_again (self, rows, error))
    return FALSE;
  exos_row_sums_sort (reading->rows);
  return TRUE;
}

typedef struct
{
  ExosPass *pass;
  const ExosRowsHead *head;
} Again;

static ExosRowSums *
sum_again (gpointer reader, ExosQuantiles *quantiles, const ExosRowsCap *caps, GError **error)
{
  const Again *self = reader;
  g_autoptr (ExosRowSums) sums = exos_row_sums_new (&self->head->plan);
  ExosCarefulRows rows = { sums, self->head->first_line, quantiles, FALSE };
  GError *local = NULL;

  if (caps != NULL)
    memcpy (sums->caps, caps, sizeof sums->caps);
  if (!exos_pass_rewind (self->pass, &local))
    {
      if (local != NULL)
        g_propagate_error (error, local);
      else
        exos_winsorise_set_pipe_error (error);
      return NULL;
    }
  if (!exos_pass_parse (self->pass, exos_careful_rows_add, &rows, error))
    return NULL;
  exos_row_sums_sort (sums);
  return g_steal_pointer (&sums);
}

static gboolean
read_carefully (ExosPass *self, const ExosRowsHead *head, GError **error)
{
  const ExosRowsPlan *plan = &head->plan;
  g_autoptr (ExosUnitCheck) check =
      self->reading->skips_unit_check ? NULL : exos_unit_check_new (plan, 1);
  g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (plan, 1);
  ExosCheckedRows rows = { { exos_row_sums_new (plan), head->first_line, quantiles, FALSE },
                           check };
  Again again = { self, head };

  return read_checked (self, &rows, error) &&
         (quantiles == NULL ||
          exos_winsorise_rows (self->reading->rows, quantiles, check, sum_again, &again, error));
}

ExosRowsRun
exos_pass_run (ExosPass *self, const ExosRowsHead *head)
{
  return (ExosRowsRun) { .plan = &head->plan,
                         .skips_unit_check = self->reading->skips_unit_check,
                         .first_line = head->first_line,
                         .head = self->text,
                         .head_length = self->length,
                         .size = self->order->size,
                         .n_threads = self->is_last ? 1 : 0, /* a second has no block to take */
                         .progress = self->order->progress,
                         .user_data = self->order->user_data,
                         .n_bytes = &self->reading->bytes };
}

/* FALSE without an error: they have to be read carefully. */
static gboolean
read_fast (ExosPass *self, const ExosRowsHead *head, GError **error)
{
  const ExosRowsRun run = exos_pass_run (self, head);
  g_autoptr (GInputStream) nothing = g_memory_input_stream_new ();

  self->reading->rows = exos_rows_run_checked (&run, self->is_last ? nothing : self->stream,
                                               self->cancellable, error);
  return self->reading->rows != NULL;
}

gboolean
exos_pass_rewind_rows (ExosPass *self, GError **error)
{
  GError *local = NULL;

  if (exos_pass_rewind (self, &local))
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, local);
  else
    g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_LIMIT,
                 _ ("“%s” has quotes or line ends that cannot be read from a pipe. Save it as a "
                    "file, and open that."),
                 self->order->display_name);
  return FALSE;
}

gboolean
exos_pass_read_rows (ExosPass *self, const ExosRowsHead *head, GError **error)
{
  GError *local = NULL;

  if (self->converter == NULL && read_fast (self, head, &local))
    return TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return (self->converter != NULL || exos_pass_rewind_rows (self, error)) &&
         read_carefully (self, head, error);
}
