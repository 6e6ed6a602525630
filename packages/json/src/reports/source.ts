import type { Source } from "@meetlat/core";
import { identifierSchemas as ids } from "@meetlat/core/codec";
import * as Schema from "effect/Schema";
import { field } from "./field.ts";

/** Where something was read. */
export const SourceFields = Schema.Struct({
  document: field(ids.document, "The document."),
  locator: Schema.optionalKey(Schema.String).pipe(
    Schema.annotateKey({ description: "The place in it, such as a page; absent when it was not said." }),
  ),
}).annotate({ title: "Source", description: "Where something was read." });

/** A source in a report's own fields. */
export const sourceFields = ({ document, locator }: Source) => ({
  document,
  ...(locator === undefined ? {} : { locator }),
});
