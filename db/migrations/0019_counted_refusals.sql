CREATE FUNCTION "refused_rows"("refused" jsonb) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT count(DISTINCT refusal ->> 'row')::integer FROM jsonb_array_elements(refused) refusal $$;--> statement-breakpoint
CREATE FUNCTION "confirmed_rows"("held" jsonb) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT count(DISTINCT (one -> 'part', one -> 'row'))::integer FROM jsonb_array_elements(held) one WHERE one ? 'confirmed' $$;--> statement-breakpoint
DROP INDEX "imports_recent";--> statement-breakpoint
-- In one statement, for each writes the table anew.
ALTER TABLE "imports" ADD COLUMN "refusal_count" integer GENERATED ALWAYS AS (jsonb_array_length(refused)) STORED NOT NULL,
  ADD COLUMN "refused_count" integer GENERATED ALWAYS AS (refused_rows(refused)) STORED NOT NULL,
  ADD COLUMN "confirmed_count" integer GENERATED ALWAYS AS (confirmed_rows(held)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "imports_counted" ON "imports" USING btree ("campaign_id","area_lo","area_hi","created_at","status","kind","accepted_count");--> statement-breakpoint
CREATE INDEX "imports_recent" ON "imports" USING btree ("campaign_id","created_at" DESC NULLS FIRST,"area_lo","area_hi");
