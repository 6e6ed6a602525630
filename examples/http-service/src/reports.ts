import {
  type AreaId,
  claimChecks,
  type Day,
  dayOf,
  deliverableChecks,
  deviations,
  explainTarget,
  type IndicatorId,
  type Instant,
  type ProgrammeId,
  type Question,
  type Register,
  type SequencePosition,
  series,
  type TargetId,
  targetChecks,
  targetHistory,
  verdictHistory,
  WHOLE,
} from "@meetlat/core";
import {
  checkReport,
  claimsReport,
  deliverablesReport,
  deviationsReport,
  encodeReport,
  explainReport,
  historyReport,
  type Report,
  type reportSchemas,
  seriesReport,
} from "@meetlat/json";
import { type Endpoint, endpoint } from "./endpoint.ts";
import type { KeptRegister } from "./kept-register.ts";
import {
  dayParameter,
  identifierParameter,
  optional,
  type Parameters,
  periodParameter,
  positionParameter,
  type ValuesOf,
} from "./parameters.ts";
import { problemResponse } from "./problem.ts";

const clocks = {
  asOf: optional(dayParameter("What date is it? Decides which periods have ended; today when left out.")),
  knownAt: optional(dayParameter("What counted as known then? All that the register knows when left out.")),
  at: optional(positionParameter("Up to which position of the register? All of it when left out.")),
} as const;

const programme = optional(identifierParameter<ProgrammeId>("ProgrammeId", "This programme and those under it."));
const target = identifierParameter<TargetId>("TargetId", "The target.");
const withProgramme = (asked: { readonly programme: ProgrammeId | null }) =>
  asked.programme === null ? {} : { programme: asked.programme };

/** What stays the same while this does gives the same bytes at the same address: that is the promise of the three clocks. */
const tagOf = (release: string, asOf: Day, position: SequencePosition): string => `"${release}.${asOf}.${position}"`;

const isKnown = (header: string | null, tag: string): boolean =>
  (header ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === tag);

const afterHead = {
  en: (head: SequencePosition) => `The register is at position ${head}: what it will say later, nobody knows.`,
  nl: (head: SequencePosition) => `Het register staat op positie ${head}: wat het later zal zeggen, weet niemand.`,
} as const;

const nothingThere = {
  en: "The register, as it was asked, holds nothing of that name. Correct the name, or ask of a later moment.",
  nl: "Het register, zoals het gevraagd is, kent niets met die naam. Verbeter de naam, of vraag naar een later moment.",
} as const;

/** What answers a question needs of its host. */
export interface ReportOptions {
  readonly register: KeptRegister;
  readonly now: () => Date;
  /** Which release of the service this is: reports of another release may differ in their bytes. */
  readonly release: string;
}

