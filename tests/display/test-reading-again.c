// SPDX-License-Identifier: MIT
/* Settings that need more of a file than was kept of it: it is read again. */
#include "data/data-file.h"
#include "reading-fixture.h"

/* Links with --wrap: of the next so many questions each is answered with no, as of a reading that
 * kept too little. */
static int n_refusals;

gboolean __real_exos_data_file_serves (const ExosDataFile *self, const ExosMapping *mapping);
gboolean __wrap_exos_data_file_serves (const ExosDataFile *self, const ExosMapping *mapping);

gboolean
__wrap_exos_data_file_serves (const ExosDataFile *self, const ExosMapping *mapping)
{
  if (n_refusals == 0)
    return __real_exos_data_file_serves (self, mapping);
  n_refusals--;
  return FALSE;
}

static void
replace_by (Fixture *f, const char *text)
{
  g_unlink (f->slow.path);
  g_assert_true (g_file_set_contents (f->slow.path, text, -1, NULL));
}

/* A setting that needs more of the file does not wait for the end of the reading that is useless:
 * what stands at the name now is read, and what comes through the pipe is not. */
static void
test_setting_begins_the_reading_again (Fixture *f, gconstpointer data)
{
  open_head (f, LAUNCH);
  replace_by (f, "variant,users,conversions,errors\nold,100,10,1\nnew,100,11,1\n");
  n_refusals = 1;
  set_role (f, "errors", EXOS_ROLE_IGNORE);
  g_assert_cmpint (n_refusals, ==, 0);
  g_assert_true (has_head (f));
  exos_test_settle (f->window);
  g_assert_cmpstr (exos_session_get_report (f->session)->experiment->arms[0].name, ==, "old");
  g_assert_cmpint (get_role (f, "errors"), ==, EXOS_ROLE_IGNORE);
}

static gboolean
is_dimmed (Fixture *f)
{
  return gtk_widget_has_css_class (gtk_widget_get_first_child (get_shown (f, EXOS_PAGE_RESULTS)),
                                   "exos-stale");
}

/* A report, and then a setting that it needs the file for again, which now comes slowly. */
static void
read_again_for_setting (Fixture *f)
{
  replace_by (f, LAUNCH);
  exos_test_open (f->window, f->slow.file);
  exos_test_drain ();
  slow_file_make_pipe (&f->slow);
  n_refusals = 1;
  set_role (f, "errors", EXOS_ROLE_IGNORE);
  slow_file_open (&f->slow);
  slow_file_write_head (&f->slow, LAUNCH);
  exos_test_wait (exos_session_reading_lasts (f->session), 5000);
  exos_test_drain ();
}

static void
test_setting_of_a_report_reads_again (Fixture *f, gconstpointer data)
{
  int n_opened = 0;

  read_again_for_setting (f);
  g_signal_connect_swapped (f->session, "opened", G_CALLBACK (count), &n_opened);
  g_assert_true (exos_session_is_stale (f->session));
  g_assert_true (is_dimmed (f));
  g_assert_cmpuint (exos_session_get_report (f->session)->experiment->n_metrics, ==, 1);

  end_file (f);
  g_assert_false (is_dimmed (f));
  g_assert_cmpuint (exos_session_get_report (f->session)->experiment->n_metrics, ==, 0);
  g_assert_cmpint (n_opened, ==, 0); /* which would move page and focus */
  g_assert_true (exos_session_can_undo (f->session));
}

/* Report and setting agree again. */
static void
test_cancel_takes_the_setting_back (Fixture *f, gconstpointer data)
{
  read_again_for_setting (f);
  exos_session_cancel (f->session);
  g_assert_false (is_dimmed (f));
  g_assert_cmpint (get_role (f, "errors"), ==, EXOS_ROLE_GUARDRAIL);
  g_assert_true (exos_plan_equal (exos_session_get_report (f->session)->plan,
                                  exos_session_get_plan (f->session)));
}

/* What is there already is enough: nobody waits for the file. */
static void
test_undo_ends_the_reading_for_a_setting (Fixture *f, gconstpointer data)
{
  read_again_for_setting (f);
  exos_session_undo (f->session);
  g_assert_false (exos_session_is_reading (f->session));
  exos_test_settle (f->window);
  g_assert_false (is_dimmed (f));
  g_assert_cmpint (get_role (f, "errors"), ==, EXOS_ROLE_GUARDRAIL);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  add ("setting-begins-the-reading-again", test_setting_begins_the_reading_again);
  add ("setting-of-a-report-reads-again", test_setting_of_a_report_reads_again);
  add ("cancel-takes-the-setting-back", test_cancel_takes_the_setting_back);
  add ("undo-ends-the-reading-for-a-setting", test_undo_ends_the_reading_for_a_setting);
  return g_test_run ();
}
