-- Sums of the users of events, for DuckDB. Save the result as CSV with headers, then:
--   exos --column=group=g --column=conversions=buy --column=date=d result.csv
-- Users in several groups are left out and counted.
-- Users did an event or not, however often; their values are added up.
-- What was before the start is no outcome; events without a time are left out. Times are compared as they stand in the table.
-- Users without a value from before the experiment get the mean of the others.
-- Values are rounded to six decimals; all sums of them are exact.
WITH exos_texts AS (
  SELECT
    COALESCE(TRIM(CAST("g" AS VARCHAR)), '') AS exos_group,
    COALESCE(TRIM(CAST("u" AS VARCHAR)), '') AS exos_unit,
    exos_events,
    COALESCE(SUBSTR(TRIM(CAST("d" AS VARCHAR)), 1, 10), '') AS exos_day,
    "d" AS exos_time,
    LOWER(TRIM(CAST("buy" AS VARCHAR))) AS exos_outcome1,
    TRIM(CAST("v" AS VARCHAR)) AS exos_value1,
    TRIM(CAST("pre_v" AS VARCHAR)) AS exos_value2
  FROM (
  SELECT
    exos_group AS "g",
    exos_unit AS "u",
    MIN(CASE WHEN exos_is_after = 1 THEN exos_time END) AS "d",
    MAX(CASE WHEN exos_is_after = 1 AND exos_event = 'buy' THEN 1 ELSE 0 END) AS "buy",
    COALESCE(SUM(CASE WHEN exos_is_after = 1 THEN exos_amount END), 0) AS "v",
    COALESCE(SUM(CASE WHEN exos_is_after = 0 THEN exos_amount END), 0) AS "pre_v",
    COUNT(*) AS exos_events
  FROM (
  SELECT
    COALESCE(TRIM(CAST("g" AS VARCHAR)), '') AS exos_group,
    COALESCE(TRIM(CAST("u" AS VARCHAR)), '') AS exos_unit,
    LOWER(TRIM(CAST("e" AS VARCHAR))) AS exos_event,
    "d" AS exos_time,
    CASE WHEN REPLACE(TRIM(CAST("d" AS VARCHAR)), 'T', ' ') >= '1969-12-31 23:59:58' THEN 1 ELSE 0 END AS exos_is_after,
    CAST(CASE WHEN LOWER(TRIM(CAST("v" AS VARCHAR))) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL ELSE TRIM(CAST("v" AS VARCHAR)) END AS DECIMAL(18, 6)) AS exos_amount
  FROM "t"
  WHERE TRIM(CAST("d" AS VARCHAR)) <> ''
  ) exos_events_read
  GROUP BY exos_group, exos_unit
  ) exos_users_read
), exos_values AS (
  SELECT
    exos_group,
    exos_unit,
    exos_events,
    exos_day,
    exos_time,
    CASE WHEN exos_outcome1 IS NULL OR exos_outcome1 IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL
      WHEN exos_outcome1 IN ('1', '1.0', '1.00', '1.0e0', 'true', 'yes', 'y', 't', 'on', '예', '네') THEN 1
      WHEN exos_outcome1 IN ('0', '0.0', '0.00', '0.0e0', 'false', 'no', 'n', 'f', 'off', '아니오', '아니요') THEN 0
      ELSE 2 END AS exos_outcome1,
    CAST(CASE WHEN LOWER(exos_value1) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL ELSE exos_value1 END AS DECIMAL(18, 6)) AS exos_value1,
    CAST(CASE WHEN LOWER(exos_value2) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL ELSE exos_value2 END AS DECIMAL(18, 6)) AS exos_value2
  FROM exos_texts
), exos_users AS (
  SELECT exos_values.*,
    MIN(NULLIF(exos_group, '')) OVER (PARTITION BY exos_unit) AS exos_first_group,
    MAX(NULLIF(exos_group, '')) OVER (PARTITION BY exos_unit) AS exos_last_group,
    ROW_NUMBER() OVER (PARTITION BY exos_unit, CASE WHEN exos_group = '' THEN 1 ELSE 0 END
      ORDER BY exos_time, exos_day, exos_outcome1, exos_value1, exos_value2) AS exos_number
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
    exos_day,
    exos_count1,
    exos_count2,
    exos_count3,
    exos_count4,
    exos_outcome1,
    exos_value1,
    CASE WHEN exos_value1 IS NOT NULL THEN COALESCE(exos_value2, CAST(CASE WHEN ABS(exos_fill2) < 1000000
      THEN ROUND(exos_fill2, 6) ELSE ROUND(exos_fill2, 0) END AS DECIMAL(18, 6))) END AS exos_value2
  FROM exos_rows CROSS JOIN exos_totals
  WHERE exos_what = 'counted'
)
SELECT
  'unit_sums' AS "exos_shape",
  exos_group AS "g",
  exos_day AS "d",
  COUNT(*) AS "users",
  CASE WHEN COUNT(exos_outcome1) = 0 THEN 0 WHEN MAX(exos_outcome1) <= 1 THEN SUM(exos_outcome1) END AS "buy",
  COUNT(exos_outcome1) AS "buy_n",
  COALESCE(SUM(exos_value1), 0) AS "v_sum",
  COALESCE(SUM(exos_value1 * exos_value1), 0) AS "v_sum_sq",
  COUNT(exos_value1) AS "v_n",
  CASE WHEN COUNT(exos_value2) = COUNT(exos_value1) THEN COALESCE(SUM(exos_value2), 0) END AS "v_pre_sum",
  CASE WHEN COUNT(exos_value2) = COUNT(exos_value1) THEN COALESCE(SUM(exos_value2 * exos_value2), 0) END AS "v_pre_sum_sq",
  CASE WHEN COUNT(exos_value2) = COUNT(exos_value1) THEN COALESCE(SUM(exos_value2 * exos_value1), 0) END AS "v_pre_prod",
  MAX(exos_count1) AS "exos_rows_without_group",
  MAX(exos_count2) AS "exos_rows_without_user",
  MAX(exos_count3) AS "exos_users_in_several_groups",
  MAX(exos_count4) AS "exos_repeated_users"
FROM exos_counted
GROUP BY exos_group, exos_day
ORDER BY exos_group, exos_day;
