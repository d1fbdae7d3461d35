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

        memset (text, 'x', sizeof text);
        memset (text, 'a', length);
        text[i] = i < length ? 'b' : 'y';
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
  g_test_add_func ("/labels/texts-that-match", test_texts_that_match);
  return g_test_run ();
}
