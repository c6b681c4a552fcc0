CREATE TABLE "closures" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "closures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"by_lo" bigint NOT NULL,
	"by_hi" bigint NOT NULL,
	"by_name" text NOT NULL,
	"until_day" date,
	"reason" text,
	"settled_held" jsonb,
	"user_id" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outages" ALTER COLUMN "to_day" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "created_by" integer;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "withdrawn_by" integer;--> statement-breakpoint
ALTER TABLE "extensions" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "outages" ADD COLUMN "from_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outages" ADD COLUMN "to_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outages" ADD COLUMN "source" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "outages" ADD COLUMN "root_id" integer;--> statement-breakpoint
ALTER TABLE "outages" ADD COLUMN "supersedes" integer;--> statement-breakpoint
ALTER TABLE "outages" ADD COLUMN "withdrawn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "outages" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "closures_standing" ON "closures" USING btree ("campaign_id","area_lo","area_hi","by_lo","id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outages" ADD CONSTRAINT "outages_root_id_outages_id_fk" FOREIGN KEY ("root_id") REFERENCES "public"."outages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outages" ADD CONSTRAINT "outages_supersedes_outages_id_fk" FOREIGN KEY ("supersedes") REFERENCES "public"."outages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "outages_superseded_once" ON "outages" USING btree ("supersedes");--> statement-breakpoint

-- A closure above an area is seen from below (it holds there too), but written only inside, as an outage is.
ALTER TABLE "closures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "touches_scope" ON "closures" FOR SELECT USING ("area_lo" <= (SELECT scope_hi()) AND "area_hi" >= (SELECT scope_lo()));--> statement-breakpoint
CREATE POLICY "inside_scope" ON "closures" FOR INSERT WITH CHECK ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint

-- What no write may do, whatever its caller forgot: add a figure to a ledger for a day that is closed. It runs as the
-- owner, past row-level security, once a statement. The owner itself is not held: it restores a database table by table.
CREATE FUNCTION "refuse_closed_days"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  closed record;
BEGIN
  IF session_user = current_user OR NOT EXISTS (SELECT 1 FROM closures) THEN RETURN NULL; END IF;
  SELECT a.area, a.day, c.by_name INTO closed
  FROM (
    SELECT DISTINCT ON (campaign_id, area_lo, area_hi, by_lo, by_hi) campaign_id, area_lo, area_hi, by_name, until_day
    FROM closures ORDER BY campaign_id, area_lo, area_hi, by_lo, by_hi, id DESC
  ) c
  JOIN added a ON a.campaign_id = c.campaign_id AND a.area BETWEEN c.area_lo AND c.area_hi AND a.day <= c.until_day
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'area % is closed on % by %', closed.area, closed.day, closed.by_name USING ERRCODE = 'KT019';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "closed_days" AFTER INSERT ON "counts" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_closed_days();--> statement-breakpoint
CREATE TRIGGER "closed_days" AFTER INSERT ON "workforce" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_closed_days();
