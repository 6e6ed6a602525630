import { checkRegister, checkSeen } from "./check.ts";
import type { Crew } from "./crew.ts";
import type { Outcome, Scenario } from "./findings.ts";
import { onPg, onPgPool, onSqlite, scenarioOn } from "./grounds.ts";
import { outcomeOf, troubleOf, type Writer } from "./heard.ts";
import type { Place } from "./place.ts";

const WRITERS = 8;
const BATCHES = 12;
const SIZE = 4;
const register = "many";

/** Eight processes that all start on an empty place write to one register, while another follows it. */
const run = async (place: Place, crew: Crew): Promise<Outcome> => {
  const reader = crew.start({ place, register, work: { does: "follow", upTo: WRITERS * BATCHES * SIZE } });
  const shape = { size: SIZE, perTransaction: 1 };
  const writers = Array.from({ length: WRITERS }, (_, i): Writer => {
    const writing = { writer: i + 1, ...shape, from: 0, until: BATCHES, whenUnavailable: "stop" } as const;
    return { ...writing, process: crew.start({ place, register, work: { does: "write", ...writing } }) };
  });
  const outcome = await outcomeOf(place, register, writers);
  // What a reader has not seen a good while after the last append, it will not see.
  const patience = setTimeout(reader.kill, 60_000);
  const troubles = await troubleOf(reader);
  clearTimeout(patience);
  const { events } = await checkRegister(place, register, []);
  const seen = reader.lines.flatMap((line) => (line.said === "seen" ? [line] : []));
  const all = WRITERS * BATCHES * SIZE;
  const short = events.length === all ? [] : [{ kind: "lost" as const, what: `${events.length} events of ${all}` }];
  return { ...outcome, findings: [...outcome.findings, ...troubles, ...short, ...checkSeen(events, seen)] };
};

/** Eight writers and a reader at the same time: nothing missed, nothing twice, no gap. */
export const manyWriters: ReadonlyArray<Scenario> = [onSqlite, onPg, onPgPool].map((ground) =>
  scenarioOn("many-writers", ground, run),
);
