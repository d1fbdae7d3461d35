// SPDX-License-Identifier: MIT
/* What headers and labels mean by themselves. */
#include "data/aliases.h"

/* clang-format off */
/* With commas between them. */
static const struct
{
  ExosRole role;
  ExosAliasStrength strength;
  gboolean is_estimate;
  const char *names;
} headers[] = {
  { EXOS_ROLE_GROUP, EXOS_ALIAS_EXACT, FALSE,
    "variant" },
  { EXOS_ROLE_GROUP, EXOS_ALIAS_STRONG, FALSE,
    "variation,variation name,variant name,group,test group,experiment group,"
    "exp group,experiment variant,arm,bucket,test version,treatment group,con treat,"
    "ab group,experiment arm,assigned group,assigned variant,그룹,실험그룹,실험 그룹,테스트 그룹,"
    "테스트그룹,집단,변형,실험군 구분" },
  { EXOS_ROLE_GROUP, EXOS_ALIAS_WEAK, FALSE,
    "cell,treatment,condition,version,assignment,treat,treated,is treatment,test,안,"
    "버전" },
  { EXOS_ROLE_USERS, EXOS_ALIAS_EXACT, FALSE,
    "users" },
  { EXOS_ROLE_USERS, EXOS_ALIAS_STRONG, FALSE,
    "user count,visitors,unique visitors,exposed users,participants,사용자,사용자수,사용자 수,"
    "유저수,유저 수,노출 사용자 수,방문자,방문자수,방문자 수" },
  { EXOS_ROLE_USERS, EXOS_ALIAS_STRONG, TRUE,
    "total users,active users,활성 사용자,총 사용자" },
  { EXOS_ROLE_USERS, EXOS_ALIAS_WEAK, FALSE,
    "n,count,exposures,subjects,units,samples,sample size,표본수,모수,인원" },
  { EXOS_ROLE_USERS, EXOS_ALIAS_WEAK, TRUE,
    "sessions,impressions,노출수,세션" },
  { EXOS_ROLE_CONVERSIONS, EXOS_ALIAS_EXACT, FALSE,
    "conversions" },
  { EXOS_ROLE_CONVERSIONS, EXOS_ALIAS_STRONG, FALSE,
    "conversion,converted,conversion count,unique conversions,converters,"
    "converted users,전환,전환수,전환 수,전환 사용자 수" },
  { EXOS_ROLE_CONVERSIONS, EXOS_ALIAS_WEAK, FALSE,
    "successes,success,events,clicks,purchases,orders,signups,goals,key events,"
    "outcome,구매,구매수,구매 전환,성공,클릭수,가입수,주요 이벤트" },
  { EXOS_ROLE_RATE, EXOS_ALIAS_STRONG, FALSE,
    "conversion rate,cvr,cr,ctr,rate,mean,per user value,peruservalue,전환율,클릭률,구매율" },
  { EXOS_ROLE_UNIT, EXOS_ALIAS_STRONG, FALSE,
    "user id,userid,uid,id,unit id,visitor id,client id,customer id,device id,사용자 id,"
    "회원번호,고객번호,member id,member no,account id,anonymous id,distinct id,cookie id,"
    "subject id,player id,uuid,user no,user uuid,사용자id,사용자번호,사용자 번호,유저id,유저 id,고객id,"
    "고객 id,회원id,회원 id,회원 번호,고객 번호" },
  { EXOS_ROLE_UNIT, EXOS_ALIAS_WEAK, FALSE,
    "user,user pseudo id,amplitude id" },
  { EXOS_ROLE_METRIC, EXOS_ALIAS_STRONG, FALSE,
    "metric,metric name,metric event name,지표" },
  { EXOS_ROLE_METRIC, EXOS_ALIAS_WEAK, FALSE,
    "goal,목표" },
  { EXOS_ROLE_VALUE, EXOS_ALIAS_WEAK, FALSE,
    "value,값" },
  { EXOS_ROLE_VALUE, EXOS_ALIAS_STRONG, FALSE,
    "total value,totalvalue,numerator value" },
  { EXOS_ROLE_EVENT, EXOS_ALIAS_STRONG, FALSE,
    "event,event name,event type,이벤트,이벤트명,이벤트 이름,이벤트 유형" },
  { EXOS_ROLE_TIME, EXOS_ALIAS_WEAK, FALSE,
    "time,datetime,created at,시간" },
  { EXOS_ROLE_TIME, EXOS_ALIAS_STRONG, FALSE,
    "event time,event timestamp,occurred at,일시,시각,이벤트 시각,이벤트 시간,발생 시각" },
  { EXOS_ROLE_EXPERIMENT, EXOS_ALIAS_STRONG, FALSE,
    "experiment,experiment id,experiment name,test id,test name,실험,실험명" },
  { EXOS_ROLE_DATE, EXOS_ALIAS_STRONG, FALSE,
    "date,day,dt,week,pst ds,timestamp,날짜,일자,exposure date,exposure time,exposed at,"
    "exposed on,first exposure,first exposed at,first exposure utc,assigned at,"
    "assignment date,노출일,노출 일시,배정일" },
  { EXOS_ROLE_DATE, EXOS_ALIAS_WEAK, FALSE,
    "event date" },
  { EXOS_ROLE_SEGMENT, EXOS_ALIAS_STRONG, FALSE,
    "segment,dimension,country,device,platform,세그먼트,국가,기기" },
  { EXOS_ROLE_STATISTIC, EXOS_ALIAS_STRONG, FALSE,
    "p value,pvalue,lift,uplift,improvement,change,confidence,significance,"
    "probability,ci low,ci high,chance to beat control,z score,유의확률,개선율,a 그룹 대비 개선율,"
    "신뢰구간" },
  { EXOS_ROLE_STATISTIC, EXOS_ALIAS_WEAK, FALSE,
    "risk" },
};

