// SPDX-License-Identifier: MIT
#include "data/import.h"

#include <string.h>

#include "chunked-stream.h"
#include "data/language.h"
#include "experiment-text.h"

static ExosExperiment *
import_bytes (const char *bytes, gsize length, GError **error)
{
  g_autoptr (GInputStream) stream = chunked_stream_new (bytes, length, 0);

  return exos_import_stream (stream, "bytes.csv", length, NULL, NULL, NULL, NULL, error);
}

static ExosExperiment *
import_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "import-samples", name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));

  ExosExperiment *experiment = import_bytes (bytes, length, &error);

  g_assert_no_error (error);
  return experiment;
}

static void
tell (const ExosExperiment *experiment)
{
  g_autofree char *text = experiment_to_text (experiment);

  g_test_message ("%s", text);
}

static const ExosIssue *
find_issue (const ExosExperiment *experiment, ExosIssueCode code)
{
  for (guint i = 0; i < experiment->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (experiment->issues, i);

      if (issue->code == code)
        return issue;
    }

  return NULL;
}

/* The files of import-samples/expected.json that all hold the same experiment. */
typedef struct
{
  const char *file;
  const char *control; /* as the file names it */
  ExosShape shape;
} SampleCase;

static const SampleCase samples[] = {
  { "growthbook_results.csv", "Control", EXOS_SHAPE_METRIC_LONG },
  { "statsig_gate_pulse_summary.csv", NULL, EXOS_SHAPE_WIDE },
  { "statsig_experiment_pulse_summary.csv", "Control", EXOS_SHAPE_METRIC_LONG },
  { "optimizely_results.csv", "Original", EXOS_SHAPE_METRIC_LONG },
  { "ga4_exploration.csv", "control", EXOS_SHAPE_AGGREGATE },
  { "ga4_report_snapshot.csv", "control", EXOS_SHAPE_AGGREGATE },
  { "amplitude_breakdown.csv", "control", EXOS_SHAPE_AGGREGATE },
  { "vwo_report.csv", "Control", EXOS_SHAPE_AGGREGATE },
  { "firebase_bq_counts.csv", "0", EXOS_SHAPE_AGGREGATE },
  { "hackle_like_utf8.csv", "A", EXOS_SHAPE_AGGREGATE },
};

static void
test_sample (gconstpointer data)
{
  const SampleCase *c = data;
  g_autoptr (ExosExperiment) experiment = import_sample (c->file);

  tell (experiment);
  g_assert_true (experiment->has_counts);
  g_assert_cmpuint (experiment->n_arms, ==, 2);
  g_assert_cmpint (experiment->control, >=, 0);
  g_assert_cmpint (experiment->source.shape, ==, c->shape);

  const ExosArm *control = &experiment->arms[experiment->control];
  const ExosArm *treatment = &experiment->arms[1 - experiment->control];

  if (c->control != NULL)
    g_assert_cmpstr (control->name, ==, c->control);
  g_assert_cmpuint (control->users, ==, 23714);
  g_assert_cmpuint (control->conversions, ==, 1891);
  g_assert_cmpuint (treatment->users, ==, 23561);
  g_assert_cmpuint (treatment->conversions, ==, 2040);
}

static void
test_other_metrics_are_guardrails (void)
{
  static const char *const files[] = { "growthbook_results.csv", "optimizely_results.csv",
                                       "statsig_experiment_pulse_summary.csv",
                                       "statsig_gate_pulse_summary.csv" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (ExosExperiment) experiment = import_sample (files[i]);

      tell (experiment);
      g_assert_cmpuint (experiment->n_metrics, ==, 1);
      g_assert_cmpint (g_ascii_strcasecmp (experiment->metrics[0].name, "crash"), ==, 0);
      g_assert_cmpint (experiment->metrics[0].kind, ==, EXOS_METRIC_COUNT);
      g_assert_cmpint (experiment->metrics[0].direction, ==, EXOS_DIRECTION_LOWER);

      const gsize control = (gsize) experiment->control;

      g_assert_cmpuint (exos_experiment_value (experiment, control, 0)->count, ==, 47);
      g_assert_cmpuint (exos_experiment_value (experiment, 1 - control, 0)->count, ==, 45);
    }
}

static void
test_dimension_is_named (void)
{
  g_autoptr (ExosExperiment) experiment = import_sample ("growthbook_results_by_country.csv");
  const ExosIssue *issue = find_issue (experiment, EXOS_ISSUE_DIMENSION_ROWS);

  tell (experiment);
  g_assert_false (experiment->has_counts);
  g_assert_nonnull (issue);

  g_autofree char *message = exos_issue_dup_message (issue);

  g_assert_cmpstr (issue->column, ==, "country");
  g_assert_nonnull (strstr (message, "country"));
}

static void
test_exposures_have_no_outcome (void)
{
  g_autoptr (ExosExperiment) experiment = import_sample ("statsig_first_exposures.csv");
  const ExosIssue *issue = find_issue (experiment, EXOS_ISSUE_SHAPE_NO_OUTCOME);

  tell (experiment);
  g_assert_false (experiment->has_counts);
  g_assert_nonnull (issue);

  g_autofree char *message = exos_issue_dup_message (issue);

  g_assert_nonnull (strstr (message, "no outcome"));
}

