import { describe, expect, it } from "vitest";
import { emptyRegister, fold } from "../../src/index.ts";
import {
  added,
  jaarstukken,
  provenance,
  recorded,
  refused,
  registerOf,
  toldOf,
  unknownSource,
  type Written,
} from "./given.ts";

const year = { programme: "zorg", period: "2020" } as const;
const zorg = { _tag: "EstablishProgramme", programme: "zorg", title: "Zorg", knownOn: "2018-01-01" } as const;
const line = (id: string, more: object = {}) => ({ line: id, title: id, side: "expense", amount: "10", ...more });
const balance = { balance: "balance", title: "Saldo", amount: "-10" } as const;
const adopted = {
  _tag: "AdoptBudget",
  ...year,
  unit: "kEUR",
  version: "original",
  lines: [line("lasten"), line("inkoop", { parent: "lasten" })],
  balances: [balance],
  knownOn: "2019-11-01",
} as const;
const amended = {
  _tag: "AmendBudget",
  ...year,
  instrument: "najaar",
  mode: "deltas",
  lines: [{ line: "lasten", amount: "1" }],
  balances: [{ balance: "balance", amount: "-1" }],
  knownOn: "2020-11-01",
} as const;
const actuals = {
  _tag: "RecordActuals",
  ...year,
  lines: [{ line: "lasten", amount: "12", publishedDeviation: "1" }],
  balances: [],
  knownOn: "2021-04-01",
} as const;
const theme = { theme: "jeugd", title: "Jeugd", income: "0", expense: "1", reserves: "0" } as const;
const explained = { _tag: "ExplainDeviation", ...year, themes: [theme], knownOn: "2021-04-01" } as const;

const tags = ["budget:zorg/2020-01-01..2020-12-31", "programme:zorg"];
const register = registerOf(zorg, adopted, amended, actuals, explained);

describe("a budget", () => {
  it("is adopted, amended, spent and explained in one place in the log", () => {
    const before = registerOf(jaarstukken, zorg, adopted);
    const facts = ({ _tag, knownOn, ...data }: Written) => data;
    expect(added(registerOf(jaarstukken, zorg), { ...adopted, ...provenance, knownOn: "2019-11-02" })).toStrictEqual([
      { type: "BudgetAdopted", tags, data: facts(adopted), ...provenance, knownOn: "2019-11-02" },
    ]);
    expect(added(before, { ...amended, ...provenance })).toStrictEqual([
      { type: "BudgetAmended", tags, data: facts(amended), ...provenance },
    ]);
    expect(added(before, { ...actuals, why: undefined, ...provenance })).toStrictEqual([
      { type: "ActualsRecorded", tags, data: facts(actuals), ...provenance },
    ]);
    expect(added(before, { ...explained, ...provenance })).toStrictEqual([
      { type: "DeviationExplained", tags, data: facts(explained), ...provenance },
    ]);
  });

  it("adds nothing when it is adopted, amended, spent or explained as it is", () => {
    for (const asked of [adopted, amended, actuals, explained]) {
      expect(added(register, { ...asked, knownOn: undefined })).toEqual([]);
      expect(refused(register, { ...asked, source: unknownSource })[0]).toBe("unknownDocument source.document: zoek");
    }
  });

  it("is refused a second time with other amounts, except for an explanation, or an outturn that says why", () => {
    expect(refused(register, { ...adopted, version: "notStated" })).toEqual(["alreadyRecorded period: 2020"]);
    expect(refused(register, { ...amended, mode: "restated" })).toEqual(["alreadyRecorded period: 2020"]);
    expect(refused(register, { ...actuals, lines: [] })).toEqual(["alreadyRecorded period: 2020"]);
    expect(added(register, { ...actuals, lines: [], why: "Naberekend" })).toHaveLength(1);
    expect(added(register, { ...explained, themes: [] })).toHaveLength(1);
    expect(added(register, { ...amended, instrument: "voorjaar" })).toHaveLength(1);
  });

  it("is said to be there already by its name, with what can be done instead", () => {
    expect(toldOf(register, { ...adopted, version: "notStated" })).toEqual([
      "period: A budget of “zorg” over 2020 was recorded already, with other amounts. Amend it instead.",
      "period: Een begroting van “zorg” over 2020 is al vastgelegd, met andere bedragen. Wijzig die begroting.",
    ]);
    expect(toldOf(register, { ...amended, mode: "restated" })).toEqual([
      "period: Amendment “najaar” of “zorg” over 2020 was recorded already, with other amounts. Give this amendment another name.",
      "period: Wijziging “najaar” van “zorg” over 2020 is al vastgelegd, met andere bedragen. Geef deze wijziging een andere naam.",
    ]);
    expect(toldOf(register, { ...actuals, lines: [] })).toEqual([
      "period: The outturn of “zorg” over 2020 was recorded already, with other amounts. Say why it is replaced.",
      "period: De realisatie van “zorg” over 2020 is al vastgelegd, met andere bedragen. Zeg waarom die wordt vervangen.",
    ]);
  });

  it("is spent and explained as far as was known on the day from which a command is", () => {
    expect(added(register, { ...actuals, lines: [], knownOn: "2021-03-31" })).toHaveLength(1);
    expect(added(register, { ...explained, knownOn: "2021-03-31" })).toHaveLength(1);
    const replaced = registerOf(zorg, adopted, actuals, explained, {
      ...actuals,
      lines: [],
      why: "Naberekend",
      knownOn: "2022-01-01",
    });
    expect(added(replaced, { ...actuals, knownOn: "2021-12-31" })).toEqual([]);
    expect(refused(replaced, actuals)).toEqual([]);
    expect(refused(replaced, { ...actuals, knownOn: undefined })).toEqual(["alreadyRecorded period: 2020"]);
  });

  it("is amended, spent and explained only after it was adopted for that programme and period", () => {
    for (const asked of [amended, actuals, explained]) {
      expect(refused(registerOf(zorg), asked)).toEqual(["unknownBudget programme: zorg"]);
      expect(refused(register, { ...asked, period: "2021" })).toEqual(["unknownBudget programme: zorg"]);
    }
    const log = recorded(zorg, adopted, amended, actuals, explained).filter(({ type }) => type !== "BudgetAdopted");
    expect(fold(log).budgets.size).toBe(0);
  });

  it("is refused without lines, without an end or without its programme", () => {
    const empty = { ...adopted, lines: [], balances: [] };
    expect(refused(emptyRegister(), { ...empty, period: "2020.." })).toEqual([
      "unknownProgramme programme: zorg",
      "periodOpenEnded period: 2020..",
      "empty lines: ",
    ]);
    expect(refused(registerOf(zorg), { ...adopted, lines: [] })).toEqual([]);
    expect(refused(registerOf(zorg), { ...adopted, balances: [] })).toEqual([]);
  });

  it("is adopted under a programme that closed when its period had begun", () => {
    const closed = (on: string) => registerOf(zorg, { _tag: "CloseProgramme", programme: "zorg", on });
    expect(refused(closed("2020-01-01"), adopted)).toEqual([]);
    expect(refused(closed("2019-12-31"), adopted)).toEqual(["closedProgramme programme: zorg"]);
  });
});

