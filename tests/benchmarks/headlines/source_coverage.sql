-- events by the sources that tell of them, up to as_of, and those with a day that one source alone tells of
SELECT
    CAST(SUM(LEN(sources)) AS BIGINT) AS events,
    COUNT(*) FILTER (WHERE LEN(sources) = 1 AND occurred_on IS NOT NULL) AS told_alone_and_dated
FROM events
WHERE subtype IS DISTINCT FROM 'planned'
  AND COALESCE(
      COALESCE(ends_at, starts_at, occurred_at) <= $as_of,
      counts_from_on <= CASE WHEN kind = 'meeting' AND occurred_on IS NOT NULL THEN $as_of_over_on ELSE $as_of_on END,
      TRUE
  )