/** The endpoints that answer questions with the reports of `@meetlat/json`. */
export const reportEndpoints = ({ register: kept, now, release }: ReportOptions): ReadonlyArray<Endpoint> => {
  const report = <P extends Parameters>(declared: {
    readonly path: string;
    readonly name: string;
    readonly summary: string;
    readonly parameters: P;
    readonly report: keyof typeof reportSchemas;
    readonly isOfOne?: boolean;
    readonly answer: (register: Register, question: Question, asked: ValuesOf<P>) => Report | null;
  }): Endpoint =>
    endpoint({
      method: "get",
      path: declared.path,
      name: declared.name,
      summary: declared.summary,
      parameters: { ...clocks, ...declared.parameters },
      answers: {
        200: {
          description: "The answer, which is the same for ever when all three clocks were given.",
          content: { "application/json": declared.report },
          headers: { etag: "Changes when the answer can have changed." },
        },
        304: { description: "As it was when the ETag in If-None-Match was given.", headers: { etag: "The same." } },
      },
      isReading: true,
      headers: { "If-None-Match": "The ETag of an answer that is at hand: it is not sent again." },
      problems: ["badParameter", ...(declared.isOfOne === true ? (["notFound"] as const) : [])],
      answer: async (asked, request, language) => {
        // The declared parameters are those of the question and those of the report.
        const clock = asked as ValuesOf<typeof clocks>;
        return kept.ask((register) => {
          const head = register.position;
          if (clock.at !== null && clock.at > head) {
            const errors = [{ parameter: "at", message: afterHead[language](head) }];
            return problemResponse({ kind: "badParameter", errors }, language);
          }
          const question: Question = { ...clock, asOf: clock.asOf ?? dayOf(now().toISOString() as Instant) };
          const etag = tagOf(release, question.asOf, clock.at ?? head);
          const headers = { etag, "cache-control": "no-cache" };
          const known = request.headers.get("if-none-match");
          if (isKnown(known, etag)) return new Response(null, { status: 304, headers });
          const answer = declared.answer(register, question, asked as ValuesOf<P>);
          if (answer === null) return problemResponse({ kind: "notFound", detail: nothingThere[language] }, language);
          // Whatever is at hand, so long as there is something here.
          if (known?.trim() === "*") return new Response(null, { status: 304, headers });
          return new Response(encodeReport(answer), { headers: { ...headers, "content-type": "application/json" } });
        });
      },
    });

  return [
    report({
      path: "/checks",
      name: "checkTargets",
      summary: "Which targets are met, with the reasons?",
      parameters: {
        programme,
        target: optional(target),
        period: optional(periodParameter("Only rows about this period, and the targets as a whole.")),
      },
      report: "CheckReport",
      answer: (register, question, asked) =>
        checkReport(
          targetChecks(register, question, {
            ...withProgramme(asked),
            ...(asked.target === null ? {} : { target: asked.target }),
            ...(asked.period === null ? {} : { period: asked.period }),
          }),
          question,
        ),
    }),
    report({
      path: "/targets/{target}/explanation",
      name: "explainTarget",
      summary: "Why is the verdict on this target what it is?",
      parameters: {
        target,
        period: optional(periodParameter("One of its periods; the target as a whole when left out.")),
      },
      report: "ExplainReport",
      isOfOne: true,
      answer: (register, question, asked) => {
        const explained = explainTarget(register, asked.target, asked.period, question);
        return explained === null ? null : explainReport(explained, question);
      },
    }),
    report({
      path: "/targets/{target}/history",
      name: "targetHistory",
      summary: "What was this target, who changed it and why, and when did the verdict on it change?",
      parameters: {
        target,
        period: optional(periodParameter("One of its periods; the target as a whole when left out.")),
      },
      report: "HistoryReport",
      isOfOne: true,
      answer: (register, question, asked) => {
        const versions = targetHistory(register, asked.target, question);
        const verdicts = verdictHistory(register, asked.target, asked.period, question);
        return versions === null || verdicts === null
          ? null
          : historyReport({ target: asked.target, versions, verdicts }, question);
      },
    }),
    report({
      path: "/indicators/{indicator}/series",
      name: "series",
      summary: "How did this indicator go?",
      parameters: {
        indicator: identifierParameter<IndicatorId>("IndicatorId", "The indicator."),
        area: optional(identifierParameter<AreaId>("AreaId", "Where; the whole territory when left out.")),
        benchmark: optional(identifierParameter<AreaId>("AreaId", "An area to compare with.")),
      },
      report: "SeriesReport",
      isOfOne: true,
      answer: (register, question, asked) => {
        const found = series(register, asked.indicator, asked.area ?? WHOLE, question, asked.benchmark);
        return found === null ? null : seriesReport(found, question);
      },
    }),
    report({
      path: "/deviations",
      name: "deviations",
      summary: "How far are the accounts from the budget, in whose favour, and do the printed figures add up?",
      parameters: { period: periodParameter("The period of the budget, such as 2020."), programme },
      report: "DeviationsReport",
      answer: (register, question, asked) =>
        deviationsReport(deviations(register, asked.period, question, withProgramme(asked)), question),
    }),
    report({
      path: "/deliverables",
      name: "deliverables",
      summary: "What was delivered in time?",
      parameters: { programme },
      report: "DeliverablesReport",
      answer: (register, question, asked) =>
        deliverablesReport(deliverableChecks(register, question, withProgramme(asked)), question),
    }),
    report({
      path: "/claims",
      name: "claims",
      summary: "Which sentences with a number agree with the register?",
      parameters: { programme },
      report: "ClaimsReport",
      answer: (register, question, asked) =>
        claimsReport(claimChecks(register, question, withProgramme(asked)), question),
    }),
  ];
};
