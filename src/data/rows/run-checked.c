// SPDX-License-Identifier: MIT
#include "data/rows/run-checked.h"

#include "data/rows/winsorise.h"

/* Where the stream stands; -1: it cannot go back there. */
static goffset
tell (GInputStream *stream)
{
  if (!G_IS_SEEKABLE (stream) || !g_seekable_can_seek (G_SEEKABLE (stream)))
    return -1;
  return g_seekable_tell (G_SEEKABLE (stream));
}

/* Reads everything again; FALSE with an error when that fails, without one when it is no longer
 * what it was. */
static gboolean
look_again (ExosRowsRun *run,
            GInputStream *stream,
            goffset start,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (ExosRowSums) nothing = NULL;

  run->looks_again = TRUE;
  if (!g_seekable_seek (G_SEEKABLE (stream), start, G_SEEK_SET, cancellable, error))
    return FALSE;
  nothing = exos_rows_run (run, stream, cancellable, error);
  return nothing != NULL;
}

/* The sums of one reading, in which the users have been looked for. */
static ExosRowSums *
run_with_check (ExosRowsRun *run,
                GInputStream *stream,
                goffset start,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (ExosRowSums) sums = exos_rows_run (run, stream, cancellable, error);
  g_autoptr (GError) local = NULL;

  run->quantiles = NULL;
  if (sums == NULL || run->check == NULL || !exos_unit_check_find_suspects (run->check, sums))
    return g_steal_pointer (&sums);

  if (start >= 0 && look_again (run, stream, start, cancellable, &local))
    exos_unit_check_finish (run->check, sums);
  else if (local == NULL)
    exos_unit_check_give_up (run->check, sums);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&sums);
}

/* A stream and where it started. */
typedef struct
{
  ExosRowsRun run;
  GInputStream *stream;
  goffset start;
  GCancellable *cancellable;
} Again;

static ExosRowSums *
run_again (gpointer reader, ExosQuantiles *quantiles, const ExosRowsCap *caps, GError **error)
{
  Again *self = reader;
  GError *local = NULL;

  if (self->start < 0)
    {
      exos_winsorise_set_pipe_error (error);
      return NULL;
    }
  if (!g_seekable_seek (G_SEEKABLE (self->stream), self->start, G_SEEK_SET, self->cancellable,
                        error))
    return NULL;
  self->run.quantiles = quantiles;
  self->run.caps = caps;

  ExosRowSums *sums = exos_rows_run (&self->run, self->stream, self->cancellable, &local);

  if (local != NULL)
    g_propagate_error (error, local);
  else if (sums == NULL)
    exos_winsorise_set_changed_error (error);
  return sums;
}

ExosRowSums *
exos_rows_run_checked (const ExosRowsRun *run,
                       GInputStream *stream,
                       GCancellable *cancellable,
                       GError **error)
{
  const guint n_threads = exos_rows_run_threads (run);
  g_autoptr (ExosUnitCheck) check =
      run->skips_unit_check ? NULL : exos_unit_check_new (run->plan, n_threads);
  g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (run->plan, n_threads);
  g_autoptr (ExosRowSums) sums = NULL;
  Again again = { *run, stream, tell (stream), cancellable };
  ExosRowsRun first = *run;

  first.check = check;
  first.quantiles = quantiles;
  sums = run_with_check (&first, stream, again.start, cancellable, error);
  if (sums != NULL && quantiles != NULL &&
      !exos_winsorise_rows (sums, quantiles, check, run_again, &again, error))
    return NULL;
  return g_steal_pointer (&sums);
}
