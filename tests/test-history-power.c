// SPDX-License-Identifier: MIT
/* The power goes at any moment, and the disk has of what it was not waited for all, nothing, a
 * part, or something else: what was reported as kept is there, whole. */
#include "data/language.h"
#include "effort.h"
#include "history-folder.h"
#include "history-shim.h"

#define N_ROUNDS 3
#define N_ADDED 2 /* in each round, before and after the log is written back */
#define N_FATES 6
#define SECTOR 512

/* Notes how much had been done to the disk when it was reported as kept. */
static void
add_noted (ExosHistory *history, GPtrArray *ops, GArray *kept)
{
  g_assert_cmpint (add (history, "kept", EXOS_VERDICT_HOLD), ==, kept->len + 1);
  g_array_append_val (kept, ops->len);
}

/* Opened and closed again and again; the log is begun anew as well while it is open. */
static void
write_history (GPtrArray *ops, GArray *kept)
{
  shim_record (ops);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (ExosHistory) history = open_sound ();

      for (guint j = 0; j < N_ADDED; j++)
        add_noted (history, ops, kept);
      run_sql ("PRAGMA wal_checkpoint");
      for (guint j = 0; j < N_ADDED; j++)
        add_noted (history, ops, kept);
    }
  shim_record (NULL);
}

/* A file as it may be after a power cut. */
typedef struct
{
  GByteArray *content; /* what is on the disk for certain */
  gboolean exists;
  GPtrArray *pending; /* of ShimOp: what was not waited for */
} File;

static void
free_file (gpointer data)
{
  File *self = data;

  g_byte_array_unref (self->content);
  g_ptr_array_unref (self->pending);
  g_free (self);
}

static File *
find_file (GHashTable *files, const char *name)
{
  File *file = g_hash_table_lookup (files, name);

  if (file == NULL)
    {
      file = g_new0 (File, 1);
      file->content = g_byte_array_new ();
      file->pending = g_ptr_array_new ();
      g_hash_table_insert (files, g_strdup (name), file);
    }
  return file;
}

static void
resize (GByteArray *content, gsize size)
{
  const gsize before = content->len;

  g_byte_array_set_size (content, (guint) size);
  if (size > before)
    memset (content->data + before, 0, size - before);
}

static void
write_part (GByteArray *content, const ShimOp *op, gsize from, gsize to)
{
  const guint8 *bytes = g_bytes_get_data (op->bytes, NULL);

  if (content->len < (gsize) op->offset + to)
    resize (content, (gsize) op->offset + to);
  memcpy (content->data + op->offset + from, bytes + from, to - from);
}

/* A change of a file that exists; the caller knows about those that do not. */
static void
apply (GByteArray *content, gboolean *exists, const ShimOp *op)
{
  *exists = op->kind != SHIM_DELETE;
  if (op->kind == SHIM_WRITE)
    write_part (content, op, 0, g_bytes_get_size (op->bytes));
  else
    resize (content, op->kind == SHIM_TRUNCATE ? (gsize) op->offset : 0);
}

/* The first n of what is pending has happened. */
static void
settle (File *file, guint n)
{
  for (guint i = 0; i < n; i++)
    apply (file->content, &file->exists, file->pending->pdata[i]);
  if (n > 0)
    g_ptr_array_remove_range (file->pending, 0, n);
}

/* Whoever waits for the names in a folder waits for everything that was deleted. */
static void
settle_deletions (GHashTable *files)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      File *file = data;
      guint n = file->pending->len;

      while (n > 0 && ((ShimOp *) file->pending->pdata[n - 1])->kind != SHIM_DELETE)
        n--;
      settle (file, n);
    }
}

static void
follow (GHashTable *files, const ShimOp *op)
{
  File *file = find_file (files, op->name);

  if (op->kind == SHIM_SYNC)
    settle (file, file->pending->len);
  else
    g_ptr_array_add (file->pending, (gpointer) op);
  if ((op->kind == SHIM_SYNC || op->kind == SHIM_DELETE) && op->offset)
    settle_deletions (files);
}

