-- Sums of rows with one user each, for DuckDB. Save the result as CSV with headers, then:
--   exos --column=group=g --column=conversions=c --column=guardrail=a --column=guardrail=b --column=date=d result.csv
-- Every row counts as another user.
WITH exos_texts AS (
  SELECT
    COALESCE(TRIM(CAST("g" AS VARCHAR)), '') AS exos_group,
    COALESCE(SUBSTR(TRIM(CAST("d" AS VARCHAR)), 1, 10), '') AS exos_day,
    LOWER(TRIM(CAST("c" AS VARCHAR))) AS exos_outcome1,
    LOWER(TRIM(CAST("a" AS VARCHAR))) AS exos_outcome2,
    LOWER(TRIM(CAST("b" AS VARCHAR))) AS exos_outcome3
  FROM "t"
), exos_values AS (
  SELECT
    exos_group,
    exos_day,
    CASE WHEN exos_outcome1 IS NULL OR exos_outcome1 IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL
      WHEN exos_outcome1 IN ('1', '1.0', '1.00', '1.0e0', 'true', 'yes', 'y', 't', 'on', '예', '네') THEN 1
      WHEN exos_outcome1 IN ('0', '0.0', '0.00', '0.0e0', 'false', 'no', 'n', 'f', 'off', '아니오', '아니요') THEN 0
      ELSE 2 END AS exos_outcome1,
    CASE WHEN exos_outcome2 IS NULL OR exos_outcome2 IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL
      WHEN exos_outcome2 IN ('1', '1.0', '1.00', '1.0e0', 'true', 'yes', 'y', 't', 'on', '예', '네') THEN 1
      WHEN exos_outcome2 IN ('0', '0.0', '0.00', '0.0e0', 'false', 'no', 'n', 'f', 'off', '아니오', '아니요') THEN 0
      ELSE 2 END AS exos_outcome2,
    CASE WHEN exos_outcome3 IS NULL OR exos_outcome3 IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL
      WHEN exos_outcome3 IN ('1', '1.0', '1.00', '1.0e0', 'true', 'yes', 'y', 't', 'on', '예', '네') THEN 1
      WHEN exos_outcome3 IN ('0', '0.0', '0.00', '0.0e0', 'false', 'no', 'n', 'f', 'off', '아니오', '아니요') THEN 0
      ELSE 2 END AS exos_outcome3
  FROM exos_texts
), exos_rows AS (
  SELECT exos_values.*,
    CASE WHEN exos_group = '' THEN 'no group'
      ELSE 'counted' END AS exos_what
  FROM exos_values
), exos_totals AS (
  SELECT
    COUNT(CASE WHEN exos_what = 'no group' THEN 1 END) AS exos_count1
  FROM exos_rows
), exos_counted AS (
  SELECT
    exos_group,
    exos_day,
    exos_count1,
    exos_outcome1,
    exos_outcome2,
    exos_outcome3
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
  CASE WHEN COUNT(exos_outcome2) = 0 THEN 0 WHEN MAX(exos_outcome2) <= 1 THEN SUM(exos_outcome2) END AS "a",
  COUNT(exos_outcome2) AS "a_n",
  CASE WHEN COUNT(exos_outcome3) = 0 THEN 0 WHEN MAX(exos_outcome3) <= 1 THEN SUM(exos_outcome3) END AS "b",
  COUNT(exos_outcome3) AS "b_n",
  MAX(exos_count1) AS "exos_rows_without_group"
FROM exos_counted
GROUP BY exos_group, exos_day
ORDER BY exos_group, exos_day;
