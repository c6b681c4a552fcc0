CREATE TYPE "public"."work_mode" AS ENUM('smartphone', 'formulir', 'both');--> statement-breakpoint
CREATE TABLE "campaign_scopes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "campaign_scopes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"from_day" date NOT NULL,
	"everybody" boolean NOT NULL,
	"lokus_level" smallint,
	"letter" text,
	"note" text,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scope_areas" (
	"scope_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"work_mode" "work_mode" NOT NULL,
	CONSTRAINT "scope_areas_scope_id_area_lo_pk" PRIMARY KEY("scope_id","area_lo"),
	CONSTRAINT "scope_areas_range" CHECK ("scope_areas"."area_lo" <= "scope_areas"."area_hi")
);
--> statement-breakpoint
ALTER TABLE "campaign_scopes" ADD CONSTRAINT "campaign_scopes_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_scopes" ADD CONSTRAINT "campaign_scopes_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scope_areas" ADD CONSTRAINT "scope_areas_scope_id_campaign_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."campaign_scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_scopes_of" ON "campaign_scopes" USING btree ("campaign_id","from_day","id");--> statement-breakpoint

-- As outages: a listed area is seen from inside and from above, and listed only by who holds it whole.
ALTER TABLE "scope_areas" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "touches_scope" ON "scope_areas" FOR SELECT USING ("area_lo" <= (SELECT scope_hi()) AND "area_hi" >= (SELECT scope_lo()));--> statement-breakpoint
CREATE POLICY "inside_scope" ON "scope_areas" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));
