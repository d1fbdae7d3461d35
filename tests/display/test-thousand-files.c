// SPDX-License-Identifier: MIT
/* A window that a thousand files are opened in, one after another, keeps nothing of them. */
#include <malloc.h>
#include <stdio.h>

#include "../effort.h"
#include "ui-fixture.h"

/* Until what is made once, and lists that end somewhere, are made. */
#define N_WARM (EXOS_TEST_IS_SLOW ? 20 : 200)
#define N_FILES (EXOS_TEST_IS_SLOW ? 100 : 1000)
#define MOST 1024.0 /* bytes a file that are kept */
#define MOST_PAGES \
  10240.0 /* with what is free between them: that of one more thread comes at once */
#define MORE_DESCRIPTORS 20 /* of workers that are about to end; a leak is one a file */

static const char *const samples[] = { "sample_launch.csv", "sample_rollback.csv",
                                       "sample_blocked.csv", "sample_several_treatments.csv" };

/* Bytes of pages that the program has for itself. */
static double
measure_pages (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "RssAnon:");
  g_assert_nonnull (line);
  return 1024 * g_ascii_strtod (line + strlen ("RssAnon:"), NULL);
}

/* Bytes that were allocated and not freed, of all threads. */
static double
measure_kept (void)
{
  const struct mallinfo2 it = mallinfo2 ();

  return (double) (it.uordblks + it.hblkhd);
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

static void
test_thousand_files_leave_nothing (void)
{
  ExosWindow *window = exos_test_window_new ();

  open_files (window, N_WARM);

  const double pages = measure_pages ();
  const double kept = measure_kept ();
  const guint n_descriptors = count_descriptors ();

  open_files (window, N_FILES - N_WARM);

  const double more_kept = (measure_kept () - kept) / (N_FILES - N_WARM);
  const double more_pages = (measure_pages () - pages) / (N_FILES - N_WARM);

  g_test_message ("%.0f bytes a file are kept, %.0f with pages", more_kept, more_pages);
  g_assert_cmpuint (count_descriptors (), <, n_descriptors + MORE_DESCRIPTORS);
  if (EXOS_TEST_SLOWNESS == 1) /* sanitizers keep what is freed */
    {
      g_assert_cmpfloat (more_kept, <, MOST);
      g_assert_cmpfloat (more_pages, <, MOST_PAGES);
    }
  exos_test_window_free (window);
}

int
main (int argc, char *argv[])
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/thousand-files/leave-nothing", test_thousand_files_leave_nothing);
  return g_test_run ();
}
