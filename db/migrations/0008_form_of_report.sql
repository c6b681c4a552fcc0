ALTER TABLE "campaigns" ADD COLUMN "roll_up_rule" smallint DEFAULT 2 NOT NULL;--> statement-breakpoint
-- The rows of progress that are there were made by the rule before; db/writes/upgrade.ts brings them up.
UPDATE "campaigns" SET "roll_up_rule" = 1;
