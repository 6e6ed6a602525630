import {
  type DeliverableId,
  deliverableStatuses,
  label,
  type Period,
  type PlanDeliverable,
  type ProgrammeId,
  parseIdentifier,
  parsePeriod,
  periodKey,
  type ReportDeliverable,
  type RescheduleDeliverable,
} from "@meetlat/core";
import { complaint } from "../cell-error.ts";
import { groups } from "../groups.ts";
import { present } from "../present.ts";
import { type Located, placeOf, provenance, type Reading, type TableReader } from "../reading.ts";
import { duplicateOf, inOrder } from "../repeats.ts";
import { anyText, cell, optional, type Row, refuse, required, versionOf } from "../row.ts";
import { timeline } from "../timeline.ts";
import { deliverableStatusWords } from "../words.ts";

interface Read {
  readonly row: Row;
  readonly planned: PlanDeliverable;
  readonly knownOn: PlanDeliverable["knownOn"];
  /** What the row says of how far it is; absent when it says nothing. */
  readonly report?: ReportDeliverable;
  readonly note?: string;
  readonly version: number;
  /** Whether the row leaves the date as it was. */
  readonly keepsDue: boolean;
}

const words = (language: "nl" | "en"): string =>
  deliverableStatuses.map((status) => label("deliverableStatus", status, language)).join(", ");

const withoutDay = complaint(
  { en: "The status has no day", nl: "De status heeft geen dag" },
  {
    en: "Give the day that it is about, or leave both blank",
    nl: "Geef de dag waarop hij slaat, of laat beide leeg",
  },
);

const withoutStatus = complaint(
  { en: "There is a day, and no status of that day", nl: "Er is een dag, en geen status van die dag" },
  {
    en: `Write one of: ${words("en")}; or leave both blank`,
    nl: `Schrijf een van: ${words("nl")}; of laat beide leeg`,
  },
);

const noDue = complaint(
  {
    en: "This deliverable has no date, and no earlier row of it has one",
    nl: "Dit resultaat heeft geen datum, en een eerdere rij ervan ook niet",
  },
  { en: "Give the period by the end of which it is due", nl: "Geef de periode aan het einde waarvan het gereed is" },
);

/** Stands for the date in a row that leaves it as it was. */
const ANY_PERIOD = "9999" as Period;

const fixed = complaint(
  {
    en: "differs from an earlier row of this deliverable; only its due, status and note can change",
    nl: "verschilt van een eerdere rij van dit resultaat; alleen due, status en note kunnen veranderen",
  },
  {
    en: "Leave this cell as it was, or give the deliverable another name",
    nl: "Laat deze cel zoals zij was, of geef het resultaat een andere naam",
  },
);

const checkFixed = ({ planned: before }: Read, { row, planned }: Read): void => {
  if (before.programme !== planned.programme) refuse(row, "programme", fixed);
  if (before.title !== planned.title) refuse(row, "title", fixed);
};

const sameStatus = (a: ReportDeliverable | undefined, b: ReportDeliverable): boolean =>
  a !== undefined && a.status === b.status && a.on === b.on;

/** What a later row changes: the date, with its note as the reason, the status, or both; nothing for a duplicate. */
const changes = (standing: Period, said: ReportDeliverable | undefined, read: Read) => {
  const { planned, report, note, keepsDue } = read;
  const { _tag, deliverable, programme: _programme, title: _title, note: _note, due, ...provenance } = planned;
  const moved: RescheduleDeliverable | undefined =
    keepsDue || periodKey(standing) === periodKey(due)
      ? undefined
      : { _tag: "RescheduleDeliverable", deliverable, due, ...present({ why: note }), ...provenance };
  // The note of a row that repeats the status is about the new date, if there is one.
  const isSaid =
    report === undefined || (!keepsDue && sameStatus(said, report) && (moved !== undefined || said?.note === note));
  return [...(moved === undefined ? [] : [moved]), ...(isSaid ? [] : [report])];
};

