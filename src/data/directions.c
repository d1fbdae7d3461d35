// SPDX-License-Identifier: MIT
/* What the name of a metric says of which way it is better. */
#include "data/directions.h"

#include <string.h>

#include "data/text.h"

/* Lists of words: as they are, with "*" as the start of one, and what is not ASCII anywhere, since
 * Korean writes words together. */
/* clang-format off */
static const char *const bad_words[] = {
  "refund*", "cancel*", "error*", "crash*", "complain*", "churn*", "lost", "loss", "losses", "fail*", "unsub*",
  "uninstall*", "bounce*", "abandon*", "spam*", "bug", "bugs", "defect*", "returns",
  "환불", "취소", "오류", "이탈", "불만", "실패", "해지", "손실", "불이익", NULL,
};

static const char *const good_words[] = {
  "revenue*", "sales", "retention", "retained", "rating", "ratings", "dau", "gmv", "profit*", "ltv",
  "매출", "유지", "재방문", "별점", "수익", NULL,
};

/* The same of a metric that decides: who measures an experiment by orders wants more of them. */
static const char *const gain_words[] = {
  "aov", "arpu", "arppu", "arr", "mrr", "order", "orders", "purchase*", "conversion*", "converted", "signup*",
  "registration*", "subscription*", "booking*", "donation*", "download*", "install", "installs", "click", "clicks",
  "ctr", "cvr", "likes", "views", "pageviews", "deliveries", "sold", "income", "earnings", "nps", "csat", "satisfaction",
  "margin", "roas", "roi", "uptime",
  "객단가", "주문", "구매", "전환", "클릭", "가입", "만족", "거래액", "이익", "결제", "판매", "예약", "구독", "조회",
  NULL,
};

/* Delays and expenses. */
static const char *const burden_words[] = {
  "latency", "ttfb", "lag", "delay*", "wait", "waiting", "downtime", "p50", "p75", "p90", "p95", "p99", "cost",
  "costs", "expense*", "support", "aht",
  "지연", "대기", "비용", NULL,
};

/* Times are burdens when nobody would spend them gladly. */
static const char *const time_words[] = {
  "time", "duration", "seconds", "sec", "ms", "millis", "milliseconds", "시간", NULL,
};
static const char *const slow_words[] = {
  "load", "loading", "response", "render*", "resolution", "handling", "processing", "queue", "boot", "startup",
  "interactive", "byte", "paint", "로딩", "응답", "처리", "렌더", NULL,
};

/* What turns the meaning of the rest, or may: crash free, costs saved, non purchases. */
static const char *const turning_words[] = {
  "free", "sav*", "prevent*", "avoid*", "reduc*", "recover*", "without", "exclud*", "excl", "before", "after", "less",
  "minus", "no", "non", "not", "low", "negative", "dead", "rage", "invalid", "fraud*", "to",
  "reactivat*", "resolv*", "restor*", "won", "win", "winback", "handled", "fixed", "weight",
  "제외", "차감", "절감", "절약", "감소", "방지", "예방", "미전환", "미구매", "미결제", "미완료",
  "방어", "복귀", "철회", "해결", NULL,
};
/* clang-format on */

static gboolean
has_start (char **words, const char *start, gsize length)
{
  for (; *words != NULL; words++)
    if (strncmp (*words, start, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_in (const char *entry, const char *name, char **words)
{
  if ((guchar) entry[0] >= 0x80)
    return strstr (name, entry) != NULL;
  if (g_str_has_suffix (entry, "*"))
    return has_start (words, entry, strlen (entry) - 1);
  return g_strv_contains ((const char *const *) words, entry);
}

gboolean
exos_name_says (const char *name, const char *const *list)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  for (; *list != NULL; list++)
    if (is_in (*list, name, words))
      return TRUE;
  return FALSE;
}

ExosDirection
exos_guess_direction (const char *normalized)
{
  return exos_name_says (normalized, good_words) && !exos_name_says (normalized, bad_words)
             ? EXOS_DIRECTION_HIGHER
             : EXOS_DIRECTION_LOWER;
}

static gboolean
is_burden (const char *name)
{
  return exos_name_says (name, bad_words) || exos_name_says (name, burden_words) ||
         (exos_name_says (name, time_words) && exos_name_says (name, slow_words));
}

static gboolean
is_gain (const char *name)
{
  return exos_name_says (name, good_words) || exos_name_says (name, gain_words);
}

char *
exos_name_dup_words (const char *name)
{
  g_autoptr (GString) apart = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    {
      if (p > name && g_ascii_isupper (*p) && g_ascii_islower (p[-1]))
        g_string_append_c (apart, ' ');
      g_string_append_c (apart, *p);
    }

  return exos_normalize_name (apart->str, -1);
}

/* Without what it is counted by: "revenue/orders", "revenue per order", "시간당 매출". */
static char *
dup_counted (const char *name)
{
  g_autofree char *apart = exos_name_dup_words (name);
  g_auto (GStrv) parts = g_strsplit (apart, "/", 2);
  g_auto (GStrv) of = g_strsplit (parts[0] != NULL ? parts[0] : "", " per ", 2);
  g_auto (GStrv) words = g_strsplit (of[0] != NULL ? of[0] : "", " ", -1);
  g_autoptr (GString) counted = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    if (!g_str_has_suffix (*word, "당"))
      g_string_append_printf (counted, "%s%s", counted->len > 0 ? " " : "", *word);
  return g_string_free (g_steal_pointer (&counted), FALSE);
}

gboolean
exos_find_primary_direction (const char *name, ExosDirection *direction)
{
  g_autofree char *counted = dup_counted (name);
  const gboolean lower = is_burden (counted);
  const gboolean higher = is_gain (counted);

  /* The time until a purchase is none that is gained. */
  if (lower == higher || exos_name_says (counted, turning_words) ||
      (higher && exos_name_says (counted, time_words)))
    return FALSE;
  *direction = lower ? EXOS_DIRECTION_LOWER : EXOS_DIRECTION_HIGHER;
  return TRUE;
}
