// SPDX-License-Identifier: MIT
/* The names of exported files. */
#include <glib.h>
#include <string.h>

#include "memo/file-name.h"

static const GDate *
day (void)
{
  static GDate date;

  g_date_set_dmy (&date, 14, G_DATE_MARCH, 2026);
  return &date;
}

#define REST "_decision_memo_2026-03-14.pdf"

static const struct
{
  const char *experiment;
  const char *name;
} names[] = {
  { "home banner", "home banner" REST },
  { "홈 배너 실험", "홈 배너 실험" REST },
  { "a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j" REST },
  { "..hidden", "__hidden" REST },
  { ".", "_" REST },
  { "v1.2", "v1.2" REST },
  { "a\nb\tc\x01\x7f", "a_b_c__" REST },
  { "a\xe2\x80\xae"
    "b\xe2\x80\x8b\xc2\x85",
    "a_b__" REST },
  { "  x  ", "x" REST },
  { "a\xff"
    "b",
    "a\xef\xbf\xbd"
    "b" REST },
  { "", "experiment" REST },
  { "   ", "experiment" REST },
  { NULL, "experiment" REST },
};

static void
test_names (void)
{
  const GDate *date = day ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = exos_export_file_name (names[i].experiment, date, "pdf");

      g_assert_cmpstr (name, ==, names[i].name);
    }
}

/* 120 bytes at most, whole characters, and date and extension are never what is cut. */
static void
test_long_names (void)
{
  static const char *const letters[] = { "a", "é", "홈", "\xf0\x9f\x98\x80" };
  const GDate *date = day ();

  for (gsize i = 0; i < G_N_ELEMENTS (letters) * 4; i++)
    {
      GString *long_name = g_string_new (NULL);

      g_string_append_len (long_name, "xyz", i % 4);
      for (gsize n = 0; n < 100; n++)
        g_string_append (long_name, letters[i / 4]);

      g_autofree char *whole = g_string_free (long_name, FALSE);
      g_autofree char *name = exos_export_file_name (whole, date, "html");
      const gsize room = 120 - strlen ("_decision_memo_2026-03-14.html");

      g_assert_cmpuint (strlen (name), <=, 120);
      g_assert_cmpuint (strlen (name), >, 120 - strlen (letters[i / 4]));
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_true (g_str_has_suffix (name, "_decision_memo_2026-03-14.html"));
      g_assert_cmpint (strncmp (name, whole, room - 3), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-name/safe-everywhere", test_names);
  g_test_add_func ("/file-name/at-most-120-bytes", test_long_names);
  return g_test_run ();
}
