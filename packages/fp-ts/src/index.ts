/**
 * Meetlat in fp-ts: a module per concept, with its functions data-last and its instances.
 *
 * @module
 */
export * as Band from "./Band.ts";
export * as Budget from "./Budget.ts";
export * as Codec from "./Codec.ts";
export * as Day from "./Day.ts";
export * as Decimal from "./Decimal.ts";
export * as Disclosure from "./Disclosure.ts";
export * as Environment from "./Environment.ts";
export * as EventStore from "./EventStore.ts";
export * as Flag from "./Flag.ts";
export * as Formula from "./Formula.ts";
export * as Identifier from "./Identifier.ts";
export * as Instant from "./Instant.ts";
export * as Label from "./Label.ts";
export * as Period from "./Period.ts";
export * as Port from "./Port.ts";
export * as Projection from "./Projection.ts";
export * as Published from "./Published.ts";
export * as Query from "./Query.ts";
export * as Reason from "./Reason.ts";
export * as Register from "./Register.ts";
export * as Rejection from "./Rejection.ts";
export * as Rule from "./Rule.ts";
export * as SequencePosition from "./SequencePosition.ts";
export * as Stage from "./Stage.ts";
export * as StoreError from "./StoreError.ts";
export * as Unit from "./Unit.ts";
export * as Unreadable from "./Unreadable.ts";
export * as Value from "./Value.ts";
export * as Verdict from "./Verdict.ts";
export * as WrittenCommand from "./WrittenCommand.ts";
