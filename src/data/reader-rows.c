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

/* FALSE without an error: they have to be read carefully. */
static gboolean
read_fast (ExosPass *self, const ExosRowsHead *head, GError **error)
{
  const ExosReadOrder *order = self->order;
  ExosReading *reading = self->reading;
  g_autoptr (GInputStream) nothing = g_memory_input_stream_new ();
  const ExosRowsRun run = {
    .plan = &head->plan,
    .skips_unit_check = reading->skips_unit_check,
    .first_line = head->first_line,
    .head = (const char *) self->text->data,
    .head_length = self->text->len,
    .size = order->size,
    .progress = order->progress,
    .user_data = order->user_data,
    .n_bytes = &reading->bytes,
  };

  reading->rows = exos_rows_run_checked (&run, self->is_last ? nothing : self->stream,
                                         self->cancellable, error);
  return reading->rows != NULL;
}

/* A pipe has gone by when it turns out that it has to be read carefully. */
static gboolean
set_pipe_error (const ExosPass *self, GError **error)
{
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

  if (self->converter == NULL)
    {
      if (read_fast (self, head, &local))
        return TRUE;
      if (local == NULL && !exos_pass_rewind (self, &local) && local == NULL)
        return set_pipe_error (self, error);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return read_carefully (self, head, error);
}
