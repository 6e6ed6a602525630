import { type Decimal, type Language, writeDecimal } from "@meetlat/core";

/** A whole number, with separators between thousands. */
export const writeCount = (n: number, language: Language): string =>
  writeDecimal(String(Math.round(n)) as Decimal, language);

const timeLeft = (seconds: number, language: Language): string => {
  const whole = Math.ceil(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  const time = minutes === 0 ? `${rest} s` : `${minutes} min ${rest} s`;
  return language === "nl" ? `nog ${time}` : `${time} left`;
};

/** How far something long is: how much of it, how fast, and how long it will take. */
export const progressLine = (
  what: Readonly<Record<Language, string>>,
  done: number,
  total: number | null,
  seconds: number,
  language: Language,
): string => {
  const rate = seconds > 0 ? done / seconds : 0;
  const of = language === "nl" ? "van" : "of";
  const all = total === null ? "" : ` ${of} ${writeCount(total, language)}`;
  const parts = [`${writeCount(done, language)}${all} ${what[language]}`];
  if (rate > 0) {
    parts.push(`${writeCount(rate, language)}/s`);
    if (total !== null && done < total) parts.push(timeLeft((total - done) / rate, language));
  }
  return parts.join(" · ");
};

const megabytes = (bytes: number, language: Language): string => writeCount(bytes / 1_000_000, language);

/** How far reading files is: how much of them, how many rows, how fast, and how long it will take. */
export const readingLine = (
  bytes: number,
  totalBytes: number | null,
  rows: number,
  seconds: number,
  language: Language,
): string => {
  const of = language === "nl" ? "van" : "of";
  const all = totalBytes === null ? "" : ` ${of} ${megabytes(totalBytes, language)}`;
  const parts = [
    `${megabytes(bytes, language)}${all} MB`,
    `${writeCount(rows, language)} ${language === "nl" ? "rijen gelezen" : "rows read"}`,
  ];
  if (seconds > 0 && rows > 0) {
    parts.push(`${writeCount(rows / seconds, language)}/s`);
    if (totalBytes !== null && bytes < totalBytes) {
      parts.push(timeLeft((totalBytes - bytes) / (bytes / seconds), language));
    }
  }
  return parts.join(" · ");
};
