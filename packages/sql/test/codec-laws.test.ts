import { allEvents, type NewEvent } from "@meetlat/core";
import { codecLaws, histories } from "@meetlat/testing";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import * as fc from "fast-check";
import { it } from "vitest";
import { dialectOf } from "../src/dialect.ts";
import { SqlClient, sqlEventStore } from "../src/index.ts";
import { onEveryDatabase } from "./on-every-database.ts";
import { unplaced } from "./read-models.ts";

const events: fc.Arbitrary<NewEvent> = histories
  .filter((history) => history.length > 0)
  .chain((history) => fc.constantFrom(...history))
  .map(unplaced);

/** A text that was cut off, or of which a piece is another. */
const damaged = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.nat(text.length).map((length) => text.slice(0, length)),
    fc
      .tuple(
        fc.nat(text.length),
        fc.nat(4),
        fc.constantFrom(
          "",
          "1",
          '"',
          "}",
          ",",
          "é",
          "\\",
          "\n",
          "null",
          "\\u0000",
          "\\ud800",
          "\ud800",
          '","__proto__":"',
        ),
      )
      .map(([at, out, put]) => `${text.slice(0, at)}${put}${text.slice(at + out)}`),
  );

/** What the row of the first event of a register holds. */
const storedText = (register: string) =>
  Effect.flatMap(SqlClient, (sql) => {
    const { table, text } = dialectOf(sql);
    return Effect.map(
      sql<{ content: string }>`
        SELECT ${text("content")} AS content FROM ${table("event")} WHERE register = ${register} AND position = 1`,
      ([row]) => row?.content ?? "",
    );
  });

/** Puts a row in a new register by hand, as a copy of a table does. */
const plant = (register: string, content: string) =>
  Effect.flatMap(SqlClient, (sql) => {
    const { table, json } = dialectOf(sql);
    const hash = "1".repeat(64);
    return sql.withTransaction(
      Effect.gen(function* () {
        yield* sql`INSERT INTO ${table("register")} (register) VALUES (${register})`;
        yield* sql`
          INSERT INTO ${table("event")} (register, position, id, type, schema_version, known_on, recorded_at, content, hash)
          SELECT ${register}, 1, 'id', 'type', 1, '2021-07-01', '2021-07-01', ${json("x.content")}, ${hash}
          FROM (SELECT ${content} AS content) x`;
        yield* sql`UPDATE ${table("register")} SET head = 1, head_hash = ${hash} WHERE register = ${register}`;
      }),
    );
  });

onEveryDatabase(({ run, newRegister }) => {
  const laws = codecLaws<NewEvent, string>({
    values: events,
    encode: (event) => {
      const register = newRegister();
      return run(
        Effect.gen(function* () {
          const store = yield* sqlEventStore(register);
          yield* store.append([event]);
          return yield* storedText(register);
        }),
      );
    },
    decode: (content) => {
      const register = newRegister();
      const read = Effect.gen(function* () {
        yield* plant(register, content);
        const [event] = yield* Stream.runCollect((yield* sqlEventStore(register)).read(allEvents));
        return event === undefined ? yield* Effect.fail("nothing was read") : unplaced(event);
      });
      return run(Effect.result(read));
    },
    damaged,
    runs: 15,
  });
  for (const law of laws) it(`the row of an event: ${law.name}`, law.run);
});
