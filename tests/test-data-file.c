// SPDX-License-Identifier: MIT
/* A file that is read once and understood as often as what is said of it changes. */
#include "data/data-file.h"

#include <glib/gstdio.h>
#include <string.h>

#include "chunked-stream.h"
#include "data/language.h"
#include "experiment-text.h"

#define N_THREADS 4
#define N_ROUNDS 25

/* Every torture and sample file that is a table. */
static const char *const folders[] = { "torture", "import-samples" };

static ExosDataFile *
read_text (const char *text)
{
  g_autoptr (GInputStream) stream = chunked_stream_new (text, strlen (text), 0);
  g_autoptr (GError) error = NULL;
  ExosDataFile *data =
      exos_data_file_read_stream (stream, "text.csv", strlen (text), NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return data;
}

static char *
understand (const ExosDataFile *data, const ExosMapping *mapping)
{
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (data, mapping);

  return experiment_to_text (experiment);
}

/* The same as an import at once; and the first time as the third, with another mapping between. */
static void
check_file (const char *path)
{
  const ExosMapping other = { .control = "nobody", .sums_rows = TRUE };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) import_error = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosExperiment) imported =
      exos_import_file (file, NULL, NULL, NULL, NULL, &import_error);
  g_autoptr (ExosDataFile) data = exos_data_file_read (file, NULL, NULL, NULL, NULL, &error);

  g_assert_cmpint (imported == NULL, ==, data == NULL);
  if (data == NULL)
    {
      g_assert_cmpstr (error->message, ==, import_error->message);
      g_assert_true (g_error_matches (error, import_error->domain, import_error->code));
      return;
    }

  g_autofree char *expected = experiment_to_text (imported);
  g_autofree char *first = understand (data, NULL);
  g_autofree char *between = understand (data, &other);
  g_autofree char *again = understand (data, NULL);

  g_assert_cmpstr (first, ==, expected);
  g_assert_cmpstr (again, ==, expected);
  g_assert_cmpstr (between, !=, "");
}

static void
test_every_file (void)
{
  guint n_files = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_test_build_filename (G_TEST_DIST, folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

      for (const char *name; (name = g_dir_read_name (dir)) != NULL; n_files++)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          g_test_message ("%s", name);
          check_file (path);
        }
    }

  g_assert_cmpuint (n_files, >, 120);
}

/* What it says does not need the file any more. */
static void
test_experiment_outlives_the_file (void)
{
  ExosDataFile *data = read_text ("variant,users,conversions\ncontrol,100,10\nb,100,12\n");
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (data, NULL);

  exos_data_file_ref (data);
  exos_data_file_unref (data);
  exos_data_file_unref (data);
  g_assert_cmpstr (experiment->arms[1].name, ==, "b");
  g_assert_cmpstr (experiment->source.file, ==, "text.csv");
  g_assert_cmpstr (exos_experiment_preview (experiment, 1, 0), ==, "b");
}

typedef struct
{
  ExosDataFile *data;
  const char *language;
  char *expected;
} Job;

static gpointer
run_job (gpointer data)
{
  const Job *job = data;
  guint n_same = 0;

  exos_language_use (job->language);
  for (int i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *text = understand (job->data, NULL);

      n_same += g_str_equal (text, job->expected);
    }

  exos_data_file_unref (job->data);
  return GUINT_TO_POINTER (n_same);
}

/* At the same time, and in two languages, from bytes that had to be decoded. */
static void
test_several_threads (void)
{
  static const char *const languages[] = { "en", "ko" };
  g_autoptr (ExosDataFile) data = read_text ("variant,users,conversions,caf\xe9,\xb9\n"
                                             "control,100,10,x,1\nb,100,12,\xff,2\n");
  GThread *threads[N_THREADS];
  Job jobs[N_THREADS];

  for (gsize i = 0; i < N_THREADS; i++)
    {
      jobs[i].language = languages[i % 2];
      exos_language_use (jobs[i].language);
      jobs[i].expected = understand (data, NULL);
      jobs[i].data = exos_data_file_ref (data);
    }
  for (gsize i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("understand", run_job, &jobs[i]);
  for (gsize i = 0; i < N_THREADS; i++)
    {
      g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, N_ROUNDS);
      g_free (jobs[i].expected);
    }
  exos_language_use ("en");
}

/* Another program writes meanwhile: the progress of the first block is told before the last look.
 */
static void
grow_file (guint64 bytes, guint64 total, gpointer path)
{
  g_autofree char *content = g_strnfill ((gsize) total + 1, 'x');

  g_assert_true (
      g_file_set_contents_full (path, content, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
test_changed_while_read (void)
{
  g_autofree char *folder = g_dir_make_tmp ("exos-data-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "grows.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "variant,users,conversions\ncontrol,1,1\n", -1, NULL));

  g_autoptr (ExosDataFile) data = exos_data_file_read (file, NULL, grow_file, path, NULL, &error);

  g_assert_null (data);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "grows.csv"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What a person sees when the file cannot be opened. */
static void
test_words_for_people (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "torture", NULL);
  g_autofree char *missing = g_build_filename (folder, "none.csv", NULL);
  const struct
  {
    const char *path;
    const char *message;
  } cases[] = {
    { folder, "“torture” is a folder (directory), not a file." },
    { missing, "Could not open “none.csv”. The file was moved or deleted." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (cases[i].path);
      g_autoptr (GError) error = NULL;

      g_assert_null (exos_data_file_read (file, NULL, NULL, NULL, NULL, &error));
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "torture", "001_seed_sample.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (exos_data_file_read (file, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/data-file/every-file", test_every_file);
  g_test_add_func ("/data-file/experiment-outlives-the-file", test_experiment_outlives_the_file);
  g_test_add_func ("/data-file/several-threads", test_several_threads);
  g_test_add_func ("/data-file/changed-while-read", test_changed_while_read);
  g_test_add_func ("/data-file/words-for-people", test_words_for_people);
  g_test_add_func ("/data-file/cancelled", test_cancelled);
  return g_test_run ();
}
