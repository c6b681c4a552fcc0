CREATE TABLE "comparison_figures" (
	"comparison_id" integer NOT NULL,
	"area" bigint NOT NULL,
	"level" smallint NOT NULL,
	"total" bigint NOT NULL,
	CONSTRAINT "comparison_figures_comparison_id_area_pk" PRIMARY KEY("comparison_id","area")
);
--> statement-breakpoint
CREATE TABLE "comparisons" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "comparisons_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"source" text NOT NULL,
	"day" date NOT NULL,
	"hour" text,
	"file_name" text DEFAULT '' NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "comparison_figures" ADD CONSTRAINT "comparison_figures_comparison_id_comparisons_id_fk" FOREIGN KEY ("comparison_id") REFERENCES "public"."comparisons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comparisons_of" ON "comparisons" USING btree ("campaign_id","day" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint

-- A set of an area above is seen from below, and changed only by who holds its area whole; of its figures each reader sees
-- those inside their own area.
ALTER TABLE "comparisons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "touches_scope" ON "comparisons" FOR SELECT USING ("area_lo" <= (SELECT scope_hi()) AND "area_hi" >= (SELECT scope_lo()));--> statement-breakpoint
CREATE POLICY "inside_scope" ON "comparisons" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "comparison_figures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "comparison_figures" USING ("area" BETWEEN (SELECT scope_lo()) AND (SELECT scope_hi()));
