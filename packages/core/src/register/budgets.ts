import * as Equal from "effect/Equal";
import type * as Result from "effect/Result";
import type { BalanceKind, Side } from "../vocabulary/budget-words.ts";
import type { Day } from "../vocabulary/day.ts";
import type { Decimal } from "../vocabulary/decimal.ts";
import type { LineId, ProgrammeId, ThemeId } from "../vocabulary/identifier.ts";
import { type Period, periodBounds, periodKey } from "../vocabulary/period.ts";
import type { Unit } from "../vocabulary/unit.ts";
import { checkSource, type Documents, sourceBoundary } from "./documents.ts";
import type { Draft, Provenance, Sequenced } from "./envelope.ts";
import { present } from "./present.ts";
import { checkProgramme, type Programmes, programmeRefBoundary, programmeTag } from "./programmes.ts";
import { type Query, union } from "./query.ts";
import { decided, type Path, type Rejection, type Rejections, reject, unknownReference } from "./rejection.ts";
import { currentVersion, type Moment, owned, ownedList, type Version, versionOf, whenKnown } from "./versions.ts";

/** The budget of one programme over one period. */
export interface BudgetRef {
  readonly programme: ProgrammeId;
  readonly period: Period;
}

/** A line of a budget as adopted. A line with a parent is part of it: the parent's amounts are its parts' sum. */
export interface AdoptedLine {
  readonly line: LineId;
  readonly title: string;
  readonly side: Side;
  readonly parent?: LineId;
  readonly amount: Decimal;
}

/** A balance as a document prints it; Meetlat computes its own beside it. */
export interface PrintedBalance {
  readonly balance: BalanceKind;
  readonly title: string;
  readonly amount: Decimal;
}

/** An amount of an adopted line. */
export interface LineAmount {
  readonly line: LineId;
  readonly amount: Decimal;
}

/** What was spent or received, and the deviation that the document prints for it, as actual − amended. */
export interface ActualLine extends LineAmount {
  readonly publishedDeviation?: Decimal;
}

/** A balance in the accounts, with the deviation that the document prints for it, as actual − amended. */
export interface ActualBalance extends Omit<PrintedBalance, "title"> {
  readonly publishedDeviation?: Decimal;
}

/** A budget as adopted. */
export interface BudgetAdoptedData extends BudgetRef {
  /** Absent when the document does not say in what its amounts are. */
  readonly unit?: Unit;
  /** `notStated` when the document does not say whether this is the original or the amended budget. */
  readonly version: "original" | "notStated";
  readonly lines: ReadonlyArray<AdoptedLine>;
  readonly balances: ReadonlyArray<PrintedBalance>;
}

/** A change of the budget, by an instrument such as a budget amendment or a spring memorandum. */
export interface BudgetAmendedData extends BudgetRef {
  readonly instrument: string;
  /** Whether amounts are added to what was, or replace it. */
  readonly mode: "deltas" | "restated";
  readonly lines: ReadonlyArray<LineAmount>;
  readonly balances: ReadonlyArray<Omit<PrintedBalance, "title">>;
}

/** What came of it. */
export interface ActualsRecordedData extends BudgetRef {
  readonly lines: ReadonlyArray<ActualLine>;
  readonly balances: ReadonlyArray<ActualBalance>;
  /** Why these amounts replace earlier ones. */
  readonly why?: string;
}

/** A theme by which the document explains part of the deviation. Amounts are deviations, actual − amended. */
export interface ExplainedTheme {
  readonly theme: ThemeId;
  readonly title: string;
  readonly income: Decimal;
  readonly expense: Decimal;
  readonly reserves: Decimal;
  readonly publishedBalance?: Decimal;
  readonly text?: string;
}

/** How a document explains the deviation: by theme, with the totals that it prints. */
export interface DeviationExplainedData extends BudgetRef {
  readonly themes: ReadonlyArray<ExplainedTheme>;
  readonly publishedTotals?: Omit<ExplainedTheme, "theme" | "text">;
}

