import { createHash } from "node:crypto";
import type { Draft, Event, EventId, Instant, Stamp } from "@meetlat/core";

/** Tables do not say when they were recorded: what they do not date counts as known always. */
const RECORDED = "0001-01-01T00:00:00.000Z" as Instant;

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

/** Gives facts ids that follow from what they say, and from how often the same was said before. */
const factIds = (): Stamp["newId"] => {
  const times = new Map<string, number>();
  return ({ type, data, tags, knownOn = RECORDED.slice(0, 10), source, decidedBy }) => {
    const content = JSON.stringify(sorted({ type, data, tags, knownOn, source, decidedBy }));
    const time = (times.get(content) ?? 0) + 1;
    times.set(content, time);
    const hex = createHash("sha256").update(`${time} ${content}`).digest("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as EventId;
  };
};

/** How an import records facts, so that the same facts are the same events, whichever way they came. */
export const importStamp = (): Stamp => ({ recordedAt: RECORDED, actor: "import", newId: factIds() });

/** A history as if it had come by an import. */
export const asImported = (events: ReadonlyArray<Event>): ReadonlyArray<Event> => {
  const { recordedAt, actor, newId } = importStamp();
  const ids = new Map(events.map((event) => [event.id as string, newId(event as Draft<string, unknown>)]));
  const renamed = (field: "correlationId" | "causationId", id: string | undefined) =>
    id === undefined ? {} : { [field]: ids.get(id) ?? id };
  return events.map(
    (event) =>
      ({
        ...event,
        id: ids.get(event.id),
        recordedAt,
        actor,
        ...renamed("correlationId", event.correlationId),
        ...renamed("causationId", event.causationId),
      }) as Event,
  );
};
