// SPDX-License-Identifier: MIT
#include "data/aliases.h"

#include <string.h>

#define EXACT EXOS_ALIAS_EXACT
#define STRONG EXOS_ALIAS_STRONG
#define WEAK EXOS_ALIAS_WEAK

/* Headers of real exports, in the form of exos_normalize_name(). */
/* clang-format off */
static const ExosAlias aliases[] = {
  { "variant", EXOS_ROLE_GROUP, EXACT, FALSE },
  { "variation", EXOS_ROLE_GROUP, STRONG, FALSE }, { "variation name", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "variant name", EXOS_ROLE_GROUP, STRONG, FALSE }, { "group", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "test group", EXOS_ROLE_GROUP, STRONG, FALSE }, { "experiment group", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "exp group", EXOS_ROLE_GROUP, STRONG, FALSE }, { "experiment variant", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "arm", EXOS_ROLE_GROUP, STRONG, FALSE }, { "bucket", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "cell", EXOS_ROLE_GROUP, WEAK, FALSE }, { "treatment", EXOS_ROLE_GROUP, WEAK, FALSE },
  { "condition", EXOS_ROLE_GROUP, WEAK, FALSE }, { "version", EXOS_ROLE_GROUP, WEAK, FALSE },
  { "test version", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "treatment group", EXOS_ROLE_GROUP, STRONG, FALSE }, { "con treat", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "ab group", EXOS_ROLE_GROUP, STRONG, FALSE }, { "experiment arm", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "assigned group", EXOS_ROLE_GROUP, STRONG, FALSE }, { "assigned variant", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "assignment", EXOS_ROLE_GROUP, WEAK, FALSE }, { "treat", EXOS_ROLE_GROUP, WEAK, FALSE },
  { "treated", EXOS_ROLE_GROUP, WEAK, FALSE }, { "is treatment", EXOS_ROLE_GROUP, WEAK, FALSE },
  { "test", EXOS_ROLE_GROUP, WEAK, FALSE },
  { "그룹", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "실험 그룹", EXOS_ROLE_GROUP, STRONG, FALSE }, { "테스트 그룹", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "집단", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "변형", EXOS_ROLE_GROUP, STRONG, FALSE }, { "실험군 구분", EXOS_ROLE_GROUP, STRONG, FALSE },
  { "안", EXOS_ROLE_GROUP, WEAK, FALSE }, { "버전", EXOS_ROLE_GROUP, WEAK, FALSE },

  { "users", EXOS_ROLE_USERS, EXACT, FALSE },
  { "user count", EXOS_ROLE_USERS, STRONG, FALSE }, { "visitors", EXOS_ROLE_USERS, STRONG, FALSE },
  { "unique visitors", EXOS_ROLE_USERS, STRONG, FALSE }, { "exposed users", EXOS_ROLE_USERS, STRONG, FALSE },
  { "participants", EXOS_ROLE_USERS, STRONG, FALSE },
  { "total users", EXOS_ROLE_USERS, STRONG, TRUE }, { "active users", EXOS_ROLE_USERS, STRONG, TRUE },
  { "n", EXOS_ROLE_USERS, WEAK, FALSE }, { "count", EXOS_ROLE_USERS, WEAK, FALSE },
  { "exposures", EXOS_ROLE_USERS, WEAK, FALSE }, { "subjects", EXOS_ROLE_USERS, WEAK, FALSE },
  { "units", EXOS_ROLE_USERS, WEAK, FALSE }, { "samples", EXOS_ROLE_USERS, WEAK, FALSE },
  { "sample size", EXOS_ROLE_USERS, WEAK, FALSE }, { "sessions", EXOS_ROLE_USERS, WEAK, TRUE },
  { "impressions", EXOS_ROLE_USERS, WEAK, TRUE },
  { "사용자", EXOS_ROLE_USERS, STRONG, FALSE },
  { "사용자 수", EXOS_ROLE_USERS, STRONG, FALSE },
  { "유저 수", EXOS_ROLE_USERS, STRONG, FALSE }, { "노출 사용자 수", EXOS_ROLE_USERS, STRONG, FALSE },
  { "방문자", EXOS_ROLE_USERS, STRONG, FALSE },
  { "방문자 수", EXOS_ROLE_USERS, STRONG, FALSE }, { "활성 사용자", EXOS_ROLE_USERS, STRONG, TRUE },
  { "총 사용자", EXOS_ROLE_USERS, STRONG, TRUE }, { "표본수", EXOS_ROLE_USERS, WEAK, FALSE },
  { "모수", EXOS_ROLE_USERS, WEAK, FALSE }, { "인원", EXOS_ROLE_USERS, WEAK, FALSE },
  { "노출수", EXOS_ROLE_USERS, WEAK, TRUE }, { "세션", EXOS_ROLE_USERS, WEAK, TRUE },

  { "conversions", EXOS_ROLE_CONVERSIONS, EXACT, FALSE },
  { "conversion", EXOS_ROLE_CONVERSIONS, STRONG, FALSE }, { "converted", EXOS_ROLE_CONVERSIONS, STRONG, FALSE },
  { "conversion count", EXOS_ROLE_CONVERSIONS, STRONG, FALSE }, { "unique conversions", EXOS_ROLE_CONVERSIONS, STRONG, FALSE },
  { "converters", EXOS_ROLE_CONVERSIONS, STRONG, FALSE }, { "converted users", EXOS_ROLE_CONVERSIONS, STRONG, FALSE },
  { "successes", EXOS_ROLE_CONVERSIONS, WEAK, FALSE }, { "success", EXOS_ROLE_CONVERSIONS, WEAK, FALSE },
  { "events", EXOS_ROLE_CONVERSIONS, WEAK, FALSE }, { "clicks", EXOS_ROLE_CONVERSIONS, WEAK, FALSE },
  { "purchases", EXOS_ROLE_CONVERSIONS, WEAK, FALSE }, { "orders", EXOS_ROLE_CONVERSIONS, WEAK, FALSE },
  { "signups", EXOS_ROLE_CONVERSIONS, WEAK, FALSE }, { "goals", EXOS_ROLE_CONVERSIONS, WEAK, FALSE },
  { "key events", EXOS_ROLE_CONVERSIONS, WEAK, FALSE }, { "outcome", EXOS_ROLE_CONVERSIONS, WEAK, FALSE },
  { "전환", EXOS_ROLE_CONVERSIONS, STRONG, FALSE },
  { "전환 수", EXOS_ROLE_CONVERSIONS, STRONG, FALSE }, { "전환 사용자 수", EXOS_ROLE_CONVERSIONS, STRONG, FALSE },
  { "구매", EXOS_ROLE_CONVERSIONS, WEAK, FALSE }, { "구매수", EXOS_ROLE_CONVERSIONS, WEAK, FALSE },
  { "구매 전환", EXOS_ROLE_CONVERSIONS, WEAK, FALSE }, { "성공", EXOS_ROLE_CONVERSIONS, WEAK, FALSE },
  { "클릭수", EXOS_ROLE_CONVERSIONS, WEAK, FALSE }, { "가입수", EXOS_ROLE_CONVERSIONS, WEAK, FALSE },
  { "주요 이벤트", EXOS_ROLE_CONVERSIONS, WEAK, FALSE },

  { "conversion rate", EXOS_ROLE_RATE, STRONG, FALSE }, { "cvr", EXOS_ROLE_RATE, STRONG, FALSE },
  { "cr", EXOS_ROLE_RATE, STRONG, FALSE }, { "ctr", EXOS_ROLE_RATE, STRONG, FALSE },
  { "rate", EXOS_ROLE_RATE, STRONG, FALSE }, { "mean", EXOS_ROLE_RATE, STRONG, FALSE },
  { "per user value", EXOS_ROLE_RATE, STRONG, FALSE },
  { "전환율", EXOS_ROLE_RATE, STRONG, FALSE }, { "클릭률", EXOS_ROLE_RATE, STRONG, FALSE },
  { "구매율", EXOS_ROLE_RATE, STRONG, FALSE },

  { "user id", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "uid", EXOS_ROLE_UNIT, STRONG, FALSE }, { "id", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "unit id", EXOS_ROLE_UNIT, STRONG, FALSE }, { "visitor id", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "client id", EXOS_ROLE_UNIT, STRONG, FALSE }, { "customer id", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "device id", EXOS_ROLE_UNIT, STRONG, FALSE }, { "사용자 id", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "member id", EXOS_ROLE_UNIT, STRONG, FALSE }, { "member no", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "account id", EXOS_ROLE_UNIT, STRONG, FALSE }, { "anonymous id", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "distinct id", EXOS_ROLE_UNIT, STRONG, FALSE }, { "cookie id", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "subject id", EXOS_ROLE_UNIT, STRONG, FALSE }, { "player id", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "uuid", EXOS_ROLE_UNIT, STRONG, FALSE }, { "user", EXOS_ROLE_UNIT, WEAK, FALSE },
  { "user no", EXOS_ROLE_UNIT, STRONG, FALSE }, { "user uuid", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "사용자 번호", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "유저 id", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "고객 id", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "회원 id", EXOS_ROLE_UNIT, STRONG, FALSE }, { "회원 번호", EXOS_ROLE_UNIT, STRONG, FALSE },
  { "고객 번호", EXOS_ROLE_UNIT, STRONG, FALSE }, { "user pseudo id", EXOS_ROLE_UNIT, WEAK, FALSE },
  { "amplitude id", EXOS_ROLE_UNIT, WEAK, FALSE },

  { "metric", EXOS_ROLE_METRIC, STRONG, FALSE }, { "metric name", EXOS_ROLE_METRIC, STRONG, FALSE },
  { "metric event name", EXOS_ROLE_METRIC, STRONG, FALSE }, { "goal", EXOS_ROLE_METRIC, WEAK, FALSE },
  { "지표", EXOS_ROLE_METRIC, STRONG, FALSE }, { "목표", EXOS_ROLE_METRIC, WEAK, FALSE },
  { "value", EXOS_ROLE_VALUE, WEAK, FALSE }, { "total value", EXOS_ROLE_VALUE, STRONG, FALSE },
  { "numerator value", EXOS_ROLE_VALUE, STRONG, FALSE },
  { "값", EXOS_ROLE_VALUE, WEAK, FALSE },

  { "event", EXOS_ROLE_EVENT, STRONG, FALSE }, { "event name", EXOS_ROLE_EVENT, STRONG, FALSE },
  { "event type", EXOS_ROLE_EVENT, STRONG, FALSE }, { "이벤트", EXOS_ROLE_EVENT, STRONG, FALSE },
  { "이벤트명", EXOS_ROLE_EVENT, STRONG, FALSE }, { "이벤트 이름", EXOS_ROLE_EVENT, STRONG, FALSE },
  { "이벤트 유형", EXOS_ROLE_EVENT, STRONG, FALSE },
  { "time", EXOS_ROLE_TIME, WEAK, FALSE }, { "event time", EXOS_ROLE_TIME, STRONG, FALSE },
  { "event timestamp", EXOS_ROLE_TIME, STRONG, FALSE }, { "occurred at", EXOS_ROLE_TIME, STRONG, FALSE },
  { "datetime", EXOS_ROLE_TIME, WEAK, FALSE }, { "created at", EXOS_ROLE_TIME, WEAK, FALSE },
  { "시간", EXOS_ROLE_TIME, WEAK, FALSE }, { "일시", EXOS_ROLE_TIME, STRONG, FALSE },
  { "시각", EXOS_ROLE_TIME, STRONG, FALSE }, { "이벤트 시각", EXOS_ROLE_TIME, STRONG, FALSE },
  { "이벤트 시간", EXOS_ROLE_TIME, STRONG, FALSE }, { "발생 시각", EXOS_ROLE_TIME, STRONG, FALSE },

  { "experiment", EXOS_ROLE_EXPERIMENT, STRONG, FALSE }, { "experiment id", EXOS_ROLE_EXPERIMENT, STRONG, FALSE },
  { "experiment name", EXOS_ROLE_EXPERIMENT, STRONG, FALSE }, { "test id", EXOS_ROLE_EXPERIMENT, STRONG, FALSE },
  { "test name", EXOS_ROLE_EXPERIMENT, STRONG, FALSE }, { "실험", EXOS_ROLE_EXPERIMENT, STRONG, FALSE },
  { "실험명", EXOS_ROLE_EXPERIMENT, STRONG, FALSE },

  { "date", EXOS_ROLE_DATE, STRONG, FALSE }, { "day", EXOS_ROLE_DATE, STRONG, FALSE },
  { "dt", EXOS_ROLE_DATE, STRONG, FALSE }, { "week", EXOS_ROLE_DATE, STRONG, FALSE },
  { "pst ds", EXOS_ROLE_DATE, STRONG, FALSE }, { "timestamp", EXOS_ROLE_DATE, STRONG, FALSE },
  { "날짜", EXOS_ROLE_DATE, STRONG, FALSE }, { "일자", EXOS_ROLE_DATE, STRONG, FALSE },
  { "exposure date", EXOS_ROLE_DATE, STRONG, FALSE }, { "exposure time", EXOS_ROLE_DATE, STRONG, FALSE },
  { "exposed at", EXOS_ROLE_DATE, STRONG, FALSE }, { "exposed on", EXOS_ROLE_DATE, STRONG, FALSE },
  { "first exposure", EXOS_ROLE_DATE, STRONG, FALSE }, { "first exposed at", EXOS_ROLE_DATE, STRONG, FALSE },
  { "first exposure utc", EXOS_ROLE_DATE, STRONG, FALSE }, { "assigned at", EXOS_ROLE_DATE, STRONG, FALSE },
  { "assignment date", EXOS_ROLE_DATE, STRONG, FALSE }, { "노출일", EXOS_ROLE_DATE, STRONG, FALSE },
  { "노출 일시", EXOS_ROLE_DATE, STRONG, FALSE }, { "배정일", EXOS_ROLE_DATE, STRONG, FALSE },
  { "event date", EXOS_ROLE_DATE, WEAK, FALSE },
  { "segment", EXOS_ROLE_SEGMENT, STRONG, FALSE }, { "dimension", EXOS_ROLE_SEGMENT, STRONG, FALSE },
  { "country", EXOS_ROLE_SEGMENT, STRONG, FALSE }, { "device", EXOS_ROLE_SEGMENT, STRONG, FALSE },
  { "platform", EXOS_ROLE_SEGMENT, STRONG, FALSE }, { "세그먼트", EXOS_ROLE_SEGMENT, STRONG, FALSE },
  { "국가", EXOS_ROLE_SEGMENT, STRONG, FALSE }, { "기기", EXOS_ROLE_SEGMENT, STRONG, FALSE },

  { "p value", EXOS_ROLE_STATISTIC, STRONG, FALSE },
  { "lift", EXOS_ROLE_STATISTIC, STRONG, FALSE }, { "uplift", EXOS_ROLE_STATISTIC, STRONG, FALSE },
  { "improvement", EXOS_ROLE_STATISTIC, STRONG, FALSE }, { "change", EXOS_ROLE_STATISTIC, STRONG, FALSE },
  { "confidence", EXOS_ROLE_STATISTIC, STRONG, FALSE }, { "significance", EXOS_ROLE_STATISTIC, STRONG, FALSE },
  { "probability", EXOS_ROLE_STATISTIC, STRONG, FALSE }, { "ci low", EXOS_ROLE_STATISTIC, STRONG, FALSE },
  { "ci high", EXOS_ROLE_STATISTIC, STRONG, FALSE }, { "chance to beat control", EXOS_ROLE_STATISTIC, STRONG, FALSE },
  { "risk", EXOS_ROLE_STATISTIC, WEAK, FALSE }, { "z score", EXOS_ROLE_STATISTIC, STRONG, FALSE },
  { "유의확률", EXOS_ROLE_STATISTIC, STRONG, FALSE }, { "개선율", EXOS_ROLE_STATISTIC, STRONG, FALSE },
  { "a 그룹 대비 개선율", EXOS_ROLE_STATISTIC, STRONG, FALSE }, { "신뢰구간", EXOS_ROLE_STATISTIC, STRONG, FALSE },
};

