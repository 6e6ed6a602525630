import type { Event, Query, SequencePosition } from "@meetlat/core";
import type { EventUnreadable } from "@meetlat/core/store";
import type * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Stream from "effect/Stream";
import { readEvents } from "./read.ts";
import { headOf } from "./select.ts";
import type { SqlClient, SqlError } from "./sql-client.ts";
import { type Wakes, wakeOf } from "./wakes.ts";

/**
 * What there is after a position and then what comes. It follows the gapless positions, so a wake that gets lost delays an
 * event and loses none.
 */
export const subscribeTo = (
  sql: SqlClient,
  register: string,
  query: Query,
  after: SequencePosition,
  wakes: Wakes | undefined,
  pollEvery: Duration.Input,
): Stream.Stream<Event, SqlError | EventUnreadable> =>
  Stream.unwrap(
    Effect.gen(function* () {
      let cursor = after;
      const catchUp = Stream.unwrap(
        Effect.map(headOf(sql, register), (head) => {
          if (head <= cursor) return Stream.empty;
          const behind = readEvents(sql, register, query, { after: cursor, upTo: head });
          const reached = Stream.fromEffectDrain(
            Effect.sync(() => {
              cursor = head;
            }),
          );
          return Stream.concat(behind, reached);
        }),
      );
      const told = wakes === undefined ? Option.none() : yield* Effect.option(wakes);
      const wake = wakeOf(register);
      const looks = Stream.as(Stream.tick(pollEvery), wake);
      const signals = Option.isNone(told)
        ? looks
        : Stream.merge(
            looks,
            Stream.filter(told.value, (one) => one === wake),
          );
      return Stream.concat(
        catchUp,
        Stream.flatMap(signals, () => catchUp),
      );
    }),
  );
