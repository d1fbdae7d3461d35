// SPDX-License-Identifier: MIT
/* What is to be done about a file that blocks: nobody is sent for a new one when it is in order. */
#include "words-fixture.h"

#include <gsl/gsl_errno.h>

#include "data/language.h"
#include "memo/words.h"

#define HEAD "variant,users,conversions"
#define SEVERAL "variant,users,score_sum,score_sum_sq,y_sum,y_sum_sq\n"
#define NEW_FILE "Fix the listed problems\nExport the file again\nRead it here again"

typedef struct
{
  const char *name;
  const char *csv;
  const char *actions;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "metric-to-choose", SEVERAL "control,100,50,30,40,20\ntreatment,100,51,31,41,21\n", "Answer the listed questions" },
  { "control-to-choose", HEAD "\nred,100,10\nblue,100,12\n", "Answer the listed questions" },
  { "rows-to-add-up", HEAD ",date\ncontrol,10,1,1\ntreatment,12,3,1\ncontrol,20,2,2\ntreatment,22,4,2\n", "Fix the listed problems" },
  { "rows-to-add-up-and-control", HEAD ",date\nred,10,1,1\nblue,12,3,1\nred,20,2,2\nblue,22,4,2\n", "Fix the listed problems" },
  { "cell", HEAD "\ncontrol,10,x\ntreatment,12,3\n", NEW_FILE },
  { "rows-to-add-up-and-cell", HEAD ",date\ncontrol,10,x,1\ntreatment,12,3,1\ncontrol,20,2,2\ntreatment,22,4,2\n", NEW_FILE },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosReport) report = fixture_report (c->csv, NULL);

  assert_text (join (exos_words_actions (report, 0)), c->actions);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/words-fix/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
