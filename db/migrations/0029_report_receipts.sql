CREATE TABLE "report_receipts" (
	"campaign_id" integer NOT NULL,
	"area" bigint NOT NULL,
	"day" date NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_receipts_campaign_id_area_day_pk" PRIMARY KEY("campaign_id","area","day")
);
--> statement-breakpoint
ALTER TABLE "report_receipts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "report_receipts" USING ("area" BETWEEN (SELECT scope_lo()) AND (SELECT scope_hi()));--> statement-breakpoint

-- The reports that stand already came in when the first upload or manual entry that brought them was committed, one undone
-- since included; a row that only says an earlier one anew brought none. What nobody uploaded has no hour.
INSERT INTO "report_receipts" ("campaign_id", "area", "day", "received_at")
SELECT r.campaign_id, r.area / step.digits * step.digits, r.day, min(r.received_at)
FROM (
  SELECT c.campaign_id, c.area, c.day, min(i.committed_at) AS received_at
  FROM counts c JOIN imports i ON i.id = c.import_id
  WHERE c.moved_by IS NULL AND i.committed_at IS NOT NULL
  GROUP BY c.campaign_id, c.area, c.day
) r, (VALUES (1::bigint), (10000::bigint), (1000000::bigint), (100000000::bigint), (10000000000::bigint)) step (digits)
GROUP BY r.campaign_id, r.area / step.digits * step.digits, r.day;
