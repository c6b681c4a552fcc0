ALTER TABLE "imports" ALTER COLUMN "sha256" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ALTER COLUMN "content" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "entered" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "request_key" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "request_hash" text;--> statement-breakpoint
CREATE UNIQUE INDEX "imports_request" ON "imports" USING btree ("request_key") WHERE "imports"."request_key" is not null;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_file_or_entry" CHECK (num_nonnulls("imports"."sha256", "imports"."content") = case when "imports"."entered" is null then 2 else 0 end
        and num_nonnulls("imports"."request_key", "imports"."request_hash") = case when "imports"."entered" is null then 0 else 2 end);