// SPDX-License-Identifier: MIT
#include "history-shim.h"

/* The file of the real disk stands right behind it. */
typedef struct
{
  sqlite3_file base;
  char *name;
  sqlite3_file *real;
  gboolean syncs_folder; /* with its next sync */
} File;

static sqlite3_vfs shim;
static sqlite3_vfs *disk;
static GPtrArray *recorded;
static gboolean skips_syncs;

static struct
{
  guint calls_left; /* to the one that fails; 0: none does */
  gboolean stays;
  gboolean is_full;
  guint n_failed;
} plan;

void
shim_record (GPtrArray *ops)
{
  recorded = ops;
}

void
shim_skip_syncs (gboolean skips)
{
  skips_syncs = skips;
}

void
shim_fail (guint call, gboolean stays, gboolean is_full)
{
  plan.calls_left = call;
  plan.stays = stays;
  plan.is_full = is_full;
  plan.n_failed = 0;
}

guint
shim_n_failed (void)
{
  return plan.n_failed;
}

static gboolean
fails (gboolean writes)
{
  if (plan.calls_left == 0 || (plan.is_full && !writes))
    return FALSE;
  if (plan.calls_left > 1)
    {
      plan.calls_left--;
      return FALSE;
    }

  plan.calls_left = plan.stays ? 1 : 0;
  plan.n_failed++;
  return TRUE;
}

static void
free_op (gpointer data)
{
  ShimOp *op = data;

  g_free (op->name);
  g_clear_pointer (&op->bytes, g_bytes_unref);
  g_free (op);
}

GPtrArray *
shim_ops_new (void)
{
  return g_ptr_array_new_with_free_func (free_op);
}

static void
note (ShimKind kind, const char *name, gint64 offset, const void *bytes, int length)
{
  ShimOp *op;

  if (recorded == NULL || name == NULL)
    return;
  op = g_new0 (ShimOp, 1);
  op->kind = kind;
  op->name = g_path_get_basename (name);
  op->offset = offset;
  op->bytes = bytes != NULL ? g_bytes_new (bytes, (gsize) length) : NULL;
  g_ptr_array_add (recorded, op);
}

#define REAL(file) (((File *) (file))->real)
#define NAME(file) (((File *) (file))->name)

static int
close_file (sqlite3_file *file)
{
  const int code = REAL (file)->pMethods->xClose (REAL (file));

  g_free (NAME (file));
  return code;
}

static int
read_file (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  return fails (FALSE) ? SQLITE_IOERR_READ
                       : REAL (file)->pMethods->xRead (REAL (file), bytes, length, offset);
}

static int
write_file (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  if (fails (TRUE))
    return plan.is_full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  note (SHIM_WRITE, NAME (file), offset, bytes, length);
  return REAL (file)->pMethods->xWrite (REAL (file), bytes, length, offset);
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  if (fails (FALSE))
    return SQLITE_IOERR_TRUNCATE;
  note (SHIM_TRUNCATE, NAME (file), size, NULL, 0);
  return REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
sync_file (sqlite3_file *file, int flags)
{
  if (fails (TRUE))
    return SQLITE_IOERR_FSYNC;
  note (SHIM_SYNC, NAME (file), ((File *) file)->syncs_folder, NULL, 0);
  ((File *) file)->syncs_folder = FALSE;
  return skips_syncs ? SQLITE_OK : REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
get_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return fails (FALSE) ? SQLITE_IOERR_FSTAT : REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
lock_file (sqlite3_file *file, int level)
{
  return fails (FALSE) ? SQLITE_IOERR_LOCK : REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
unlock_file (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
check_lock (sqlite3_file *file, int *result)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static int
control (sqlite3_file *file, int operation, void *data)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), operation, data);
}

static int
get_sector (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
get_traits (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
map_shared (sqlite3_file *file, int page, int size, int extends, void volatile **where)
{
  return fails (FALSE) ? SQLITE_IOERR_SHMMAP
                       : REAL (file)->pMethods->xShmMap (REAL (file), page, size, extends, where);
}

static int
lock_shared (sqlite3_file *file, int offset, int n, int flags)
{
  return (flags & SQLITE_SHM_LOCK) != 0 && fails (FALSE)
             ? SQLITE_IOERR_SHMLOCK
             : REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
order_shared (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
unmap_shared (sqlite3_file *file, int deletes)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), deletes);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2, /* nothing is mapped but shared memory */
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = get_size,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_lock,
  .xFileControl = control,
  .xSectorSize = get_sector,
  .xDeviceCharacteristics = get_traits,
  .xShmMap = map_shared,
  .xShmLock = lock_shared,
  .xShmBarrier = order_shared,
  .xShmUnmap = unmap_shared,
};

static int
open_file (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int code = SQLITE_CANTOPEN;

  self->real = (sqlite3_file *) (self + 1);
  self->base.pMethods = NULL;
  if (!fails (FALSE))
    code = disk->xOpen (disk, name, self->real, flags, out_flags);
  if (code == SQLITE_OK)
    {
      self->base.pMethods = &methods;
      self->name = g_strdup (name);
      self->syncs_folder = (flags & SQLITE_OPEN_CREATE) != 0 &&
                           (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    }
  return code;
}

static int
delete_file (sqlite3_vfs *vfs, const char *name, int syncs)
{
  if (fails (FALSE))
    return SQLITE_IOERR_DELETE;
  note (SHIM_DELETE, name, syncs, NULL, 0);
  return disk->xDelete (disk, name, skips_syncs ? 0 : syncs);
}

static int
access_file (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  return fails (FALSE) ? SQLITE_IOERR_ACCESS : disk->xAccess (disk, name, flags, result);
}

void
shim_install (void)
{
  disk = sqlite3_vfs_find (NULL);
  shim = *disk;
  shim.zName = "shim";
  shim.szOsFile = (int) sizeof (File) + disk->szOsFile;
  shim.xOpen = open_file;
  shim.xDelete = delete_file;
  shim.xAccess = access_file;
  g_assert_cmpint (sqlite3_vfs_register (&shim, 1), ==, SQLITE_OK);
}
