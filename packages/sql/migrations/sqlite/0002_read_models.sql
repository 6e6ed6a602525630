-- Read models on SQLite: plain rows for other tools to query, made from the log and made again when they must be.

-- One row for each register, projection and generation: up to which position its rows are true, and for which day. A
-- generation is built beside the active one and then takes its place; the views show the active one only.
CREATE TABLE projection (
  register TEXT NOT NULL,
  name TEXT NOT NULL,
  generation INTEGER NOT NULL CHECK (generation > 0),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  checkpoint INTEGER NOT NULL DEFAULT 0 CHECK (checkpoint >= 0),
  as_of TEXT,
  version INTEGER NOT NULL,
  PRIMARY KEY (register, name, generation)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX projection_active ON projection (register, name) WHERE active;

-- A cell whose measurement was retracted keeps a row, so that a correction known earlier does not bring it back. The view
-- leaves it out.
CREATE TABLE measurement_row (
  register TEXT NOT NULL,
  generation INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  area TEXT NOT NULL,
  span TEXT NOT NULL,
  period TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT,
  value_kind TEXT NOT NULL,
  value TEXT,
  low TEXT,
  high TEXT,
  tolerance TEXT,
  number REAL,
  low_number REAL,
  high_number REAL,
  missing_reason TEXT,
  unit TEXT,
  flags TEXT NOT NULL,
  coverage TEXT,
  known_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  source_document TEXT,
  source_locator TEXT,
  position INTEGER NOT NULL,
  PRIMARY KEY (register, generation, indicator, area, span)
) STRICT, WITHOUT ROWID;

CREATE TABLE target_check_row (
  register TEXT NOT NULL,
  generation INTEGER NOT NULL,
  target TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  title TEXT NOT NULL,
  programme TEXT,
  indicator TEXT NOT NULL,
  area TEXT NOT NULL,
  class TEXT NOT NULL,
  unit TEXT NOT NULL,
  rule TEXT,
  is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
  period TEXT,
  first_day TEXT,
  last_day TEXT,
  verdict TEXT NOT NULL,
  stage TEXT,
  reasons TEXT NOT NULL,
  observed TEXT,
  observed_number REAL,
  comparator TEXT,
  required TEXT,
  required_number REAL,
  gap TEXT,
  gap_number REAL,
  favourable_gap TEXT,
  favourable_gap_number REAL,
  attainment TEXT,
  attainment_number REAL,
  band TEXT,
  band_nl TEXT,
  band_en TEXT,
  flags TEXT NOT NULL,
  target_version INTEGER,
  PRIMARY KEY (register, generation, target, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE deviation_row (
  register TEXT NOT NULL,
  generation INTEGER NOT NULL,
  programme TEXT NOT NULL,
  span TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  period TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT,
  unit TEXT,
  kind TEXT NOT NULL,
  item TEXT,
  title TEXT NOT NULL,
  side TEXT,
  parent TEXT,
  is_printed INTEGER CHECK (is_printed IN (0, 1)),
  original TEXT,
  original_number REAL,
  amended TEXT,
  amended_number REAL,
  actual TEXT,
  actual_number REAL,
  amendment TEXT,
  amendment_number REAL,
  deviation TEXT,
  deviation_number REAL,
  income TEXT,
  income_number REAL,
  expense TEXT,
  expense_number REAL,
  reserves TEXT,
  reserves_number REAL,
  effect_on_balance TEXT,
  effect_on_balance_number REAL,
  favourable TEXT,
  percent TEXT,
  percent_number REAL,
  published TEXT,
  published_number REAL,
  published_difference TEXT,
  published_difference_number REAL,
  within_rounding INTEGER CHECK (within_rounding IN (0, 1)),
  explanation TEXT,
  PRIMARY KEY (register, generation, programme, span, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE deliverable_row (
  register TEXT NOT NULL,
  generation INTEGER NOT NULL,
  deliverable TEXT NOT NULL,
  title TEXT NOT NULL,
  programme TEXT NOT NULL,
  first_due TEXT NOT NULL,
  first_due_day TEXT,
  due TEXT NOT NULL,
  due_day TEXT,
  rescheduled INTEGER NOT NULL,
  status TEXT,
  status_on TEXT,
  verdict_first TEXT NOT NULL,
  verdict_now TEXT NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (register, generation, deliverable)
) STRICT, WITHOUT ROWID;

CREATE VIEW measurement AS
SELECT
  r.register, r.indicator, r.area, r.period, r.first_day, r.last_day, r.value_kind, r.value, r.low, r.high, r.tolerance,
  r.number, r.low_number, r.high_number, r.missing_reason, r.unit, r.flags, r.coverage, r.known_on, r.recorded_at,
  r.source_document, r.source_locator, r.position
FROM measurement_row r
JOIN projection p
  ON p.register = r.register AND p.name = 'measurement' AND p.generation = r.generation AND p.active
WHERE r.value_kind <> 'retracted';

CREATE VIEW target_check AS
SELECT
  r.register, r.target, r.ordinal, r.title, r.programme, r.indicator, r.area, r.class, r.unit, r.rule, r.is_whole, r.period,
  r.first_day, r.last_day, r.verdict, r.stage, r.reasons, r.observed, r.observed_number, r.comparator, r.required,
  r.required_number, r.gap, r.gap_number, r.favourable_gap, r.favourable_gap_number, r.attainment, r.attainment_number,
  r.band, r.band_nl, r.band_en, r.flags, r.target_version, p.as_of
FROM target_check_row r
JOIN projection p
  ON p.register = r.register AND p.name = 'target_check' AND p.generation = r.generation AND p.active;

CREATE VIEW deviation AS
SELECT
  r.register, r.programme, r.period, r.first_day, r.last_day, r.unit, r.ordinal, r.kind, r.item, r.title, r.side, r.parent,
  r.is_printed, r.original, r.original_number, r.amended, r.amended_number, r.actual, r.actual_number, r.amendment,
  r.amendment_number, r.deviation, r.deviation_number, r.income, r.income_number, r.expense, r.expense_number, r.reserves,
  r.reserves_number, r.effect_on_balance, r.effect_on_balance_number, r.favourable, r.percent, r.percent_number,
  r.published, r.published_number, r.published_difference, r.published_difference_number, r.within_rounding, r.explanation
FROM deviation_row r
JOIN projection p
  ON p.register = r.register AND p.name = 'deviation' AND p.generation = r.generation AND p.active;

CREATE VIEW deliverable AS
SELECT
  r.register, r.deliverable, r.title, r.programme, r.first_due, r.first_due_day, r.due, r.due_day, r.rescheduled, r.status,
  r.status_on, r.verdict_first, r.verdict_now, r.reasons, p.as_of
FROM deliverable_row r
JOIN projection p
  ON p.register = r.register AND p.name = 'deliverable' AND p.generation = r.generation AND p.active;
