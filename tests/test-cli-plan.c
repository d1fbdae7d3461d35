// SPDX-License-Identifier: MIT
/* exos without a file: plans of experiments. */
#include "cli-fixture.h"

#include <string.h>

/* Answers of R: see test-design.c. */
static void
test_plan (void)
{
  static const struct
  {
    const char *options[6];
    const char *output;
    const char *errors;
  } plans[] = {
    { { "--plan=12", "--smallest-effect=1", "--daily-users=1000" },
      "You need 17,169 users in each group: 34,338 in all, 5 weeks at 1,000 per day.\n",
      NULL },
    { { "--plan=12", "--smallest-effect=1", "--split=80:20", "--users=4000" },
      "You need 42,562 users in control and 10,641 in the treatment: 53,203 in all.\n"
      "With 4,000 users in control and 1,000 in the treatment you can detect 3.36 pp (28.0% "
      "relative).\n",
      NULL },
    { { "--plan=12", "--smallest-effect=1", "--split=1:1:1" },
      "You need 20,398 users in each group: 61,194 in all.\n",
      NULL },
    { { "--plan=12", "--users=5000" },
      "With 5,000 users in each group you can detect 1.88 pp (15.7% relative).\n",
      NULL },
    { { "--plan=12", "--smallest-effect=1", "--looks=obf", "--planned-looks=5", "--users=10000" },
      "You need 17,593 users in each group: 35,186 in all.\n"
      "With 10,000 users in each group you can detect 1.33 pp (11.1% relative).\n"
      "Includes 5 planned looks (O’Brien–Fleming-like): 1.025 times the users of one look.\n",
      NULL },
    { { "--plan=12", "--smallest-effect=1", "--looks=any" },
      "You need 37,462 users in each group: 74,924 in all.\n"
      "Includes looks at any time: 2.182 times the users of one look.\n",
      NULL },
    { { "--plan=12", "--smallest-effect=1", "--planned-looks=5" },
      "You need 17,169 users in each group: 34,338 in all.\n",
      NULL },
    { { "--plan=12", "--users=1", "--looks=pocock" }, "", "--planned-looks=5" },
    { { "--plan=12", "--users=1", "--planned-looks=0" }, "", "planned-looks=0" },
    { { "--plan=12", "--users=1", "--planned-looks=61" }, "", "planned-looks=61" },
    { { "--plan=12" }, "", "--plan needs --smallest-effect or --users." },
    { { "--plan=0", "--users=1" }, "", "--plan=0" },
    { { "--plan=100", "--users=1" }, "", "--plan=100" },
    { { "--plan=lots", "--users=1" }, "", "--plan=lots" },
    { { "--plan=12", "--users=0" }, "", "--users=0" },
    { { "--plan=12", "--smallest-effect=90" }, "", "above 0% and below 100%" },
    { { "--plan=12", "--users=1", "--split=1:0" }, "", "a share of the traffic" },
    { { "--plan=12", "--users=1", "--format=json" }, "", "prints text only" },
    { { "--plan=12", "--users=1", "file.csv" }, "", "reads no file" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_auto (Run) run = run_exos (plans[i].options);

      g_test_message ("%s%s", run.output, run.errors);
      g_assert_cmpint (run.status, ==, plans[i].errors != NULL ? 2 : 0);
      g_assert_cmpstr (run.output, ==, plans[i].output);
      g_assert_nonnull (strstr (run.errors, plans[i].errors != NULL ? plans[i].errors : ""));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-plan/answers-and-refusals", test_plan);
  return g_test_run ();
}
