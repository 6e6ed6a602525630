import { describe, expect, it } from "vitest";
import { commandsOf, errorsOf, indicators, placesOf } from "../given.ts";

describe("documents.csv", () => {
  it("says how the tables of a document are to be read", () => {
    const commands = commandsOf(
      {
        "documenten.csv": [
          "document;soort;titel;publicatiedatum;jaar;unit_multiplier;sign_convention;dash;blank",
          "jaarstukken-2020;jaarstukken;Jaarstukken 2020;20-5-2021;2020;1.000;absoluut;geen;niet bekend",
        ],
      },
      { locale: "nl" },
    );
    expect(commands).toEqual([
      {
        _tag: "RegisterDocument",
        document: "jaarstukken-2020",
        kind: "accounts",
        title: "Jaarstukken 2020",
        publishedOn: "2021-05-20",
        knownOn: "2021-05-20",
        year: 2020,
        unitMultiplier: 1000,
        signConvention: "absolute",
        blank: "unknown",
      },
    ]);
  });

  it("is refused where a word or number may not stand", () => {
    const errors = errorsOf({
      "documents.csv": [
        "document,kind,title,published_on,year,unit_multiplier,sign_convention,dash,blank",
        "d 1,poem,,2021-02-30,20,100,plus,zero,zero",
      ],
    });
    expect(errors.map(({ column }) => column)).toEqual([
      "document",
      "kind",
      "title",
      "published_on",
      "year",
      "unit_multiplier",
      "sign_convention",
      "dash",
      "blank",
    ]);
  });
});

describe("areas.csv", () => {
  it("makes one command per set, and names an area after its id when it has no title", () => {
    const commands = commandsOf({ "gebieden.csv": ["set,area,title", "a,x,X", "b,NL,", "a,y,"] });
    expect(commands).toEqual([
      {
        _tag: "DefineAreaSet",
        set: "a",
        areas: [
          { area: "x", title: "X" },
          { area: "y", title: "y" },
        ],
      },
      { _tag: "DefineAreaSet", set: "b", areas: [{ area: "NL", title: "NL" }] },
    ]);
  });
});

describe("programmes.csv", () => {
  const header = "programme,title,parent,from,to";

  it("puts a programme behind the one above it", () => {
    const commands = commandsOf({
      "programmes.csv": [header, "c,C,b,,", "b,B,a,2018,2021-H1", "a,A,,2018-02-01,", "d,D,e,,"],
    });
    expect(commands).toEqual([
      { _tag: "EstablishProgramme", programme: "a", title: "A", from: "2018-02-01" },
      { _tag: "EstablishProgramme", programme: "b", title: "B", parent: "a", from: "2018-01-01", to: "2021-06-30" },
      { _tag: "EstablishProgramme", programme: "c", title: "C", parent: "b" },
      { _tag: "EstablishProgramme", programme: "d", title: "D", parent: "e" },
    ]);
  });

  it("refuses programmes that stand under themselves, and an open end as a last day", () => {
    const errors = errorsOf({ "programmes.csv": [header, "a,A,b,,", "b,B,a,,", "c,C,c,,", "d,D,a,,2018.."] });
    expect(placesOf(errors)).toEqual([
      "programmes.csv:2 parent",
      "programmes.csv:3 parent",
      "programmes.csv:4 parent",
      "programmes.csv:5 to",
    ]);
  });

  it("bears a chain of any length, given from the bottom up", () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `p${i},P,p${i + 1},,`);
    const commands = commandsOf({ "programmes.csv": [header, ...rows] });
    expect(commands[0]).toMatchObject({ programme: "p19999" });
  });
});

describe("objectives.csv and indicators.csv", () => {
  it("read what is wanted, and what is measured", () => {
    expect(commandsOf({ "objectives.csv": ["objective,programme,text", 'o,p,"less, please"'] })).toEqual([
      { _tag: "StateObjective", objective: "o", programme: "p", text: "less, please" },
    ]);
    expect(
      commandsOf({
        "indicatoren.csv": [
          "indicator;titel;eenheid;richting;aard;klasse;programma;teller;noemer",
          "j;J;%;hoger;verhouding;;;;",
          "i;I;/1000 inwoners;neutraal;gemiddelde;BBV;p;a;b",
        ],
      }),
    ).toEqual([
      {
        _tag: "DefineIndicator",
        indicator: "j",
        title: "J",
        unit: "%",
        polarity: "higher",
        nature: "ratio",
        class: "other",
      },
      {
        _tag: "DefineIndicator",
        indicator: "i",
        title: "I",
        unit: "/1000 inwoners",
        polarity: "neutral",
        nature: "average",
        class: "statutory",
        programme: "p",
        numerator: "a",
        denominator: "b",
      },
    ]);
  });
});

