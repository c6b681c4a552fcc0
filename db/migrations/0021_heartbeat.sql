ALTER TABLE "bundles" RENAME COLUMN "beat_at" TO "heartbeat_at";--> statement-breakpoint
ALTER TABLE "import_commits" RENAME COLUMN "beat_at" TO "heartbeat_at";--> statement-breakpoint
ALTER TABLE "uploads" RENAME COLUMN "beat_at" TO "heartbeat_at";
