import { type Day, type Event, fold, targetChecks } from "@meetlat/core";
import { describe, expect, it } from "vitest";
import { type ReadModel, readModelLaws } from "../../src/index.ts";
import { brokenAmong } from "./broken.ts";

const rowsOf = (events: ReadonlyArray<Event>, asOf: Day) =>
  targetChecks(fold(events), { asOf }).map(({ target, period, verdict, gap }) => ({ target, period, verdict, gap }));
type Row = ReturnType<typeof rowsOf>[number];

const sound = (): ReadModel<Row> => {
  const log = new Map<number, Event>();
  return {
    project: async (events) => {
      for (const event of events) log.set(event.position, event);
    },
    rows: async (asOf) => rowsOf([...log.values()], asOf),
  };
};

const flaws: Readonly<Record<string, () => ReadModel<Row>>> = {
  "takes in events again that it had": () => {
    const log: Array<Event> = [];
    return {
      project: async (events) => {
        log.push(...events);
      },
      rows: async (asOf) => [...rowsOf(log, asOf), ...(new Set(log).size < log.length ? rowsOf(log, asOf) : [])],
    };
  },
  "works out only the piece that came": () => {
    let piece: ReadonlyArray<Event> = [];
    return {
      project: async (events) => {
        piece = events;
      },
      rows: async (asOf) => rowsOf(piece, asOf),
    };
  },
  "keeps what it showed of another day": () => {
    const model = sound();
    let kept: ReadonlyArray<Row> | null = null;
    return {
      project: async (events) => {
        kept = null;
        await model.project(events);
      },
      rows: async (asOf) => {
        kept ??= await model.rows(asOf);
        return kept;
      },
    };
  },
  "leaves a withdrawn target as it was": () => {
    const model = sound();
    return { ...model, project: (events) => model.project(events.filter(({ type }) => type !== "TargetWithdrawn")) };
  },
  "shows one row of each target": () => {
    const model = sound();
    return {
      ...model,
      rows: async (asOf) => [...new Map((await model.rows(asOf)).map((row) => [row.target, row])).values()],
    };
  },
  "believes that it was told of everything from the first event on": () => {
    const log: Array<Event> = [];
    return {
      project: async (events) => {
        log.splice(0, events.length, ...events);
      },
      rows: async (asOf) => rowsOf(log, asOf),
    };
  },
};

const broken = (open: () => ReadModel<Row>) =>
  brokenAmong(readModelLaws({ open: async () => open(), expected: rowsOf, runs: 80 }));

describe("the laws of read models", () => {
  for (const [name, open] of Object.entries(flaws)) {
    it(`are broken by one that ${name}`, async () => {
      expect(await broken(open)).not.toEqual([]);
    });
  }

  it("hold for one that does none of that, in whatever order it shows its rows", async () => {
    expect(await broken(sound)).toEqual([]);
    const turned = (): ReadModel<Row> => {
      const model = sound();
      return { ...model, rows: async (asOf) => (await model.rows(asOf)).toReversed() };
    };
    expect(await broken(turned)).toEqual([]);
  });
});