describe("targets.csv", () => {
  const header = "target,indicator,rule,class,baseline,baseline_period,decided_by,known_on,note";

  it("reads a promise with all that can be said of it", () => {
    const commands = commandsOf(
      {
        "indicators.csv": indicators,
        "streefwaarden.csv": [
          "target;indicator;area;rule;title;programme;class;baseline;baseline_period;on_definition_change;minimum_detectable_change;ambiguity;decided_by;known_on;source;note",
          "4a;share;NL;<= 24 in 2018;Less;p;collegetarget;29%;2013;markeer;1,5;two ways;college;1-7-2018;doc p. 2;noted",
        ],
      },
      { locale: "nl" },
    );
    expect(commands.at(-1)).toEqual({
      _tag: "SetTarget",
      target: "4a",
      indicator: "share",
      area: "NL",
      rule: { _tag: "Level", comparator: "<=", threshold: "24", period: "2018" },
      title: "Less",
      programme: "p",
      class: "collegeTarget",
      baseline: { value: { _tag: "Exact", value: "29" }, period: "2013" },
      onDefinitionChange: "flag",
      minimumDetectableChange: "1.5",
      ambiguity: "two ways",
      decidedBy: "college",
      knownOn: "2018-07-01",
      source: { document: "doc", locator: "p. 2" },
      note: "noted",
    });
  });

  it("is a revision when given again, known later, with another rule or baseline", () => {
    const commands = commandsOf({
      "targets.csv": [
        header,
        "t,share,>= 8 in 2020,,5,2018,college,2019-01-01,first",
        "u,share,trend,,,,,,",
        "t,share,>= 7 in 2020,,none,,council,2020-06-01,too hard",
        "t,share,>= 7.5 in 2020,,5,2018,council,2020-01-01,halfway",
      ],
    });
    expect(commands).toMatchObject([
      { _tag: "SetTarget", target: "t", note: "first", class: "targetValue" },
      { _tag: "SetTarget", target: "u" },
      { _tag: "ReviseTarget", target: "t", rule: { threshold: "7.5" }, why: "halfway", knownOn: "2020-01-01" },
      {
        _tag: "ReviseTarget",
        target: "t",
        rule: { threshold: "7" },
        baseline: null,
        why: "too hard",
        decidedBy: "council",
      },
    ]);
    expect(commands[2]).not.toHaveProperty("baseline");
  });

  it("is a duplicate when given again with the same date, without one, or with nothing new", () => {
    const errors = errorsOf({
      "targets.csv": [
        header,
        "t,share,>= 8 in 2020,,,,,2019-01-01,",
        "t,share,>= 7 in 2020,,,,,2019-01-01,",
        "t,share,>= 6 in 2020,,,,,,",
        "t,share,>= 8 in 2020,,,,,2020-01-01,",
      ],
    });
    expect(placesOf(errors)).toEqual([3, 4, 5].map((line) => `targets.csv:${line} target`));
  });

  it("cannot change anything else, nor drop its baseline without saying so", () => {
    const errors = errorsOf({
      "targets.csv": [
        header,
        "t,share,>= 8 in 2020,,5,2018,,2019-01-01,",
        "t,people,>= 7 in 2020,ambition,,,,2020-01-01,",
      ],
    });
    expect(placesOf(errors)).toEqual(["targets.csv:3 indicator", "targets.csv:3 class", "targets.csv:3 baseline"]);
  });

  it("is refused where a cell cannot be read", () => {
    const errors = errorsOf({
      "indicators.csv": indicators,
      "targets.csv": [
        "target,indicator,rule,class,baseline,baseline_period,on_definition_change,minimum_detectable_change,known_on",
        "t,people,about 5,dream,29%,20,ignore,-1,soon",
        "u,people,trend,,,2013,,,",
      ],
    });
    expect(placesOf(errors)).toEqual([
      "targets.csv:2 rule",
      "targets.csv:2 class",
      "targets.csv:2 baseline",
      "targets.csv:2 baseline_period",
      "targets.csv:2 on_definition_change",
      "targets.csv:2 minimum_detectable_change",
      "targets.csv:2 known_on",
      "targets.csv:3 baseline_period",
    ]);
  });
});