/** Stored events: names and fields are the storage format, changed only by a new version. */
export type BudgetAdopted = Sequenced<"BudgetAdopted", BudgetAdoptedData>;
/** See {@link BudgetAdopted}. */
export type BudgetAmended = Sequenced<"BudgetAmended", BudgetAmendedData>;
/** See {@link BudgetAdopted}. */
export type ActualsRecorded = Sequenced<"ActualsRecorded", ActualsRecordedData>;
/** See {@link BudgetAdopted}. */
export type DeviationExplained = Sequenced<"DeviationExplained", DeviationExplainedData>;
/** What happens to budgets. */
export type BudgetEvent = BudgetAdopted | BudgetAmended | ActualsRecorded | DeviationExplained;

/** Adopts a budget. */
export interface AdoptBudget extends Provenance, BudgetAdoptedData {
  readonly _tag: "AdoptBudget";
}
/** Amends an adopted budget. */
export interface AmendBudget extends Provenance, BudgetAmendedData {
  readonly _tag: "AmendBudget";
}
/** Records what was spent and received. */
export interface RecordActuals extends Provenance, ActualsRecordedData {
  readonly _tag: "RecordActuals";
}
/** Records how a document explains the deviation. */
export interface ExplainDeviation extends Provenance, DeviationExplainedData {
  readonly _tag: "ExplainDeviation";
}
/** What can be asked about budgets. */
export type BudgetCommand = AdoptBudget | AmendBudget | RecordActuals | ExplainDeviation;

/** A fact about a budget, with when it was made known. */
export interface BudgetVersion<Data> extends Version {
  readonly data: Data;
}

/** A budget through time. */
export interface Budget {
  readonly adopted: BudgetVersion<BudgetAdoptedData>;
  readonly amendments: ReadonlyArray<BudgetVersion<BudgetAmendedData>>;
  readonly actuals: ReadonlyArray<BudgetVersion<ActualsRecordedData>>;
  readonly explanations: ReadonlyArray<BudgetVersion<DeviationExplainedData>>;
}

/** The budgets of a register, by programme and period. */
export interface Budgets {
  readonly budgets: ReadonlyMap<string, Budget>;
}

/** The key of a budget. */
export const budgetKey = ({ programme, period }: BudgetRef): string => `${programme}/${periodKey(period)}`;

const budgetTag = (ref: BudgetRef): string => `budget:${budgetKey(ref)}`;

/** Folds an event about budgets. */
export const evolveBudgets = (state: Budgets, event: BudgetEvent): void => {
  const key = budgetKey(event.data);
  const version = versionOf(event);
  if (event.type === "BudgetAdopted") {
    const adopted = { ...version, data: event.data };
    owned(state.budgets).set(key, { adopted, amendments: [], actuals: [], explanations: [] });
    return;
  }
  const budget = state.budgets.get(key);
  if (budget === undefined) return;
  switch (event.type) {
    case "BudgetAmended":
      ownedList(budget.amendments).push({ ...version, data: event.data });
      return;
    case "ActualsRecorded":
      ownedList(budget.actuals).push({ ...version, data: event.data });
      return;
    case "DeviationExplained":
      ownedList(budget.explanations).push({ ...version, data: event.data });
  }
};

/** What a decision about budgets depends on. */
export const budgetBoundary = (command: BudgetCommand): Query =>
  union([
    { items: [{ tags: [budgetTag(command)] }] },
    command._tag === "AdoptBudget" ? programmeRefBoundary(command.programme) : { items: [] },
    sourceBoundary(command.source),
  ]);

type BudgetDraft =
  | Draft<"BudgetAdopted", BudgetAdoptedData>
  | Draft<"BudgetAmended", BudgetAmendedData>
  | Draft<"ActualsRecorded", ActualsRecordedData>
  | Draft<"DeviationExplained", DeviationExplainedData>;

type Ground = Budgets & Programmes & Documents;

const repeated = (names: ReadonlyArray<string>, pathOf: (i: number) => Path): ReadonlyArray<Rejection> => {
  const seen = new Set<string>();
  return names.flatMap((name, i) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      reject(
        "duplicate",
        pathOf(i),
        name,
        { en: `“${name}” stands here twice`, nl: `“${name}” staat hier twee keer` },
        { en: "Leave one out, or name them apart", nl: "Laat er één weg, of geef ze verschillende namen" },
      ),
    ];
  });
};

