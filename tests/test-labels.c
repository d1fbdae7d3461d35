// SPDX-License-Identifier: MIT
/* Labels of a column are found again, however long they are and however they begin. */
#include <glib.h>
#include <string.h>

#include "data/rows/labels.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/are-found-again", test_found_again);
  return g_test_run ();
}
