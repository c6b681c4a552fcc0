DROP INDEX "imports_file_once";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "office_lo" bigint;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "office_hi" bigint;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "said" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "compared_heads" jsonb;--> statement-breakpoint
-- The office of an upload is the own area of its sender; of one that a command sent, the area it was sent for.
UPDATE "imports" SET "office_lo" = "area_lo", "office_hi" = "area_hi";--> statement-breakpoint
UPDATE "imports" SET "office_lo" = u."area_lo", "office_hi" = u."area_hi" FROM "users" u WHERE u."id" = "imports"."user_id"
  AND u."area_lo" <= "imports"."area_lo" AND u."area_hi" >= "imports"."area_hi";--> statement-breakpoint
ALTER TABLE "imports" ALTER COLUMN "office_lo" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ALTER COLUMN "office_hi" SET NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "imports_file_once" ON "imports" USING btree ("campaign_id","sha256","office_lo","office_hi") WHERE "imports"."status" in ('checked', 'committed');--> statement-breakpoint
DROP FUNCTION "import_of_file"(integer, text);--> statement-breakpoint
-- The areas inside the scope that an upload of the same file counts for already, whichever office sent that. It runs as
-- the owner, past row-level security, and gives the number of an upload only where the scope holds it.
CREATE FUNCTION "areas_of_file"("campaign" integer, "file_sha256" text)
RETURNS TABLE ("area" bigint, "import_id" integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.area, max(i.id) FILTER (WHERE i.area_lo >= scope_lo() AND i.area_hi <= scope_hi())
  FROM imports i JOIN import_facts f ON f.import_id = i.id
  WHERE i.campaign_id = campaign AND i.sha256 = file_sha256 AND i.status = 'committed'
    AND f.area BETWEEN scope_lo() AND scope_hi()
  GROUP BY f.area
$$;--> statement-breakpoint
-- The numbers of the newest rows of the ledgers. Those of all campaigns share them, and a number says nothing of a row.
CREATE FUNCTION "ledger_heads"() RETURNS TABLE ("counts" bigint, "workforce" bigint, "targets" bigint)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(pg_sequence_last_value('counts_id_seq'), 0), coalesce(pg_sequence_last_value('workforce_id_seq'), 0),
    coalesce(pg_sequence_last_value('target_facts_id_seq'), 0)
$$;
