// SPDX-License-Identifier: MIT
/* The second reading that the check for users with several rows needs, and the rows it takes out.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "chunked-stream.h"
#include "data/rows/repeats.h"
#include "data/rows/run-checked.h"

static const ExosRowsPlan plan = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 5,
  .by = { 1, 4, -1 },
  .unit = 0,
  .event = -1,
  .time = -1,
  .n_numbers = 2,
  .numbers = { { .column = 2, .is_outcome = true }, { .column = 3, .decimals = 2 } },
  .n_pairs = 1,
  .pairs = { { 0, 1 } },
};

static void
push (const GString *csv, ExosRecordFunc func, gpointer rows)
{
  g_autoptr (ExosCsv) parser = exos_csv_new (',', func, rows);

  g_assert_true (exos_csv_push (parser, csv->str, csv->len, NULL));
  exos_csv_finish (parser);
}

/* What came before is not read again. */
static void
test_it_goes_back_to_where_the_stream_stood (void)
{
  const char *before = "u1,T,1,1,x\n";
  const char *csv = "id,group,out,number,segment\nu1,C,1,1,x\nu1,C,0,2,x\nu2,T,0,1,x\n";
  g_autofree char *text = g_strconcat (before, csv, NULL);
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  const ExosRowsRun run = {
    .plan = &plan, .first_line = 2, .head = csv, .head_length = 30, .n_threads = 1
  };

  g_input_stream_skip (stream, strlen (before) + 30, NULL, NULL);

  g_autoptr (ExosRowSums) sums = exos_rows_run_checked (&run, stream, NULL, NULL);

  g_assert_nonnull (sums);
  g_assert_cmpuint (sums->n_rows, ==, 3);
  g_assert_cmpuint (sums->ids_checked, ==, 3);
  g_assert_cmpuint (sums->findings[EXOS_ROWS_REPEATED].count, ==, 1);
  g_assert_cmpuint (sums->findings[EXOS_ROWS_REPEATED].lines[0], ==, 3);
  g_assert_cmpuint (sums->findings[EXOS_ROWS_IN_SEVERAL_GROUPS].count, ==, 0);
  g_assert_cmpuint (sums->cells[0].n_rows, ==, 1);
}

static void
test_a_stream_that_cannot_go_back_is_counted (void)
{
  const char *csv = "id,group,out,number,segment\nu1,C,1,1,x\nu1,C,0,2,x\nu2,T,0,1,x\n";
  g_autoptr (GInputStream) stream = chunked_stream_new (csv, (gssize) strlen (csv), 7);
  const ExosRowsRun run = { .plan = &plan, .first_line = 2, .n_threads = 2 };
  g_autoptr (ExosRowSums) sums = exos_rows_run_checked (&run, stream, NULL, NULL);

  g_assert_nonnull (sums);
  g_assert_cmpint (sums->repeats, ==, EXOS_ROWS_REPEATS_SUMMED);
  g_assert_cmpuint (sums->suspects, ==, 1);
  g_assert_cmpuint (sums->findings[EXOS_ROWS_REPEATED].count, ==, 0);
  g_assert_cmpuint (sums->cells[0].n_rows, ==, 2);
}

static void
add_row (const ExosRecord *record, gpointer repeats)
{
  exos_repeats_add (repeats, record);
}

static void
tell_row (const ExosRecord *record, gpointer told)
{
  g_string_append_printf (told, "%" G_GUINT64_FORMAT " %" G_GSIZE_FORMAT, record->line,
                          record->n_cells);
  for (gsize i = 0; i < record->n_kept; i++)
    g_string_append_printf (told, " [%.*s]%s%s", (int) record->cells[i].length,
                            record->cells[i].text, record->cells[i].was_quoted ? " quoted" : "",
                            record->cells[i].has_lone_quote ? " lone" : "");
  g_string_append_c (told, '\n');
}