static void
test_continuous_metric_is_kept (void)
{
  g_autoptr (ExosExperiment) experiment = import_sample ("seed_upstream_continuous.csv");

  tell (experiment);
  g_assert_true (experiment->has_counts);
  g_assert_cmpuint (experiment->n_arms, ==, 2);
  g_assert_cmpuint (experiment->arms[0].users, ==, 10000);
  g_assert_cmpuint (experiment->arms[0].conversions, ==, 1200);
  g_assert_cmpuint (experiment->arms[1].conversions, ==, 1320);
  g_assert_null (find_issue (experiment, EXOS_ISSUE_MEAN_NOT_JUDGED));
  g_assert_cmpint (experiment->metrics[1].kind, ==, EXOS_METRIC_MEAN);
  g_assert_cmpfloat (exos_experiment_sums (experiment, 1, 1)->yy.hi, ==, 360000000.0);
}

/* However the bytes come, the experiment is the same. */
static void
check_blocks (const char *path)
{
  static const gsize chunks[] = { 1, 7, 64 };
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));

  g_autofree char *whole = experiment_text_of_bytes (bytes, length, 0);

  g_test_message ("%s", path);
  for (gsize i = 0; i < G_N_ELEMENTS (chunks); i++)
    {
      g_autofree char *text = experiment_text_of_bytes (bytes, length, chunks[i]);

      g_assert_cmpstr (text, ==, whole);
    }
}

static void
test_blocks_do_not_matter (void)
{
  static const char *const folders[] = { "torture", "import-samples", "../samples" };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, folders[i], NULL);
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
      const char *name;

      g_assert_nonnull (folder);
      while ((name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);

          check_blocks (file);
        }
    }
}

#define TEXT(text) text, sizeof text - 1
#define SOUND "variant,users,conversions\ncontrol,100,10\ntreatment,100,20\n"

static void
test_cancelled_is_an_error (void)
{
  g_autoptr (GInputStream) stream = chunked_stream_new (TEXT (SOUND), 7);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      exos_import_stream (stream, "bytes.csv", 0, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What was read before the fault is not taken for the whole. */
static void
test_failing_read_is_an_error (void)
{
  for (gsize offset = 0; offset < sizeof SOUND; offset += 7)
    {
      g_autoptr (GInputStream) stream = chunked_stream_new (TEXT (SOUND), 7);
      g_autoptr (GError) error = NULL;

      chunked_stream_fail_at (CHUNKED_STREAM (stream), offset);
      g_assert_null (exos_import_stream (stream, "bytes.csv", 0, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
    }
}

static void
test_missing_file_is_named (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/weekly.csv");
  g_autoptr (GError) error = NULL;

  g_assert_null (exos_import_file (file, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "weekly.csv"));
}

static void
note_progress (guint64 bytes, guint64 total, gpointer user_data)
{
  guint64 *last = user_data;

  g_assert_cmpuint (bytes, >=, *last);
  g_assert_cmpuint (total, ==, 200000);
  *last = bytes;
}

static void
test_progress_reaches_the_end (void)
{
  g_autofree char *bytes = g_strnfill (200000, '\n');
  g_autoptr (GInputStream) stream = chunked_stream_new (bytes, 200000, 1000);
  guint64 last = 0;

  memcpy (bytes, SOUND, strlen (SOUND));

  g_autoptr (ExosExperiment) experiment =
      exos_import_stream (stream, "bytes.csv", 200000, NULL, note_progress, &last, NULL, NULL);

  g_assert_nonnull (experiment);
  g_assert_cmpuint (last, ==, 200000);
}

static void
test_source_tells_the_bytes (void)
{
  g_autoptr (ExosExperiment) experiment = import_bytes (TEXT (SOUND), NULL);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, SOUND, -1);

  g_assert_cmpstr (experiment->source.file, ==, "bytes.csv");
  g_assert_cmpstr (experiment->source.sha256, ==, sha256);
  g_assert_cmpuint (experiment->source.bytes, ==, strlen (SOUND));
  g_assert_cmpuint (experiment->source.rows, ==, 2);
  g_assert_cmpstr (experiment->source.encoding, ==, "UTF-8");
  g_assert_cmpint (experiment->source.delimiter, ==, ',');
  g_assert_cmpuint (experiment->issues->len, ==, 0);
}

static void
add_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/import/samples/", samples[i].file, NULL);

      g_test_add_data_func (path, &samples[i], test_sample);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_cases ();
  g_test_add_func ("/import/other-metrics-are-guardrails", test_other_metrics_are_guardrails);
  g_test_add_func ("/import/dimension-is-named", test_dimension_is_named);
  g_test_add_func ("/import/exposures-have-no-outcome", test_exposures_have_no_outcome);
  g_test_add_func ("/import/continuous-metric-is-kept", test_continuous_metric_is_kept);
  g_test_add_func ("/import/blocks-do-not-matter", test_blocks_do_not_matter);
  g_test_add_func ("/import/cancelled-is-an-error", test_cancelled_is_an_error);
  g_test_add_func ("/import/failing-read-is-an-error", test_failing_read_is_an_error);
  g_test_add_func ("/import/missing-file-is-named", test_missing_file_is_named);
  g_test_add_func ("/import/progress-reaches-the-end", test_progress_reaches_the_end);
  g_test_add_func ("/import/source-tells-the-bytes", test_source_tells_the_bytes);
  return g_test_run ();
}
