// SPDX-License-Identifier: MIT
#include "analysis/plan.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *expected; /* "name=weight,…", weights on one scale; NULL: refused */
} SplitCase;

static const SplitCase splits[] = {
  { "50:50", "50,50" },
  { "80/20", "80,20" },
  { "1 1 2", "1,1,2" },
  { "90%:10%", "90,10" },
  { "33.3,33.3,33.4", "333,333,334" },
  { "0.5:0.25:0.25", "2,1,1" },
  { "0.5:0.2:0.3", "5,2,3" },
  { "control=50,treatment=50", "control=50,treatment=50" },
  { " a = 1 , b=2", "a=1,b=2" },
  { "a=b=1,c=2", "a=b=1,c=2" },
  { "50", NULL },
  { "", NULL },
  { "50:fifty", NULL },
  { "-50:150", NULL },
  { "0:0", NULL },
  { "a=50,50", NULL },
  { "1e3:1", NULL },
  { "nan:1", NULL },
  { "99999999999999999999:1", NULL },
};

static char *
describe_split (const ExosPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->split->len; i++)
    {
      const ExosSplitPart *part = &g_array_index (plan->split, ExosSplitPart, i);

      g_string_append_printf (text, "%s%s%s%" G_GUINT64_FORMAT, i > 0 ? "," : "",
                              part->name != NULL ? part->name : "", part->name != NULL ? "=" : "",
                              part->weight);
    }

  return g_string_free (text, FALSE);
}

static void
test_splits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();
      g_autoptr (GError) error = NULL;
      const gboolean is_read = exos_plan_set_split (plan, splits[i].text, &error);
      g_autofree char *split = describe_split (plan);

      g_test_message ("split %s", splits[i].text);
      g_assert_cmpint (is_read, ==, splits[i].expected != NULL);
      g_assert_cmpint (error == NULL, ==, is_read);
      g_assert_cmpstr (split, ==, is_read ? splits[i].expected : "");
    }
}

static void
test_bad_split_keeps_the_last_one (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_set_split (plan, "70:30", NULL));
  g_assert_false (exos_plan_set_split (plan, "70:", NULL));

  g_autofree char *split = describe_split (plan);

  g_assert_cmpstr (split, ==, "70,30");
}

typedef struct
{
  const char *text;
  const char *column; /* NULL: refused */
  int direction;      /* -1: not said */
  double worse;
  double severe;
} GuardrailCase;

static const GuardrailCase guardrails[] = {
  { "crash", "crash", -1, 0.001, 0.003 },
  { "crash:lower", "crash", EXOS_DIRECTION_LOWER, 0.001, 0.003 },
  { "sales:higher:0.2", "sales", EXOS_DIRECTION_HIGHER, 0.002, 0.003 },
  { "sales:higher:0.5", "sales", EXOS_DIRECTION_HIGHER, 0.005, 0.005 },
  { "crash:0.05:0.2", "crash", -1, 0.0005, 0.002 },
  { "a:b:c:lower:1:2", "a:b:c", EXOS_DIRECTION_LOWER, 0.01, 0.02 },
  { "크래시:lower", "크래시", EXOS_DIRECTION_LOWER, 0.001, 0.003 },
  { "crash:lower:5%:10%", "crash", EXOS_DIRECTION_LOWER, 0.05, 0.1 },
  { "crash:5%", "crash", -1, 0.05, 0.3 },
  { "crash:50%", "crash", -1, 0.5, 0.5 },
  { "crash:lower:5%:ni=2%", "crash", EXOS_DIRECTION_LOWER, 0.05, 0.3 },
  { "crash:0.1:0.3:ni=0.05", "crash", -1, 0.001, 0.003 },
  { "crash:ni=0.05", "crash", -1, 0.001, 0.003 },
  { "ni=0.05", "ni=0.05", -1, 0.001, 0.003 },
  { "crash:5%:0.3", NULL, 0, 0, 0 },
  { "crash:5%:10%:ni=0.05", NULL, 0, 0, 0 },
  { "crash:0.1:ni=5%", NULL, 0, 0, 0 },
  { "crash:ni=5%", NULL, 0, 0, 0 },
  { "crash:ni=", NULL, 0, 0, 0 },
  { "crash:ni=-1", NULL, 0, 0, 0 },
  { "crash:10%:5%", NULL, 0, 0, 0 },
  { "", NULL, 0, 0, 0 },
  { "crash:0.5:0.2", NULL, 0, 0, 0 },
};

