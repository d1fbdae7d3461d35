-- Sums of rows with one user each, for DuckDB. Save the result as CSV with headers, then:
--   exos --column=group=g --column=conversions=c --column=date=d result.csv
-- Users in several groups are left out and counted.
-- Of several rows of a user in one group the earliest counts.
-- Users without a value from before the experiment get the mean of the others.
-- Values are rounded to six decimals; all sums of them are exact.
WITH exos_texts AS (
  SELECT
    COALESCE(TRIM(CAST("g" AS VARCHAR)), '') AS exos_group,
    COALESCE(TRIM(CAST("u" AS VARCHAR)), '') AS exos_unit,
    COALESCE(SUBSTR(TRIM(CAST("d" AS VARCHAR)), 1, 10), '') AS exos_day,
    "d" AS exos_time,
    LOWER(TRIM(CAST("c" AS VARCHAR))) AS exos_outcome1,
    TRIM(CAST("before_w" AS VARCHAR)) AS exos_value1,
    TRIM(CAST("w" AS VARCHAR)) AS exos_value2,
    TRIM(CAST("v" AS VARCHAR)) AS exos_value3,
    TRIM(CAST("v_pre" AS VARCHAR)) AS exos_value4
  FROM "t"
), exos_values AS (
  SELECT
    exos_group,
    exos_unit,
    exos_day,
    exos_time,
    CASE WHEN exos_outcome1 IS NULL OR exos_outcome1 IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL
      WHEN exos_outcome1 IN ('1', '1.0', '1.00', '1.0e0', 'true', 'yes', 'y', 't', 'on', '예', '네') THEN 1
      WHEN exos_outcome1 IN ('0', '0.0', '0.00', '0.0e0', 'false', 'no', 'n', 'f', 'off', '아니오', '아니요') THEN 0
      ELSE 2 END AS exos_outcome1,
    CAST(CASE WHEN LOWER(exos_value1) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL ELSE exos_value1 END AS DECIMAL(18, 6)) AS exos_value1,
    CAST(CASE WHEN LOWER(exos_value2) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL ELSE exos_value2 END AS DECIMAL(18, 6)) AS exos_value2,
    CAST(CASE WHEN LOWER(exos_value3) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL ELSE exos_value3 END AS DECIMAL(18, 6)) AS exos_value3,
    CAST(CASE WHEN LOWER(exos_value4) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL ELSE exos_value4 END AS DECIMAL(18, 6)) AS exos_value4
  FROM exos_texts
), exos_users AS (
  SELECT exos_values.*,
    MIN(NULLIF(exos_group, '')) OVER (PARTITION BY exos_unit) AS exos_first_group,
    MAX(NULLIF(exos_group, '')) OVER (PARTITION BY exos_unit) AS exos_last_group,
    ROW_NUMBER() OVER (PARTITION BY exos_unit, CASE WHEN exos_group = '' THEN 1 ELSE 0 END
      ORDER BY exos_time, exos_day, exos_outcome1, exos_value1, exos_value2, exos_value3, exos_value4) AS exos_number
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
    SUM(CASE WHEN exos_what = 'counted' AND exos_value2 IS NOT NULL THEN exos_value1 END)
      / NULLIF(COUNT(CASE WHEN exos_what = 'counted' AND exos_value2 IS NOT NULL THEN exos_value1 END), 0) AS exos_fill1,
    SUM(CASE WHEN exos_what = 'counted' AND exos_value3 IS NOT NULL THEN exos_value4 END)
      / NULLIF(COUNT(CASE WHEN exos_what = 'counted' AND exos_value3 IS NOT NULL THEN exos_value4 END), 0) AS exos_fill4
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
    CASE WHEN exos_value2 IS NOT NULL THEN COALESCE(exos_value1, CAST(CASE WHEN ABS(exos_fill1) < 1000000
      THEN ROUND(exos_fill1, 6) ELSE ROUND(exos_fill1, 0) END AS DECIMAL(18, 6))) END AS exos_value1,
    exos_value2,
    exos_value3,
    CASE WHEN exos_value3 IS NOT NULL THEN COALESCE(exos_value4, CAST(CASE WHEN ABS(exos_fill4) < 1000000
      THEN ROUND(exos_fill4, 6) ELSE ROUND(exos_fill4, 0) END AS DECIMAL(18, 6))) END AS exos_value4
  FROM exos_rows CROSS JOIN exos_totals
  WHERE exos_what = 'counted'
)
SELECT
  'unit_sums' AS "exos_shape",
  exos_group AS "g",
  exos_day AS "d",
  COUNT(*) AS "users",
  CASE WHEN COUNT(exos_outcome1) = 0 THEN 0 WHEN MAX(exos_outcome1) <= 1 THEN SUM(exos_outcome1) END AS "c",
  COUNT(exos_outcome1) AS "c_n",
  COALESCE(SUM(exos_value2), 0) AS "w_sum",
  COALESCE(SUM(exos_value2 * exos_value2), 0) AS "w_sum_sq",
  COUNT(exos_value2) AS "w_n",
  CASE WHEN COUNT(exos_value1) = COUNT(exos_value2) THEN COALESCE(SUM(exos_value1), 0) END AS "w_pre_sum",
  CASE WHEN COUNT(exos_value1) = COUNT(exos_value2) THEN COALESCE(SUM(exos_value1 * exos_value1), 0) END AS "w_pre_sum_sq",
  CASE WHEN COUNT(exos_value1) = COUNT(exos_value2) THEN COALESCE(SUM(exos_value1 * exos_value2), 0) END AS "w_pre_prod",
  COALESCE(SUM(exos_value3), 0) AS "v_sum",
  COALESCE(SUM(exos_value3 * exos_value3), 0) AS "v_sum_sq",
  COUNT(exos_value3) AS "v_n",
  CASE WHEN COUNT(exos_value4) = COUNT(exos_value3) THEN COALESCE(SUM(exos_value4), 0) END AS "v_pre_sum",
  CASE WHEN COUNT(exos_value4) = COUNT(exos_value3) THEN COALESCE(SUM(exos_value4 * exos_value4), 0) END AS "v_pre_sum_sq",
  CASE WHEN COUNT(exos_value4) = COUNT(exos_value3) THEN COALESCE(SUM(exos_value4 * exos_value3), 0) END AS "v_pre_prod",
  MAX(exos_count1) AS "exos_rows_without_group",
  MAX(exos_count2) AS "exos_rows_without_user",
  MAX(exos_count3) AS "exos_users_in_several_groups",
  MAX(exos_count4) AS "exos_repeated_users"
FROM exos_counted
GROUP BY exos_group, exos_day
ORDER BY exos_group, exos_day;
