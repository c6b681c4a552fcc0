CREATE TYPE "public"."channel" AS ENUM('online', 'manual', 'unsplit');--> statement-breakpoint
CREATE TYPE "public"."people" AS ENUM('kader', 'supervisor');--> statement-breakpoint
CREATE TYPE "public"."stage" AS ENUM('collected', 'recorded', 'validated');--> statement-breakpoint
CREATE TYPE "public"."target_part" AS ENUM('total', 'online', 'manual');--> statement-breakpoint
CREATE TABLE "areas" (
	"edition_id" integer NOT NULL,
	"lo" bigint NOT NULL,
	"hi" bigint NOT NULL,
	"parent_lo" bigint,
	"code" text NOT NULL,
	"level" smallint NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"folded" text NOT NULL,
	CONSTRAINT "areas_edition_id_lo_pk" PRIMARY KEY("edition_id","lo"),
	CONSTRAINT "areas_editionId_code_unique" UNIQUE("edition_id","code")
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "editions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"source" text NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "editions_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"user_id" integer,
	"action" text NOT NULL,
	"campaign_id" integer,
	"area" bigint,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "campaigns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"start_day" date NOT NULL,
	"end_day" date NOT NULL,
	"edition_id" integer NOT NULL,
	"planned_online_percent" numeric(5, 2),
	"on_track_from" numeric(4, 2) DEFAULT 1 NOT NULL,
	"at_risk_from" numeric(4, 2) DEFAULT 0.75 NOT NULL,
	"source" text NOT NULL,
	"simulated" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "campaigns_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "extensions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "extensions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"decided_day" date NOT NULL,
	"end_day" date NOT NULL,
	"letter" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counts" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "counts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"area" bigint NOT NULL,
	"day" date NOT NULL,
	"channel" "channel" NOT NULL,
	"stage" "stage" NOT NULL,
	"value" bigint,
	"import_id" integer,
	"undo_of" integer,
	CONSTRAINT "counts_campaign_id_area_day_channel_stage_id_pk" PRIMARY KEY("campaign_id","area","day","channel","stage","id")
);
--> statement-breakpoint
CREATE TABLE "workforce" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "workforce_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"area" bigint NOT NULL,
	"day" date NOT NULL,
	"role" "people" NOT NULL,
	"value" bigint,
	"import_id" integer,
	"undo_of" integer,
	CONSTRAINT "workforce_campaign_id_area_day_role_id_pk" PRIMARY KEY("campaign_id","area","day","role","id")
);
--> statement-breakpoint
CREATE TABLE "import_facts" (
	"import_id" integer NOT NULL,
	"row" integer NOT NULL,
	"area" bigint NOT NULL,
	"day" date,
	"measure" text NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "import_facts_import_id_row_measure_pk" PRIMARY KEY("import_id","row","measure")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'checked' NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"user_id" integer,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"settings" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"row_count" integer NOT NULL,
	"accepted_count" integer NOT NULL,
	"refused" jsonb NOT NULL,
	"warnings" jsonb NOT NULL,
	"totals" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"plan_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"committed_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"undone_by" integer
);
--> statement-breakpoint
CREATE TABLE "outages" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"channel" "channel",
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"reason" text NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "progress" (
	"campaign_id" integer NOT NULL,
	"area" bigint NOT NULL,
	"day" date NOT NULL,
	"last_report_day" date,
	"kader" integer,
	"supervisor" integer,
	"own_kader" integer,
	"own_supervisor" integer,
	"said_kader" integer,
	"said_supervisor" integer,
	"reported_collected" boolean DEFAULT false NOT NULL,
	"reported_recorded" boolean DEFAULT false NOT NULL,
	"reported_validated" boolean DEFAULT false NOT NULL,
	"fell_collected" boolean DEFAULT false NOT NULL,
	"fell_recorded" boolean DEFAULT false NOT NULL,
	"fell_validated" boolean DEFAULT false NOT NULL,
	"collected_online" bigint,
	"collected_manual" bigint,
	"collected_unsplit" bigint,
	"recorded_online" bigint,
	"recorded_manual" bigint,
	"recorded_unsplit" bigint,
	"validated_online" bigint,
	"validated_manual" bigint,
	"validated_unsplit" bigint,
	"own_collected_online" bigint,
	"own_collected_manual" bigint,
	"own_collected_unsplit" bigint,
	"own_recorded_online" bigint,
	"own_recorded_manual" bigint,
	"own_recorded_unsplit" bigint,
	"own_validated_online" bigint,
	"own_validated_manual" bigint,
	"own_validated_unsplit" bigint,
	"said_collected_online" bigint,
	"said_collected_manual" bigint,
	"said_collected_unsplit" bigint,
	"said_recorded_online" bigint,
	"said_recorded_manual" bigint,
	"said_recorded_unsplit" bigint,
	"said_validated_online" bigint,
	"said_validated_manual" bigint,
	"said_validated_unsplit" bigint,
	CONSTRAINT "progress_campaign_id_area_day_pk" PRIMARY KEY("campaign_id","area","day")
);
--> statement-breakpoint
CREATE TABLE "target_facts" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "target_facts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"target_set_id" integer NOT NULL,
	"area" bigint NOT NULL,
	"part" "target_part" NOT NULL,
	"value" bigint,
	"import_id" integer,
	"undo_of" integer,
	CONSTRAINT "target_facts_target_set_id_area_part_id_pk" PRIMARY KEY("target_set_id","area","part","id")
);
--> statement-breakpoint
CREATE TABLE "target_sets" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "target_sets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"name" text NOT NULL,
	"letter" text,
	"decided_day" date,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"target_set_id" integer NOT NULL,
	"area" bigint NOT NULL,
	"total" bigint,
	"online" bigint,
	"manual" bigint,
	"stated" bigint,
	"stated_online" bigint,
	"stated_manual" bigint,
	"parts" bigint,
	CONSTRAINT "targets_target_set_id_area_pk" PRIMARY KEY("target_set_id","area")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "login_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"office" text NOT NULL,
	"role" text NOT NULL,
	"area_code" text NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"password_hash" text,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counts" ADD CONSTRAINT "counts_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counts" ADD CONSTRAINT "counts_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counts" ADD CONSTRAINT "counts_undo_of_imports_id_fk" FOREIGN KEY ("undo_of") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workforce" ADD CONSTRAINT "workforce_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workforce" ADD CONSTRAINT "workforce_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workforce" ADD CONSTRAINT "workforce_undo_of_imports_id_fk" FOREIGN KEY ("undo_of") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_facts" ADD CONSTRAINT "import_facts_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outages" ADD CONSTRAINT "outages_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outages" ADD CONSTRAINT "outages_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_facts" ADD CONSTRAINT "target_facts_target_set_id_target_sets_id_fk" FOREIGN KEY ("target_set_id") REFERENCES "public"."target_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_facts" ADD CONSTRAINT "target_facts_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_facts" ADD CONSTRAINT "target_facts_undo_of_imports_id_fk" FOREIGN KEY ("undo_of") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_sets" ADD CONSTRAINT "target_sets_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_target_set_id_target_sets_id_fk" FOREIGN KEY ("target_set_id") REFERENCES "public"."target_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "areas_children" ON "areas" USING btree ("edition_id","parent_lo");--> statement-breakpoint
CREATE INDEX "areas_level" ON "areas" USING btree ("edition_id","level","lo");--> statement-breakpoint
CREATE INDEX "counts_import" ON "counts" USING brin ("import_id");--> statement-breakpoint
CREATE INDEX "workforce_import" ON "workforce" USING btree ("import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_file_once" ON "imports" USING btree ("campaign_id","sha256") WHERE "imports"."status" in ('checked', 'committed');--> statement-breakpoint
CREATE INDEX "imports_recent" ON "imports" USING btree ("campaign_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "target_facts_import" ON "target_facts" USING btree ("import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "target_sets_name" ON "target_sets" USING btree ("campaign_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "target_sets_one_default" ON "target_sets" USING btree ("campaign_id") WHERE "target_sets"."is_default";--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");