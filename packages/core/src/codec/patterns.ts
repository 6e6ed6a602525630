// Regular expressions of texts, for JSON Schema: without flags, look-around or `\d`, so that engines other than
// JavaScript's read them as they are meant.

const year = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})";
const leapYear = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)";
const month = "(?:0[1-9]|1[0-2])";
const daysOf31 = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
const daysOf30 = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
const daysOf28 = "02-(?:0[1-9]|1[0-9]|2[0-8])";
const day = `(?:${year}-(?:${daysOf31}|${daysOf30}|${daysOf28})|${leapYear}-02-29)`;
const simplePeriod = `(?:${day}|${year}(?:-(?:H[12]|Q[1-4]|${month}))?)`;

const magnitude = "(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?";
const aboveZero = "(?:0\\.0*[1-9][0-9]*|[1-9][0-9]*(?:\\.[0-9]+)?)";
const decimal = `(?:${magnitude}|-${aboveZero})`;

const whole = (pattern: string): string => `^${pattern}$`;

/** The patterns of texts that have a form of their own. */
export const patterns = {
  day: whole(day),
  instant: whole(`${day}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z`),
  /** That the end of a range is not before its start cannot be said. */
  period: whole(`${simplePeriod}(?:\\.\\.${simplePeriod}?)?`),
  decimal: whole(decimal),
  /** As many digits as a decimal may have when it is read; to be held beside `decimal`. */
  decimalDigits: (most: number): string => whole(`-?(?:[0-9]\\.?){1,${most}}`),
  /** A value in its notation; `missing` are the words for why there is none. */
  value: (missing: ReadonlyArray<string>): string =>
    whole(`(?:${decimal}(?:\\.\\.${decimal})?|[<>]=${decimal}|~${decimal}(?:±${magnitude})?|${missing.join("|")})`),
  /** What was published, in its notation. */
  published: whole(`(?:(?:(?:rounded|about|more than|less than|at least|at most) )?${decimal}|up|down|same)`),
  unit: "^\\S(?:.{0,38}\\S)?$",
  identifier: "^[\\p{L}\\p{N}](?:\\.?[\\p{L}\\p{N}\\p{M}_-])*\\.?$",
  eventId: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
  notNegative: "^[^-]",
  saysSomething: "\\S",
} as const;
