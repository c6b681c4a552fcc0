-- The scope of a transaction: the numeric range of the areas it may see and write. Unset (or empty, as a setting is
-- after the transaction that set it) the cast fails and the query with it: scope fails closed.
CREATE FUNCTION "scope_lo"() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT current_setting('kejar.lo')::bigint $$;--> statement-breakpoint
CREATE FUNCTION "scope_hi"() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT current_setting('kejar.hi')::bigint $$;--> statement-breakpoint

-- The subqueries make the scope one evaluation a query instead of one a row.
ALTER TABLE "counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "counts" USING ("area" BETWEEN (SELECT scope_lo()) AND (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "workforce" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "workforce" USING ("area" BETWEEN (SELECT scope_lo()) AND (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "progress" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "progress" USING ("area" BETWEEN (SELECT scope_lo()) AND (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "targets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "targets" USING ("area" BETWEEN (SELECT scope_lo()) AND (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "target_facts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "target_facts" USING ("area" BETWEEN (SELECT scope_lo()) AND (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "import_facts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "import_facts" USING ("area" BETWEEN (SELECT scope_lo()) AND (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "imports" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint

-- An outage above an area is seen from below (a server of the nation was down for Karawang too), but written only inside.
ALTER TABLE "outages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "touches_scope" ON "outages" FOR SELECT USING ("area_lo" <= (SELECT scope_hi()) AND "area_hi" >= (SELECT scope_lo()));--> statement-breakpoint
CREATE POLICY "inside_scope" ON "outages" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint

-- The one sight upward: the headline of the areas above the scope, for the breadcrumb's comparison. It runs as the owner,
-- past row-level security, and returns nothing but areas that hold the whole scope.
CREATE FUNCTION "headlines_above"("campaign" integer, "target_set" integer, "as_of" date, "ancestors" bigint[])
RETURNS TABLE ("area" bigint, "target" bigint, "collected" bigint[], "recorded" bigint[], "validated" bigint[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.lo, t.total,
    ARRAY[p.collected_online, p.collected_manual, p.collected_unsplit],
    ARRAY[p.recorded_online, p.recorded_manual, p.recorded_unsplit],
    ARRAY[p.validated_online, p.validated_manual, p.validated_unsplit]
  FROM campaigns c
  JOIN areas a ON a.edition_id = c.edition_id AND a.lo = ANY (ancestors) AND a.lo <= scope_lo() AND a.hi >= scope_hi()
  LEFT JOIN targets t ON t.target_set_id = target_set AND t.area = a.lo
  LEFT JOIN LATERAL (
    SELECT * FROM progress p
    WHERE p.campaign_id = c.id AND p.area = a.lo AND p.day <= as_of ORDER BY p.day DESC LIMIT 1
  ) p ON true
  WHERE c.id = campaign
$$;--> statement-breakpoint
-- The same file counts once in a campaign, whoever sent it first: this tells that it is there, and nothing else of it
-- to those outside the area it was sent for.
CREATE FUNCTION "import_of_file"("campaign" integer, "file_sha256" text)
RETURNS TABLE ("id" integer, "status" text, "user_id" integer, "visible" boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.status, i.user_id, i.area_lo >= scope_lo() AND i.area_hi <= scope_hi()
  FROM imports i WHERE i.campaign_id = campaign AND i.sha256 = file_sha256 AND i.status IN ('checked', 'committed')
$$;
