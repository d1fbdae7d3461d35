// SPDX-License-Identifier: MIT
/* What the first rows of a column say that it is: an outcome, a number, or neither. */
#include "data/data-file.h"

#include <stdlib.h>

#include "data/language.h"
#include "experiment-text.h"
#include "issues-told.h"
#include "unit-rows-fixture.h"

/* Cells as "1*10,0*9,7*1", of groups in turn; told of both together. */
typedef struct
{
  const char *name;
  const char *header;
  const char *cells;
  const char *setting;
  const char *told;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "an-outcome", "x", "1*10,0*10", "", "rate 10/20" },
  { "a-number", "x", "1*10,0*10,7*20", "", "mean 150" },
  { "another-number-in-twenty", "x", "1*10,0*9,7*1", "", "unknown; W36@21:x 1/20 [21] “7”" },
  { "another-number-in-nineteen", "x", "1*10,0*8,7*1", "", "mean 17" },
  { "as-many-ones-as-others", "x", "1*1,0*18,7*1", "", "unknown; W36@21:x 1/20 [21] “7”" },
  { "no-one", "x", "0*19,7*1", "", "mean 7" },
  { "fewer-ones-than-others", "x", "1*1,0*38,7*2", "", "mean 15" },
  { "one-and-a-half", "x", "1*10,0*9,1.5*1", "", "unknown; W36@21:x 1/20 [21] “1.5”" },
  { "below-zero", "x", "1*10,0*9,-1*1", "", "unknown; W36@21:x 1/20 [21] “-1”" },
  { "two-twos", "x", "1*30,0*30,2*2", "", "unknown; W36@62:x 2/62 [62,63] “2”" },
  { "three-twos", "x", "1*30,0*30,2*3", "", "mean 36" },
  { "two-twos-and-a-three", "x", "1*30,0*30,2*2,3*1", "", "unknown; W36@62:x 3/63 [62,63,64] “2”" },
  { "three-twos-in-six-hundred", "x", "1*300,0*297,2*3", "", "mean 306" },
  { "three-twos-in-more", "x", "1*300,0*298,2*3", "", "unknown; W36@600:x 3/601 [600,601,602] “2”" },
  { "nobody", "x", "0*40", "", "rate 0/40" },
  { "no-revenue", "revenue", "0*40", "", "mean 0; I10@1:revenue 0/0" },
  { "revenue-of-one", "revenue", "0*39,1*1", "", "rate 1/40; I10@1:revenue 0/0" },
  { "not-read-in-twenty", "x", "5*10,0*10,?*1", "", "mean 50; W28@22:x 1/21 [22] “?”" },
  { "not-read-in-nineteen", "x", "5*10,0*9,?*1", "", "; I03@1:x 4/0" },
  { "not-read-in-nineteen-of-a-guardrail", "x", "5*10,0*9,?*1", "guardrail=x", "mean 50; W28@21:x 1/20 [21] “?”" },
  { "outcomes-not-read-in-twenty", "x", "1*10,0*10,?*1", "", "rate 10/20; W28@22:x 1/21 [22] “?”" },
  { "outcomes-not-read-in-nineteen", "x", "1*10,0*9,?*1", "", "; I03@1:x 4/0" },
  { "outcomes-with-decimals", "x", "1.0*10,0.0*10", "", "rate 10/20" },
  { "numbers-with-decimals", "x", "1.25*10,0.5*10", "", "mean 17.5" },
  { "more-decimals-in-the-end", "x", "1.5*10,0.5*10,0.0625*10", "", "mean 20.625" },
  { "many-decimals", "x", "0.000000000000000001*10,3*20", "", "mean 60" },
  { "nothing", "x", "*40", "", "; I03@1:x 4/0" },
  { "a-sign", "x", "$5*10,$0*10", "", "mean 50" },
  { "a-sign-after-what-is-none", "x", "?*99,$2*2500", "", "mean 5000; W28@2:x 99/2599 [2,3,4,5,6] “?”" },
  { "a-sign-after-more", "x", "?*100,$2*2500", "", "; I03@1:x 4/0" },
  { "a-sign-after-numbers", "x", "7*200,$2*20", "", "mean 1440" },
  { "outcomes-with-a-sign", "x", "$1*10,$0*10", "", "mean 10" },
  { "a-sign-and-outcomes", "x", "1*10,0*10,$1*1", "", "mean 11" },
  { "circles-and-crosses", "x", "o*10,x*10", "", "rate 10/20" },
  { "circles-alone", "x", "o*10,*10", "", "; I03@1:x 4/0" },
  { "crosses-alone", "x", "x*10,*10", "", "; I03@1:x 4/0" },
  { "circles-and-zeros", "x", "o*10,0*10", "", "; I03@1:x 4/0" },
  { "circles-and-crosses-late", "x", "0*200,o*10,x*10", "", "rate 10/220" },
  { "words", "x", "yes*10,no*10", "", "rate 10/20" },
  { "words-among-numbers", "x", "yes*10,no*10,7*1", "", "unknown; W36@22:x 1/21 [22] “7”" },
  { "a-value-of-outcomes", "x", "1*10,0*10", "value=x", "mean 10" },
  { "a-guardrail-of-numbers", "x", "1*10,0*10,7*20", "guardrail=x", "mean 150" },
};
/* clang-format on */

static char *
make_csv (const char *header, const char *cells)
{
  g_auto (GStrv) parts = g_strsplit (cells, ",", -1);
  GString *csv = g_string_new ("user_id,variant,converted,");
  guint user = 0;

  g_string_append_printf (csv, "%s\n", header);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      char *times = strchr (parts[i], '*');
      const int n = atoi (times + 1);

      *times = '\0';
      for (int j = 0; j < n; j++, user++)
        g_string_append_printf (csv, "%u,%s,%d,%s\n", user, user % 2 ? "B" : "A", user / 2 % 2,
                                parts[i]);
    }

  return g_string_free (csv, FALSE);
}

/* A "rate" of so many users, a "mean" of such a sum, or no metric. */
static char *
tell (const ExosExperiment *experiment)
{
  GString *told = g_string_new (NULL);
  g_autofree char *issues = issues_told (experiment, FALSE);

  g_assert_true (experiment->has_counts);
  g_assert_cmpuint (experiment->n_metrics, <=, 1);
  if (experiment->n_metrics > 0)
    {
      const ExosValue *values[] = { exos_experiment_value (experiment, 0, 0),
                                    exos_experiment_value (experiment, 1, 0) };

      g_assert_cmpint (values[0]->state, ==, values[1]->state);
      if (values[0]->state == EXOS_VALUE_COUNT)
        g_string_append_printf (told, "rate " U64 "/" U64, values[0]->count + values[1]->count,
                                values[0]->users + values[1]->users);
      else if (values[0]->state == EXOS_VALUE_SUMS)
        g_string_append_printf (told, "mean %.17g", values[0]->total + values[1]->total);
      else
        g_string_append (told, "unknown");
    }

  if (issues[0] != '\0')
    g_string_append_printf (told, "; %s", issues);
  return g_string_free (told, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_auto (GStrv) settings = g_strsplit (c->setting, ",", -1);
  ExosColumnRole roles[MAX_ROLES];
  ExosColumnRole *pointers[MAX_ROLES];
  const ExosMapping mapping = read_settings (settings, roles, pointers);
  g_autofree char *csv = make_csv (c->header, c->cells);
  g_autoptr (ExosDataFile) file = read_chunks (csv, strlen (csv), 0, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);
  g_autofree char *told = tell (experiment);

  g_assert_cmpstr (told, ==, c->told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/first-rows/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