static double
ratio_value (ExosRatio ratio)
{
  return (double) ratio.numerator / (double) ratio.denominator;
}

static void
test_guardrails (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guardrails); i++)
    {
      const GuardrailCase *c = &guardrails[i];
      g_autoptr (ExosPlan) plan = exos_plan_new ();
      g_autoptr (GError) error = NULL;
      const gboolean is_read = exos_plan_add_guardrail (plan, c->text, &error);

      g_test_message ("guardrail %s", c->text);
      g_assert_cmpint (is_read, ==, c->column != NULL);
      g_assert_cmpuint (plan->guardrails->len, ==, is_read ? 1 : 0);
      if (!is_read)
        continue;

      const ExosGuardrailPlan *guardrail = g_ptr_array_index (plan->guardrails, 0);

      g_assert_cmpstr (guardrail->column, ==, c->column);
      g_assert_cmpint (guardrail->has_direction ? (int) guardrail->direction : -1, ==,
                       c->direction);
      g_assert_cmpfloat_with_epsilon (ratio_value (guardrail->worse), c->worse, 1e-18);
      g_assert_cmpfloat_with_epsilon (ratio_value (guardrail->severe), c->severe, 1e-18);
    }
}

/* Without a margin the worse limit is it; all three have one unit. */
static void
test_margins (void)
{
  const struct
  {
    const char *text;
    double margin; /* below 0: none of its own */
    gboolean is_relative;
  } cases[] = {
    { "crash", -1.0, FALSE },
    { "crash:0.1:0.3", -1.0, FALSE },
    { "crash:0.1:0.3:ni=0.05", 0.0005, FALSE },
    { "crash:ni=0", 0.0, FALSE },
    { "crash:5%:10%", -1.0, TRUE },
    { "crash:higher:5%:10%:ni=2.5%", 0.025, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      g_test_message ("%s", cases[i].text);
      g_assert_true (exos_plan_add_guardrail (plan, cases[i].text, NULL));

      const ExosGuardrailPlan *it = g_ptr_array_index (plan->guardrails, 0);

      g_assert_cmpint (it->is_relative, ==, cases[i].is_relative);
      g_assert_cmpint (it->has_margin, ==, cases[i].margin >= 0.0);
      if (it->has_margin)
        g_assert_cmpfloat_with_epsilon (ratio_value (it->margin), cases[i].margin, 1e-18);
    }
}

static void
test_columns (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_add_column (plan, "users=방문자 수", NULL));
  g_assert_true (exos_plan_add_column (plan, "conversions=a=b", NULL));
  g_assert_false (exos_plan_add_column (plan, "usrs=x", NULL));
  g_assert_false (exos_plan_add_column (plan, "users", NULL));
  g_assert_false (exos_plan_add_column (plan, "users=", NULL));
  g_assert_cmpuint (plan->columns->len, ==, 2);
  g_assert_cmpstr (((ExosColumnRole *) g_ptr_array_index (plan->columns, 1))->column, ==, "a=b");
}

static void
test_ids_read_back (void)
{
  for (int i = 0; i < EXOS_N_POLICIES; i++)
    {
      ExosPolicy policy;

      g_assert_true (exos_policy_from_id (exos_policy_id ((ExosPolicy) i), &policy));
      g_assert_cmpint (policy, ==, i);
    }
  for (int i = 0; i <= EXOS_CORRECTION_NONE; i++)
    {
      ExosCorrection correction;

      g_assert_true (
          exos_correction_from_id (exos_correction_id ((ExosCorrection) i), &correction));
      g_assert_cmpint (correction, ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/margins", test_margins);
  g_test_add_func ("/plan/splits", test_splits);
  g_test_add_func ("/plan/bad-split-keeps-the-last-one", test_bad_split_keeps_the_last_one);
  g_test_add_func ("/plan/guardrails", test_guardrails);
  g_test_add_func ("/plan/columns", test_columns);
  g_test_add_func ("/plan/ids-read-back", test_ids_read_back);

  return g_test_run ();
}