describe("the lines of a budget", () => {
  const asked = (...lines: ReadonlyArray<object>) => refused(registerOf(zorg), { ...adopted, lines });

  it("stand in it once, and so do balances and themes", () => {
    expect(asked(line("a"), line("b"), line("a"))).toEqual(["duplicate lines.2.line: a"]);
    expect(refused(registerOf(zorg), { ...adopted, balances: [balance, balance] })).toEqual([
      "duplicate balances.1.balance: balance",
    ]);
    expect(refused(register, { ...explained, themes: [theme, theme] })).toEqual(["duplicate themes.1.theme: jeugd"]);
    expect(refused(register, { ...amended, instrument: "b", lines: [...amended.lines, ...amended.lines] })).toEqual([
      "duplicate lines.1.line: lasten",
    ]);
  });

  it("stand under a line of the same budget and side, and not under themselves", () => {
    expect(asked(line("a", { parent: "b" }), line("b"))).toEqual([]);
    expect(asked(line("a", { parent: "c" }), line("b"))).toEqual(["unknownLine lines.0.parent: c"]);
    expect(asked(line("a", { parent: "a" }))).toEqual(["cyclicParent lines.0.parent: a"]);
    expect(asked(line("a"), line("b", { side: "income", parent: "a" }))).toEqual(["sideDiffers lines.1.parent: a"]);
  });

  it("that lead into a circle are not in it themselves", () => {
    const circle = [line("a", { parent: "b" }), line("b", { parent: "c" }), line("c", { parent: "b" })];
    const reasons = ["cyclicParent lines.1.parent: c", "cyclicParent lines.2.parent: b"];
    expect(asked(...circle)).toEqual(reasons);
    expect(asked(...circle, line("d", { parent: "a" }), line("e", { parent: "b" }))).toEqual(reasons);
  });

  it("that are amended or spent were adopted, and so were the balances", () => {
    const unknown = {
      lines: [
        { line: "lasten", amount: "1" },
        { line: "baten", amount: "1" },
      ],
    };
    const balances = [{ balance: "balanceBeforeReserves", amount: "1" }];
    const reasons = ["unknownLine lines.1.line: baten", "unknownLine balances.0.balance: balanceBeforeReserves"];
    const fresh = registerOf(zorg, adopted);
    expect(refused(fresh, { ...amended, ...unknown, balances })).toEqual(reasons);
    expect(refused(fresh, { ...actuals, ...unknown, balances })).toEqual(reasons);
  });
});
