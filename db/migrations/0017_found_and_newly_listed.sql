ALTER TABLE "counts" ADD COLUMN "found" bigint;--> statement-breakpoint
ALTER TABLE "counts" ADD COLUMN "added_found" bigint;--> statement-breakpoint
ALTER TABLE "import_facts" ADD COLUMN "found" bigint;--> statement-breakpoint
ALTER TABLE "import_facts" ADD COLUMN "added_found" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "found" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "own_found_online" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "own_found_manual" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "own_found_unsplit" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "said_found_online" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "said_found_manual" bigint;--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "said_found_unsplit" bigint;--> statement-breakpoint
ALTER TABLE "counts" ADD CONSTRAINT "counts_found" CHECK ("counts"."found" is null or ("counts"."stage" = 'recorded' and coalesce("counts"."found" between 0 and "counts"."value", false)));