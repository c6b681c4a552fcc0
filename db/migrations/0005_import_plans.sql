CREATE TABLE "import_commits" (
	"import_id" integer PRIMARY KEY NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"step" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"beat_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" integer NOT NULL,
	"part" smallint DEFAULT 0 NOT NULL,
	"row" integer NOT NULL,
	"area" bigint NOT NULL,
	"change" text NOT NULL,
	"flags" text[] NOT NULL,
	CONSTRAINT "import_rows_import_id_part_row_pk" PRIMARY KEY("import_id","part","row")
);
--> statement-breakpoint
CREATE TABLE "upload_parts" (
	"upload_id" integer NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "upload_parts_upload_id_number_pk" PRIMARY KEY("upload_id","number")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "uploads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"user_id" integer NOT NULL,
	"kind" text NOT NULL,
	"settings" jsonb NOT NULL,
	"file_name" text NOT NULL,
	"size" integer NOT NULL,
	"part_size" integer NOT NULL,
	"sha256" text NOT NULL,
	"phase" text DEFAULT 'receiving' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"import_id" integer,
	"problem" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"beat_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_facts" ADD COLUMN "part" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_facts" DROP CONSTRAINT "import_facts_import_id_row_measure_pk";--> statement-breakpoint
ALTER TABLE "import_facts" ADD CONSTRAINT "import_facts_import_id_part_row_measure_pk" PRIMARY KEY("import_id","part","row","measure");--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "levels" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "parts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "glimpses" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "compared_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "import_commits" ADD CONSTRAINT "import_commits_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_parts" ADD CONSTRAINT "upload_parts_upload_id_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."uploads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "uploads_recent" ON "uploads" USING btree ("user_id","created_at" DESC NULLS LAST);--> statement-breakpoint
-- What is on its way in, planned or being counted is seen and changed inside its area, as everything else.
ALTER TABLE "import_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "import_rows" USING ("area" BETWEEN (SELECT scope_lo()) AND (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "import_commits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "import_commits" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint
ALTER TABLE "uploads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "uploads" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint
-- The bytes of a file go with its upload, which the policy above hides from others.
ALTER TABLE "upload_parts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_upload" ON "upload_parts" USING (EXISTS (SELECT 1 FROM "uploads" u WHERE u."id" = "upload_id"));--> statement-breakpoint
-- Checked row by row, a foreign key takes twice as long as all the rest of writing a national plan. They are written beside
-- their import in one transaction and nowhere else, and go with it by this trigger.
ALTER TABLE "import_facts" DROP CONSTRAINT "import_facts_import_id_imports_id_fk";--> statement-breakpoint
CREATE FUNCTION "forget_plan"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM import_facts WHERE import_id = OLD.id;
  DELETE FROM import_rows WHERE import_id = OLD.id;
  RETURN OLD;
END $$;--> statement-breakpoint
CREATE TRIGGER "forget_plan" AFTER DELETE ON "imports" FOR EACH ROW EXECUTE FUNCTION forget_plan();
