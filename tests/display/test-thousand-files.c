// SPDX-License-Identifier: MIT
/* A window that a thousand files are opened in, one after another, keeps nothing of them. */
#include <stdio.h>
#include <stdlib.h>

#include "../effort.h"
#include "ui-fixture.h"

#define N_WARM            \
  (EXOS_TEST_IS_SLOW ? 20 \
                     : 200) /* until what is made once, and lists that end somewhere, are made */
#define N_STRETCHES 8
#define N_FILES (EXOS_TEST_IS_SLOW ? 10 : 100) /* of each */
#define MOST 1024.0                            /* bytes a file */
#define MOST_STEPS (8 * 1024 * 1024.0)         /* bytes in all */
#define MORE_DESCRIPTORS 20 /* of workers that are about to end; a leak is one a file */

static const char *const samples[] = { "sample_launch.csv", "sample_rollback.csv",
                                       "sample_blocked.csv", "sample_several_treatments.csv" };

/* Bytes that the program has for itself. */
static double
measure_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "RssAnon:");
  g_assert_nonnull (line);
  return 1024 * g_ascii_strtod (line + strlen ("RssAnon:"), NULL);
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
open_files (ExosWindow *window, guint n)
{
  for (guint i = 0; i < n; i++)
    exos_test_open_sample (window, samples[i % G_N_ELEMENTS (samples)]);
  exos_test_drain ();
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

/* Bytes a file, as in half of the stretches: a leak is in all of them. The memory that one more
 * thread has for itself comes once, in whichever stretch it is needed. */
static double
measure_growth (ExosWindow *window)
{
  const double start = measure_memory ();
  double before = start;
  double growth[N_STRETCHES];

  for (guint i = 0; i < N_STRETCHES; i++)
    {
      open_files (window, N_FILES);

      const double now = measure_memory ();

      growth[i] = (now - before) / N_FILES;
      g_test_message ("%.0f bytes a file", growth[i]);
      before = now;
    }

  if (EXOS_TEST_SLOWNESS == 1)
    g_assert_cmpfloat (before - start, <, MOST_STEPS);
  qsort (growth, N_STRETCHES, sizeof growth[0], compare);
  return (growth[N_STRETCHES / 2 - 1] + growth[N_STRETCHES / 2]) / 2;
}

static void
test_thousand_files_leave_nothing (void)
{
  ExosWindow *window = exos_test_window_new ();

  open_files (window, N_WARM);

  const guint n_descriptors = count_descriptors ();
  const double growth = measure_growth (window);

  g_test_message ("%.0f bytes a file, in the middle", growth);
  g_assert_cmpuint (count_descriptors (), <, n_descriptors + MORE_DESCRIPTORS);
  if (EXOS_TEST_SLOWNESS == 1) /* sanitizers keep what is freed */
    g_assert_cmpfloat (growth, <, MOST);
  exos_test_window_free (window);
}

int
main (int argc, char *argv[])
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/thousand-files/leave-nothing", test_thousand_files_leave_nothing);
  return g_test_run ();
}
