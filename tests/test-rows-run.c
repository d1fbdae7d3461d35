// SPDX-License-Identifier: MIT
/* How the fast reader of rows is asked for: threads, progress, cancellation, failing streams, lines
 * above the rows, and what it leaves to the careful reader. */
#include "data/rows/run.h"

#include <string.h>

#include "chunked-stream.h"
#include "data/import-limits.h"
#include "row-sums-compare.h"
#include "rows-carefully.h"
#include "rows-cases.h"
#include "rows-quickly.h"

#define HEAD "g,w,p\n"

static void
test_threads (void)
{
  static const struct
  {
    const char *said; /* NULL: nothing */
    guint asked;
    guint n; /* 0: as many as the machine has, up to 4 */
  } cases[] = {
    { NULL, 0, 0 }, { NULL, 3, 3 },  { NULL, 100, 100 }, { "1", 0, 1 },    { "2", 0, 2 },
    { "7", 0, 7 },  { "63", 0, 63 }, { "64", 0, 64 },    { "65", 0, 64 },  { "70000000000", 0, 64 },
    { "2", 5, 5 },  { "0", 0, 0 },   { "", 0, 0 },       { "many", 0, 0 },
  };
  const guint of_machine = MIN (g_get_num_processors (), 4);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosRowsRun run = { .n_threads = cases[i].asked };

      if (cases[i].said != NULL)
        g_setenv ("EXOS_THREADS", cases[i].said, TRUE);
      else
        g_unsetenv ("EXOS_THREADS");
      g_assert_cmpuint (exos_rows_run_threads (&run), ==, cases[i].n > 0 ? cases[i].n : of_machine);
    }
  g_unsetenv ("EXOS_THREADS");
}

/* One that does not exist is any. */
static void
test_scanners_by_name (void)
{
  static const char *const names[] = { "portable", "avx2", "avx512", "none", "" };
  const char *text = HEAD "a,1,2.5\nb,0,3\na,1,4\n";
  g_autoptr (ExosRowSums) careful = rows_sum_carefully (&rows_plain, text, strlen (text), 0, 2);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const RowsManner manner = { .n_threads = 1 };
      g_autoptr (ExosRowSums) quick = NULL;

      g_setenv ("EXOS_SCANNER", names[i], TRUE);
      quick = rows_sum_quickly (&rows_plain, text, strlen (text), 2, &manner);
      g_assert_nonnull (quick);
      g_assert_null (row_sums_difference (quick, careful));
    }
  g_unsetenv ("EXOS_SCANNER");
}

/* What was told of progress. */
typedef struct
{
  GThread *thread;
  guint n_calls;
  guint64 last;
  guint64 total;
} Progress;

static void
note_progress (guint64 bytes, guint64 total, gpointer data)
{
  Progress *self = data;

  g_assert_true (g_thread_self () == self->thread);
  g_assert_cmpuint (bytes, >=, self->last);
  g_assert_true (self->n_calls == 0 || total == self->total);
  self->n_calls++;
  self->last = bytes;
  self->total = total;
}

static GString *
make_rows (guint n)
{
  GString *text = g_string_new (HEAD);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%c,%u,%u.5\n", 'a' + (int) (i % 3), i % 2, i);
  return text;
}

/* With the bytes of the head, and to the last one. */
static void
test_progress (void)
{
  g_autoptr (GString) text = make_rows (500);

  for (gsize head = 0; head < 40; head += 13)
    for (guint n_threads = 1; n_threads <= 2; n_threads++)
      for (gsize block = 0; block < 3000; block += 1000)
        {
          Progress progress = { .thread = g_thread_self () };
          guint64 n_bytes = 0;
          g_autoptr (GInputStream) stream =
              chunked_stream_new (text->str + head, text->len - head, 700);
          const ExosRowsRun run = { .plan = &rows_plain,
                                    .first_line = 2,
                                    .head = text->str,
                                    .head_length = head,
                                    .size = 123456,
                                    .progress = note_progress,
                                    .user_data = &progress,
                                    .n_bytes = &n_bytes,
                                    .n_threads = n_threads,
                                    .block_bytes = block };
          g_autoptr (ExosRowSums) sums = exos_rows_run (&run, stream, NULL, NULL);

          g_assert_cmpuint (sums->n_rows, ==, 500);
          g_assert_cmpuint (n_bytes, ==, text->len);
          g_assert_cmpuint (progress.total, ==, 123456);
          g_assert_cmpuint (progress.n_calls, >, 0);
          if (n_threads == 1)
            {
              g_assert_cmpuint (progress.last, ==, text->len);
              g_assert_cmpuint (progress.n_calls, >, block > 0 ? text->len / block : 0);
            }
        }
}