/* Events of exports that are what a product is there for. */
static const char *const conversion_events[] = {
  "purchase", "purchased", "order", "order completed", "order placed", "checkout completed",
  "conversion", "converted", "convert", "signup", "sign up", "signed up", "subscribe", "subscribed",
  "구매", "구매 완료", "주문", "주문 완료", "결제", "결제 완료", "전환", "가입", "회원가입", "구독",
};

/* Ids of what one user may have several of. */
static const char *const other_units[] = {
  "session id", "session key", "session uuid", "ga session id", "session", "visit id", "visit", "order id",
  "order no", "order number", "transaction id", "pageview id", "event id", "request id", "impression id",
  "hit id", "세션 id", "세션 번호", "세션 아이디", "방문 id", "방문 번호", "주문 id", "주문 번호", "거래 번호",
  "요청 id", "노출 id", "이벤트 id",
};

static const char *const controls[] = {
  "control", "ctrl", "control group", "baseline", "base", "original", "a", "group a", "0", "off", "false",
  "no", "old", "existing", "default", "placebo", "psa", "no e mail", "대조군", "통제군", "기존", "기존안",
  "기존(안)", "원안", "원본", "a안", "a그룹",
};

static const char *const treatments[] = {
  "treatment", "treat", "test", "test group", "variant", "variation", "variation 1", "experiment", "exp",
  "exposed", "candidate", "challenger", "b", "group b", "1", "on", "true", "yes", "new", "실험군", "처치군",
  "처리군", "신규", "신규안", "개선안", "변경안", "b안", "b그룹",
};

