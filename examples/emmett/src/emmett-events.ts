import type { Command as EmmettCommand, Event as EmmettEvent } from "@event-driven-io/emmett";
import type { Command, NewEvent } from "@meetlat/core";
import { decodeCommand, decodeEvent, type Misfit } from "@meetlat/core/codec";
import * as Result from "effect/Result";

/** What Meetlat says of an event beside its fact, as metadata: its id, both its times, who recorded it, its tags. */
export type RegisterMetadata = Readonly<Omit<NewEvent, "type" | "data">>;

/** An event of a register as Emmett has events. */
export type RegisterEvent = EmmettEvent<string, Record<string, unknown>, RegisterMetadata>;

/** A command of a register as Emmett has commands: its name as `type`, its fields as `data`. */
export type RegisterCommand = EmmettCommand<string, Record<string, unknown>>;

export const toEmmettEvent = ({ type, data, ...metadata }: NewEvent): RegisterEvent => ({
  type,
  data: { ...data },
  metadata,
});

/** Envelope fields; what Emmett's stores add (`streamPosition`, `messageId`) is theirs. */
const envelope = [
  "id",
  "schemaVersion",
  "recordedAt",
  "knownOn",
  "actor",
  "decidedBy",
  "source",
  "correlationId",
  "causationId",
  "tags",
] as const satisfies ReadonlyArray<keyof RegisterMetadata>;

/** An event of Meetlat again, or all that does not fit: what comes from another store is checked. */
export const fromEmmettEvent = (
  event: Pick<EmmettEvent, "type" | "data"> & { readonly metadata?: unknown },
): Result.Result<NewEvent, ReadonlyArray<Misfit>> => {
  const metadata = (event.metadata ?? {}) as Readonly<Record<string, unknown>>;
  const fields = envelope.flatMap((name) => (metadata[name] === undefined ? [] : [[name, metadata[name]]]));
  const decoded = decodeEvent({ ...Object.fromEntries(fields), type: event.type, data: event.data, position: 1 });
  return Result.map(decoded, ({ position: _, ...rest }) => rest as NewEvent);
};

export const toEmmettCommand = ({ _tag, ...data }: Command): RegisterCommand => ({ type: _tag, data });

export const fromEmmettCommand = ({ type, data }: RegisterCommand): Result.Result<Command, ReadonlyArray<Misfit>> =>
  decodeCommand({ ...data, _tag: type });

/** Something that is no command or event of Meetlat. */
export class NotOfMeetlat extends Error {
  override readonly name = "NotOfMeetlat";
}

/** What was read, for libraries whose functions throw: {@link NotOfMeetlat} with all that does not fit. */
export const orThrow = <A>(read: Result.Result<A, ReadonlyArray<Misfit>>): A => {
  if (Result.isSuccess(read)) return read.success;
  throw new NotOfMeetlat(read.failure.map(({ path, problem }) => `${path.join(".")}: ${problem.en}`).join("\n"));
};
