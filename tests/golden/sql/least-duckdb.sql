-- Sums of rows with one user each, for DuckDB. Save the result as CSV with headers, then:
--   exos --column=group=g --column=conversions=c result.csv
-- Every row counts as another user.
WITH exos_texts AS (
  SELECT
    COALESCE(TRIM(CAST("g" AS VARCHAR)), '') AS exos_group,
    LOWER(TRIM(CAST("c" AS VARCHAR))) AS exos_outcome1
  FROM "t"
), exos_values AS (
  SELECT
    exos_group,
    CASE WHEN exos_outcome1 IS NULL OR exos_outcome1 IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL
      WHEN exos_outcome1 IN ('1', '1.0', '1.00', '1.0e0', 'true', 'yes', 'y', 't', 'on', '예', '네') THEN 1
      WHEN exos_outcome1 IN ('0', '0.0', '0.00', '0.0e0', 'false', 'no', 'n', 'f', 'off', '아니오', '아니요') THEN 0
      ELSE 2 END AS exos_outcome1
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
    exos_count1,
    exos_outcome1
  FROM exos_rows CROSS JOIN exos_totals
  WHERE exos_what = 'counted'
)
SELECT
  'unit_sums' AS "exos_shape",
  exos_group AS "g",
  COUNT(*) AS "users",
  CASE WHEN COUNT(exos_outcome1) = 0 THEN 0 WHEN MAX(exos_outcome1) <= 1 THEN SUM(exos_outcome1) END AS "c",
  COUNT(exos_outcome1) AS "c_n",
  MAX(exos_count1) AS "exos_rows_without_group"
FROM exos_counted
GROUP BY exos_group
ORDER BY exos_group;