const checkLines = (command: BudgetCommand): ReadonlyArray<Rejection> =>
  command._tag === "ExplainDeviation"
    ? repeated(
        command.themes.map((t) => t.theme),
        (i) => ["themes", i, "theme"],
      )
    : [
        ...repeated(
          command.lines.map((l) => l.line),
          (i) => ["lines", i, "line"],
        ),
        ...repeated(
          command.balances.map((b) => b.balance),
          (i) => ["balances", i, "balance"],
        ),
      ];

/** The lines that stand under themselves. Every line is walked over once. */
const linesInCircles = (
  lines: ReadonlyArray<AdoptedLine>,
  byId: ReadonlyMap<LineId, AdoptedLine>,
): ReadonlySet<LineId> => {
  const done = new Set<LineId>();
  const circular = new Set<LineId>();
  for (const line of lines) {
    const path = new Set<LineId>();
    let at: AdoptedLine | undefined = line;
    while (at !== undefined && !done.has(at.line) && !path.has(at.line)) {
      path.add(at.line);
      at = at.parent === undefined ? undefined : byId.get(at.parent);
    }
    const turn = at !== undefined && path.has(at.line) ? at.line : null;
    let isInside = false;
    for (const id of path) {
      isInside ||= id === turn;
      if (isInside) circular.add(id);
      done.add(id);
    }
  }
  return circular;
};

/** A parent must be a line of the same side that stands in the same budget, and no line may stand under itself. */
const checkParents = (lines: ReadonlyArray<AdoptedLine>): ReadonlyArray<Rejection> => {
  const byId = new Map(lines.map((line) => [line.line, line]));
  const circular = linesInCircles(lines, byId);
  return lines.flatMap((line, i): ReadonlyArray<Rejection> => {
    if (line.parent === undefined) return [];
    const parent = byId.get(line.parent);
    const path = ["lines", i, "parent"];
    if (parent === undefined) return [unknownReference("unknownLine", path, line.parent)];
    if (circular.has(line.line)) {
      return [
        reject(
          "cyclicParent",
          path,
          line.parent,
          { en: `“${line.line}” stands under itself`, nl: `“${line.line}” staat onder zichzelf` },
          { en: "Name the line of which it is a part", nl: "Noem de post waarvan deze een deel is" },
        ),
      ];
    }
    return parent.side === line.side
      ? []
      : [
          reject(
            "sideDiffers",
            path,
            line.parent,
            {
              en: `“${line.line}” (${line.side}) cannot be part of “${parent.line}” (${parent.side})`,
              nl: `“${line.line}” (${line.side}) kan geen deel zijn van “${parent.line}” (${parent.side})`,
            },
            { en: "Put both on the same side", nl: "Zet beide aan dezelfde kant" },
          ),
        ];
  });
};

const already = (ref: BudgetRef, what: { en: string; nl: string }, mend: { en: string; nl: string }): Rejection =>
  reject(
    "alreadyRecorded",
    ["period"],
    ref.period,
    {
      en: `${what.en} of “${ref.programme}” over ${ref.period} was recorded already, with other amounts`,
      nl: `${what.nl} van “${ref.programme}” over ${ref.period} is al vastgelegd, met andere bedragen`,
    },
    mend,
  );

const adopt = (state: Ground, command: AdoptBudget): ReadonlyArray<Rejection> => {
  const { last } = periodBounds(command.period);
  const empty = command.lines.length + command.balances.length === 0;
  return [
    ...checkProgramme(state, command.programme, ["programme"], periodBounds(command.period).first),
    ...checkParents(command.lines),
    ...(last === null
      ? [
          reject(
            "periodOpenEnded",
            ["period"],
            command.period,
            { en: `${command.period} has no end`, nl: `${command.period} heeft geen einde` },
            { en: "Give the year of the budget", nl: "Geef het begrotingsjaar" },
          ),
        ]
      : []),
    ...(empty
      ? [
          reject(
            "empty",
            ["lines"],
            "",
            { en: "The budget holds no lines", nl: "De begroting bevat geen posten" },
            { en: "Give at least one line or balance", nl: "Geef ten minste één post of saldo" },
          ),
        ]
      : []),
  ];
};

