// SPDX-License-Identifier: MIT
/* Which means are guardrails: those that call themselves so, and those that are named. */
#include <gsl/gsl_errno.h>

#include "fixture.h"

#define LATENCY "latency_ms"
#define GUARDRAIL "guardrail_" LATENCY

/* Revenue decides; the latency is 100 a user in control, and as given in treatment. */
static ExosReport *
report_latency (const char *metric, guint latency, const char *named)
{
  const guint users = 10000;
  g_autofree char *text =
      g_strdup_printf ("variant,users,revenue_sum,revenue_sum_sq,%s_sum,%s_sum_sq\n"
                       "control,%u,100000,1100000,%u,%u\ntreatment,%u,110000,1310000,%u,%u\n",
                       metric, metric, users, users * 100, users * 10100, users, users * latency,
                       users * (latency * latency + 100));
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_set_primary (plan, "revenue", NULL));
  g_assert_true (named == NULL || exos_plan_add_guardrail (plan, named, NULL));
  return fixture_report (text, plan);
}

static gboolean
has_issue (const ExosReport *report, ExosIssueCode code)
{
  for (guint i = 0; i < report->issues->len; i++)
    if (((ExosIssue *) g_ptr_array_index (report->issues, i))->code == code)
      return TRUE;
  return FALSE;
}

static const struct
{
  const char *metric;
  guint latency;
  const char *named;        /* NULL: nobody names it */
  int state;                /* -1: it is no guardrail */
  gboolean is_limits_asked; /* the issue that asks for limits in per cent */
} cases[] = {
  { GUARDRAIL, 100, NULL, EXOS_GUARDRAIL_OK, FALSE },
  { GUARDRAIL, 110, NULL, EXOS_GUARDRAIL_OK, FALSE },
  { GUARDRAIL, 111, NULL, EXOS_GUARDRAIL_WORSENED, FALSE },
  { GUARDRAIL, 130, NULL, EXOS_GUARDRAIL_WORSENED, FALSE },
  { GUARDRAIL, 131, NULL, EXOS_GUARDRAIL_SEVERE, FALSE },
  { GUARDRAIL, 60, NULL, EXOS_GUARDRAIL_OK, FALSE },
  { GUARDRAIL, 131, GUARDRAIL ":0.1:0.3", EXOS_GUARDRAIL_NOT_COMPUTABLE, TRUE },
  { GUARDRAIL, 131, GUARDRAIL ":ni=0.1", EXOS_GUARDRAIL_NOT_COMPUTABLE, TRUE },
  { GUARDRAIL, 131, GUARDRAIL ":40%:50%", EXOS_GUARDRAIL_OK, FALSE },
  { LATENCY, 131, NULL, -1, FALSE },
  { LATENCY, 131, LATENCY, EXOS_GUARDRAIL_SEVERE, FALSE },
  { LATENCY, 111, LATENCY ":lower", EXOS_GUARDRAIL_WORSENED, FALSE },
  { LATENCY, 111, LATENCY ":0.1", EXOS_GUARDRAIL_NOT_COMPUTABLE, TRUE },
};

static void
test_judged_by_shares (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosReport) report =
          report_latency (cases[i].metric, cases[i].latency, cases[i].named);

      g_test_message ("%s of %u, %s", cases[i].metric, cases[i].latency, cases[i].named);
      g_assert_cmpint (report->measure, ==, EXOS_MEASURE_MEAN);
      g_assert_cmpuint (report->n_guardrails, ==, cases[i].state < 0 ? 0 : 1);
      if (cases[i].state >= 0)
        g_assert_cmpint (report->treatments[0].guardrails[0].state, ==, cases[i].state);
      g_assert_cmpint (has_issue (report, EXOS_ISSUE_LIMITS_NEEDED), ==, cases[i].is_limits_asked);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/named-means/judged-by-shares", test_judged_by_shares);
  return g_test_run ();
}