static void
test_cancelled (void)
{
  g_autoptr (GString) text = make_rows (500);

  for (guint n_threads = 1; n_threads <= 2; n_threads++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GInputStream) stream = chunked_stream_new (text->str, text->len, 0);
      const ExosRowsRun run = {
        .plan = &rows_plain, .first_line = 2, .n_threads = n_threads, .block_bytes = 100
      };
      g_autoptr (GError) error = NULL;

      g_cancellable_cancel (cancellable);
      g_assert_null (exos_rows_run (&run, stream, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* Wherever it fails, nothing is made of what came before. */
static void
test_failing_streams (void)
{
  g_autoptr (GString) text = make_rows (200);

  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    for (gsize at = 0; at < text->len; at += 97)
      {
        g_autoptr (GInputStream) stream = chunked_stream_new (text->str, text->len, 50);
        const ExosRowsRun run = {
          .plan = &rows_plain, .first_line = 2, .n_threads = n_threads, .block_bytes = 300
        };
        g_autoptr (GError) error = NULL;

        chunked_stream_fail_at (CHUNKED_STREAM (stream), at);
        g_assert_null (exos_rows_run (&run, stream, NULL, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
      }
}

/* Lines above the rows, as many as there are and more; the head may end anywhere in them. */
static void
test_first_lines (void)
{
  static const char *const texts[] = {
    "g,w,p\na,1,2.5\nb,0,3\nb,x,4\n",
    "g,w,p\na,1,2.5\nb,0,3\nb,x,4",
    "\n\n\ng,w,p\n\na,1\nb,x,1\n",
    "title\n\"of\ntwo\",lines\ng,w,p\na,1,3\n\"b\nb\",y,1\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint64 first_line = 0; first_line < 9; first_line++)
      {
        const gsize length = strlen (texts[i]);
        g_autoptr (ExosRowSums) careful =
            rows_sum_carefully (&rows_plain, texts[i], length, 0, first_line);

        for (gsize head = 0; head <= length; head += 7)
          for (gsize block = 0; block < 20; block += 5)
            {
              const RowsManner manner = { 1 + head % 2, block, exos_scanner (0), 5, head, 0 };
              g_autoptr (ExosRowSums) quick =
                  rows_sum_quickly (&rows_plain, texts[i], length, first_line, &manner);
              g_autofree char *difference =
                  quick != NULL ? row_sums_difference (quick, careful) : NULL;

              g_assert_cmpstr (difference, ==, NULL);
              g_assert_true (quick != NULL || i == 3);
            }
      }
}

/* Quotes and returns where RFC 4180 has none, also above the rows, and quotes that stay open. */
static void
test_what_needs_care (void)
{
  static const char *const careful_cases[] = {
    "returns-alone", "returns-in-quotes", "quotes-above", "returns-above",
    "inches",        "lone-quotes",       "open-quote",   "blanks-around-what-is-unreadable",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows_cases); i++)
    {
      const RowsCase *it = &rows_cases[i];
      const gsize length = it->length > 0 ? it->length : strlen (it->text);
      gboolean needs_care = FALSE;
      guint n_left = 0;
      guint n = 0;

      for (gsize j = 0; j < G_N_ELEMENTS (careful_cases); j++)
        needs_care |= g_str_equal (careful_cases[j], it->name);
      for (gsize block = 0; block < 70; block += 11, n++)
        {
          const RowsManner manner = { 1, block, exos_scanner (0), 3, block % 4, 0 };
          g_autoptr (ExosRowSums) quick =
              rows_sum_quickly (it->plan, it->text, length, it->first_line, &manner);

          n_left += quick == NULL;
        }
      g_test_message ("%s", it->name);
      g_assert_cmpuint (n_left, ==, needs_care ? n : 0);
    }
}

/* As long as a record may be, and one byte longer: nobody reads that fast. */
static void
test_enormous_records (void)
{
  for (guint more = 0; more < 2; more++)
    {
      g_autoptr (GString) text = g_string_new (HEAD "a,1,2\n");
      const RowsManner manner = { .n_threads = 1, .scanner = exos_scanner (0) };
      const gsize start = text->len;

      g_string_append_c (text, '"');
      while (text->len < start + EXOS_MAX_RECORD_BYTES - 6 + 1000 * more)
        g_string_append (text, text->len % 2 == 0 ? "x\n" : "y");
      g_string_append (text, "\",1,2\na,1,3\n");

      g_autoptr (ExosRowSums) quick =
          rows_sum_quickly (&rows_plain, text->str, text->len, 2, &manner);

      g_assert_true (more > 0 || quick != NULL);
      if (quick != NULL)
        g_assert_cmpuint (quick->n_rows, ==, 3);
    }
}

/* Files are read by all threads at once, streams by one after the other. */
static void
test_files (void)
{
  const char *text = HEAD "a,1,2.5\n\"b\n\",0,3\nb,x,4\na,1\n\nccc,1,1234.75\n\"a\",yes,1\nb,0,2";
  guint n_left = 0;
  g_autofree char *difference =
      rows_find_disagreement (&rows_plain, text, strlen (text), 2, &n_left);

  g_assert_cmpstr (difference, ==, NULL);
  g_assert_cmpuint (n_left, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows-run/threads", test_threads);
  g_test_add_func ("/rows-run/scanners-by-name", test_scanners_by_name);
  g_test_add_func ("/rows-run/progress", test_progress);
  g_test_add_func ("/rows-run/cancelled", test_cancelled);
  g_test_add_func ("/rows-run/failing-streams", test_failing_streams);
  g_test_add_func ("/rows-run/first-lines", test_first_lines);
  g_test_add_func ("/rows-run/what-needs-care", test_what_needs_care);
  g_test_add_func ("/rows-run/enormous-records", test_enormous_records);
  g_test_add_func ("/rows-run/files", test_files);
  return g_test_run ();
}
