CREATE TABLE "target_proposals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "target_proposals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"target_set_id" integer NOT NULL,
	"import_id" integer NOT NULL,
	"area" bigint NOT NULL,
	"office_lo" bigint NOT NULL,
	"office_hi" bigint NOT NULL,
	"user_id" integer,
	"reason" text NOT NULL,
	"before_total" bigint,
	"before_online" bigint,
	"before_manual" bigint,
	"total" bigint,
	"online" bigint,
	"manual" bigint,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" integer,
	"decision" text,
	"superseded_by" integer
);
--> statement-breakpoint
ALTER TABLE "target_facts" ADD COLUMN "proposal_id" integer;--> statement-breakpoint
ALTER TABLE "target_proposals" ADD CONSTRAINT "target_proposals_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_proposals" ADD CONSTRAINT "target_proposals_target_set_id_target_sets_id_fk" FOREIGN KEY ("target_set_id") REFERENCES "public"."target_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_proposals" ADD CONSTRAINT "target_proposals_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_proposals" ADD CONSTRAINT "target_proposals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_proposals" ADD CONSTRAINT "target_proposals_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "target_proposals_open" ON "target_proposals" USING btree ("target_set_id","area","office_lo","office_hi") WHERE "target_proposals"."status" = 'open';--> statement-breakpoint
CREATE INDEX "target_proposals_listed" ON "target_proposals" USING btree ("campaign_id","status","area");--> statement-breakpoint
CREATE INDEX "target_proposals_import" ON "target_proposals" USING btree ("import_id");--> statement-breakpoint
ALTER TABLE "target_facts" ADD CONSTRAINT "target_facts_proposal_id_target_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."target_proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint

-- An office sees its own proposals and those of the offices inside it, and proposes for areas of its own alone.
ALTER TABLE "target_proposals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "target_proposals" USING ("office_lo" >= (SELECT scope_lo()) AND "office_hi" <= (SELECT scope_hi())
  AND "area" BETWEEN "office_lo" AND "office_hi");
