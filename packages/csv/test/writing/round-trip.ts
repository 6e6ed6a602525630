import {
  claimChecks,
  type Day,
  type Draft,
  decideAndFold,
  deliverableChecks,
  deviations,
  type Event,
  type EventId,
  emptyRegister,
  fold,
  forecastsFor,
  type Instant,
  type Question,
  type Register,
  type Stamp,
  series,
  targetChecks,
  targetHistory,
  verdictHistory,
} from "@meetlat/core";
import { describeCellError, type Locale, locate, readTables, type WrittenTable, writeTables } from "@meetlat/csv";
import * as Result from "effect/Result";

/** FNV-1a in two lanes, as a UUID: enough to tell facts apart in a test. */
const idOf = (text: string): EventId => {
  let [a, b] = [0x811c9dc5, 0x5bd1e995];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ (text.charCodeAt(i) + 0x9e), 0x01000193);
  }
  const hex = [a, b, a ^ b, a + b].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as EventId;
};

/** Keys in one order, however a fact came by them. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
};

/** What a fact says, without what the register adds to it. */
export const contentOf = ({
  type,
  data,
  tags,
  knownOn,
  source,
  decidedBy,
}: Pick<Event, "type" | "tags" | "data" | "source" | "decidedBy" | "knownOn">): string =>
  JSON.stringify(sorted({ type, data, tags, knownOn, source, decidedBy }));

const RECORDED = "2025-06-30T12:00:00.000Z" as Instant;

/** Ids that follow from what a fact says, so that the same facts have the same ids. */
export const stamp: Stamp = {
  recordedAt: RECORDED,
  actor: "import",
  newId: (draft: Draft<string, unknown>) =>
    idOf(contentOf({ ...draft, knownOn: draft.knownOn ?? ("2025-06-30" as Day) } as Event)),
};

/** The same history, as if it were recorded by the import. */
export const restamped = (events: ReadonlyArray<Event>): ReadonlyArray<Event> =>
  events.map((event) => ({ ...event, id: idOf(contentOf(event)), recordedAt: RECORDED, actor: "import" }) as Event);

/** The tables of a register. */
export const tablesOf = (events: ReadonlyArray<Event>, locale: Locale): ReadonlyArray<WrittenTable> => {
  const written = writeTables(events, { locale });
  if (Result.isSuccess(written)) return written.success;
  throw new Error(JSON.stringify(written.failure));
};

/** The events and the register that tables make. */
export const imported = (tables: ReadonlyArray<WrittenTable>, locale: Locale) => {
  const shown = (lines: ReadonlyArray<string>) =>
    new Error([...lines, ...tables.map(({ name, content }) => `--- ${name}\n${content}`)].join("\n"));
  const batch = readTables(tables, { locale });
  if (Result.isFailure(batch)) throw shown(batch.failure.errors.map((error) => describeCellError(error, "en")));
  const decided = decideAndFold(emptyRegister(), batch.success.commands, stamp);
  if (Result.isFailure(decided)) {
    throw shown([
      ...locate(batch.success, decided.failure).map((error) => describeCellError(error, "en")),
      JSON.stringify(decided.failure),
    ]);
  }
  const { events, register } = decided.success;
  return { events: events.map((event, i) => ({ ...event, position: i + 1 }) as Event), register };
};

/** Every answer that a register gives to a question, without the places of facts in its log. */
export const answersOf = (register: Register, question: Question): unknown => {
  const cells = [...register.indicators.keys()].flatMap((indicator) =>
    [...new Set(["whole", ...register.areas.keys()])].sort().map((area) => ({ indicator, area: area as never })),
  );
  const years = [...new Set([...register.budgets.values()].map(({ adopted }) => adopted.data.period))];
  return {
    areas: [...register.areas.values()].sort((a, b) => (a.area < b.area ? -1 : 1)),
    checks: targetChecks(register, question),
    series: cells.map(({ indicator, area }) => series(register, indicator, area, question)),
    forecasts: cells.map(({ indicator, area }) => forecastsFor(register, indicator, area, question)),
    deviations: years.map((year) => deviations(register, year, question)),
    deliverables: deliverableChecks(register, question),
    claims: claimChecks(register, question),
    histories: [...register.targets.keys()].map((target) =>
      (targetHistory(register, target, question) ?? []).map(({ position: _position, ...entry }) => entry),
    ),
  };
};

/** How every verdict came to be what it is, to the day. */
export const verdictsOf = (register: Register, question: Question): unknown =>
  targetChecks(register, question).map(({ target, period }) => verdictHistory(register, target, period, question));

/** A register from its events. */
export const registerOf = (events: ReadonlyArray<Event>): Register => fold(events);
