// SPDX-License-Identifier: MIT
#pragma once

#include "data/mapping.h"

G_BEGIN_DECLS

/* How sure a header is of its role. */
typedef enum
{
  EXOS_ALIAS_WEAK,   /* only when nothing better claims the role */
  EXOS_ALIAS_STRONG, /* a usual name */
  EXOS_ALIAS_EXACT,  /* variant, users, conversions */
} ExosAliasStrength;

typedef struct
{
  const char *name; /* normalised */
  ExosRole role;
  ExosAliasStrength strength;
  gboolean is_estimate; /* what it counts may not be users */
} ExosAlias;

/* Lends what a normalised header usually means; NULL: nothing that is known. */
const ExosAlias *exos_find_alias (const char *normalized);

typedef enum
{
  EXOS_LABEL_UNKNOWN,
  EXOS_LABEL_CONTROL,
  EXOS_LABEL_TREATMENT,
} ExosLabelKind;

/* What a normalised group label says of its side. */
ExosLabelKind exos_label_kind (const char *normalized);

/* "Total", "합계", ...: a row that sums the others. */
gboolean exos_label_is_total (const char *normalized);

/* "Subtotal", "Week 1 total", "3월 소계": a row that sums some of the others. */
gboolean exos_label_is_subtotal (const char *normalized);

/* "bounce rate", "이탈률": a share of something, by its name. */
gboolean exos_name_is_rate (const char *normalized);

/* "guardrail cancel", "가드레일 취소": says itself what it is for. */
gboolean exos_name_is_guardrail (const char *normalized);

/* "session id", "주문번호": what a user may have several of, so that its rows are no users. */
gboolean exos_name_is_other_unit (const char *normalized);

/* "purchase", "가입": an event that is likely the one that decides. */
gboolean exos_name_is_conversion_event (const char *normalized);

/* "variation id", "signup date": names things or days, by its name, and counts nothing. */
gboolean exos_name_is_id_or_day (const char *normalized);

G_END_DECLS
