// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column of numbers is, as far as its name tells. */
typedef enum
{
  EXOS_METRIC_NAME_UNKNOWN,
  EXOS_METRIC_NAME_ATTRIBUTE, /* who a user is, or what was known before the experiment reached
                               * them: "gender_male", "days_since_signup", "pre_spend" */
  EXOS_METRIC_NAME_GAIN,      /* what users did, of which more is better: "clicked", "revenue" */
  EXOS_METRIC_NAME_HARM,      /* of which less is: "refunded" */
} ExosMetricNameKind;

/* name is as the file writes it. Where it says both, what was known before wins over what users
 * did ("days_since_purchase"), and that over who they are ("mobile_purchases"). */
ExosMetricNameKind exos_metric_name_kind (const char *name);

/* Whether it says that it was before the experiment ("pre_orders", "existing_complaints"), which
 * the treatment cannot have changed. */
gboolean exos_metric_name_is_earlier (const char *name);

/* Whether it holds how much a user spent or brought, which is no 0 or 1 even where nobody did. */
gboolean exos_metric_name_is_amount (const char *name);

/* What a number of a group is that no count of users is, by its name. */
typedef enum
{
  EXOS_GROUP_NUMBER_ANY,
  EXOS_GROUP_NUMBER_RATE,    /* "crash_rate", "이탈률": of whole per cents, too */
  EXOS_GROUP_NUMBER_AVERAGE, /* "avg_errors", "orders per user", "latency_ms" */
  EXOS_GROUP_NUMBER_AMOUNT,  /* "session_seconds": measured, of all */
} ExosGroupNumber;

ExosGroupNumber exos_metric_name_group_number (const char *name);

G_END_DECLS
