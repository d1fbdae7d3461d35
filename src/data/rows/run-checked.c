// SPDX-License-Identifier: MIT
#include "data/rows/run-checked.h"

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

ExosRowSums *
exos_rows_run_checked (const ExosRowsRun *run,
                       GInputStream *stream,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (ExosUnitCheck) check =
      run->skips_unit_check ? NULL : exos_unit_check_new (run->plan, exos_rows_run_threads (run));
  g_autoptr (ExosRowSums) sums = NULL;
  g_autoptr (GError) local = NULL;
  const goffset start = tell (stream);
  ExosRowsRun checked = *run;

  checked.check = check;
  sums = exos_rows_run (&checked, stream, cancellable, error);
  if (sums == NULL || check == NULL || !exos_unit_check_find_suspects (check, sums))
    return g_steal_pointer (&sums);

  if (start >= 0 && look_again (&checked, stream, start, cancellable, &local))
    exos_unit_check_finish (check, sums);
  else if (local == NULL)
    exos_unit_check_give_up (check, sums);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&sums);
}
