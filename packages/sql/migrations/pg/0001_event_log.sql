-- Meetlat's log of events on PostgreSQL. A statement ends with a semicolon before an empty line.

-- One row for each register: its head, and the lock under which positions are given out.
CREATE TABLE meetlat.register (
  register text COLLATE "C" PRIMARY KEY CHECK (register <> ''),
  head bigint NOT NULL DEFAULT 0 CHECK (head >= 0),
  head_hash text NOT NULL DEFAULT repeat('0', 64)
);

-- The events themselves. The content is the event as it was appended, in JSON; the other columns repeat what is searched.
CREATE TABLE meetlat.event (
  register text COLLATE "C" NOT NULL REFERENCES meetlat.register,
  position bigint NOT NULL CHECK (position > 0),
  id text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  schema_version integer NOT NULL,
  known_on text COLLATE "C" NOT NULL,
  recorded_at text COLLATE "C" NOT NULL,
  content json NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (register, position),
  UNIQUE (register, id)
);

CREATE INDEX event_by_type ON meetlat.event (register, type, position);

CREATE TABLE meetlat.event_tag (
  register text COLLATE "C" NOT NULL,
  tag text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (register, tag, type, position),
  FOREIGN KEY (register, position) REFERENCES meetlat.event
);

CREATE FUNCTION meetlat.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Events are facts and never change: % on %.% is refused. Append a correction instead.',
    TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON meetlat.event
  FOR EACH STATEMENT EXECUTE FUNCTION meetlat.refuse_change();

CREATE TRIGGER event_tag_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON meetlat.event_tag
  FOR EACH STATEMENT EXECUTE FUNCTION meetlat.refuse_change();

CREATE TRIGGER register_stays BEFORE DELETE OR TRUNCATE ON meetlat.register
  FOR EACH STATEMENT EXECUTE FUNCTION meetlat.refuse_change();

CREATE FUNCTION meetlat.refuse_step_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.register <> OLD.register OR NEW.head < OLD.head THEN
    RAISE EXCEPTION 'The head of register % never goes back', OLD.register
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER register_only_grows BEFORE UPDATE ON meetlat.register
  FOR EACH ROW EXECUTE FUNCTION meetlat.refuse_step_back();

CREATE FUNCTION meetlat.refuse_head_without_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.head = 0 AND NEW.head_hash = repeat('0', 64) THEN
    RETURN NEW;
  END IF;
  IF NOT EXISTS (
    SELECT FROM meetlat.event e WHERE e.register = NEW.register AND e.position = NEW.head AND e.hash = NEW.head_hash
  ) THEN
    RAISE EXCEPTION 'The head of register % is never another than its last event', NEW.register
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER head_is_an_event BEFORE INSERT OR UPDATE ON meetlat.register
  FOR EACH ROW EXECUTE FUNCTION meetlat.refuse_head_without_event();
