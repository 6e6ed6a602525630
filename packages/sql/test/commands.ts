import type { Command } from "@meetlat/core";

/** Definitions of so many indicators. */
export const definitions = (n: number): ReadonlyArray<Command> =>
  Array.from(
    { length: n },
    (_, i) =>
      ({
        _tag: "DefineIndicator",
        indicator: `indicator-${i + 1}`,
        title: `Indicator ${i + 1}`,
        unit: "%",
        polarity: "lower",
        nature: "stock",
        class: "effect",
      }) as unknown as Command,
  );
