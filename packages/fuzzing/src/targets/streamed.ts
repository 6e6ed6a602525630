import type { Command } from "@meetlat/core";
import { readTables, streamTables, type TableFile } from "@meetlat/csv";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as Stream from "effect/Stream";
import { asBytes, bytesOf, must, type Target } from "../target.ts";

const indicators: TableFile = {
  name: "indicators.csv",
  content: "indicator,title,unit,polarity,nature\nstreets,Streets,streets,higher,stock\n",
};

const pieces = (bytes: Uint8Array, size: number): ReadonlyArray<Uint8Array> =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size));

/** Rows one by one: how many go together in a command is up to who reads. */
const facts = (commands: ReadonlyArray<Command>): ReadonlyArray<unknown> =>
  commands.flatMap(
    (command): ReadonlyArray<unknown> => (command._tag === "RecordMeasurements" ? command.rows : [command]),
  );

/** A table that is read in pieces, of a size that the first byte says, gives what it gives in one: the same facts, or the same errors. */
export const streamed: Target = {
  name: "streamed",
  seeds: [
    '\u0003indicator,area,period,value,published_on,note\nstreets,,2018,1824,2019-05-20,\nstreets,NL,2019,>=1837,2020-05-20,"a, ""b"""\n',
    "\u0001indicator;area;2018;2019\r\nstreets;;1824;~18\r\nstreets;é;1;\r\n",
    "\u0007indicator,period,value,published_on\nstreets,2018,1,2019-01-01\nstreets,2018,2,2020-01-01\nstreets,2018,2,2020-01-01\n",
  ].map(asBytes),
  words: [
    "2018",
    "2018..2021",
    "notMeasured",
    "~25",
    "flags",
    "retracted",
    '"',
    '""',
    "\n",
    "\r\n",
    ",",
    ";",
    "\ufeff",
    "\0",
    "é",
    "€",
  ]
    .map(asBytes)
    .concat(["\xff", "\xc3", "\xff\xfe"]),
  read: (input) => {
    const bytes = bytesOf(input.slice(1));
    const size = 1 + (input.charCodeAt(0) % 64 || 0);
    const whole = readTables([indicators, { name: "measurements.csv", content: bytes }]);
    const text = new TextEncoder().encode(String(indicators.content));
    const sources = [
      { name: indicators.name, bytes: Stream.make(text) },
      { name: "measurements.csv", bytes: Stream.fromIterable(pieces(bytes, size), { chunkSize: 1 }) },
    ];
    const inPieces = Effect.runSync(
      Effect.result(
        Effect.flatMap(streamTables(sources), ({ commands, digest, rows }) =>
          Effect.map(Stream.runCollect(commands), (found) => ({ facts: facts(found), digest, rows })),
        ),
      ),
    );
    if (Result.isFailure(inPieces)) {
      must(inPieces.failure._tag === "TableErrors", "is said to have changed");
      must(Result.isFailure(whole), "is refused in pieces and not as a whole");
      const errors = Result.isFailure(whole) ? whole.failure.errors : [];
      const others = inPieces.failure._tag === "TableErrors" ? inPieces.failure.errors : [];
      must(
        JSON.stringify(errors) === JSON.stringify(others),
        "is refused for something else in pieces than as a whole",
      );
      return;
    }
    must(Result.isSuccess(whole), "is refused as a whole and not in pieces");
    if (Result.isFailure(whole)) return;
    const { commands, digest, rows } = whole.success;
    const same = JSON.stringify({ facts: facts(commands), digest, rows }) === JSON.stringify(inPieces.success);
    must(same, "gives something else in pieces than as a whole");
  },
};
