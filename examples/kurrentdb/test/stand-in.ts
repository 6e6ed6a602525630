import {
  type AppendToStreamOptions,
  NO_STREAM,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from "@kurrent/kurrentdb-client";
import type { Kurrent } from "../src/record-in-kurrent.ts";

interface Kept {
  readonly id: string;
  readonly type: string;
  readonly json: string;
}

/**
 * What of KurrentDB's promises `recordInKurrent` leans on, in memory: expected revisions, ids, data and metadata as JSON. It stands in
 * for a server in tests of our own code, and says nothing of how a server behaves.
 */
export const standIn = (): Kurrent & { readonly appends: () => number } => {
  const streams = new Map<string, ReadonlyArray<Kept>>();
  let appends = 0;
  const client = {
    appends: () => appends,
    appendToStream: async (name: string, events: unknown, { streamState }: AppendToStreamOptions = {}) => {
      appends += 1;
      const stream = streams.get(name) ?? [];
      const given = [events].flat() as ReadonlyArray<{ id: string; type: string; data: unknown; metadata: unknown }>;
      const expected = streamState === NO_STREAM ? 0 : Number(streamState) + 1;
      const isThere = given.every(({ id }, i) => stream[expected + i]?.id === id);
      if (!isThere && stream.length !== expected) {
        throw new WrongExpectedVersionError(undefined, {
          streamName: name,
          expected: streamState ?? NO_STREAM,
          current: stream.length === 0 ? NO_STREAM : BigInt(stream.length - 1),
        } as never);
      }
      const added = given.map(({ id, type, data, metadata }) => ({
        id,
        type,
        json: JSON.stringify({ data, metadata }),
      }));
      if (!isThere) streams.set(name, [...stream, ...added]);
      return { success: true, nextExpectedRevision: BigInt((streams.get(name)?.length ?? 0) - 1) };
    },
    readStream: async function* (name: string, { fromRevision = 0n }: { fromRevision?: bigint } = {}) {
      const stream = streams.get(name);
      if (stream === undefined) throw new StreamNotFoundError(undefined as never, name as never);
      for (const [i, { id, type, json }] of stream.entries()) {
        if (BigInt(i) >= fromRevision) yield { event: { id, type, ...JSON.parse(json), revision: BigInt(i) } };
      }
    },
  };
  return client as unknown as Kurrent & { readonly appends: () => number };
};
