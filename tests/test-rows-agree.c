// SPDX-License-Identifier: MIT
/* The fast reader of rows gives what the careful one gives, whatever it reads and however. */
#include <string.h>

#include "rows-cases.h"
#include "rows-quickly.h"

static void
assert_agreement (
    const ExosRowsPlan *plan, const char *bytes, gsize length, guint64 first_line, guint *n_quick)
{
  g_autofree char *text = rows_find_disagreement (plan, bytes, length, first_line, n_quick);

  g_assert_cmpstr (text, ==, NULL);
}

static void
test_case (gconstpointer data)
{
  const RowsCase *it = data;

  assert_agreement (it->plan, it->text, it->length > 0 ? it->length : strlen (it->text),
                    it->first_line, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rows-agree/%s", rows_cases[i].name);

      g_test_add_data_func (path, &rows_cases[i], test_case);
    }

  return g_test_run ();
}
