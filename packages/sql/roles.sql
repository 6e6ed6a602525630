-- Roles with the least that each needs, on PostgreSQL. Run it once, as the owner of the tables or a superuser, after the
-- tables were made (`meetlat import` or `migrate` does that). It may be run again.
--
--   meetlat_viewer     reads the views for BI tools: measurements, verdicts, deviations, deliverables
--   meetlat_reader     reads all of that, and the events themselves
--   meetlat_writer     appends events
--   meetlat_projector  reads events and keeps the rows behind the views up to date
--
-- The owner makes and changes tables, and nobody works as the owner from day to day: the owner of a table can switch off
-- its triggers and its row-level security. Give people and programs a role of their own, and
--
--   GRANT meetlat_writer TO importer;
--   GRANT meetlat_viewer TO dashboard;
--   INSERT INTO meetlat.register_access VALUES ('rotterdam', 'importer'), ('rotterdam', 'dashboard');
--
-- Without a row in register_access a role sees no register at all.
DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['meetlat_viewer', 'meetlat_reader', 'meetlat_writer', 'meetlat_projector'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', one);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA meetlat TO meetlat_viewer, meetlat_reader, meetlat_writer, meetlat_projector;

GRANT SELECT ON meetlat.register_access TO meetlat_viewer, meetlat_reader, meetlat_writer, meetlat_projector;

GRANT SELECT ON
  meetlat.measurement, meetlat.target_check, meetlat.deviation, meetlat.deliverable, meetlat.projection,
  meetlat.measurement_row, meetlat.target_check_row, meetlat.deviation_row, meetlat.deliverable_row
TO meetlat_viewer, meetlat_reader, meetlat_projector;

GRANT SELECT ON meetlat.register, meetlat.event, meetlat.event_tag, meetlat.migration
TO meetlat_reader, meetlat_writer, meetlat_projector;

GRANT INSERT ON meetlat.event, meetlat.event_tag TO meetlat_writer;

GRANT INSERT, UPDATE (head, head_hash) ON meetlat.register TO meetlat_writer;

GRANT INSERT, UPDATE, DELETE ON
  meetlat.projection, meetlat.measurement_row, meetlat.target_check_row, meetlat.deviation_row, meetlat.deliverable_row
TO meetlat_projector;
