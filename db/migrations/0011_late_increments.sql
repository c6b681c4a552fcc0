ALTER TABLE "counts" ADD COLUMN "added" bigint;--> statement-breakpoint
ALTER TABLE "counts" ADD COLUMN "moved_by" integer;--> statement-breakpoint
ALTER TABLE "import_facts" ADD COLUMN "added" bigint;--> statement-breakpoint
ALTER TABLE "counts" ADD CONSTRAINT "counts_moved_by_imports_id_fk" FOREIGN KEY ("moved_by") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Reports of earlier releases by increments: what was put on the figure that stood before it then.
UPDATE "counts" c SET "added" = c.value - coalesce((
  SELECT p.value FROM "counts" p
  WHERE p.campaign_id = c.campaign_id AND p.area = c.area AND p.channel = c.channel AND p.stage = c.stage
    AND p.day < c.day AND p.id < c.id AND p.value IS NOT NULL
  ORDER BY p.day DESC, p.id DESC LIMIT 1), 0)
FROM "imports" i
WHERE i.id = c.import_id AND i.settings ->> 'mode' = 'daily' AND c.undo_of IS NULL AND c.value IS NOT NULL;
