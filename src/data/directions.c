// SPDX-License-Identifier: MIT
/* What the name of a metric says of which way it is better. */
#include "data/directions.h"

#include <string.h>

/* clang-format off */
/* Parts of names of which less is better, whatever else the name says: refunded revenue. */
static const char *const bad_names[] = {
  "refund", "cancel", "error", "crash", "complain", "churn", "lost", "fail", "unsub", "bounce", "abandon",
  "spam", "환불", "취소",
  "오류", "이탈", "불만", "실패",
};

/* Parts of names of which more is better. */
static const char *const good_names[] = {
  "revenue", "sales", "retention", "retained", "rating", "dau", "gmv", "profit", "ltv", "매출", "유지",
  "재방문", "별점", "수익",
};

/* The same of a metric that decides: who measures an experiment by orders wants more of them. */
static const char *const gain_words[] = {
  "aov", "arpu", "arppu", "order", "orders", "purchase", "purchases", "conversion", "conversions", "converted",
  "signup", "signups", "click", "clicks", "nps", "satisfaction", "margin", "roas", "roi",
};
static const char *const gain_parts[] = {
  "객단가", "주문", "구매", "전환", "클릭", "가입", "만족", "거래액", "이익", "결제",
};

/* Words of names of delays and burdens. */
static const char *const slow_words[] = {
  "latency", "load", "wait", "waiting", "ms", "millis", "milliseconds", "ttfb", "lag", "delay", "delays", "p50",
  "p75", "p90", "p95", "p99", "cost", "costs", "ticket", "tickets",
};
static const char *const slow_parts[] = { "지연", "대기" };

/* Words of names of times, which are burdens unless they are spent gladly. */
static const char *const time_words[] = { "time", "duration", "seconds", "second", "sec" };
static const char *const time_parts[] = { "시간" };
static const char *const engaged_words[] = {
  "watch", "watched", "session", "sessions", "dwell", "engaged", "engagement", "listening", "play", "played",
  "playback", "reading", "visit", "active", "usage", "spent",
};
static const char *const engaged_parts[] = {
  "on site", "on page", "in app", "체류", "시청", "청취", "이용", "사용", "접속", "활동",
};
/* clang-format on */

typedef enum
{
  SAYS_NOTHING,
  SAYS_LOWER,
  SAYS_HIGHER,
} Says;

static gboolean
has_part_of (const char *const *parts, gsize n, const char *name)
{
  for (gsize i = 0; i < n; i++)
    if (strstr (name, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* "load time", but not "lifetime value". */
static gboolean
has_word_of (const char *const *words, gsize n, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, " ", -1);

  for (gsize i = 0; i < n; i++)
    if (g_strv_contains ((const char *const *) parts, words[i]))
      return TRUE;
  return FALSE;
}

ExosDirection
exos_guess_direction (const char *normalized)
{
  const gboolean is_bad = has_part_of (bad_names, G_N_ELEMENTS (bad_names), normalized);
  const gboolean is_good = has_part_of (good_names, G_N_ELEMENTS (good_names), normalized);

  return is_good && !is_bad ? EXOS_DIRECTION_HIGHER : EXOS_DIRECTION_LOWER;
}

static gboolean
is_burden (const char *name)
{
  return has_part_of (bad_names, G_N_ELEMENTS (bad_names), name) ||
         has_word_of (slow_words, G_N_ELEMENTS (slow_words), name) ||
         has_part_of (slow_parts, G_N_ELEMENTS (slow_parts), name);
}

static gboolean
is_time (const char *name)
{
  return has_word_of (time_words, G_N_ELEMENTS (time_words), name) ||
         has_part_of (time_parts, G_N_ELEMENTS (time_parts), name);
}

static gboolean
is_gain (const char *name)
{
  return has_part_of (good_names, G_N_ELEMENTS (good_names), name) ||
         has_word_of (gain_words, G_N_ELEMENTS (gain_words), name) ||
         has_part_of (gain_parts, G_N_ELEMENTS (gain_parts), name);
}

static gboolean
is_engaged (const char *name)
{
  return has_word_of (engaged_words, G_N_ELEMENTS (engaged_words), name) ||
         has_part_of (engaged_parts, G_N_ELEMENTS (engaged_parts), name);
}

/* A name that says both, as "time to purchase" does, speaks of the burden. */
static Says
listen_to (const char *name)
{
  if (is_burden (name))
    return SAYS_LOWER;
  if (is_time (name))
    return is_engaged (name) ? SAYS_NOTHING : SAYS_LOWER;
  return is_gain (name) ? SAYS_HIGHER : SAYS_NOTHING;
}

/* What is counted speaks, not what it is counted by: more "revenue/cost" is better, more
 * "cost/order" is not. */
gboolean
exos_find_primary_direction (const char *normalized, ExosDirection *direction)
{
  g_auto (GStrv) parts = g_strsplit (normalized, "/", 2);
  const Says says = parts[0] != NULL ? listen_to (parts[0]) : SAYS_NOTHING;

  if (says == SAYS_NOTHING)
    return FALSE;
  *direction = says == SAYS_HIGHER ? EXOS_DIRECTION_HIGHER : EXOS_DIRECTION_LOWER;
  return TRUE;
}
