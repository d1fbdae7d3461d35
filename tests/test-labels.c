// SPDX-License-Identifier: MIT
/* Labels of a column are found again, however long they are and however they begin. */
#include <glib.h>
#include <string.h>

#include "data/rows/label-text.h"
#include "data/rows/labels.h"
#include "data/rows/left-out.h"

/* 16 bytes of a label are read whatever its length. */
#define ROOM 64

static const char texts[][ROOM] = {
  "a",
  "",
  "sixteen-letters1",
  "sixteen-letters1-and-one",
  "sixteen-letters1-and-two",
  "sixteen-letters1-and-two-more",
  "대조군-대조군-대조군",
};

static void
test_found_again (void)
{
  ExosLabels *labels = exos_labels_new ();

  for (guint32 i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const size_t length = strlen (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_null (exos_labels_find (labels, texts[i], length));
      g_assert_true (exos_labels_add (labels, texts[i], length, 10 + i));
    }

  for (guint32 i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const ExosLabelSlot *slot = exos_labels_find (labels, texts[i], strlen (texts[i]));

      g_test_message ("%s", texts[i]);
      g_assert_nonnull (slot);
      g_assert_cmpuint (slot->value, ==, 10 + i);
    }

  exos_labels_free (labels);
}

/* Labels of every length, each followed by something else than when it was added. */
static void
test_every_byte_counts (void)
{
  ExosLabels *labels = exos_labels_new ();
  guint32 n = 0;

  for (gsize length = 0; length < 24; length++)
    for (gsize i = 0; i <= length; i++, n++)
      {
        char text[ROOM];

        memset (text, '\xff', sizeof text);
        memset (text, 'a', length);
        text[i] = i < length ? 'b' : '\xff';
        g_assert_null (exos_labels_find (labels, text, length));
        g_assert_true (exos_labels_add (labels, text, length, n));
      }

  n = 0;
  for (gsize length = 0; length < 24; length++)
    for (gsize i = 0; i <= length; i++, n++)
      {
        char text[ROOM] = "";
        const ExosLabelSlot *slot;

        memset (text, 'a', length);
        text[i] = i < length ? 'b' : '\0';
        slot = exos_labels_find (labels, text, length);
        g_assert_nonnull (slot);
        g_assert_cmpuint (slot->value, ==, n);
        text[i] = i < length ? 'c' : '\0';
        g_assert_cmpint (exos_labels_find (labels, text, length) != NULL, ==, i == length);
      }

  exos_labels_free (labels);
}

/* So many that some share a place, and some of these the last one. */
static void
test_as_many_as_there_may_be (void)
{
  for (guint round = 0; round < 40; round++)
    {
      ExosLabels *labels = exos_labels_new ();
      char text[ROOM] = "";

      for (guint32 i = 0; i < EXOS_LABELS_MAX; i++)
        {
          g_snprintf (text, sizeof text, "%u-%u", round, i);
          g_assert_null (exos_labels_find (labels, text, strlen (text)));
          g_assert_true (exos_labels_add (labels, text, strlen (text), i));
        }
      g_assert_false (exos_labels_add (labels, "more", 4, 0));
      g_assert_null (exos_labels_find (labels, "more            ", 4));
      for (guint32 i = 0; i < EXOS_LABELS_MAX; i++)
        {
          g_snprintf (text, sizeof text, "%u-%u", round, i);
          g_assert_cmpuint (exos_labels_find (labels, text, strlen (text))->value, ==, i);
        }
      exos_labels_free (labels);
    }
}

static void
test_bounds_of_text (void)
{
  g_autofree char *text = g_strnfill (5000, 'x');
  ExosLabels *labels = exos_labels_new ();

  for (guint32 i = 0; i < 256; i++)
    {
      text[17] = (char) i;
      g_assert_false (exos_labels_add (labels, text, 4097, i));
      g_assert_true (exos_labels_add (labels, text, 4096, i));
      g_assert_cmpuint (exos_labels_find (labels, text, 4096)->value, ==, i);
      g_assert_null (exos_labels_find (labels, text, 4095));
    }
  g_assert_false (exos_labels_add (labels, "a               ", 1, 0));
  g_assert_null (exos_labels_find (labels, "a               ", 1));
  g_assert_true (exos_labels_add (labels, "                ", 0, 7));
  g_assert_cmpuint (exos_labels_find (labels, "a               ", 0)->value, ==, 7);
  exos_labels_free (labels);
}

/* What says that there is no group, by itself or where there are others. */
static void
test_no_groups (void)
{
  static const struct
  {
    const char *label;
    gboolean names_none;
    gboolean means_none;
  } cases[] = {
    { "", TRUE, TRUE },
    { " ", TRUE, TRUE },
    { "\x1a", TRUE, FALSE },
    { "NULL", TRUE, FALSE },
    { "(null)", TRUE, FALSE },
    { "\\N", TRUE, FALSE },
    { "NaN", TRUE, FALSE },
    { "<NA>", TRUE, FALSE },
    { "N/A", TRUE, FALSE },
    { "#N/A", TRUE, FALSE },
    { "(None)", TRUE, FALSE },
    { "undefined", TRUE, FALSE },
    { "(not set)", TRUE, FALSE },
    { " Not Set\t", TRUE, FALSE },
    { "None", FALSE, TRUE },
    { "NA", FALSE, TRUE },
    { "-", FALSE, TRUE },
    { "--", FALSE, FALSE },
    { "Unknown", FALSE, TRUE },
    { "nil", FALSE, TRUE },
    { "unassigned", FALSE, TRUE },
    { "Not assigned", FALSE, TRUE },
    { "not_assigned", FALSE, TRUE },
    { "nulls", FALSE, FALSE },
    { "nul", FALSE, FALSE },
    { "not", FALSE, FALSE },
    { "nilly", FALSE, FALSE },
    { "control", FALSE, FALSE },
    { "0", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *label = cases[i].label;
      g_autofree char *longer = g_strconcat (label, "x", NULL);

      g_test_message ("%s", label);
      g_assert_cmpint (exos_rows_names_no_group (label, strlen (label)), ==, cases[i].names_none);
      g_assert_cmpint (exos_rows_names_no_group (longer, strlen (label)), ==, cases[i].names_none);
      g_assert_false (exos_rows_names_no_group (longer, strlen (longer)));
      g_assert_cmpint (exos_rows_means_no_group (label), ==, cases[i].means_none);
    }
}

/* Labels of one kind, each in a row of its own. */
static ExosRowSums *
sums_of (ExosRowsBy by, const char *const *names)
{
  ExosRowsPlan plan = { .by = { 0, -1, -1 }, .unit = -1 };

  plan.by[by] = (int) by;

  ExosRowSums *sums = exos_row_sums_new (&plan);

  for (guint i = 0; names[i] != NULL; i++)
    exos_row_sums_add_label (sums, by, names[i], strlen (names[i]), i + 2);
  return sums;
}

/* x: left out; NULL: nothing is said. */
static void
assert_left_out (const gboolean *is_left_out, guint n, const char *expected)
{
  g_assert_cmpint (is_left_out == NULL, ==, expected == NULL);
  for (guint i = 0; expected != NULL && i < n; i++)
    g_assert_cmpint (is_left_out[i], ==, expected[i] == 'x');
}

static void
test_groups_that_are_none (void)
{
  static const struct
  {
    const char *labels[6];
    guint64 counts[6];
    const char *control;
    const char *expected;
  } cases[] = {
    { { "a", "b", "none" }, { 475, 475, 50 }, NULL, "--x" },
    { { "none", "a", "b" }, { 50, 475, 475 }, NULL, "x--" },
    { { "a", "b", "none" }, { 474, 475, 51 }, NULL, "---" },
    { { "a", "b", "none" }, { 9, 9, 1 }, NULL, "---" },
    { { "a", "b", "none" }, { 10, 9, 1 }, NULL, "--x" },
    { { "a", "b", "none" }, { 475, 475, 50 }, "b", "--x" },
    { { "a", "b", "None" }, { 475, 475, 50 }, "none", "---" },
    { { "a", "b", "Total" }, { 1000, 1000, 10 }, NULL, "--x" },
    { { "a", "b", "total" }, { 1000, 1000, 10 }, "Total", "---" },
    { { "a", "b", "-", "unknown" }, { 1000, 1000, 10, 10 }, NULL, "--xx" },
    { { "a", "b", "-", "unknown" }, { 1000, 1000, 10, 10 }, "unknown", "--x-" },
    { { "a", "b", "none" }, { 1000, 1000, 0 }, NULL, "---" },
    { { "a", "none" }, { 1000, 10 }, NULL, NULL },
    { { "a", "b", "none" }, { 1000, 0, 10 }, NULL, NULL },
    { { "a", "b", "none" }, { 1000, 1, 10 }, NULL, "--x" },
    { { "a" }, { 1000 }, NULL, NULL },
    { { NULL }, { 0 }, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosRowSums) sums = sums_of (EXOS_ROWS_BY_GROUP, cases[i].labels);
      g_autofree gboolean *groups =
          exos_rows_find_no_groups_of (sums, cases[i].counts, cases[i].control);

      assert_left_out (groups, sums->n_labels[EXOS_ROWS_BY_GROUP], cases[i].expected);
      sums->is_cut[EXOS_ROWS_BY_GROUP] = TRUE;
      g_assert_null (exos_rows_find_no_groups_of (sums, cases[i].counts, cases[i].control));
    }
}

/* Before 1 March 2024. */
static void
test_days_before (void)
{
  static const struct
  {
    const char *labels[6];
    const char *expected;
    const char *no_day;
  } cases[] = {
    { { "2024-02-29", "2024-03-01", "2024-03-02", "20240229" }, "x--x", NULL },
    { { "2024. 2. 29.", "2024년 3월 1일" }, "x-", NULL },
    { { "03/02/2024", "02/03/2024", "13/02/2024" }, "x-x", NULL },
    { { "03/02/2024", "02/03/2024", "02/13/2024" }, "-xx", NULL },
    { { "13/02/2024", "03/02/2024", "02/13/2024" }, "xxx", NULL },
    { { "02/13/2024", "03/02/2024", "13/02/2024" }, "x-x", NULL },
    { { "03/02/2024", "02/03/2024" }, NULL, "03/02/2024" },
    { { "2024-02-01", "soon", "later" }, NULL, "soon" },
    { { "" }, NULL, "" },
    { { NULL }, "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosRowSums) sums = sums_of (EXOS_ROWS_BY_DAY, cases[i].labels);
      const ExosRowsLabel *no_day = NULL;
      g_autofree gboolean *days =
          exos_rows_find_days_before (sums, G_GINT64_CONSTANT (1709251200000000), &no_day);

      assert_left_out (days, sums->n_labels[EXOS_ROWS_BY_DAY],
                       cases[i].labels[0] == NULL ? NULL : cases[i].expected);
      g_assert_cmpint (no_day != NULL, ==, cases[i].no_day != NULL);
      if (no_day != NULL)
        g_assert_cmpmem (no_day->text, no_day->length, cases[i].no_day, strlen (cases[i].no_day));
      sums->is_cut[EXOS_ROWS_BY_DAY] = TRUE;
      g_assert_null (exos_rows_find_days_before (sums, 0, &no_day));
      g_assert_null (no_day);
      sums->is_cut[EXOS_ROWS_BY_DAY] = FALSE;
      sums->plan.by[EXOS_ROWS_BY_DAY] = -1;
      g_assert_null (exos_rows_find_days_before (sums, 0, &no_day));
      g_assert_null (no_day);
    }
}

/* Names by how they are compared, other bytes by themselves. */
static void
test_texts_that_match (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean match;
  } cases[] = {
    { "A b", "a_B", TRUE },
    { "가", "\u1100\u1161", TRUE },
    { "a", "b", FALSE },
    { "a", "ab", FALSE },
    { "", "", TRUE },
    { "", " ", TRUE },
    { "\xff", "\xff", TRUE },
    { "\xff", "\xfe", FALSE },
    { "A\xff", "a\xff", FALSE },
    { "a", "\xff", FALSE },
    { "\xff", "a", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = g_strconcat (cases[i].a, "x", NULL);
      g_autofree char *b = g_strconcat (cases[i].b, "y", NULL);

      g_assert_cmpint (exos_rows_texts_match (a, strlen (cases[i].a), b, strlen (cases[i].b)), ==,
                       cases[i].match);
      g_assert_false (exos_rows_texts_match (a, strlen (a), b, strlen (b)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/are-found-again", test_found_again);
  g_test_add_func ("/labels/every-byte-counts", test_every_byte_counts);
  g_test_add_func ("/labels/as-many-as-there-may-be", test_as_many_as_there_may_be);
  g_test_add_func ("/labels/bounds-of-text", test_bounds_of_text);
  g_test_add_func ("/labels/no-groups", test_no_groups);
  g_test_add_func ("/labels/groups-that-are-none", test_groups_that_are_none);
  g_test_add_func ("/labels/days-before", test_days_before);
  g_test_add_func ("/labels/texts-that-match", test_texts_that_match);
  return g_test_run ();
}