static const char *const totals[] = {
  "", "total", "totals", "grand total", "sum", "all", "(all)", "overall", "all users", "everyone", "합계", "총계", "전체", "총합",
};
/* What says so wherever it stands in a label, at one of its ends, and there as a word of its own. */
static const char *const subtotals[] = { "subtotal", "sub total" };
static const char *const subtotal_ends[] = { "소계", "합계", "누계", "총계" };
static const char *const subtotal_words[] = { "total", "totals" };
/* clang-format on */

/* "user count" and "usercount" are the same name, and so are "전환 수" and "전환수". */
static gboolean
is_same_name (const char *left, const char *right)
{
  for (;; left++, right++)
    {
      while (*left == ' ')
        left++;
      while (*right == ' ')
        right++;
      if (*left != *right)
        return FALSE;
      if (*left == '\0')
        return TRUE;
    }
}

const ExosAlias *
exos_find_alias (const char *normalized)
{
  while (*normalized == ' ')
    normalized++;
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (aliases[i].name[0] == normalized[0] && is_same_name (aliases[i].name, normalized))
      return &aliases[i];
  return NULL;
}

static gboolean
contains (const char *const *list, gsize n, const char *name)
{
  for (gsize i = 0; i < n; i++)
    if (is_same_name (list[i], name))
      return TRUE;
  return FALSE;
}

