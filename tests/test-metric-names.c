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
    "new_user,returning,is_returning,is_paid_user,isPaidUser,is paying "
    "user,subscriber,has_app,logged_in,paid_user,student,smoker,bot,"
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

/* Which whole numbers of a group count no users, by their names. */
static void
test_group_numbers (void)
{
  static const struct
  {
    ExosGroupNumber number;
    const char *names;
  } numbers[] = {
    { EXOS_GROUP_NUMBER_RATE, "crash_rate,crashRate,bounce ratio,open %,open (%),open_pct,이탈률" },
    { EXOS_GROUP_NUMBER_AVERAGE,
      "avg_errors,avgErrors,average order,mean_time,median,errors_per_user,ARPU,arppu,aov,p50,p75,"
      "p90,latency_p95,p99,percentile,평균 금액,인당 매출,load_ms,loadMs,load msec,milliseconds "
      "milliseconds,load (ms),latency,page load time,response_time,score,a rating,NPS,csat,점수,"
      "평점,만족도,응답시간,로딩 시간" },
    { EXOS_GROUP_NUMBER_AMOUNT,
      "play_seconds,playSec,play secs,play minutes,session duration,time (sec),time (s),체류시간,"
      "체류(초),체류(분)" },
    { EXOS_GROUP_NUMBER_ANY,
      ",crashes,rates,clicks,revenue,sum_of_scores_score,total_latency,latency 합계,총 점수,"
      "guardrail_rate,guardrail_avg,가드레일 점수,ms,rating,sec,seconds,minutes,scores" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_auto (GStrv) names = g_strsplit (numbers[i].names, ",", -1);

      for (char **name = names; *name != NULL; name++)
        {
          g_test_message ("%s", *name);
          g_assert_cmpint (exos_metric_name_group_number (*name), ==, numbers[i].number);
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
  g_test_add_func ("/metric-names/group-numbers", test_group_numbers);
  g_test_add_func ("/metric-names/amounts", test_amounts);
  return g_test_run ();
}
