-- Sums of rows with one user each, for DuckDB. Save the result as CSV with headers, then:
--   exos --column=group=g --column=segment=s --column=segment=t --primary=v result.csv
-- Users in several groups are left out and counted.
-- Of several rows of a user in one group the smallest counts, since no date says which was first: a user’s rows should not differ.
-- Values are rounded to six decimals; all sums of them are exact.
WITH exos_texts AS (
  SELECT
    COALESCE(TRIM(CAST("g" AS VARCHAR)), '') AS exos_group,
    COALESCE(TRIM(CAST("u" AS VARCHAR)), '') AS exos_unit,
    COALESCE(TRIM(CAST("s" AS VARCHAR)), '') AS exos_segment1,
    COALESCE(TRIM(CAST("t" AS VARCHAR)), '') AS exos_segment2,
    TRIM(CAST("v" AS VARCHAR)) AS exos_value1
  FROM "t"
), exos_values AS (
  SELECT
    exos_group,
    exos_unit,
    exos_segment1,
    exos_segment2,
    CAST(CASE WHEN LOWER(exos_value1) IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL ELSE exos_value1 END AS DECIMAL(18, 6)) AS exos_value1
  FROM exos_texts
), exos_users AS (
  SELECT exos_values.*,
    MIN(NULLIF(exos_group, '')) OVER (PARTITION BY exos_unit) AS exos_first_group,
    MAX(NULLIF(exos_group, '')) OVER (PARTITION BY exos_unit) AS exos_last_group,
    ROW_NUMBER() OVER (PARTITION BY exos_unit, CASE WHEN exos_group = '' THEN 1 ELSE 0 END
      ORDER BY exos_segment1, exos_segment2, exos_value1) AS exos_number
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
    COUNT(CASE WHEN exos_what = 'repeated' AND exos_number = 2 THEN 1 END) AS exos_count4
  FROM exos_rows
), exos_counted AS (
  SELECT
    exos_group,
    exos_segment1,
    exos_segment2,
    exos_count1,
    exos_count2,
    exos_count3,
    exos_count4,
    exos_value1
  FROM exos_rows CROSS JOIN exos_totals
  WHERE exos_what = 'counted'
)
SELECT
  'unit_sums' AS "exos_shape",
  exos_group AS "g",
  exos_segment1 AS "s",
  exos_segment2 AS "t",
  COUNT(*) AS "users",
  COALESCE(SUM(exos_value1), 0) AS "v_sum",
  COALESCE(SUM(exos_value1 * exos_value1), 0) AS "v_sum_sq",
  COUNT(exos_value1) AS "v_n",
  MAX(exos_count1) AS "exos_rows_without_group",
  MAX(exos_count2) AS "exos_rows_without_user",
  MAX(exos_count3) AS "exos_users_in_several_groups",
  MAX(exos_count4) AS "exos_repeated_users"
FROM exos_counted
GROUP BY exos_group, exos_segment1, exos_segment2
ORDER BY exos_group, exos_segment1, exos_segment2;
