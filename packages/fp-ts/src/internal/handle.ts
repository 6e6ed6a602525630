import type { Command } from "@meetlat/core";
import * as port from "@meetlat/core/store";
import * as Effect from "effect/Effect";
import type { TaskEither } from "fp-ts/lib/TaskEither.js";
import type { Environment, Handled } from "../Environment.ts";
import type { HandleError } from "../StoreError.ts";
import { left } from "./either.ts";
import { storeToPort, toDataTask } from "./port.ts";
import { IdUnusable, momentOf, stampOf } from "./stamp.ts";

/** Core's `handle`, on the environment's store and with its clock and ids. */
export const handleIn =
  (commands: Command | ReadonlyArray<Command>, environment: Environment): TaskEither<HandleError, Handled> =>
  async () => {
    const moment = momentOf(environment.now);
    if (moment._tag === "Left") return moment;
    const handled = Effect.suspend(() => port.handle(commands, stampOf(environment, moment.right)));
    try {
      return await toDataTask(Effect.provideService(handled, port.EventStore, storeToPort(environment.store)))();
    } catch (defect) {
      if (defect instanceof IdUnusable) return left(defect.error);
      throw defect;
    }
  };
