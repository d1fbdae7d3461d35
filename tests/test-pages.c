// SPDX-License-Identifier: MIT
#include <string.h>

#include "data/rows/pages.h"

#define LINE 64

static const gsize sizes[] = {
  1, LINE, LINE + 1, 4096, 300 * 1000, 1900 * 1000, 3 * 1024 * 1024, 7
};

static gboolean
is_all (const char *bytes, char byte, gsize n)
{
  return bytes[0] == byte && memcmp (bytes, bytes + 1, n - 1) == 0;
}

static void
test_all_zeros_on_a_line (void)
{
  g_autoptr (ExosPages) pages = exos_pages_new (1, TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const char *bytes = exos_pages_take (pages, sizes[i]);

      g_assert_cmpuint ((guintptr) bytes % LINE, ==, 0);
      g_assert_true (is_all (bytes, 0, sizes[i]));
    }
}

static void
test_what_is_written_stays (void)
{
  g_autoptr (ExosPages) pages = exos_pages_new (4096, FALSE);
  char *taken[G_N_ELEMENTS (sizes)];

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      taken[i] = exos_pages_take (pages, sizes[i]);
      memset (taken[i], 'a' + (int) i, sizes[i]);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_assert_true (is_all (taken[i], (char) ('a' + i), sizes[i]));
}

static void
test_much_more_than_was_asked_for (void)
{
  g_autoptr (ExosPages) pages = exos_pages_new (1, TRUE);

  for (gsize i = 0; i < 200; i++)
    {
      char *bytes = exos_pages_take (pages, 1024 * 1024);

      g_assert_cmpint (bytes[1024 * 1024 - 1], ==, 0);
      bytes[1024 * 1024 - 1] = 1;
    }
}

static void
test_what_was_asked_for_is_in_one_piece (void)
{
  g_autoptr (ExosPages) pages = exos_pages_new (3 * exos_pages_size (1024 * 1024), TRUE);
  const char *first = exos_pages_take (pages, 1024 * 1024);

  for (gsize i = 1; i < 3; i++)
    g_assert_true ((const char *) exos_pages_take (pages, 1024 * 1024) ==
                   first + i * exos_pages_size (1024 * 1024));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/all_zeros_on_a_line_of_the_cache", test_all_zeros_on_a_line);
  g_test_add_func ("/pages/what_is_written_stays", test_what_is_written_stays);
  g_test_add_func ("/pages/much_more_than_was_asked_for", test_much_more_than_was_asked_for);
  g_test_add_func ("/pages/what_was_asked_for_is_in_one_piece",
                   test_what_was_asked_for_is_in_one_piece);
  return g_test_run ();
}
