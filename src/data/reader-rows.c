// SPDX-License-Identifier: MIT
/* Rows of users are summed as they stream by: the fast way, or carefully where quotes or line ends
 * are not as they should be. */
#include "data/reader-pass.h"

#include "data/language.h"
#include "data/rows/run-checked.h"

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

static gboolean
read_carefully (ExosPass *self, const ExosRowsHead *head, GError **error)
{
  ExosReading *reading = self->reading;
  g_autoptr (ExosUnitCheck) check =
      reading->skips_unit_check ? NULL : exos_unit_check_new (&head->plan, 1);
  ExosCheckedRows rows = { { exos_row_sums_new (&head->plan), head->first_line }, check };

  reading->rows = rows.rows.sums;
  if (!exos_pass_parse (self, exos_checked_rows_add, &rows, error))
    return FALSE;
  if (check != NULL && exos_unit_check_find_suspects (check, reading->rows) &&
      !look_again (self, &rows, error))
    return FALSE;
  exos_row_sums_sort (reading->rows);
  return TRUE;
}

ExosRowsRun
exos_pass_run (ExosPass *self, const ExosRowsHead *head)
{
  return (ExosRowsRun) { .plan = &head->plan,
                         .skips_unit_check = self->reading->skips_unit_check,
                         .first_line = head->first_line,
                         .head = (const char *) self->text->data,
                         .head_length = self->text->len,
                         .size = self->order->size,
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
