// SPDX-License-Identifier: MIT
/* What the file holds and nothing looked at is said beside the verdict. */
#include "fixture.h"

#include <gsl/gsl_errno.h>

#include "data/language.h"
#include "memo/words.h"

#define RATES                                       \
  "variant,users,conversions,bounce_rate,refunds\n" \
  "control,10000,1200,0.012,12\ntreatment,10050,1320,0.08,11\n"

static gboolean
has_line (char **lines, const char *line)
{
  g_auto (GStrv) all = lines;

  return g_strv_contains ((const char *const *) all, line);
}

static void
test_rates_are_a_risk (void)
{
  g_autoptr (ExosReport) report = fixture_report (RATES, NULL);

  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpint (report->health, ==, EXOS_HEALTH_WARNING);
  g_assert_true (has_line (exos_words_risks (report, 0),
                           "“bounce_rate” holds rates, which cannot be judged without counts: add "
                           "the number of users it happened to."));
  g_assert_false (report->is_untrusted);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  exos_language_use ("en");
  g_test_add_func ("/not-looked-at/rates-are-a-risk", test_rates_are_a_risk);
  return g_test_run ();
}