interface Commands {
  readonly planned: ReadonlyArray<Located>;
  readonly changes: ReadonlyArray<Located>;
}

const commandsOf = (rows: ReadonlyArray<Read>, { broken }: Reading): Commands => {
  const { ordered, duplicates } = inOrder(rows);
  // Dates may come from the documents: without those, nothing can be said of the order.
  if (broken.has("documents")) return { planned: [], changes: [] };
  for (const { row, first } of duplicates) refuse(row.row, "deliverable", duplicateOf(placeOf(first.row), "known_on"));
  const [first, ...later] = ordered;
  if (first === undefined) return { planned: [], changes: [] };
  if (first.keepsDue) refuse(first.row, "due", noDue);
  const at = ({ row, version }: Read) => ({ origin: { place: placeOf(row) }, version });
  const located: Array<Located> = first.report === undefined ? [] : [{ command: first.report, ...at(first) }];
  const promised = timeline<Period>();
  promised.add(first.knownOn, first.planned.due);
  let before = first;
  let said = first.report;
  for (const read of later) {
    checkFixed(first, read);
    const found = changes(promised.at(read.knownOn) ?? first.planned.due, said, read);
    if (!read.keepsDue) promised.add(read.knownOn, read.planned.due);
    if (found.length === 0 && !read.row.failed) {
      refuse(read.row, "deliverable", duplicateOf(placeOf(before.row), "due"));
    }
    for (const command of found) located.push({ command, ...at(read) });
    before = read;
    said = read.report ?? said;
  }
  return { planned: [{ command: first.planned, ...at(first) }], changes: located };
};

/**
 * deliverables.csv: what was promised by a date. The same deliverable again, known later, with another date is a
 * rescheduling; a status with its day is a report.
 */
export const deliverableReader = (reading: Reading): TableReader => {
  const deliverables = groups<Read>();
  return {
    row: (row) => {
      const deliverable = required(row, "deliverable", parseIdentifier<DeliverableId>);
      const programme = required(row, "programme", parseIdentifier<ProgrammeId>);
      const title = required(row, "title", anyText);
      // A row that only reports need not say the date again.
      const keepsDue = cell(row, "due") === "" && cell(row, "status") !== "";
      const due = keepsDue ? ANY_PERIOD : required(row, "due", parsePeriod);
      const status = optional(row, "status", deliverableStatusWords.read);
      const on = optional(row, "on", reading.readDay);
      if (cell(row, "status") !== "" && cell(row, "on") === "") refuse(row, "status", withoutDay);
      if (cell(row, "status") === "" && cell(row, "on") !== "") refuse(row, "on", withoutStatus);
      const note = optional(row, "note", anyText);
      const known = provenance(row, reading, "known_on");
      if (row.failed || deliverable === undefined || programme === undefined) return;
      if (title === undefined || due === undefined) return;
      const isReported = status !== undefined && on !== undefined;
      const report: ReportDeliverable | undefined = isReported
        ? { _tag: "ReportDeliverable", deliverable, status, on, ...present({ note }), ...known }
        : undefined;
      const planned: PlanDeliverable = {
        _tag: "PlanDeliverable",
        deliverable,
        programme,
        title,
        due,
        // A note belongs to what the row reports; to the promise when it reports nothing.
        ...(isReported ? {} : present({ note })),
        ...known,
      };
      const read: Read = {
        row,
        planned,
        knownOn: known.knownOn,
        version: versionOf(row),
        keepsDue,
        ...present({ report, note }),
      };
      deliverables.add(deliverable, read);
    },
    finish: () => {
      const all = deliverables.all().map((rows) => commandsOf(rows, reading));
      // First every deliverable is planned, then they change.
      return [...all.flatMap(({ planned }) => planned), ...all.flatMap((commands) => commands.changes)];
    },
  };
};
