// SPDX-License-Identifier: MIT
#include "data/metric-names.h"

#include "data/aliases.h"
#include "data/covariate-names.h"
#include "data/directions.h"
#include "data/text.h"

/* Lists of words, as in directions.c. */
/* clang-format off */
static const char *const before_words[] = {
  "since", "tenure", "recency", "history", "historical", "baseline",
  "가입일", "가입 일", "가입기간", "가입 기간", "경과", "최근 접속", NULL,
};

/* Of the same, those of which nothing can be said but that it was before. */
static const char *const earlier_words[] = {
  "existing", "past", "previous", "previously", "prior", "historical", "baseline", "기존", NULL,
};

/* Not paid in time. */
static const char *const late_words[] = { "due", NULL };

/* Doings that the names of metrics which decide are made of, beside those of directions.c. */
static const char *const doing_words[] = {
  "bought", "buy", "buyer", "clicked", "visit", "visited", "visits", "paid", "pay", "payment", "payments", "payer",
  "activated", "activation", "subscribed", "registered", "ordered", "booked", "installed", "downloaded", "opened",
  "shared", "completed", "completion", "outcome", "success", "response", "responded", "spend", "spent", "sales", "amount",
  "checkout", "upgraded", "upgrade", "renewed", "renewal", "returned", "played",
  "방문", "지출", "금액", "완료", "성공", "클릭", NULL,
};

static const char *const person_words[] = {
  "age", "ages", "gender", "sex", "male", "female", "birth*", "educ*", "married", "race", "ethnicity", "religion",
  "country", "region", "city", "state", "zip", "zipcode", "postal", "latitude", "longitude", "timezone",
  "language", "locale", "os", "ios", "android", "browser", "device", "desktop", "mobile", "tablet", "platform",
  "premium", "vip", "member", "loyalty", "tier", "plan", "cohort", "segment", "newbie", "channel", "source", "referrer",
  "household", "weekday", "hour", "dow", "month", "year",
  "성별", "남성", "여성", "나이", "연령", "생년", "지역", "국가", "언어", "기기", "등급", "결혼", "학력", "신규회원", "유입", NULL,
};

/* Of two words, and doings by one of them. */
static const char *const person_names[] = {
  "new user", "new users", "new customer", "new visitor", "returning", "returning user", "returning visitor",
  "returning customer", "subscriber", "has app", "logged in", "paid user", "paying user", "student", "smoker", "bot",
  "test account", "employee", "internal", "internal user", "앱사용", "앱 사용", "앱사용자", NULL,
};

static const char *const amount_words[] = {
  "revenue*", "sales", "amount", "spend", "spent", "gmv", "profit*", "price", "payment", "payments", "income", "aov",
  "arpu", "ltv", "value", "매출", "금액", "수익", "지출", NULL,
};

static const char *const average_words[] = {
  "avg", "average", "mean", "median", "per", "arpu", "arppu", "aov", "p50", "p75", "p90", "p95", "p99", "percentile",
  "평균", "중앙값", "인당", "명당", "회당", "건당", "세션당", NULL,
};

/* What a name ends with that is nearly always an average. */
static const char *const average_ends[] = {
  " ms", " msec", " milliseconds", "(ms)", "latency", "load time", "response time", "score", " rating", "nps", "csat",
  "점수", "평점", "만족도", "지연", "밀리초", "응답시간", "응답 시간", "로딩시간", "로딩 시간", NULL,
};

/* Of all that there were, whatever else they say. */
static const char *const total_words[] = { "sum", "total", "합계", "총", NULL };

/* What a name ends with that is measured, not counted. */
static const char *const amount_ends[] = {
  " sec", " secs", " seconds", " minutes", "duration", "(sec)", "(s)", "시간", "(초)", "(분)", NULL,
};
/* clang-format on */

static gboolean
is_doing (const char *words)
{
  const ExosAlias *alias = exos_find_alias (words);

  return (alias != NULL && alias->role == EXOS_ROLE_CONVERSIONS) ||
         exos_name_is_conversion_event (words) || exos_name_says (words, doing_words);
}

static gboolean
is_earlier (const char *words)
{
  return exos_name_is_covariate (words) ||
         (exos_name_says (words, earlier_words) && !exos_name_says (words, late_words));
}

static gboolean
is_before (const char *words)
{
  return exos_name_says (words, before_words) || is_earlier (words);
}

/* All of the name, but for "is". */
static gboolean
is_person_name (const char *words)
{
  return g_strv_contains (person_names, g_str_has_prefix (words, "is ") ? words + 3 : words);
}

static gboolean
is_person (const char *words)
{
  return exos_name_says (words, person_words) || g_str_has_prefix (words, "is ");
}

ExosMetricNameKind
exos_metric_name_kind (const char *name)
{
  g_autofree char *words = exos_name_dup_words (name);
  ExosDirection direction;

  if (is_before (words) || is_person_name (words))
    return EXOS_METRIC_NAME_ATTRIBUTE;
  if (exos_find_primary_direction (name, &direction))
    return direction == EXOS_DIRECTION_LOWER ? EXOS_METRIC_NAME_HARM : EXOS_METRIC_NAME_GAIN;
  if (is_doing (words))
    return EXOS_METRIC_NAME_GAIN;
  return is_person (words) ? EXOS_METRIC_NAME_ATTRIBUTE : EXOS_METRIC_NAME_UNKNOWN;
}

static gboolean
has_end (const char *words, const char *const *ends)
{
  for (gsize i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (words, ends[i]))
      return TRUE;
  return FALSE;
}

ExosGroupNumber
exos_metric_name_group_number (const char *name)
{
  g_autofree char *normalized = exos_normalize_name (name, -1);
  g_autofree char *words = exos_name_dup_words (name);

  if (exos_name_is_guardrail (normalized))
    return EXOS_GROUP_NUMBER_ANY;
  if (exos_name_is_rate (words))
    return EXOS_GROUP_NUMBER_RATE;
  if ((exos_name_says (words, average_words) || has_end (words, average_ends)) &&
      !exos_name_says (words, total_words))
    return EXOS_GROUP_NUMBER_AVERAGE;
  return has_end (words, amount_ends) ? EXOS_GROUP_NUMBER_AMOUNT : EXOS_GROUP_NUMBER_ANY;
}

gboolean
exos_metric_name_is_earlier (const char *name)
{
  g_autofree char *words = exos_name_dup_words (name);

  return is_earlier (words);
}

gboolean
exos_metric_name_is_amount (const char *name)
{
  g_autofree char *words = exos_name_dup_words (name);

  return exos_name_says (words, amount_words);
}
