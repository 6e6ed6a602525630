import { type Mapping, readTables } from "@meetlat/csv";
import { columnsFrom, describeMappingError, readMappings } from "@meetlat/csv/mapping";
import * as Result from "effect/Result";
import { asBytes, bytesOf, must, type Target } from "../target.ts";
import { isSoundBatch } from "./sound-batch.ts";

const openSdg: Mapping = {
  kind: "measurements",
  columns: {
    indicator: { constant: "1-2-1" },
    period: "Year",
    area: { header: "Geography", translate: { "": "" }, slug: true },
    value: { header: "Value", marks: { "*": "provisional" }, translate: { ":": "notMeasured" } },
  },
  ignore: ["Units"],
};

const statLine: Mapping = {
  kind: "measurements",
  delimiter: ";",
  encoding: "windows-1252",
  locale: "nl",
  header: { line: 2, rows: 2 },
  footer: "Bron",
  periods: [{ written: "{year}*", is: "{year}", flag: "provisional" }, "{year}"],
  columns: { area: { header: "Regio's", slug: true }, unit: { constant: "%" } },
  unpivot: [{ header: "{topic} / {period}", columns: { indicator: { header: "topic", slug: true } } }],
  rows: [{ header: "Regio's", not: ["Nederland"] }],
};

const joined: Mapping = {
  kind: "measurements",
  numbers: { decimal: ",", thousands: " " },
  columns: {
    indicator: { join: [1, { header: 2, slug: true }, { constant: "x" }] },
    period: 3,
    value: 4,
    note: "Note",
  },
};

const words = [
  ",",
  ";",
  '"',
  "[",
  "]",
  "#1",
  "=",
  "{",
  "}",
  "\n",
  "\0",
  "\u00e9",
  "{period}",
  "header",
  "constant",
  "translate",
];

/** Tables of others, by one of a few mappings: the first character says which. */
export const mappedTables: Target = {
  name: "mapped-tables",
  seeds: [
    "0Year,Geography,Value,Units\n2018,,12.5,%\n2019,Den Haag,13.1*,%\n2020,Charlois,:,%\n",
    "1Toelichting\nRegio's;Armoede;Armoede\n;2018;2019*\nRotterdam;8,7;~9\nNederland;1;2\nBron: CBS\n",
    '2a;b;c;d;Note\nx;Y Z;2018;1 234,5;n\nx;y;2019;"12 000,5";n\n',
  ].map(asBytes),
  words: [...words, "2018", "2019-Q1", "Bron", "Regio's", "*", ":", " "].map(asBytes),
  read: (input) => {
    const mapping = [openSdg, statLine, joined][Number(input[0])] ?? openSdg;
    isSoundBatch(readTables([{ name: "export.csv", content: bytesOf(input.slice(1)) }], { mappings: [mapping] }));
  },
};

const foreign = "Jaar;Gebied;Waarde;2018;2019\n2018;noord;1,5;3;4\n2019;zuid;2,5*;.;6\n";

/** A mapping is refused with reasons, or read; read, it does with any file what a sound mapping does. */
const tryMappings = (read: ReadonlyArray<Mapping>): void =>
  isSoundBatch(readTables([{ name: "measurements.csv", content: foreign }], { mappings: read }));

/** Mappings as a JSON file. */
export const mappingFiles: Target = {
  name: "mapping-files",
  seeds: [openSdg, [statLine, joined], { kind: "measurements", delimiter: ";", columns: { period: "Jaar" } }].map(
    (one) => JSON.stringify(one),
  ),
  words: [
    ...words,
    '"kind":',
    '"columns":',
    '"unpivot":',
    '"rows":',
    '"periods":',
    '"Jaar"',
    '"Waarde"',
    '"indicator":',
    ":",
    "null",
  ],
  read: (input) => {
    const read = readMappings(input);
    if (Result.isSuccess(read)) return tryMappings(read.success);
    must(read.failure.length > 0, "is refused without a reason");
    for (const error of read.failure) {
      must(
        describeMappingError(error, "en").length > 3 && describeMappingError(error, "nl").length > 3,
        "says too little",
      );
    }
  },
};

/** Mappings in short, as on a command line. */
export const columnNotation: Target = {
  name: "columns",
  seeds: [
    'period=Jaar,value=Waarde,area=Gebied,indicator="cpi",ignore=2018,ignore=2019',
    "period=#1,value=[Value, in %],note=#3",
  ],
  words: [...words, "ignore=", "period=", "value=", "indicator=", "Jaar", "Waarde", "Gebied", "2018"],
  read: (input) => {
    const read = columnsFrom(input);
    if (Result.isSuccess(read)) return tryMappings([read.success]);
    must(read.failure.length > 0, "is refused without a reason");
    for (const { problem, mend } of read.failure) {
      must(problem.en !== "" && problem.nl !== "" && mend.en !== "" && mend.nl !== "", "says too little");
    }
  },
};