/* Rows that are taken out are seen as they stood, but for columns that nobody needs. */
static void
test_removed_rows_are_as_they_were (void)
{
  const char *csv = "a,C,1,2.5,x,more,\n"
                    " a ,C,\"0\",5\"3,\"y, z\",\"more\",x\n"
                    "b,C,1,1,x,,\n"
                    "\"a\",C,,,\"\",,\n"
                    "b,T,1,7,\"x\"\"y\",,\n";
  ExosRowsPlan wide = plan;
  ExosRowsFinding *mixed;

  wide.n_columns = 7;

  g_autoptr (ExosRowSums) sums = exos_row_sums_new (&wide);
  g_autoptr (ExosRepeats) repeats = exos_repeats_new (&wide, 0);
  g_autoptr (GString) told = g_string_new (NULL);
  ExosCheckedRows rows = { { .sums = sums }, NULL };
  const GString text = { (char *) csv, strlen (csv), 0 };

  push (&text, exos_checked_rows_add, &rows);
  push (&text, add_row, repeats);
  g_assert_true (exos_repeats_remove (repeats, sums));
  exos_repeats_visit_removed (repeats, tell_row, told);
  g_assert_cmpstr (told->str, ==,
                   "2 7 [ a ] [C] [0] quoted [5\"3] lone [y, z] quoted [] []\n"
                   "4 7 [a] quoted [C] [] [] [] quoted [] []\n"
                   "3 7 [b] [C] [1] [1] [x] [] []\n"
                   "5 7 [b] [T] [1] [7] [x\"y] quoted [] []\n");
  mixed = &sums->findings[EXOS_ROWS_IN_SEVERAL_GROUPS];
  g_assert_cmpmem (mixed->value, mixed->length, "b", 1);
  g_assert_cmpuint (mixed->lines[0], ==, 5);
}

/* What happens when the first reading has ended. */
typedef struct
{
  char *text;
  char byte; /* that stands there from then on */
  gsize place;
} Turn;

static void
take_turn (guint64 bytes, guint64 total, gpointer data)
{
  const Turn *turn = data;

  if (bytes == total)
    turn->text[turn->place] = turn->byte;
}

static ExosRowSums *
read_with_turn (Turn *turn, GError **error)
{
  g_autofree char *text =
      g_strdup ("id,group,out,number,segment\nu1,C,1,1,x\nu1,C,0,2,x\nu2,T,0,1,x\n");
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  const ExosRowsRun run = { .plan = &plan,
                            .first_line = 2,
                            .size = strlen (text),
                            .progress = take_turn,
                            .user_data = turn,
                            .n_threads = 1 };

  turn->text = text;
  return exos_rows_run_checked (&run, stream, NULL, error);
}

/* A file that is another one when it is read again says nothing of its users. */
static void
test_the_second_reading_may_fail (void)
{
  static const struct
  {
    char byte;
    gsize place;
    ExosRowsRepeats repeats;
    guint64 n_repeated;
  } cases[] = {
    { 'i', 0, EXOS_ROWS_REPEATS_LEFT_OUT, 1 },  /* as it was */
    { '"', 33, EXOS_ROWS_REPEATS_SUMMED, 0 },   /* a quote where none may be */
    { 'Z', 31, EXOS_ROWS_REPEATS_TOO_MANY, 0 }, /* a group that was not summed */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Turn turn = { .byte = cases[i].byte, .place = cases[i].place };
      g_autoptr (GError) error = NULL;
      g_autoptr (ExosRowSums) sums = read_with_turn (&turn, &error);

      g_assert_no_error (error);
      g_assert_cmpint (sums->repeats, ==, cases[i].repeats);
      g_assert_cmpuint (sums->suspects, ==, 1);
      g_assert_cmpuint (sums->findings[EXOS_ROWS_REPEATED].count, ==, cases[i].n_repeated);
      g_assert_cmpuint (sums->cells[0].n_rows, ==, 2 - cases[i].n_repeated);
    }
}

static void
cancel (guint64 bytes, guint64 total, gpointer cancellable)
{
  if (bytes == total)
    g_cancellable_cancel (cancellable);
}

static void
test_the_second_reading_may_be_cancelled (void)
{
  static const char text[] = "id,group,out,number,segment\nu1,C,1,1,x\nu1,C,0,2,x\nu2,T,0,1,x\n";
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "rows-checked-XXXXXX", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const ExosRowsRun run = { .plan = &plan,
                            .first_line = 2,
                            .size = strlen (text),
                            .progress = cancel,
                            .user_data = cancellable,
                            .n_threads = 1 };
  const int fd = g_mkstemp (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_cmpint (write (fd, text, strlen (text)), ==, strlen (text));

  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (exos_rows_run_checked (&run, G_INPUT_STREAM (stream), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  close (fd);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows-again/it-goes-back-to-where-the-stream-stood",
                   test_it_goes_back_to_where_the_stream_stood);
  g_test_add_func ("/rows-again/a-stream-that-cannot-go-back-is-counted",
                   test_a_stream_that_cannot_go_back_is_counted);
  g_test_add_func ("/rows-again/removed-rows-are-as-they-were", test_removed_rows_are_as_they_were);
  g_test_add_func ("/rows-again/the-second-reading-may-fail", test_the_second_reading_may_fail);
  g_test_add_func ("/rows-again/the-second-reading-may-be-cancelled",
                   test_the_second_reading_may_be_cancelled);
  return g_test_run ();
}