/** What is amended or spent must have been adopted: lines, and the balances under them. */
const checkAdopted = (budget: Budget, { lines, balances }: AmendBudget | RecordActuals): ReadonlyArray<Rejection> => {
  const { data } = budget.adopted;
  const adopted = new Set(data.lines.map((line) => line.line));
  const printed = new Set(data.balances.map((balance) => balance.balance));
  return [
    ...lines.flatMap((line, i) =>
      adopted.has(line.line) ? [] : [unknownReference("unknownLine", ["lines", i, "line"], line.line)],
    ),
    ...balances.flatMap(({ balance }, i) =>
      printed.has(balance) ? [] : [unknownReference("unknownLine", ["balances", i, "balance"], balance)],
    ),
  ];
};

/** What an earlier event says about the same thing, if one does. */
const earlier = (budget: Budget | undefined, command: BudgetCommand, moment: Moment): object | undefined => {
  switch (command._tag) {
    case "AdoptBudget":
      return budget?.adopted.data;
    case "AmendBudget":
      return budget?.amendments.find((a) => a.data.instrument === command.instrument)?.data;
    case "RecordActuals":
      return currentVersion(budget?.actuals ?? [], moment)?.data;
    case "ExplainDeviation":
      return currentVersion(budget?.explanations ?? [], moment)?.data;
  }
};

const conflict = (command: BudgetCommand): ReadonlyArray<Rejection> => {
  switch (command._tag) {
    case "AdoptBudget":
      return [
        already(
          command,
          { en: "A budget", nl: "Een begroting" },
          { en: "Amend it instead", nl: "Wijzig die begroting" },
        ),
      ];
    case "AmendBudget":
      return [
        already(
          command,
          { en: `Amendment “${command.instrument}”`, nl: `Wijziging “${command.instrument}”` },
          { en: "Give this amendment another name", nl: "Geef deze wijziging een andere naam" },
        ),
      ];
    case "RecordActuals":
      return command.why === undefined
        ? [
            already(
              command,
              { en: "The outturn", nl: "De realisatie" },
              { en: "Say why it is replaced", nl: "Zeg waarom die wordt vervangen" },
            ),
          ]
        : [];
    case "ExplainDeviation":
      return [];
  }
};

/** Decides on a command about budgets; the same fact again adds nothing. */
export const decideBudget = (
  state: Ground,
  command: BudgetCommand,
  today: Day | null,
): Result.Result<ReadonlyArray<BudgetDraft>, Rejections> => {
  const { _tag, knownOn, source, decidedBy, ...facts } = command;
  const data = present(facts);
  const key = budgetKey(command);
  const budget = state.budgets.get(key);
  const rejections: Array<Rejection> = [...checkSource(state, source, []), ...checkLines(command)];
  const before = earlier(budget, command, whenKnown(knownOn, today));
  if (before !== undefined && rejections.length === 0 && Equal.equals(before, data)) return decided([], () => []);
  if (before !== undefined) rejections.push(...conflict(command));
  if (command._tag === "AdoptBudget") {
    rejections.push(...adopt(state, command));
  } else if (budget === undefined) {
    rejections.push(
      reject(
        "unknownBudget",
        ["programme"],
        command.programme,
        {
          en: `No budget of “${command.programme}” was adopted for ${command.period}`,
          nl: `Er is geen begroting van “${command.programme}” vastgesteld voor ${command.period}`,
        },
        {
          en: "Adopt it first, or correct the programme or the period",
          nl: "Stel die eerst vast, of verbeter het programma of de periode",
        },
      ),
    );
  } else if (command._tag !== "ExplainDeviation") {
    rejections.push(...checkAdopted(budget, command));
  }
  const envelope = {
    tags: [budgetTag(command), programmeTag(command.programme)],
    ...present({ knownOn, source, decidedBy }),
  };
  return decided(rejections, (): ReadonlyArray<BudgetDraft> => {
    switch (_tag) {
      case "AdoptBudget":
        return [{ type: "BudgetAdopted", data: data as BudgetAdoptedData, ...envelope }];
      case "AmendBudget":
        return [{ type: "BudgetAmended", data: data as BudgetAmendedData, ...envelope }];
      case "RecordActuals":
        return [{ type: "ActualsRecorded", data: data as ActualsRecordedData, ...envelope }];
      case "ExplainDeviation":
        return [{ type: "DeviationExplained", data: data as DeviationExplainedData, ...envelope }];
    }
  });
};
