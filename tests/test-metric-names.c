// SPDX-License-Identifier: MIT
/* What the names of columns say of whether they could decide. */
#include "data/metric-names.h"

static const struct
{
  ExosMetricNameKind kind;
  const char *names; /* with commas between them */
} cases[] = {
  { EXOS_METRIC_NAME_ATTRIBUTE,
    "gender_male,days_since_signup,is_premium,age,Age,userAge,isMember,tenure,recency,history,"
    "country,device_mobile,zip_code,married,education,pre_spend,spend_before,previous orders,"
    "new_user,returning,is_returning,subscriber,has_app,logged_in,paid_user,student,smoker,bot,"
    "test_account,employee,internal,앱사용,days since last purchase,성별,나이,가입일수,가입 "
    "기간,회원 등급,사전 매출" },
  { EXOS_METRIC_NAME_GAIN,
    "converted,conversion,clicked,bought,purchased,revenue,retention_7,signup,visit,orders,"
    "mobile_purchases,subscriber_purchases,isConverted,is_clicked,premium_upgrade,total "
    "amount,구매 여부,매출,클릭" },
  { EXOS_METRIC_NAME_HARM, "refunded,churned,bounce,error_rate,환불,취소" },
  { EXOS_METRIC_NAME_UNKNOWN,
    "x,f0,kept,re74,score,sum_gamerounds,time_to_purchase,stage,image,plant,wisdom" },
};

static void
test_kinds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) names = g_strsplit (cases[i].names, ",", -1);

      for (char **name = names; *name != NULL; name++)
        {
          g_test_message ("%s", *name);
          g_assert_cmpint (exos_metric_name_kind (*name), ==, cases[i].kind);
        }
    }
}

static void
test_earlier (void)
{
  static const struct
  {
    const char *names;
    gboolean is_earlier;
  } earlier[] = {
    { "pre_orders,prior_visits,orders_before,previous_errors,existing_complaints,past_refunds,"
      "preExperimentErrors,이전 주문,기존_불만,주문_이전",
      TRUE },
    { "orders,errors,past_due,guardrail_error,preview_errors,complaints,불만,errors_since_login",
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (earlier); i++)
    {
      g_auto (GStrv) names = g_strsplit (earlier[i].names, ",", -1);

      for (char **name = names; *name != NULL; name++)
        {
          g_test_message ("%s", *name);
          g_assert_cmpint (exos_metric_name_is_earlier (*name), ==, earlier[i].is_earlier);
        }
    }
}

static void
test_amounts (void)
{
  g_assert_true (exos_metric_name_is_amount ("REVENUE"));
  g_assert_true (exos_metric_name_is_amount ("orderValue"));
  g_assert_true (exos_metric_name_is_amount ("구매금액"));
  g_assert_false (exos_metric_name_is_amount ("converted"));
  g_assert_false (exos_metric_name_is_amount ("valued"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metric-names/kinds", test_kinds);
  g_test_add_func ("/metric-names/earlier", test_earlier);
  g_test_add_func ("/metric-names/amounts", test_amounts);
  return g_test_run ();
}
