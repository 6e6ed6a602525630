import * as Schema from "effect/Schema";
import { encodings } from "../encoding/encoding.ts";
import { tableKinds } from "../table-kind.ts";

const maybe = Schema.optionalKey;
const text = Schema.String;
const texts = Schema.Array(text);
const count = Schema.Int.pipe(
  Schema.check(Schema.makeFilter((n: number) => n >= 1 && n <= 1_000_000, { message: "write 1 or more" })),
);
const Header = Schema.Union([text, count]);

const reading = {
  translate: maybe(Schema.Record(text, text)),
  others: maybe(Schema.Literals(["keep", "refuse"])),
  slug: maybe(Schema.Boolean),
  marks: maybe(Schema.Record(text, text)),
} as const;

const FromHeader = Schema.Struct({ header: Header, ...reading });
const Constant = Schema.Struct({ constant: text });
const Joined = Schema.Struct({
  join: Schema.Array(Schema.Union([text, count, FromHeader, Constant])),
  separator: maybe(text),
});
const columns = Schema.Record(text, Schema.Union([text, count, FromHeader, Constant, Joined]));

const PeriodPattern = Schema.Struct({ written: text, is: maybe(text), flag: maybe(text) });

/** The JSON form of a `Mapping`. */
export const MappingSchema = Schema.Struct({
  file: maybe(text),
  kind: maybe(Schema.Literals(tableKinds)),
  encoding: maybe(Schema.Literals(encodings)),
  delimiter: maybe(
    Schema.String.pipe(
      Schema.check(
        Schema.makeFilter((s: string) => /^[^"\p{L}\p{N}\r\n]$/u.test(s), {
          message: "write one character that is no letter, digit or quote",
        }),
      ),
    ),
  ),
  locale: maybe(Schema.Literals(["canonical", "nl"])),
  numbers: maybe(
    Schema.Struct({
      decimal: Schema.Literals([".", ","]),
      thousands: maybe(Schema.Literals([".", ",", " ", "'"])),
    }).pipe(
      Schema.check(
        Schema.makeFilter(({ decimal, thousands }) => decimal !== thousands, {
          message: "write decimals and thousands with different characters",
        }),
      ),
    ),
  ),
  periods: maybe(
    Schema.Union([Schema.Literals(["meetlat", "cbs"]), Schema.Array(Schema.Union([text, PeriodPattern]))]),
  ),
  header: maybe(Schema.Struct({ line: maybe(count), rows: maybe(count), separator: maybe(text) })),
  footer: maybe(
    Schema.String.pipe(Schema.check(Schema.makeFilter((s: string) => s.trim() !== "", { message: "write something" }))),
  ),
  columns: maybe(columns),
  unpivot: maybe(Schema.Array(Schema.Struct({ header: Header, ...reading, columns: maybe(columns) }))),
  rows: maybe(
    Schema.Array(
      Schema.Union([Schema.Struct({ header: Header, is: texts }), Schema.Struct({ header: Header, not: texts })]),
    ),
  ),
  ignore: maybe(Schema.Array(Header)),
});
