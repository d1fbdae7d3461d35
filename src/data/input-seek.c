// SPDX-License-Identifier: MIT
#include "data/input-seek.h"

#include "data/language.h"

static goffset
tell (GSeekable *seekable)
{
  return exos_input_tell (EXOS_INPUT (seekable));
}

static gboolean
can_seek (GSeekable *seekable)
{
  return exos_input_can_rewind (EXOS_INPUT (seekable));
}

static gboolean
set_error (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _ ("The data cannot be read a second time."));
  return FALSE;
}

static gboolean
seek (
    GSeekable *seekable, goffset offset, GSeekType type, GCancellable *cancellable, GError **error)
{
  ExosInput *self = EXOS_INPUT (seekable);
  char skipped[4096];

  if (type != G_SEEK_SET || offset < 0 || !exos_input_can_rewind (self))
    return set_error (error);
  if (!exos_input_rewind (self, cancellable, error))
    return FALSE;
  while (offset > 0)
    {
      const gssize n =
          g_input_stream_read (G_INPUT_STREAM (self), skipped,
                               (gsize) MIN (offset, (goffset) sizeof skipped), cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        return set_error (error);
      offset -= n;
    }

  return TRUE;
}

static gboolean
can_truncate (GSeekable *seekable)
{
  return FALSE;
}

static gboolean
truncate_at (GSeekable *seekable, goffset offset, GCancellable *cancellable, GError **error)
{
  return set_error (error);
}

void
exos_input_seek_init (GSeekableIface *iface)
{
  iface->tell = tell;
  iface->can_seek = can_seek;
  iface->seek = seek;
  iface->can_truncate = can_truncate;
  iface->truncate_fn = truncate_at;
}
