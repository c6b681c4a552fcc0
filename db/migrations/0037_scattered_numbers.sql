-- Addresses show the numbers of imports, snapshots, links and bundles. The next one does not follow from the last, and nobody
-- tells from one how many there are: behind each row up to 99 numbers are passed over. They still rise, for the newest import
-- is the one with the highest. Numbers from before stay, and so do their addresses.
CREATE FUNCTION pass_over_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM nextval(pg_get_serial_sequence(TG_TABLE_NAME, 'id'))
    FROM generate_series(1, ('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 6))::bit(24)::int % 100);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER imports_scattered AFTER INSERT ON imports FOR EACH ROW EXECUTE FUNCTION pass_over_numbers();
--> statement-breakpoint
CREATE TRIGGER snapshots_scattered AFTER INSERT ON snapshots FOR EACH ROW EXECUTE FUNCTION pass_over_numbers();
--> statement-breakpoint
CREATE TRIGGER share_links_scattered AFTER INSERT ON share_links FOR EACH ROW EXECUTE FUNCTION pass_over_numbers();
--> statement-breakpoint
CREATE TRIGGER bundles_scattered AFTER INSERT ON bundles FOR EACH ROW EXECUTE FUNCTION pass_over_numbers();
