-- Sums of the users of events, for DuckDB. Save the result as CSV with headers, then:
--   exos --column=group=g --column=conversions=buy result.csv
-- Users in several groups are left out and counted.
-- Users did an event or not, however often; their values are added up.
WITH exos_texts AS (
  SELECT
    COALESCE(TRIM(CAST("g" AS VARCHAR)), '') AS exos_group,
    COALESCE(TRIM(CAST("u" AS VARCHAR)), '') AS exos_unit,
    exos_events,
    LOWER(TRIM(CAST("buy" AS VARCHAR))) AS exos_outcome1
  FROM (
  SELECT
    exos_group AS "g",
    exos_unit AS "u",
    MAX(CASE WHEN exos_is_after = 1 AND exos_event = 'buy' THEN 1 ELSE 0 END) AS "buy",
    COUNT(*) AS exos_events
  FROM (
  SELECT
    COALESCE(TRIM(CAST("g" AS VARCHAR)), '') AS exos_group,
    COALESCE(TRIM(CAST("u" AS VARCHAR)), '') AS exos_unit,
    LOWER(TRIM(CAST("e" AS VARCHAR))) AS exos_event,
    1 AS exos_is_after
  FROM "t"
  ) exos_events_read
  GROUP BY exos_group, exos_unit
  ) exos_users_read
), exos_values AS (
  SELECT
    exos_group,
    exos_unit,
    exos_events,
    CASE WHEN exos_outcome1 IS NULL OR exos_outcome1 IN ('', 'na', 'n/a', 'null', 'none', 'nan', '\n') THEN NULL
      WHEN exos_outcome1 IN ('1', '1.0', '1.00', '1.0e0', 'true', 'yes', 'y', 't', 'on', '예', '네') THEN 1
      WHEN exos_outcome1 IN ('0', '0.0', '0.00', '0.0e0', 'false', 'no', 'n', 'f', 'off', '아니오', '아니요') THEN 0
      ELSE 2 END AS exos_outcome1
  FROM exos_texts
), exos_users AS (
  SELECT exos_values.*,
    MIN(NULLIF(exos_group, '')) OVER (PARTITION BY exos_unit) AS exos_first_group,
    MAX(NULLIF(exos_group, '')) OVER (PARTITION BY exos_unit) AS exos_last_group,
    ROW_NUMBER() OVER (PARTITION BY exos_unit, CASE WHEN exos_group = '' THEN 1 ELSE 0 END
      ORDER BY exos_outcome1) AS exos_number
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
    COUNT(CASE WHEN exos_what = 'repeated' AND exos_number = 2 THEN 1 END) AS exos_count4
  FROM exos_rows
), exos_counted AS (
  SELECT
    exos_group,
    exos_count1,
    exos_count2,
    exos_count3,
    exos_count4,
    exos_outcome1
  FROM exos_rows CROSS JOIN exos_totals
  WHERE exos_what = 'counted'
)
SELECT
  'unit_sums' AS "exos_shape",
  exos_group AS "g",
  COUNT(*) AS "users",
  CASE WHEN COUNT(exos_outcome1) = 0 THEN 0 WHEN MAX(exos_outcome1) <= 1 THEN SUM(exos_outcome1) END AS "buy",
  COUNT(exos_outcome1) AS "buy_n",
  MAX(exos_count1) AS "exos_rows_without_group",
  MAX(exos_count2) AS "exos_rows_without_user",
  MAX(exos_count3) AS "exos_users_in_several_groups",
  MAX(exos_count4) AS "exos_repeated_users"
FROM exos_counted
GROUP BY exos_group
ORDER BY exos_group;
