-- Sums of the users of events, for DuckDB. Save the result as CSV with headers, then:
--   exos --column=group=variant --column=conversions=Purchase --column=guardrail=refund --column=segment=country --column=date=happened_at result.csv
-- Users in several groups are left out and counted.
-- Users did an event or not, however often; their values are added up.
-- Of several segments of a user the first in the alphabet counts.
-- What was before the start is no outcome; events without a time are left out. Times are compared as they stand in the table.
-- Users without a value from before the experiment get the mean of the others.
-- Values are rounded to six decimals; all sums of them are exact.
WITH exos_texts AS (
  SELECT
    COALESCE(TRIM(CAST("variant" AS VARCHAR)), '') AS exos_group,
    COALESCE(TRIM(CAST("user_id" AS VARCHAR)), '') AS exos_unit,
    exos_events,
    COALESCE(TRIM(CAST("country" AS VARCHAR)), '') AS exos_segment1,
    COALESCE(SUBSTR(TRIM(CAST("happened_at" AS VARCHAR)), 1, 10), '') AS exos_day,
    "happened_at" AS exos_time,
    LOWER(TRIM(CAST("Purchase" AS VARCHAR))) AS exos_outcome1,
    LOWER(TRIM(CAST("refund" AS VARCHAR))) AS exos_outcome2,
    TRIM(CAST("amount" AS VARCHAR)) AS exos_value1,
    TRIM(CAST("pre_amount" AS VARCHAR)) AS exos_value2
  FROM (
  SELECT
    exos_group AS "variant",
    exos_unit AS "user_id",
    MIN(exos_segment1) AS "country",
    MIN(CASE WHEN exos_is_after = 1 THEN exos_time END) AS "happened_at",
    MAX(CASE WHEN exos_is_after = 1 AND exos_event = 'purchase' THEN 1 ELSE 0 END) AS "Purchase",
    MAX(CASE WHEN exos_is_after = 1 AND exos_event = 'refund' THEN 1 ELSE 0 END) AS "refund",
    COALESCE(SUM(CASE WHEN exos_is_after = 1 THEN exos_amount END), 0) AS "amount",
    COALESCE(SUM(CASE WHEN exos_is_after = 0 THEN exos_amount END), 0) AS "pre_amount",
    COUNT(*) AS exos_events
  FROM (
  SELECT
    COALESCE(TRIM(CAST("variant" AS VARCHAR)), '') AS exos_group,
    COALESCE(TRIM(CAST("user_id" AS VARCHAR)), '') AS exos_unit,
    LOWER(TRIM(CAST("what" AS VARCHAR))) AS exos_event,
    COALESCE(TRIM(CAST("country" AS VARCHAR)), '') AS exos_segment1,
    "happened_at" AS exos_time,
    CASE WHEN REPLACE(TRIM(CAST("happened_at" AS VARCHAR)), 'T', ' ') >= '2026-03-01 06:30:00' THEN 1 ELSE 0 END AS exos_is_after,
    CAST(CASE WHEN LOWER(TRIM(CAST("amount" AS VARCHAR))) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL ELSE TRIM(CAST("amount" AS VARCHAR)) END AS DECIMAL(18, 6)) AS exos_amount
  FROM "lab"."events"
  WHERE TRIM(CAST("happened_at" AS VARCHAR)) <> ''
  ) exos_events_read
  GROUP BY exos_group, exos_unit
  ) exos_users_read
), exos_values AS (
  SELECT
    exos_group,
    exos_unit,
    exos_events,
    exos_segment1,
    exos_day,
    exos_time,
    CASE WHEN exos_outcome1 IS NULL OR exos_outcome1 IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL
      WHEN exos_outcome1 IN ('1', '1.0', '1.00', '1.0e0', 'true', 'yes', 'y', 't', 'on', '예', '네') THEN 1
      WHEN exos_outcome1 IN ('0', '0.0', '0.00', '0.0e0', 'false', 'no', 'n', 'f', 'off', '아니오', '아니요') THEN 0
      ELSE 2 END AS exos_outcome1,
    CASE WHEN exos_outcome2 IS NULL OR exos_outcome2 IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL
      WHEN exos_outcome2 IN ('1', '1.0', '1.00', '1.0e0', 'true', 'yes', 'y', 't', 'on', '예', '네') THEN 1
      WHEN exos_outcome2 IN ('0', '0.0', '0.00', '0.0e0', 'false', 'no', 'n', 'f', 'off', '아니오', '아니요') THEN 0
      ELSE 2 END AS exos_outcome2,
    CAST(CASE WHEN LOWER(exos_value1) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL ELSE exos_value1 END AS DECIMAL(18, 6)) AS exos_value1,
    CAST(CASE WHEN LOWER(exos_value2) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL ELSE exos_value2 END AS DECIMAL(18, 6)) AS exos_value2
  FROM exos_texts
), exos_users AS (
  SELECT exos_values.*,
    MIN(NULLIF(exos_group, '')) OVER (PARTITION BY exos_unit) AS exos_first_group,
    MAX(NULLIF(exos_group, '')) OVER (PARTITION BY exos_unit) AS exos_last_group,
    ROW_NUMBER() OVER (PARTITION BY exos_unit, CASE WHEN exos_group = '' THEN 1 ELSE 0 END
      ORDER BY exos_time, exos_day, exos_segment1, exos_outcome1, exos_outcome2, exos_value1, exos_value2) AS exos_number
  FROM exos_values
), exos_rows AS (
  SELECT exos_users.*,
    CASE WHEN exos_group = '' THEN 'no group'
      WHEN exos_unit = '' THEN 'no user'
      WHEN exos_first_group <> exos_last_group THEN 'several groups'
      WHEN exos_number > 1 THEN 'repeated'
      ELSE 'counted' END AS exos_what
  FROM exos_users
), exos_totals AS (
  SELECT
    COALESCE(SUM(CASE WHEN exos_what = 'no group' THEN exos_events END), 0) AS exos_count1,
    COALESCE(SUM(CASE WHEN exos_what = 'no user' THEN exos_events END), 0) AS exos_count2,
    COUNT(CASE WHEN exos_what = 'several groups' AND exos_number = 1 THEN 1 END) AS exos_count3,
    COUNT(CASE WHEN exos_what = 'repeated' AND exos_number = 2 THEN 1 END) AS exos_count4,
    SUM(CASE WHEN exos_what = 'counted' AND exos_value1 IS NOT NULL THEN exos_value2 END)
      / NULLIF(COUNT(CASE WHEN exos_what = 'counted' AND exos_value1 IS NOT NULL THEN exos_value2 END), 0) AS exos_fill2
  FROM exos_rows
), exos_counted AS (
  SELECT
    exos_group,
    exos_segment1,
    exos_day,
    exos_count1,
    exos_count2,
    exos_count3,
    exos_count4,
    exos_outcome1,
    exos_outcome2,
    exos_value1,
    CASE WHEN exos_value1 IS NOT NULL THEN COALESCE(exos_value2, CAST(CASE WHEN ABS(exos_fill2) < 1000000
      THEN ROUND(exos_fill2, 6) ELSE ROUND(exos_fill2, 0) END AS DECIMAL(18, 6))) END AS exos_value2
  FROM exos_rows CROSS JOIN exos_totals
  WHERE exos_what = 'counted'
)
SELECT
  'unit_sums' AS "exos_shape",
  exos_group AS "variant",
  exos_segment1 AS "country",
  exos_day AS "happened_at",
  COUNT(*) AS "users",
  CASE WHEN COUNT(exos_outcome1) = 0 THEN 0 WHEN MAX(exos_outcome1) <= 1 THEN SUM(exos_outcome1) END AS "Purchase",
  COUNT(exos_outcome1) AS "Purchase_n",
  CASE WHEN COUNT(exos_outcome2) = 0 THEN 0 WHEN MAX(exos_outcome2) <= 1 THEN SUM(exos_outcome2) END AS "refund",
  COUNT(exos_outcome2) AS "refund_n",
  COALESCE(SUM(exos_value1), 0) AS "amount_sum",
  COALESCE(SUM(exos_value1 * exos_value1), 0) AS "amount_sum_sq",
  COUNT(exos_value1) AS "amount_n",
  CASE WHEN COUNT(exos_value2) = COUNT(exos_value1) THEN COALESCE(SUM(exos_value2), 0) END AS "amount_pre_sum",
  CASE WHEN COUNT(exos_value2) = COUNT(exos_value1) THEN COALESCE(SUM(exos_value2 * exos_value2), 0) END AS "amount_pre_sum_sq",
  CASE WHEN COUNT(exos_value2) = COUNT(exos_value1) THEN COALESCE(SUM(exos_value2 * exos_value1), 0) END AS "amount_pre_prod",
  MAX(exos_count1) AS "exos_rows_without_group",
  MAX(exos_count2) AS "exos_rows_without_user",
  MAX(exos_count3) AS "exos_users_in_several_groups",
  MAX(exos_count4) AS "exos_repeated_users"
FROM exos_counted
GROUP BY exos_group, exos_segment1, exos_day
ORDER BY exos_group, exos_segment1, exos_day;