/* Only some sectors of it, or none but the room for them. */
static void
tear (GByteArray *content, const ShimOp *op, GRand *random)
{
  const gsize length = op->bytes != NULL ? g_bytes_get_size (op->bytes) : 0;
  const gboolean is_blank = g_rand_boolean (random);

  if (op->kind != SHIM_WRITE)
    return;
  if (content->len < (gsize) op->offset + length)
    resize (content, (gsize) op->offset + length);
  for (gsize from = 0; from < length && !is_blank; from += SECTOR)
    if (g_rand_boolean (random))
      write_part (content, op, from, MIN (from + SECTOR, length));
}

/* The fates of what was not waited for: nothing of it, all, the first of it, some, the first of it
 * and a part, some and a part. */
static void
meet_fate (File *file, guint fate, GRand *random, GByteArray *content, gboolean *exists)
{
  const guint n = file->pending->len;
  const guint end = fate == 0   ? 0
                    : fate == 1 ? n
                                : (guint) g_rand_int_range (random, 0, (gint32) n + 1);
  const gboolean skips = fate == 3 || fate == 5;

  for (guint i = 0; i < end; i++)
    {
      const ShimOp *op = file->pending->pdata[i];
      const gboolean is_skipped = skips && g_rand_boolean (random);

      if (is_skipped && op->kind == SHIM_DELETE)
        return; /* what comes after it is another file */
      if (!is_skipped)
        apply (content, exists, op);
    }
  if (fate >= 4 && end < n && *exists)
    tear (content, file->pending->pdata[end], random);
}

static void
put_files (GHashTable *files, guint fate, GRand *random)
{
  GHashTableIter iter;
  gpointer name, data;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &data))
    {
      File *file = data;
      g_autoptr (GByteArray) content = g_byte_array_new ();
      gboolean exists = file->exists;

      g_byte_array_append (content, file->content->data, file->content->len);
      meet_fate (file, fate < N_FATES ? fate : (guint) g_rand_int_range (random, 0, N_FATES),
                 random, content, &exists);
      if (exists)
        put_bytes (name, (const char *) content->data, content->len);
    }
}

/* Numbers rise one by one: an unbroken chain of so many has all of them. */
static void
assert_all_there (const GArray *kept, guint n_ops)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosHistory) history = exos_history_open (folder, &error);
  guint n_reported = 0;
  ExosChainCheck check;

  g_assert_no_error (error);
  g_assert_null (exos_history_get_set_aside (history));
  while (n_reported < kept->len && g_array_index (kept, guint, n_reported) <= n_ops)
    n_reported++;
  g_assert_true (exos_history_check_chain (history, &check, &error));
  g_assert_no_error (error);
  g_assert_cmpint (check.first_broken, ==, 0);
  g_assert_false (check.is_shortened);
  g_assert_cmpuint (check.n_records, >=, n_reported);
  g_assert_cmpuint (check.n_records, <=, n_reported + 1);
}

static void
try_fates (GHashTable *files, const GArray *kept, guint n_ops, GRand *random)
{
  for (guint fate = 0; fate < N_FATES + 2; fate++)
    {
      g_autofree char *outer = g_steal_pointer (&folder);

      set_up_folder ();
      put_files (files, fate, random);
      assert_all_there (kept, n_ops);
      tear_down_folder ();
      folder = g_steal_pointer (&outer);
    }
}

static void
test_power_cuts (void)
{
  g_autoptr (GPtrArray) ops = shim_ops_new ();
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_file);
  GRand *random = g_rand_new_with_seed (6);
  guint n_states = 0;

  shim_install ();
  shim_skip_syncs (TRUE);
  write_history (ops, kept);
  g_assert_cmpuint (kept->len, ==, 2 * N_ADDED * N_ROUNDS);
  for (guint i = 0; i < ops->len; i++)
    {
      follow (files, ops->pdata[i]);
      if (i % EXOS_TEST_STRIDE != 0)
        continue;
      try_fates (files, kept, i + 1, random);
      n_states += N_FATES + 2;
    }
  g_test_message ("%u states of the disk", n_states);
  g_assert_cmpuint (n_states, >=, EXOS_TEST_DRAWS (2000));
  g_rand_free (random);
}

static const FolderTest tests[] = {
  { "/history-power/cuts-lose-nothing", test_power_cuts },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_folder_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
