// SPDX-License-Identifier: MIT
/* In which order the parts of one table come, and what they are called together. */
#include "data/input-names.h"
#include "data/input.h"
#include "data/language.h"
#include "data/natural-order.h"

static void
test_natural_order (void)
{
  static const char *const ordered[] = {
    "",    "0",  "00",     "7",       "a",        "a-",  "a0",  "a00", "a0b",
    "a01", "a1", "a1b",    "a2",      "a002b",    "a10", "a12", "a20", "a100",
    "a:",  "b",  "part-2", "part-10", "part-10x", "é",   "가",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ordered); j++)
      {
        const int order = exos_compare_naturally (ordered[i], ordered[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

/* Whatever the order in which a person names them. */
static void
test_names (void)
{
  static const struct
  {
    const char *paths[3];
    const char *name;
  } cases[] = {
    { { "/x/a.csv" }, "a.csv" },
    { { "/x/b-10.csv", "/x/b-9.csv" }, "b-9.csv and 1 more" },
    { { "/x/b-10.csv", "/x/b-9.csv", "/x/b-1.csv" }, "b-1.csv and 2 more" },
    { { "/x/d=2/p.csv", "/x/d=1/p.csv" }, "d=1/p.csv and 1 more" },
    { { "/x/d=10/p.csv", "/x/d=9/p.csv", "/x/d=8/q.csv" }, "d=9/p.csv and 2 more" },
    { { "/x/d=2/p.csv", "/x/d=1/q.csv", "/x/d=1/p.csv" }, "d=1/p.csv and 2 more" },
    { { "/x/d=2/q.csv", "/x/d=1/q.csv", "/x/d=3/p.csv" }, "d=1/q.csv and 2 more" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

      for (gsize j = 0; j < 3 && cases[i].paths[j] != NULL; j++)
        g_ptr_array_add (files, g_file_new_for_path (cases[i].paths[j]));

      g_autofree char *name = exos_input_dup_name ((GFile *const *) files->pdata, files->len);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_packed_names (void)
{
  g_assert_true (exos_input_name_is_packed ("a.csv.gz"));
  g_assert_true (exos_input_name_is_packed ("A.CSV.GZ"));
  g_assert_false (exos_input_name_is_packed ("a.csv"));
  g_assert_false (exos_input_name_is_packed ("a.gz.csv"));
}

static void
test_copies (void)
{
  static const struct
  {
    const char *paths[3];
    guint64 sizes[3];
    gboolean may_be[3];
  } cases[] = {
    { { "a.csv" }, { 10 }, { FALSE } },
    { { "a.csv", "b.csv" }, { 10, 10 }, { TRUE, TRUE } },
    { { "a.csv", "b.csv" }, { 10, 11 }, { FALSE, FALSE } },
    { { "a.csv", "b.csv.gz" }, { 10, 5 }, { TRUE, TRUE } },
    { { "a.csv.gz", "b.csv.gz" }, { 5, 6 }, { FALSE, FALSE } },
    { { "a.csv.gz", "b.csv.gz" }, { 5, 5 }, { TRUE, TRUE } },
    { { "a.csv", "b.csv", "c.csv" }, { 5, 6, 5 }, { TRUE, FALSE, TRUE } },
    { { "a.csv", "b.csv", "c.csv" }, { 6, 5, 5 }, { FALSE, TRUE, TRUE } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) parts = NULL;

      for (gsize j = 0; j < 3 && cases[i].paths[j] != NULL; j++)
        g_ptr_array_add (files, g_file_new_for_path (cases[i].paths[j]));
      parts = exos_input_list_parts ((GFile *const *) files->pdata, files->len);
      for (guint j = 0; j < parts->len; j++)
        ((ExosPartFile *) g_ptr_array_index (parts, j))->size = cases[i].sizes[j];
      for (guint j = 0; j < parts->len; j++)
        g_assert_cmpint (exos_input_may_be_copy (parts, g_ptr_array_index (parts, j)), ==,
                         cases[i].may_be[j]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/input-names/natural-order", test_natural_order);
  g_test_add_func ("/input-names/names", test_names);
  g_test_add_func ("/input-names/packed-names", test_packed_names);
  g_test_add_func ("/input-names/copies", test_copies);
  return g_test_run ();
}
