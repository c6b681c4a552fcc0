CREATE TABLE "recap_recipients" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "recap_recipients_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"office_id" integer NOT NULL,
	"area_lo" bigint NOT NULL,
	"area_hi" bigint NOT NULL,
	"email" text NOT NULL,
	"state" text NOT NULL,
	"confirmed_by" text,
	"secret_hash" text,
	"expires_at" timestamp with time zone,
	"mail_attempts" integer DEFAULT 0 NOT NULL,
	"mail_tried_at" timestamp with time zone,
	"mail_error" text,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recap_recipients_secretHash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email_confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "recap_recipients" ADD CONSTRAINT "recap_recipients_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "recap_recipients_once" ON "recap_recipients" USING btree ("office_id","email");--> statement-breakpoint
ALTER TABLE "recap_recipients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "inside_scope" ON "recap_recipients" USING ("area_lo" >= (SELECT scope_lo()) AND "area_hi" <= (SELECT scope_hi()));--> statement-breakpoint

-- Whoever opens a link has no scope yet: the secret's hash alone finds it. Of a link that was used, replaced, taken back or
-- is over, it tells as much as of one that never was.
CREATE FUNCTION "recap_recipient_of"("hash" text)
RETURNS TABLE ("id" integer, "email" text, "office" text, "area_code" text, "area_lo" bigint, "area_hi" bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, r.email, o.name, o.area_code, r.area_lo, r.area_hi
  FROM recap_recipients r
  JOIN offices o ON o.id = r.office_id
  WHERE r.secret_hash = hash AND r.expires_at > now()
$$;--> statement-breakpoint

-- The addresses that offices have named so far: one that has had a recap goes on having it, for to stop it unannounced in
-- the middle of a campaign would cost more than it guards; any other is asked first.
INSERT INTO "recap_recipients" ("office_id", "area_lo", "area_hi", "email", "state", "confirmed_by")
SELECT n.id, n.area_lo, n.area_hi, n.email,
  CASE WHEN n.had THEN 'confirmed' ELSE 'waiting' END, CASE WHEN n.had THEN 'earlier' END
FROM (
  SELECT DISTINCT o.id, o.area_lo, o.area_hi, e.email, EXISTS (
    SELECT 1 FROM recaps r
    WHERE r.office_id = o.id AND r.mail_attempts > 0 AND e.email = ANY (r.mail_to) AND NOT e.email = ANY (r.mail_left)
  ) AS had
  FROM offices o CROSS JOIN LATERAL unnest(o.recap_emails) AS e(email)
) n;
