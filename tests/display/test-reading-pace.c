// SPDX-License-Identifier: MIT
/* How a reading is told: a rate and a time left that do not jump, in words. */
#include "ui-fixture.h"
#include "ui/reading-pace.h"
#include "ui/reading-words.h"

#define MB 1000000
#define LOOK 0.1 /* seconds between two samples */
#define BEGIN G_USEC_PER_SEC

/* Reads so many seconds at a rate (bytes a second) from where pace stands. */
static void
read_on (ExosReadingPace *pace, double seconds, double rate, guint64 total)
{
  if (pace->start == 0)
    exos_reading_pace_add (pace, BEGIN, 0, total);
  for (int i = 0; i < (int) (seconds / LOOK + 0.5); i++)
    exos_reading_pace_add (pace, pace->last + (gint64) (LOOK * G_USEC_PER_SEC),
                           pace->bytes + (guint64) (rate * LOOK), total);
}

static void
test_even_reading_is_known_at_once (void)
{
  ExosReadingPace pace = { 0 };

  read_on (&pace, 0.3, 100 * MB, 1000 * MB);
  g_assert_cmpfloat_with_epsilon (pace.rate, 100 * MB, 1);
  g_assert_cmpuint (pace.left, ==, 10);
  read_on (&pace, 5, 100 * MB, 1000 * MB);
  g_assert_cmpuint (pace.left, ==, 5);
}

/* The disk pauses for a moment: the rate falls slowly, and the seconds left do not rise. */
static void
test_pause_does_not_jump (void)
{
  ExosReadingPace pace = { 0 };
  guint before;

  read_on (&pace, 5, 100 * MB, 1000 * MB);
  before = pace.left;
  read_on (&pace, 0.3, 0, 1000 * MB);
  g_assert_cmpfloat (pace.rate, >, 80 * MB);
  g_assert_cmpfloat (pace.rate, <, 95 * MB);
  g_assert_cmpuint (pace.left, ==, before);
}

static void
test_slower_reading_is_told (void)
{
  ExosReadingPace pace = { 0 };

  read_on (&pace, 2, 100 * MB, 1000 * MB);
  read_on (&pace, 10, 10 * MB, 1000 * MB);
  g_assert_cmpfloat (pace.rate, <, 15 * MB);
  g_assert_cmpuint (pace.left, >, 40);
}

static void
test_never_rises_while_it_goes_evenly (void)
{
  ExosReadingPace pace = { 0 };
  guint before = G_MAXUINT;

  for (int i = 0; i < 90; i++)
    {
      read_on (&pace, LOOK, i % 2 == 0 ? 60 * MB : 140 * MB, 1000 * MB);
      if (i > 5)
        g_assert_cmpuint (pace.left, <=, before);
      before = pace.left;
    }
}

static void
test_begins_again_with_the_file (void)
{
  ExosReadingPace pace = { 0 };

  read_on (&pace, 5, 100 * MB, 1000 * MB);
  exos_reading_pace_add (&pace, pace.last + 1, 0, 1000 * MB);
  g_assert_cmpuint (pace.left, ==, 0);
  read_on (&pace, 0.2, 10 * MB, 1000 * MB);
  g_assert_cmpfloat_with_epsilon (pace.rate, 10 * MB, 1);
}

/* Nothing is foretold of what nobody knows. */
static void
test_unknown_size_has_no_time_left (void)
{
  ExosReadingPace pace = { 0 };

  read_on (&pace, 1, 100 * MB, 0);
  g_assert_cmpuint (pace.left, ==, 0);
  read_on (&pace, 1, 100 * MB, 1);
  g_assert_cmpuint (pace.left, ==, 0);

  ExosReadingPace stuck = { 0 };

  read_on (&stuck, 1, 0, 1000 * MB);
  g_assert_cmpuint (stuck.left, ==, 0);
  read_on (&stuck, 1, 100, 1000 * MB);
  g_assert_cmpuint (stuck.left, ==, 0);
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    ExosReadingPace pace;
  } cases[] = {
    { "312.0 MB of 539.0 MB · 2.1 GB/s · 1 second left",
      { .bytes = 312 * MB, .total = 539 * MB, .rate = 2.1e9, .left = 1 } },
    { "312.0 MB of 539.0 MB · 21.0 MB/s", { .bytes = 312 * MB, .total = 539 * MB, .rate = 21e6 } },
    { "312.0 MB · 21.0 MB/s", { .bytes = 312 * MB, .rate = 21e6 } },
    { "0 bytes of 539.0 MB", { .total = 539 * MB } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = exos_words_reading (&cases[i].pace);
      g_auto (GStrv) parts = g_strsplit (text, "\u00a0", -1); /* before a unit */
      g_autofree char *plain = g_strjoinv (" ", parts);

      g_assert_cmpstr (plain, ==, cases[i].text);
    }
}

static void
test_time_left (void)
{
  static const struct
  {
    guint seconds;
    const char *text;
  } cases[] = {
    { 0, "" },
    { 1, "1 second left" },
    { 2, "2 seconds left" },
    { 20, "20 seconds left" },
    { 21, "30 seconds left" },
    { 60, "60 seconds left" },
    { 61, "2 minutes left" },
    { 3600, "60 minutes left" },
    { 3601, "2 hours left" },
    { 86400, "24 hours left" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = exos_words_time_left (cases[i].seconds);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/reading-pace/even-reading", test_even_reading_is_known_at_once);
  g_test_add_func ("/reading-pace/pause-does-not-jump", test_pause_does_not_jump);
  g_test_add_func ("/reading-pace/slower-is-told", test_slower_reading_is_told);
  g_test_add_func ("/reading-pace/never-rises", test_never_rises_while_it_goes_evenly);
  g_test_add_func ("/reading-pace/begins-again", test_begins_again_with_the_file);
  g_test_add_func ("/reading-pace/unknown-size", test_unknown_size_has_no_time_left);
  g_test_add_func ("/reading-pace/words", test_words);
  g_test_add_func ("/reading-pace/time-left", test_time_left);
  return g_test_run ();
}
