-- What stands already is marked at the next start, by the rule of this release (db/writes/upgrade.ts).
ALTER TABLE "campaigns" ALTER COLUMN "roll_up_rule" SET DEFAULT 3;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "held_collected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "held_recorded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "held_validated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "held_below_collected" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "held_below_recorded" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "held_below_validated" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "sound_collected_online" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "sound_collected_manual" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "sound_collected_unsplit" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "sound_recorded_online" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "sound_recorded_manual" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "sound_recorded_unsplit" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "sound_validated_online" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "sound_validated_manual" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "sound_validated_unsplit" bigint;--> statement-breakpoint
CREATE INDEX "progress_held" ON "progress" USING btree ("campaign_id","area","day") WHERE "progress"."held_collected" or "progress"."held_recorded" or "progress"."held_validated";