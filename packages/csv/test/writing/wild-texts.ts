import * as fc from "fast-check";

/** Texts that something between a writer and a reader might take for something else. */
export const trickyTexts: ReadonlyArray<string> = [
  "'s-Gravenland",
  "=1+1",
  '=HYPERLINK("http://x";"y")',
  "'=1+1",
  "''=1+1",
  "+31 10",
  "-5",
  "@SUM(A1)",
  "＝1",
  "－a",
  "\tx",
  "\rx",
  " =x",
  "",
  " ",
  " spaced ",
  "\u00a0nbsp\u00a0",
  "\ufeffmark",
  '="x"',
  '\'="x"',
  "'=\"x",
  '"',
  '""',
  "'",
  "''",
  "a;b,c\td",
  "a\nb",
  "a\r\nb\rc",
  "1.900",
  "8,7%",
  "niet bekend",
  "none",
  "geen",
  "retracted",
  "ingetrokken",
  "withdrawn",
  "total",
  "yes",
  "canonical: 5",
  "é ï Ĳ ĳ",
  "👩‍👩‍👧",
  "__proto__",
  "2018",
  "sep=;",
  "#",
];

/** Any text that a file can hold, often one of {@link trickyTexts}. */
export const wildTexts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...trickyTexts),
  fc
    .array(
      fc.oneof(
        fc.constantFrom("'", '"', "=", "+", " ", ";", ",", "\n", "\r", "\t", "＝", "x"),
        fc.string({ unit: "grapheme" }),
      ),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join(""))
    .filter((text) => !text.includes("\0") && text.isWellFormed()),
);