/* Blanks do not count; letters and what stands behind them do. */
static const char *const unknown[] = {
  "", " ", "xvariant", "variants", "variant x", "usersx", "use rs x", "user s id x", "사용자들", "conver",
};

static const struct
{
  ExosLabelKind kind;
  const char *names;
} labels[] = {
  { EXOS_LABEL_CONTROL,
    "control,ctrl,control group,baseline,base,original,a,group a,0,off,false,no,old,existing,default,placebo,psa,"
    "no e mail,noemail,대조군,대조 군,통제군,기존,기존안,기존(안),원안,원본,a안,a그룹" },
  { EXOS_LABEL_TREATMENT,
    "treatment,treat,test,test group,variant,variation,variation 1,experiment,exp,exposed,candidate,challenger,b,"
    "group b,1,on,true,yes,new,실험군,처치군,처리군,신규,신규안,개선안,변경안,b안,b그룹" },
  { EXOS_LABEL_UNKNOWN, ",c,2,controls,control 2,variation 2,blue,전체,대조,군" },
};

typedef gboolean (*Is) (const char *normalized);

static const struct
{
  const char *name;
  Is is;
  const char *yes;
  const char *no;
} kinds[] = {
  { "total", exos_label_is_total,
    ",total,totals,grand total,sum,all,(all),overall,all users,everyone,합계,총계,전체,총합,to tal",
    "subtotal,total of a,control,소계,week total" },
  { "subtotal", exos_label_is_subtotal,
    "subtotal,sub total,a subtotal,sub total of a,week subtotal,소계,3월 소계,소계 3월,3월소계,합계,누계,총계 a,a총계,"
    "total of a,totals of a,week 1 total,week totals",
    ",total,totals,totalled a,a totally,grandtotal,a소계a,control,totals1,xtotal" },
  { "rate", exos_name_is_rate,
    "bounce rate,a ratio,a%,a (%),(%),a pct,a percent,a percentage,이탈율,이탈률,이탈 퍼센트",
    ",rate,bounces,arate,rate of a,ratio a,% a,율 a" },
  { "guardrail", exos_name_is_guardrail, "guardrail,guardrail a,guardrails,가드레일,가드레일 취소", ",a guardrail,guard rail,취소 가드레일" },
  { "other-unit", exos_name_is_other_unit,
    "session id,session key,session uuid,ga session id,session,visit id,visit,order id,order no,order number,"
    "transaction id,pageview id,event id,request id,impression id,hit id,세션 id,세션id,세션 번호,세션 아이디,방문 id,"
    "방문 번호,주문 id,주문번호,거래 번호,요청 id,노출 id,이벤트 id",
    ",user id,id,sessions,visits,주문" },
  { "conversion-event", exos_name_is_conversion_event,
    "purchase,purchased,order,order completed,order placed,checkout completed,conversion,converted,convert,signup,"
    "sign up,signed up,subscribe,subscribed,구매,구매 완료,구매완료,주문,주문 완료,결제,결제 완료,전환,가입,회원가입,구독",
    ",purchases,orders,page view,unsubscribe,구매 취소" },
  { "id-or-day", exos_name_is_id_or_day,
    "a id,a date,a timestamp,a datetime,created at,가입날짜,가입 일자,가입일시",
    ",id,date,paid,at,ids of a,a days,일자 a" },
};
/* clang-format on */

static void
test_headers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_auto (GStrv) names = g_strsplit (headers[i].names, ",", -1);

      for (char **name = names; *name != NULL; name++)
        {
          const ExosAlias *alias = exos_find_alias (*name);

          g_test_message ("%s", *name);
          g_assert_nonnull (alias);
          g_assert_cmpint (alias->role, ==, headers[i].role);
          g_assert_cmpint (alias->strength, ==, headers[i].strength);
          g_assert_cmpint (alias->is_estimate, ==, headers[i].is_estimate);
        }
    }
}

static void
test_blanks_do_not_count (void)
{
  g_assert_true (exos_find_alias ("usercount") == exos_find_alias ("user count"));
  g_assert_true (exos_find_alias (" users") == exos_find_alias ("users"));
  g_assert_true (exos_find_alias ("use rs ") == exos_find_alias ("users"));
}

static void
test_unknown_headers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_test_message ("%s", unknown[i]);
      g_assert_null (exos_find_alias (unknown[i]));
    }
}

static void
test_labels (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_auto (GStrv) names = g_strsplit (labels[i].names, ",", -1);

      for (char **name = names; *name != NULL; name++)
        {
          g_test_message ("%s", *name);
          g_assert_cmpint (exos_label_kind (*name), ==, labels[i].kind);
        }
    }
}

static void
check_all (Is is, const char *list, gboolean expected)
{
  g_auto (GStrv) names = g_strsplit (list, ",", -1);

  for (char **name = names; *name != NULL; name++)
    {
      g_test_message ("%s", *name);
      g_assert_cmpint (is (*name), ==, expected);
    }
}

static void
test_kind (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);

  check_all (kinds[i].is, kinds[i].yes, TRUE);
  check_all (kinds[i].is, kinds[i].no, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aliases/headers", test_headers);
  g_test_add_func ("/aliases/blanks-do-not-count", test_blanks_do_not_count);
  g_test_add_func ("/aliases/unknown-headers", test_unknown_headers);
  g_test_add_func ("/aliases/labels", test_labels);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/aliases/", kinds[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_kind);
    }
  return g_test_run ();
}
