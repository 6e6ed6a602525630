-- Roles with the least that each needs, on PostgreSQL. Run it once, as the owner of the tables or a superuser, after the
-- tables were made (`meetlat import` or `migrate` does that). It may be run again.
--
-- The owner makes and changes tables, and nobody works as the owner from day to day: the owner of a table can switch off
-- its triggers and its row-level security. Give people and programs a role of their own, and
--
--   GRANT meetlat_writer TO importer;                                                      -- may append
--   GRANT meetlat_reader TO dashboard;                                                     -- may only read
--   INSERT INTO meetlat.register_access VALUES ('rotterdam', 'importer'), ('rotterdam', 'dashboard');
--
-- Without a row in register_access a role sees no register at all.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'meetlat_reader') THEN
    CREATE ROLE meetlat_reader NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'meetlat_writer') THEN
    CREATE ROLE meetlat_writer NOLOGIN;
  END IF;
END $$;

GRANT USAGE ON SCHEMA meetlat TO meetlat_reader, meetlat_writer;

GRANT SELECT ON ALL TABLES IN SCHEMA meetlat TO meetlat_reader, meetlat_writer;

GRANT INSERT ON meetlat.event, meetlat.event_tag TO meetlat_writer;

GRANT INSERT, UPDATE (head, head_hash) ON meetlat.register TO meetlat_writer;
