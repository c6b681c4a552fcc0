CREATE TABLE "area_aliases" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "area_aliases_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"written" text NOT NULL,
	"folded" text NOT NULL,
	"parent_lo" bigint NOT NULL,
	"parent_hi" bigint NOT NULL,
	"means_lo" bigint NOT NULL,
	"means_code" text NOT NULL,
	"user_id" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" integer
);
--> statement-breakpoint
CREATE TABLE "header_choices" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "header_choices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"shape" text NOT NULL,
	"columns" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" integer
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "notes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "area_aliases" ADD CONSTRAINT "area_aliases_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_aliases" ADD CONSTRAINT "area_aliases_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_aliases" ADD CONSTRAINT "area_aliases_revoked_by_users_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "header_choices" ADD CONSTRAINT "header_choices_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "area_aliases_one_meaning" ON "area_aliases" USING btree ("edition_id","area_lo","area_hi","folded","parent_lo","parent_hi") WHERE "area_aliases"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "area_aliases_recent" ON "area_aliases" USING btree ("area_lo","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "header_choices_shape" ON "header_choices" USING btree ("area_lo","area_hi","shape");--> statement-breakpoint
-- What an office decided is its own affair: seen and changed inside its area, as everything else.
ALTER TABLE "area_aliases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "area_aliases" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "header_choices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "header_choices" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));
