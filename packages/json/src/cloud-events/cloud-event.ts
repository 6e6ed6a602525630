/**
 * An event of Meetlat as a CloudEvent 1.0 in JSON (structured mode): what all consumers of CloudEvents know, and the rest of
 * the envelope as extension attributes.
 *
 * Names and values here are a format that others store and filter on: they change only by a new version in `type`.
 */
export interface CloudEvent {
  readonly specversion: "1.0";
  /** The event's id. */
  readonly id: string;
  /** Which register: a URI reference that its owner chooses. */
  readonly source: string;
  /** The type and version of the event: `meetlat.MeasurementRecorded.v1`. */
  readonly type: string;
  /** What it is about: the first of its tags, such as `indicator:visits`. */
  readonly subject?: string;
  /** When it entered the register. */
  readonly time: string;
  readonly datacontenttype: "application/json";
  /** Where the schema of the data is, when the register's owner publishes it. */
  readonly dataschema?: string;
  /** The position in the register, in 16 digits so that texts order as positions do. */
  readonly sequence: string;
  /** `Integer` while the position fits in what CloudEvents means by that. */
  readonly sequencetype?: "Integer";
  /** From when the fact counted as known: a day. */
  readonly knownon: string;
  readonly actor: string;
  readonly decidedby?: string;
  readonly sourcedocument?: string;
  readonly sourcelocator?: string;
  readonly correlationid?: string;
  readonly causationid?: string;
  /** The tags as a list in JSON: `["indicator:visits"]`. */
  readonly tags: string;
  readonly data: unknown;
}

/** The media type of one event in JSON. */
export const CLOUD_EVENT_TYPE = "application/cloudevents+json";
/** The media type of a list of events in JSON. */
export const CLOUD_EVENT_BATCH_TYPE = "application/cloudevents-batch+json";

/** The largest position of which `sequencetype` can say that it is an integer: the largest of 32 bits. */
export const LARGEST_INTEGER = 2_147_483_647;

/** How a field of the envelope is called among the attributes. */
export const attributeOf: Readonly<Record<string, string>> = {
  position: "sequence",
  schemaVersion: "type",
  recordedAt: "time",
  knownOn: "knownon",
  decidedBy: "decidedby",
  correlationId: "correlationid",
  causationId: "causationid",
};

const pchar = "(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})";
const scheme = "[A-Za-z][A-Za-z0-9+.\\-]*:";
const authority = "//(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})*";
const rest = `(?:\\?(?:${pchar}|[/?])*)?(?:#(?:${pchar}|[/?])*)?$`;
const absolute = new RegExp(`^${scheme}(?:${authority}(?:/${pchar}*)*|/?${pchar}+(?:/${pchar}*)*|/)${rest}`);
const relative = new RegExp(
  `^(?:${authority}(?:/${pchar}*)*|/(?:${pchar}+(?:/${pchar}*)*)?|(?:(?!:)${pchar})+(?:/${pchar}*)*)?${rest}`,
);

/** Whether a text is a URI, with a scheme. */
export const isUri = (text: string): boolean => absolute.test(text);
/** Whether a text is a URI, or a reference to one, and not empty. */
export const isUriReference = (text: string): boolean =>
  text !== "" && (isUri(text) || (relative.test(text) && !/^[^/?#]*:/.test(text)));
