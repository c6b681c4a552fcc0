ALTER TABLE "campaigns" ADD COLUMN "words" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "letter" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "letter_day" date;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "plan" jsonb DEFAULT '{"kind":"straight"}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "earlier_terms" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "floor_percent" numeric(5, 2);--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "kader_limit" integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "stages" text[] DEFAULT '{"collected","recorded","validated"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "channels" text[] DEFAULT '{"online","manual","unsplit"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;