-- Meetlat's log of events on SQLite. A statement ends with a semicolon before an empty line.

-- One row for each register: its head, and the lock under which positions are given out.
CREATE TABLE register (
  register TEXT NOT NULL PRIMARY KEY CHECK (register <> ''),
  head INTEGER NOT NULL DEFAULT 0 CHECK (head >= 0),
  head_hash TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000'
) STRICT, WITHOUT ROWID;

-- The events themselves. The content is the event as it was appended, in JSON; the other columns repeat what is searched.
CREATE TABLE event (
  register TEXT NOT NULL REFERENCES register,
  position INTEGER NOT NULL CHECK (position > 0),
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  known_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  content TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (register, position),
  UNIQUE (register, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_type ON event (register, type, position);

CREATE TABLE event_tag (
  register TEXT NOT NULL,
  tag TEXT NOT NULL,
  type TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (register, tag, type, position),
  FOREIGN KEY (register, position) REFERENCES event (register, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_is_not_updated BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'Events are facts and never change. Append a correction instead.');
END;

CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'Events are facts and never change. Append a correction instead.');
END;

CREATE TRIGGER event_tag_is_not_updated BEFORE UPDATE ON event_tag BEGIN
  SELECT RAISE(ABORT, 'Events are facts and never change. Append a correction instead.');
END;

CREATE TRIGGER event_tag_is_not_deleted BEFORE DELETE ON event_tag BEGIN
  SELECT RAISE(ABORT, 'Events are facts and never change. Append a correction instead.');
END;

CREATE TRIGGER register_stays BEFORE DELETE ON register BEGIN
  SELECT RAISE(ABORT, 'A register with events is never deleted.');
END;

CREATE TRIGGER register_only_grows BEFORE UPDATE ON register
WHEN NEW.register <> OLD.register OR NEW.head < OLD.head BEGIN
  SELECT RAISE(ABORT, 'The head of a register never goes back.');
END;

-- REPLACE deletes the row that is in its way without asking the triggers above.
CREATE TRIGGER event_is_not_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event e WHERE e.register = NEW.register AND e.position = NEW.position)
  OR EXISTS (SELECT 1 FROM event e WHERE e.register = NEW.register AND e.id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'Events are facts and never change. Append a correction instead.');
END;

CREATE TRIGGER register_is_not_replaced BEFORE INSERT ON register
WHEN EXISTS (SELECT 1 FROM register r WHERE r.register = NEW.register AND r.head > 0) BEGIN
  SELECT RAISE(ABORT, 'A register with events is never deleted.');
END;

CREATE TRIGGER head_is_an_event BEFORE UPDATE ON register
WHEN (NEW.head <> OLD.head OR NEW.head_hash <> OLD.head_hash) AND NOT EXISTS (
  SELECT 1 FROM event e WHERE e.register = NEW.register AND e.position = NEW.head AND e.hash = NEW.head_hash
) BEGIN
  SELECT RAISE(ABORT, 'The head of a register is never another than its last event.');
END;

CREATE TRIGGER register_begins_empty BEFORE INSERT ON register
WHEN NEW.head <> 0 OR NEW.head_hash <> '0000000000000000000000000000000000000000000000000000000000000000' BEGIN
  SELECT RAISE(ABORT, 'The head of a register is never another than its last event.');
END;
