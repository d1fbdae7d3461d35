// SPDX-License-Identifier: MIT
#define _GNU_SOURCE
#include "rows-quickly.h"

#include <sys/mman.h>
#include <unistd.h>

#include "chunked-stream.h"
#include "data/input.h"
#include "data/rows/run.h"
#include "effort.h"
#include "row-sums-compare.h"
#include "rows-carefully.h"

#define MAX_THREADS 3
#define FEW_BYTES 20000

/* What follows the head, from the file or from chunks. */
static GInputStream *
open_rest (const void *bytes, gsize length, gsize head, const RowsManner *manner)
{
  if (manner->file == 0)
    return chunked_stream_new ((const char *) bytes + head, length - head, manner->chunk);

  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", manner->file);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *skipped = g_malloc (head + 1);
  g_autoptr (GError) error = NULL;
  GInputStream *stream = G_INPUT_STREAM (exos_input_new (&file, 1, NULL, &error));

  g_assert_no_error (error);
  g_input_stream_read_all (stream, skipped, head, NULL, NULL, &error);
  g_assert_no_error (error);
  return stream;
}

ExosRowSums *
rows_sum_quickly (const ExosRowsPlan *plan,
                  const void *bytes,
                  gsize length,
                  guint64 first_line,
                  const RowsManner *manner)
{
  const gsize head = MIN (manner->head, length);
  const ExosRowsRun run = {
    .plan = plan,
    .first_line = first_line,
    .head = bytes,
    .head_length = head,
    .n_threads = manner->n_threads,
    .block_bytes = manner->block,
    .scanner = manner->scanner,
  };
  g_autoptr (GInputStream) stream = open_rest (bytes, length, head, manner);
  g_autoptr (GError) error = NULL;
  ExosRowSums *sums = exos_rows_run (&run, stream, NULL, &error);

  g_assert_no_error (error);
  return sums;
}

static char *
compare (const ExosRowSums *careful,
         const ExosRowsPlan *plan,
         const void *bytes,
         gsize length,
         guint64 first_line,
         const RowsManner *manner,
         guint *n_left)
{
  g_autoptr (ExosRowSums) quick = rows_sum_quickly (plan, bytes, length, first_line, manner);
  g_autofree char *difference = quick != NULL ? row_sums_difference (careful, quick) : NULL;

  *n_left += quick == NULL;
  return difference != NULL
             ? g_strdup_printf ("%s (%s, %u threads, blocks of %" G_GSIZE_FORMAT
                                ", %s of %" G_GSIZE_FORMAT ", head of %" G_GSIZE_FORMAT ")",
                                difference, manner->scanner->name, manner->n_threads, manner->block,
                                manner->file != 0 ? "file" : "chunks",
                                manner->file != 0 ? length : manner->chunk, manner->head)
             : NULL;
}

static int
make_file (const void *bytes, gsize length)
{
  const int file = memfd_create ("rows", MFD_CLOEXEC);

  g_assert_cmpint (file, >, 0);
  g_assert_cmpint (write (file, bytes, length), ==, length);
  return file;
}

char *
rows_find_disagreement (
    const ExosRowsPlan *plan, const void *bytes, gsize length, guint64 first_line, guint *n_left)
{
  static const gsize blocks[] = { 1, 2, 3, 7, 16, 61, 64, 200, 4096, 0 };
  g_autoptr (ExosRowSums) careful = rows_sum_carefully (plan, bytes, length, 0, first_line);
  const int file = make_file (bytes, length);
  gsize first = 0;
  guint n = 0;
  char *text = NULL;

  /* Blocks of a few bytes take long, and are the same all along a file. */
  while (length > FEW_BYTES && blocks[first] < 61)
    first++;
  for (gsize scanner = 0; careful != NULL && exos_scanner (scanner) != NULL; scanner++)
    for (gsize i = first; text == NULL && i < G_N_ELEMENTS (blocks); i++)
      for (guint n_threads = 1; text == NULL && n_threads <= MAX_THREADS; n_threads++)
        {
          /* Sanitizers see each scanner in a third of the ways. */
          if (EXOS_TEST_IS_SLOW && (scanner + i + n_threads + length) % 3 != 0)
            continue;

          const RowsManner manner = {
            n_threads, blocks[i],         exos_scanner (scanner),
            i % 3,     i % 4 * n_threads, (i + n_threads + scanner) % 2 == 0 ? file : 0
          };

          text = compare (careful, plan, bytes, length, first_line, &manner, &n);
        }
  close (file);
  if (n_left != NULL)
    *n_left = n;
  return text;
}
