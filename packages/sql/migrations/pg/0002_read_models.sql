-- Read models on PostgreSQL: plain rows for other tools to query, made from the log and made again when they must be.

-- One row for each register, projection and generation: up to which position its rows are true, and for which day. A
-- generation is built beside the active one and then takes its place; the views show the active one only.
CREATE TABLE meetlat.projection (
  register text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  generation integer NOT NULL CHECK (generation > 0),
  active boolean NOT NULL,
  checkpoint bigint NOT NULL DEFAULT 0 CHECK (checkpoint >= 0),
  as_of date,
  version integer NOT NULL,
  PRIMARY KEY (register, name, generation)
);

CREATE UNIQUE INDEX projection_active ON meetlat.projection (register, name) WHERE active;

-- A cell whose measurement was retracted keeps a row, so that a correction known earlier does not bring it back. The view
-- leaves it out.
CREATE TABLE meetlat.measurement_row (
  register text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  indicator text COLLATE "C" NOT NULL,
  area text COLLATE "C" NOT NULL,
  span text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  first_day date NOT NULL,
  last_day date,
  value_kind text NOT NULL,
  value text,
  low text,
  high text,
  tolerance text,
  number numeric,
  low_number numeric,
  high_number numeric,
  missing_reason text,
  unit text,
  flags text NOT NULL,
  coverage text,
  known_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  source_document text,
  source_locator text,
  position bigint NOT NULL,
  PRIMARY KEY (register, generation, indicator, area, span)
);

CREATE TABLE meetlat.target_check_row (
  register text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  target text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL,
  title text NOT NULL,
  programme text COLLATE "C",
  indicator text COLLATE "C" NOT NULL,
  area text COLLATE "C" NOT NULL,
  class text NOT NULL,
  unit text NOT NULL,
  rule text,
  is_whole boolean NOT NULL,
  period text COLLATE "C",
  first_day date,
  last_day date,
  verdict text NOT NULL,
  stage text,
  reasons text NOT NULL,
  observed text,
  observed_number numeric,
  comparator text,
  required text,
  required_number numeric,
  gap text,
  gap_number numeric,
  favourable_gap text,
  favourable_gap_number numeric,
  attainment text,
  attainment_number numeric,
  band text,
  band_nl text,
  band_en text,
  flags text NOT NULL,
  target_version integer,
  PRIMARY KEY (register, generation, target, ordinal)
);

CREATE TABLE meetlat.deviation_row (
  register text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  programme text COLLATE "C" NOT NULL,
  span text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL,
  period text COLLATE "C" NOT NULL,
  first_day date NOT NULL,
  last_day date,
  unit text,
  kind text NOT NULL,
  item text COLLATE "C",
  title text NOT NULL,
  side text,
  parent text COLLATE "C",
  is_printed boolean,
  original text,
  original_number numeric,
  amended text,
  amended_number numeric,
  actual text,
  actual_number numeric,
  amendment text,
  amendment_number numeric,
  deviation text,
  deviation_number numeric,
  income text,
  income_number numeric,
  expense text,
  expense_number numeric,
  reserves text,
  reserves_number numeric,
  effect_on_balance text,
  effect_on_balance_number numeric,
  favourable text,
  percent text,
  percent_number numeric,
  published text,
  published_number numeric,
  published_difference text,
  published_difference_number numeric,
  within_rounding boolean,
  explanation text,
  PRIMARY KEY (register, generation, programme, span, ordinal)
);

CREATE TABLE meetlat.deliverable_row (
  register text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  deliverable text COLLATE "C" NOT NULL,
  title text NOT NULL,
  programme text COLLATE "C" NOT NULL,
  first_due text NOT NULL,
  first_due_day date,
  due text NOT NULL,
  due_day date,
  rescheduled integer NOT NULL,
  status text,
  status_on date,
  verdict_first text NOT NULL,
  verdict_now text NOT NULL,
  reasons text NOT NULL,
  PRIMARY KEY (register, generation, deliverable)
);

-- Whoever reads a view must be allowed to read the tables behind it: rights and policies on those hold for the views too.
CREATE VIEW meetlat.measurement WITH (security_invoker = true) AS
SELECT
  r.register, r.indicator, r.area, r.period, r.first_day, r.last_day, r.value_kind, r.value, r.low, r.high, r.tolerance,
  r.number, r.low_number, r.high_number, r.missing_reason, r.unit, r.flags, r.coverage, r.known_on, r.recorded_at,
  r.source_document, r.source_locator, r.position
FROM meetlat.measurement_row r
JOIN meetlat.projection p
  ON p.register = r.register AND p.name = 'measurement' AND p.generation = r.generation AND p.active
WHERE r.value_kind <> 'retracted';

CREATE VIEW meetlat.target_check WITH (security_invoker = true) AS
SELECT
  r.register, r.target, r.ordinal, r.title, r.programme, r.indicator, r.area, r.class, r.unit, r.rule, r.is_whole, r.period,
  r.first_day, r.last_day, r.verdict, r.stage, r.reasons, r.observed, r.observed_number, r.comparator, r.required,
  r.required_number, r.gap, r.gap_number, r.favourable_gap, r.favourable_gap_number, r.attainment, r.attainment_number,
  r.band, r.band_nl, r.band_en, r.flags, r.target_version, p.as_of
FROM meetlat.target_check_row r
JOIN meetlat.projection p
  ON p.register = r.register AND p.name = 'target_check' AND p.generation = r.generation AND p.active;

CREATE VIEW meetlat.deviation WITH (security_invoker = true) AS
SELECT
  r.register, r.programme, r.period, r.first_day, r.last_day, r.unit, r.ordinal, r.kind, r.item, r.title, r.side, r.parent,
  r.is_printed, r.original, r.original_number, r.amended, r.amended_number, r.actual, r.actual_number, r.amendment,
  r.amendment_number, r.deviation, r.deviation_number, r.income, r.income_number, r.expense, r.expense_number, r.reserves,
  r.reserves_number, r.effect_on_balance, r.effect_on_balance_number, r.favourable, r.percent, r.percent_number,
  r.published, r.published_number, r.published_difference, r.published_difference_number, r.within_rounding, r.explanation
FROM meetlat.deviation_row r
JOIN meetlat.projection p
  ON p.register = r.register AND p.name = 'deviation' AND p.generation = r.generation AND p.active;

CREATE VIEW meetlat.deliverable WITH (security_invoker = true) AS
SELECT
  r.register, r.deliverable, r.title, r.programme, r.first_due, r.first_due_day, r.due, r.due_day, r.rescheduled, r.status,
  r.status_on, r.verdict_first, r.verdict_now, r.reasons, p.as_of
FROM meetlat.deliverable_row r
JOIN meetlat.projection p
  ON p.register = r.register AND p.name = 'deliverable' AND p.generation = r.generation AND p.active;
