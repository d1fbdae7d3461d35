-- Sums of rows with one user each, for Snowflake. Save the result as CSV with headers, then:
--   exos --column=group=variant --column=conversions=converted --column=guardrail=refunded --column=segment=country --column=date=first_seen result.csv
-- Users in several groups are left out and counted.
-- Of several rows of a user in one group the earliest counts.
-- Users without a value from before the experiment get the mean of the others.
-- Values are rounded to six decimals; all sums of them are exact.
WITH exos_texts AS (
  SELECT
    COALESCE(TRIM(CAST("variant" AS VARCHAR)), '') AS exos_group,
    COALESCE(TRIM(CAST("user_id" AS VARCHAR)), '') AS exos_unit,
    COALESCE(TRIM(CAST("country" AS VARCHAR)), '') AS exos_segment1,
    COALESCE(SUBSTR(TRIM(CAST("first_seen" AS VARCHAR)), 1, 10), '') AS exos_day,
    "first_seen" AS exos_time,
    LOWER(TRIM(CAST("converted" AS VARCHAR))) AS exos_outcome1,
    LOWER(TRIM(CAST("refunded" AS VARCHAR))) AS exos_outcome2,
    TRIM(CAST("revenue" AS VARCHAR)) AS exos_value1,
    TRIM(CAST("pre_revenue" AS VARCHAR)) AS exos_value2,
    TRIM(CAST("minutes" AS VARCHAR)) AS exos_value3
  FROM "lab"."users"
), exos_values AS (
  SELECT
    exos_group,
    exos_unit,
    exos_segment1,
    exos_day,
    exos_time,
    CASE WHEN exos_outcome1 IS NULL OR exos_outcome1 IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\\n') THEN NULL
      WHEN exos_outcome1 IN ('1', '1.0', '1.00', '1.0e0', 'true', 'yes', 'y', 't', 'on', '예', '네') THEN 1
      WHEN exos_outcome1 IN ('0', '0.0', '0.00', '0.0e0', 'false', 'no', 'n', 'f', 'off', '아니오', '아니요') THEN 0
      ELSE 2 END AS exos_outcome1,
    CASE WHEN exos_outcome2 IS NULL OR exos_outcome2 IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\\n') THEN NULL
      WHEN exos_outcome2 IN ('1', '1.0', '1.00', '1.0e0', 'true', 'yes', 'y', 't', 'on', '예', '네') THEN 1
      WHEN exos_outcome2 IN ('0', '0.0', '0.00', '0.0e0', 'false', 'no', 'n', 'f', 'off', '아니오', '아니요') THEN 0
      ELSE 2 END AS exos_outcome2,
    CAST(CASE WHEN LOWER(exos_value1) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\\n') THEN NULL ELSE exos_value1 END AS NUMBER(18, 6)) AS exos_value1,
    CAST(CASE WHEN LOWER(exos_value2) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\\n') THEN NULL ELSE exos_value2 END AS NUMBER(18, 6)) AS exos_value2,
    CAST(CASE WHEN LOWER(exos_value3) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\\n') THEN NULL ELSE exos_value3 END AS NUMBER(18, 6)) AS exos_value3
  FROM exos_texts
), exos_users AS (
  SELECT exos_values.*,
    MIN(NULLIF(exos_group, '')) OVER (PARTITION BY exos_unit) AS exos_first_group,
    MAX(NULLIF(exos_group, '')) OVER (PARTITION BY exos_unit) AS exos_last_group,
    ROW_NUMBER() OVER (PARTITION BY exos_unit, CASE WHEN exos_group = '' THEN 1 ELSE 0 END
      ORDER BY exos_time, exos_day, exos_segment1, exos_outcome1, exos_outcome2, exos_value1, exos_value2, exos_value3) AS exos_number
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
    COUNT(CASE WHEN exos_what = 'no group' THEN 1 END) AS exos_count1,
    COUNT(CASE WHEN exos_what = 'no user' THEN 1 END) AS exos_count2,
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
      THEN ROUND(exos_fill2, 6) ELSE ROUND(exos_fill2, 0) END AS NUMBER(18, 6))) END AS exos_value2,
    exos_value3
  FROM exos_rows CROSS JOIN exos_totals
  WHERE exos_what = 'counted'
)
SELECT
  'unit_sums' AS "exos_shape",
  exos_group AS "variant",
  exos_segment1 AS "country",
  exos_day AS "first_seen",
  COUNT(*) AS "users",
  CASE WHEN COUNT(exos_outcome1) = 0 THEN 0 WHEN MAX(exos_outcome1) <= 1 THEN SUM(exos_outcome1) END AS "converted",
  COUNT(exos_outcome1) AS "converted_n",
  CASE WHEN COUNT(exos_outcome2) = 0 THEN 0 WHEN MAX(exos_outcome2) <= 1 THEN SUM(exos_outcome2) END AS "refunded",
  COUNT(exos_outcome2) AS "refunded_n",
  COALESCE(SUM(exos_value1), 0) AS "revenue_sum",
  COALESCE(SUM(exos_value1 * exos_value1), 0) AS "revenue_sum_sq",
  COUNT(exos_value1) AS "revenue_n",
  CASE WHEN COUNT(exos_value2) = COUNT(exos_value1) THEN COALESCE(SUM(exos_value2), 0) END AS "revenue_pre_sum",
  CASE WHEN COUNT(exos_value2) = COUNT(exos_value1) THEN COALESCE(SUM(exos_value2 * exos_value2), 0) END AS "revenue_pre_sum_sq",
  CASE WHEN COUNT(exos_value2) = COUNT(exos_value1) THEN COALESCE(SUM(exos_value2 * exos_value1), 0) END AS "revenue_pre_prod",
  COALESCE(SUM(exos_value3), 0) AS "minutes_sum",
  COALESCE(SUM(exos_value3 * exos_value3), 0) AS "minutes_sum_sq",
  COUNT(exos_value3) AS "minutes_n",
  MAX(exos_count1) AS "exos_rows_without_group",
  MAX(exos_count2) AS "exos_rows_without_user",
  MAX(exos_count3) AS "exos_users_in_several_groups",
  MAX(exos_count4) AS "exos_repeated_users"
FROM exos_counted
GROUP BY exos_group, exos_segment1, exos_day
ORDER BY exos_group, exos_segment1, exos_day;
