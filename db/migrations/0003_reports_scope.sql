-- The scope of 0001_scope.sql on what offices print, freeze and hand out.
ALTER TABLE "area_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "area_changes" USING ("area" BETWEEN (SELECT scope_lo()) AND (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "offices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "offices" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "recap_texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "recap_texts" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "recaps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "recaps" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "snapshots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "snapshots" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "share_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "share_links" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "bundles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "bundles" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint

-- Whoever opens a link has no scope yet: the secret's hash alone finds it. Of a link that has expired, was revoked, whose
-- owner is disabled, whose frozen sheet was deleted or whose campaign shares nothing, it tells as much as of one that
-- never was.
CREATE FUNCTION "share_link_of"("hash" text)
RETURNS TABLE (
  "id" integer, "campaign_id" integer, "campaign_slug" text, "area_code" text, "area_lo" bigint, "area_hi" bigint,
  "shows" text, "query" text, "snapshot_id" integer, "expires_at" timestamptz, "office" text
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.id, l.campaign_id, c.slug, l.area_code, l.area_lo, l.area_hi, l.shows, l.query, l.snapshot_id, l.expires_at,
    u.office
  FROM share_links l
  JOIN campaigns c ON c.id = l.campaign_id AND c.sharing
  JOIN users u ON u.id = l.user_id AND u.disabled_at IS NULL
  LEFT JOIN snapshots s ON s.id = l.snapshot_id
  WHERE l.secret_hash = hash AND l.revoked_at IS NULL AND l.expires_at > now() AND s.deleted_at IS NULL
$$;--> statement-breakpoint

-- The campaigns that stand already: their figures changed when the last upload was committed or undone, as far as it is
-- known; an area without any has no hour.
INSERT INTO "area_changes" ("campaign_id", "area", "changed_at")
SELECT p.campaign_id, p.area, coalesce(
  (SELECT max(greatest(i.committed_at, i.undone_at)) FROM imports i
   WHERE i.campaign_id = p.campaign_id AND i.area_lo <= p.area AND i.area_hi >= p.area),
  (SELECT c.created_at FROM campaigns c WHERE c.id = p.campaign_id))
FROM (SELECT DISTINCT campaign_id, area FROM progress) p;