gboolean
exos_name_is_conversion_event (const char *normalized)
{
  return contains (conversion_events, G_N_ELEMENTS (conversion_events), normalized);
}

gboolean
exos_name_is_other_unit (const char *normalized)
{
  return contains (other_units, G_N_ELEMENTS (other_units), normalized);
}

ExosLabelKind
exos_label_kind (const char *normalized)
{
  if (contains (controls, G_N_ELEMENTS (controls), normalized))
    return EXOS_LABEL_CONTROL;
  if (contains (treatments, G_N_ELEMENTS (treatments), normalized))
    return EXOS_LABEL_TREATMENT;
  return EXOS_LABEL_UNKNOWN;
}

gboolean
exos_label_is_total (const char *normalized)
{
  return contains (totals, G_N_ELEMENTS (totals), normalized);
}

static gboolean
begins_or_ends_with (const char *name, const char *word)
{
  const gsize length = strlen (word);
  const gsize all = strlen (name);

  return (g_str_has_prefix (name, word) && name[length] == ' ') ||
         (all > length && g_str_has_suffix (name, word) && name[all - length - 1] == ' ');
}

gboolean
exos_label_is_subtotal (const char *normalized)
{
  for (gsize i = 0; i < G_N_ELEMENTS (subtotals); i++)
    if (strstr (normalized, subtotals[i]) != NULL)
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (subtotal_ends); i++)
    if (g_str_has_prefix (normalized, subtotal_ends[i]) ||
        g_str_has_suffix (normalized, subtotal_ends[i]))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (subtotal_words); i++)
    if (begins_or_ends_with (normalized, subtotal_words[i]))
      return TRUE;
  return FALSE;
}

gboolean
exos_name_is_rate (const char *normalized)
{
  static const char *const ends[] = { " rate",    " ratio",      "%",  "%)", " pct",
                                      " percent", " percentage", "율", "률", "퍼센트" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (normalized, ends[i]))
      return TRUE;
  return FALSE;
}

gboolean
exos_name_is_guardrail (const char *normalized)
{
  return g_str_has_prefix (normalized, "guardrail") || g_str_has_prefix (normalized, "가드레일");
}

gboolean
exos_name_is_id_or_day (const char *normalized)
{
  static const char *const ends[] = { " id", " date", " timestamp", " datetime",
                                      " at", "날짜",  "일자",       "일시" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (normalized, ends[i]))
      return TRUE;
  return FALSE;
}
