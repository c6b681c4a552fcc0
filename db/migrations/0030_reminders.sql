CREATE TABLE "reminders" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reminders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"office_id" integer NOT NULL,
	"campaign_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"for_day" date NOT NULL,
	"silent" integer NOT NULL,
	"letters" jsonb NOT NULL,
	"unsent" text[] DEFAULT '{}' NOT NULL,
	"prepared_at" timestamp with time zone DEFAULT now() NOT NULL,
	"mail_state" text NOT NULL,
	"mail_attempts" integer DEFAULT 0 NOT NULL,
	"mail_tried_at" timestamp with time zone,
	"mail_error" text
);
--> statement-breakpoint
ALTER TABLE "offices" ADD COLUMN "email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "offices" ADD COLUMN "reminder_campaign_id" integer;--> statement-breakpoint
ALTER TABLE "offices" ADD COLUMN "reminder_minute" integer;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_once_a_day" ON "reminders" USING btree ("office_id","campaign_id","for_day");--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_reminder_campaign_id_campaigns_id_fk" FOREIGN KEY ("reminder_campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "reminders" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));
