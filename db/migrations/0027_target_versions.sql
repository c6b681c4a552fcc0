ALTER TABLE "campaigns" ADD COLUMN "earlier_targets" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "target_sets" ADD COLUMN "slug" text;--> statement-breakpoint
ALTER TABLE "target_sets" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "target_sets" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "target_sets" ADD COLUMN "created_by" integer;--> statement-breakpoint
ALTER TABLE "target_sets" ADD CONSTRAINT "target_sets_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;