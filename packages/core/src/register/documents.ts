import * as Equal from "effect/Equal";
import type * as Result from "effect/Result";
import type { SignConvention } from "../vocabulary/budget-words.ts";
import type { Day } from "../vocabulary/day.ts";
import type { DocumentId } from "../vocabulary/identifier.ts";
import type { MissingReason } from "../vocabulary/value.ts";
import type { Draft, Provenance, Sequenced, Source } from "./envelope.ts";
import { present } from "./present.ts";
import type { Query } from "./query.ts";
import { alreadyDefined, decided, type Path, type Rejection, type Rejections, unknownReference } from "./rejection.ts";
import { owned } from "./versions.ts";

/** What kind of document it is. */
export const documentKinds = ["budget", "accounts", "letter", "report", "other"] as const;
/** One of {@link documentKinds}. */
export type DocumentKind = (typeof documentKinds)[number];

/** A budget, accounts or letter: where facts come from, and how its tables are to be read. */
export interface DocumentData {
  readonly document: DocumentId;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly publishedOn?: Day;
  readonly year?: number;
  /** Amounts are in this many euros: 1, 1000 or 1000000. Absent when the document does not say. */
  readonly unitMultiplier?: 1 | 1000 | 1000000;
  readonly signConvention?: SignConvention;
  /** What a dash in its tables means. */
  readonly dash?: MissingReason;
  /** What an empty cell in its tables means. */
  readonly blank?: MissingReason;
}

/** Stored events: names and fields are the storage format, changed only by a new version. */
export type DocumentRegistered = Sequenced<"DocumentRegistered", DocumentData>;
/** What happens to documents. */
export type DocumentEvent = DocumentRegistered;

/** Registers a document, so that facts can name it as their source. */
export interface RegisterDocument extends Provenance, DocumentData {
  readonly _tag: "RegisterDocument";
}
/** What can be asked about documents. */
export type DocumentCommand = RegisterDocument;

/** The documents of a register. */
export interface Documents {
  readonly documents: ReadonlyMap<DocumentId, DocumentData>;
}

/** Folds an event about documents. */
export const evolveDocuments = (state: Documents, event: DocumentEvent): void => {
  owned(state.documents).set(event.data.document, event.data);
};

/** The tag of a document. */
export const documentTag = (document: DocumentId): string => `document:${document}`;

/** What must be known of a fact's source. */
export const sourceBoundary = (source: Source | undefined): Query => ({
  items: source === undefined ? [] : [{ tags: [documentTag(source.document)] }],
});

/** Refuses a source that is not a registered document. */
export const checkSource = (state: Documents, source: Source | undefined, path: Path): ReadonlyArray<Rejection> =>
  source === undefined || state.documents.has(source.document)
    ? []
    : [unknownReference("unknownDocument", [...path, "source", "document"], source.document)];

/** What a decision about documents depends on. */
export const documentBoundary = (command: DocumentCommand): Query => ({
  items: [{ tags: [documentTag(command.document)] }],
});

/** Registers a document once; the same again adds nothing. */
export const decideDocument = (
  state: Documents,
  { _tag, knownOn, source: _source, decidedBy, ...data }: DocumentCommand,
): Result.Result<ReadonlyArray<Draft<"DocumentRegistered", DocumentData>>, Rejections> => {
  const known = state.documents.get(data.document);
  const fact = present(data);
  if (known !== undefined && Equal.equals(known, fact)) return decided([], () => []);
  return decided(
    known === undefined
      ? []
      : [
          alreadyDefined("unknownDocument", ["document"], data.document, {
            en: "Give this one another name",
            nl: "Geef dit document een andere naam",
          }),
        ],
    () => [
      {
        type: "DocumentRegistered",
        tags: [documentTag(data.document)],
        data: fact,
        ...present({ knownOn, decidedBy }),
      },
    ],
  );
};
