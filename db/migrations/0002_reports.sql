CREATE TABLE "bundles" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bundles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"campaign_id" integer NOT NULL,
	"area_code" text NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"format" text NOT NULL,
	"query" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"file_name" text,
	"content" "bytea",
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"beat_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "offices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"area_code" text NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"name" text NOT NULL,
	"lines" text[] DEFAULT '{}' NOT NULL,
	"logo" "bytea",
	"logo_type" text,
	"sign_place" text DEFAULT '' NOT NULL,
	"sign_position" text DEFAULT '' NOT NULL,
	"sign_name" text DEFAULT '' NOT NULL,
	"sign_nip" text DEFAULT '' NOT NULL,
	"time_zone" text NOT NULL,
	"greeting" text DEFAULT '' NOT NULL,
	"closing" text DEFAULT '' NOT NULL,
	"recap_campaign_id" integer,
	"recap_minute" integer,
	"recap_emails" text[] DEFAULT '{}' NOT NULL,
	"columns" text[],
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" integer
);
--> statement-breakpoint
CREATE TABLE "area_changes" (
	"campaign_id" integer NOT NULL,
	"area" bigint NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "area_changes_campaign_id_area_pk" PRIMARY KEY("campaign_id","area")
);
--> statement-breakpoint
CREATE TABLE "recap_texts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "recap_texts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"office_lo" bigint NOT NULL,
	"office_hi" bigint NOT NULL,
	"as_of" date NOT NULL,
	"text" text NOT NULL,
	"fingerprint" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" integer
);
--> statement-breakpoint
CREATE TABLE "recaps" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "recaps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"office_id" integer NOT NULL,
	"campaign_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"for_day" date NOT NULL,
	"as_of" date NOT NULL,
	"text" text NOT NULL,
	"prepared_at" timestamp with time zone DEFAULT now() NOT NULL,
	"mail_state" text NOT NULL,
	"mail_attempts" integer DEFAULT 0 NOT NULL,
	"mail_tried_at" timestamp with time zone,
	"mail_to" text[] DEFAULT '{}' NOT NULL,
	"mail_left" text[] DEFAULT '{}' NOT NULL,
	"mail_error" text,
	"seen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "share_links" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "share_links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"secret_hash" text NOT NULL,
	"campaign_id" integer NOT NULL,
	"area_code" text NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"shows" text NOT NULL,
	"query" text DEFAULT '' NOT NULL,
	"snapshot_id" integer,
	"note" text DEFAULT '' NOT NULL,
	"user_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "snapshots_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"campaign_id" integer NOT NULL,
	"area_code" text NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"as_of" date NOT NULL,
	"name" text NOT NULL,
	"total" bigint,
	"target" bigint,
	"row_count" integer NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"request_key" uuid NOT NULL,
	"user_id" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "sharing" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_recap_campaign_id_campaigns_id_fk" FOREIGN KEY ("recap_campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recap_texts" ADD CONSTRAINT "recap_texts_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recap_texts" ADD CONSTRAINT "recap_texts_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recaps" ADD CONSTRAINT "recaps_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recaps" ADD CONSTRAINT "recaps_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_revoked_by_users_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bundles_one_at_a_time" ON "bundles" USING btree ("user_id") WHERE "bundles"."state" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "bundles_recent" ON "bundles" USING btree ("user_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "offices_area" ON "offices" USING btree ("area_lo","area_hi");--> statement-breakpoint
CREATE UNIQUE INDEX "recap_texts_day" ON "recap_texts" USING btree ("campaign_id","area_lo","area_hi","office_lo","office_hi","as_of");--> statement-breakpoint
CREATE UNIQUE INDEX "recaps_once_a_day" ON "recaps" USING btree ("office_id","campaign_id","for_day");--> statement-breakpoint
CREATE UNIQUE INDEX "share_links_secret" ON "share_links" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "share_links_recent" ON "share_links" USING btree ("campaign_id","area_lo","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "snapshots_request" ON "snapshots" USING btree ("request_key");--> statement-breakpoint
CREATE UNIQUE INDEX "snapshots_name" ON "snapshots" USING btree ("campaign_id","area_lo","area_hi",lower("name")) WHERE "snapshots"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "snapshots_recent" ON "snapshots" USING btree ("campaign_id","area_lo","created_at" DESC NULLS LAST);