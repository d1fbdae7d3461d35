// SPDX-License-Identifier: MIT
/* Another program changes a file while it is read: the reading is refused in words, and never a
 * mixture. What was put in its place is the next reading's. */
#include "data/data-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#include "data/language.h"
#include "effort.h"

#define N_ROWS EXOS_TEST_DRAWS (200000)
#define NAME "watched.csv"

/* Each does its harm to the file of a name. */
typedef void (*Harm) (const char *path, gsize size);

static void
cut_to_nothing (const char *path, gsize size)
{
  g_assert_cmpint (truncate (path, 0), ==, 0);
}

static void
cut_to_a_half (const char *path, gsize size)
{
  g_assert_cmpint (truncate (path, (off_t) size / 2), ==, 0);
}

static void
put (const char *path, int flags, off_t at, const char *text)
{
  const int file = g_open (path, O_WRONLY | O_CLOEXEC | flags, 0600);

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (lseek (file, at, (flags & O_APPEND) != 0 ? SEEK_END : SEEK_SET), >=, 0);
  g_assert_cmpint (write (file, text, strlen (text)), ==, (gssize) strlen (text));
  close (file);
}

static void
append_a_row (const char *path, gsize size)
{
  put (path, O_APPEND, 0, "u,control,1,9.5\n");
}

/* Of the same length: only the time tells. */
static void
overwrite_a_digit (const char *path, gsize size)
{
  put (path, 0, (off_t) size - 2, "7");
}

static void
overwrite_the_start (const char *path, gsize size)
{
  put (path, 0, 0, "USER_ID");
}

static void
replace_by_another (const char *path, gsize size)
{
  g_assert_true (g_file_set_contents (path, "variant,users,conversions\na,9,1\nb,9,2\n", -1, NULL));
}

static void delete (const char *path, gsize size)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* stays: the open file is as it was, so that a whole reading of it is as good as a refusal. */
static const struct
{
  const char *name;
  Harm harm;
  gboolean stays;
} harms[] = {
  { "cut-to-nothing", cut_to_nothing, FALSE },
  { "cut-to-a-half", cut_to_a_half, FALSE },
  { "append-a-row", append_a_row, FALSE },
  { "overwrite-a-digit", overwrite_a_digit, FALSE },
  { "overwrite-the-start", overwrite_the_start, FALSE },
  { "replace-by-another", replace_by_another, TRUE },
  { "delete", delete, TRUE },
};

/* Ways of reading: a table that is kept, sums of rows, and rows that are read several times. */
static ExosCapping capping = { NULL, 990000 };
static ExosCapping *cappings[] = { &capping };

static const struct
{
  const char *name;
  const char *header;
  const char *row; /* of a number and a letter */
  guint n_rows;
  ExosMapping mapping;
} ways[] = {
  { "table", "day,variant,users,conversions", "%u,%c,1000,12", 5000, { .sums_rows = TRUE } },
  { "rows", "user_id,variant,converted,spent", "u%u,%c,1,9.25", N_ROWS, { .sums_rows = FALSE } },
  { "capped-rows",
    "user_id,variant,converted,spent",
    "u%u,%c,1,9.25",
    N_ROWS,
    { .cappings = cappings, .n_cappings = 1 } },
};

/* A reading, and the harm that is done when so many bytes were read. */
typedef struct
{
  const char *path;
  Harm harm;
  gsize size;
  guint64 at;
  gboolean is_done;
} Reading;

static void
watch_progress (guint64 bytes, guint64 total, gpointer user_data)
{
  Reading *self = user_data;

  if (self->is_done || self->harm == NULL || bytes < self->at)
    return;
  self->is_done = TRUE;
  self->harm (self->path, self->size);
}

/* Older than now, so that a change of a moment later has another time. */
static void
make_older (const char *path)
{
  const struct utimbuf then = { 1000000000, 1000000000 };

  g_assert_cmpint (utime (path, &then), ==, 0);
}

static gsize
make_file (const char *path, gsize way)
{
  g_autoptr (GString) text = g_string_new (ways[way].header);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < ways[way].n_rows; i++)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (text, ways[way].row, i, i % 2 ? 'a' : 'b');
#pragma GCC diagnostic pop
      g_string_append_c (text, '\n');
    }
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  make_older (path);
  return text->len;
}

/* The SHA-256 of what was read, or NULL. */
static char *
read_watched (Reading *reading, gsize way, GError **error)
{
  const ExosReadWatch watch = { .progress = watch_progress, .user_data = reading };
  g_autoptr (GFile) file = g_file_new_for_path (reading->path);
  g_autoptr (ExosDataFile) data =
      exos_data_file_read (file, &ways[way].mapping, &watch, NULL, error);

  if (data == NULL)
    return NULL;

  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (data, &ways[way].mapping);

  return g_strdup (experiment->source.sha256);
}

/* part: of the file, in percent, when the harm is done. */
static void
check (const char *path, gsize way, gsize harm, guint part)
{
  const gsize size = make_file (path, way);
  Reading plain = { .path = path, .size = size };
  Reading harmed = {
    .path = path, .size = size, .harm = harms[harm].harm, .at = size * part / 100
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = read_watched (&plain, way, NULL);
  g_autofree char *seen = read_watched (&harmed, way, &error);

  g_test_message ("%s at %u %%: %s", harms[harm].name, part, error ? error->message : "read");
  g_assert_nonnull (whole);
  g_assert_true (harmed.is_done);
  if (seen != NULL && harms[harm].stays)
    g_assert_cmpstr (seen, ==, whole);
  else
    {
      g_assert_null (seen);
      g_assert_nonnull (strstr (error->message, "“" NAME "”"));
    }
  if (!harms[harm].stays)
    g_assert_cmpstr (error->message, ==, "“" NAME "” changed while it was read. Read it again.");
  g_unlink (path);
}

static void
test_way (gconstpointer data)
{
  const gsize way = GPOINTER_TO_SIZE (data);
  g_autofree char *folder = g_dir_make_tmp ("exos-changed-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, NAME, NULL);

  for (gsize harm = 0; harm < G_N_ELEMENTS (harms); harm++)
    {
      check (path, way, harm, 0);
      check (path, way, harm, 50);
      check (path, way, harm, 100);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strconcat ("/changed-file/is-refused/", ways[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_way);
    }
  return g_test_run ();
}
