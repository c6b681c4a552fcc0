-- Beside what an area above stands at, of how many of its parts that is: a sum of few of them is no figure of the whole. Nothing
-- of a part by itself is told. `scope`: the list of who takes part; null: everybody does.
DROP FUNCTION "headlines_above"(integer, integer, date, bigint[]);--> statement-breakpoint
CREATE FUNCTION "headlines_above"(
  "campaign" integer, "target_set" integer, "scope" integer, "stage" text, "as_of" date, "ancestors" bigint[]
)
RETURNS TABLE (
  "area" bigint, "target" bigint, "total" bigint, "stated" boolean, "parts" integer, "reporting" integer, "covered" bigint
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH asked AS (
    SELECT a.lo, a.hi, a.level, c.id AS campaign_id, c.edition_id
    FROM campaigns c
    JOIN areas a ON a.edition_id = c.edition_id AND a.lo = ANY (ancestors) AND a.lo <= scope_lo() AND a.hi >= scope_hi()
    WHERE c.id = campaign
  ), standing AS (
    SELECT s.lo, s.whole, t.total AS target,
      CASE stage WHEN 'collected' THEN ARRAY[p.collected_online, p.collected_manual, p.collected_unsplit]
        WHEN 'recorded' THEN ARRAY[p.recorded_online, p.recorded_manual, p.recorded_unsplit]
        ELSE ARRAY[p.validated_online, p.validated_manual, p.validated_unsplit] END AS figures,
      CASE stage WHEN 'collected' THEN coalesce(p.own_collected_online, p.own_collected_manual, p.own_collected_unsplit)
        WHEN 'recorded' THEN coalesce(p.own_recorded_online, p.own_recorded_manual, p.own_recorded_unsplit)
        ELSE coalesce(p.own_validated_online, p.own_validated_manual, p.own_validated_unsplit) END IS NOT NULL AS stated
    FROM (
      SELECT lo, NULL::bigint AS whole, campaign_id FROM asked
      UNION ALL
      SELECT a.lo, asked.lo, asked.campaign_id FROM asked
      JOIN areas a ON a.edition_id = asked.edition_id AND a.level = asked.level + 1 AND a.lo >= asked.lo AND a.hi <= asked.hi
      WHERE scope IS NULL OR EXISTS (
        SELECT FROM scope_areas l WHERE l.scope_id = scope AND l.area_lo <= a.hi AND l.area_hi >= a.lo)
    ) s
    LEFT JOIN targets t ON t.target_set_id = target_set AND t.area = s.lo
    LEFT JOIN LATERAL (
      SELECT * FROM progress p
      WHERE p.campaign_id = s.campaign_id AND p.area = s.lo AND p.day <= as_of ORDER BY p.day DESC LIMIT 1
    ) p ON true
  ), summed AS (
    SELECT s.lo, s.whole, s.target, s.stated, (SELECT sum(one)::bigint FROM unnest(s.figures) one) AS total FROM standing s
  )
  SELECT a.lo, a.target, a.total, a.stated, count(part.lo)::integer, count(part.total)::integer,
    sum(part.target) FILTER (WHERE part.total IS NOT NULL)::bigint
  FROM summed a LEFT JOIN summed part ON part.whole = a.lo
  WHERE a.whole IS NULL
  GROUP BY a.lo, a.target, a.total, a.stated
$$;
