CREATE TABLE "visit_pictures" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "visit_pictures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"visit_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"caption" text DEFAULT '' NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_places" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "visit_places_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"visit_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"kampung" text DEFAULT '' NOT NULL,
	"reason" text NOT NULL,
	"figures" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_tasks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "visit_tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"visit_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"task" text NOT NULL,
	"person" text NOT NULL,
	"due_day" date NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" integer
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "visits_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"kind" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"participants" text NOT NULL,
	"result" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "visit_pictures" ADD CONSTRAINT "visit_pictures_visit_id_visits_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_pictures" ADD CONSTRAINT "visit_pictures_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_places" ADD CONSTRAINT "visit_places_visit_id_visits_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_tasks" ADD CONSTRAINT "visit_tasks_visit_id_visits_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_tasks" ADD CONSTRAINT "visit_tasks_done_by_users_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "visit_pictures_of" ON "visit_pictures" USING btree ("visit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_places_once" ON "visit_places" USING btree ("visit_id","area_lo","area_hi","kampung");--> statement-breakpoint
CREATE INDEX "visit_places_area" ON "visit_places" USING btree ("area_lo");--> statement-breakpoint
CREATE INDEX "visit_tasks_of" ON "visit_tasks" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "visits_of" ON "visits" USING btree ("campaign_id","from_day" DESC NULLS LAST,"id");--> statement-breakpoint

-- As outages: a visit of more areas than the reader's is seen from each of them, and changed only by who holds it whole.
ALTER TABLE "visits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "touches_scope" ON "visits" FOR SELECT USING ("area_lo" <= (SELECT scope_hi()) AND "area_hi" >= (SELECT scope_lo()));--> statement-breakpoint
CREATE POLICY "inside_scope" ON "visits" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "visit_places" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "touches_scope" ON "visit_places" FOR SELECT USING ("area_lo" <= (SELECT scope_hi()) AND "area_hi" >= (SELECT scope_lo()));--> statement-breakpoint
CREATE POLICY "inside_scope" ON "visit_places" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "visit_tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "touches_scope" ON "visit_tasks" FOR SELECT USING ("area_lo" <= (SELECT scope_hi()) AND "area_hi" >= (SELECT scope_lo()));--> statement-breakpoint
CREATE POLICY "inside_scope" ON "visit_tasks" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "visit_pictures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "touches_scope" ON "visit_pictures" FOR SELECT USING ("area_lo" <= (SELECT scope_hi()) AND "area_hi" >= (SELECT scope_lo()));--> statement-breakpoint
CREATE POLICY "inside_scope" ON "visit_pictures" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));
