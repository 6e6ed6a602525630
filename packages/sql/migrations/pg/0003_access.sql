-- Who may see and write which register. It counts for every role but the owner of these tables; see roles.sql.
CREATE TABLE meetlat.register_access (
  register text COLLATE "C" NOT NULL,
  role_name name NOT NULL,
  PRIMARY KEY (register, role_name)
);

ALTER TABLE meetlat.register_access ENABLE ROW LEVEL SECURITY;

ALTER TABLE meetlat.register ENABLE ROW LEVEL SECURITY;

ALTER TABLE meetlat.event ENABLE ROW LEVEL SECURITY;

ALTER TABLE meetlat.event_tag ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_access ON meetlat.register_access FOR SELECT USING (
  role_name IN (SELECT r.rolname FROM pg_catalog.pg_roles r WHERE pg_has_role(r.oid, 'MEMBER'))
);

CREATE POLICY own_register ON meetlat.register USING (
  register IN (SELECT a.register FROM meetlat.register_access a)
);

CREATE POLICY own_register ON meetlat.event USING (
  register IN (SELECT a.register FROM meetlat.register_access a)
);

CREATE POLICY own_register ON meetlat.event_tag USING (
  register IN (SELECT a.register FROM meetlat.register_access a)
);

ALTER TABLE meetlat.projection ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_register ON meetlat.projection USING (
  register IN (SELECT a.register FROM meetlat.register_access a)
);

ALTER TABLE meetlat.measurement_row ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_register ON meetlat.measurement_row USING (
  register IN (SELECT a.register FROM meetlat.register_access a)
);

ALTER TABLE meetlat.target_check_row ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_register ON meetlat.target_check_row USING (
  register IN (SELECT a.register FROM meetlat.register_access a)
);

ALTER TABLE meetlat.deviation_row ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_register ON meetlat.deviation_row USING (
  register IN (SELECT a.register FROM meetlat.register_access a)
);

ALTER TABLE meetlat.deliverable_row ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_register ON meetlat.deliverable_row USING (
  register IN (SELECT a.register FROM meetlat.register_access a)
);
