import * as Result from "effect/Result";
import { type Decimal, isDecimal } from "./decimal.ts";
import { type Unreadable, unreadable } from "./unreadable.ts";

/** The ways in which a document can state a number. */
export const publishedNumbers = ["Exactly", "Rounded", "About", "MoreThan", "LessThan", "AtLeast", "AtMost"] as const;
/** The ways in which a document can state a direction. */
export const publishedDirections = ["Up", "Down", "Same"] as const;

/** A number as a document states it. */
export interface PublishedNumber {
  readonly _tag: (typeof publishedNumbers)[number];
  readonly value: Decimal;
}

/** A direction as a document states it: the result is more than zero, less than zero, or zero. */
export interface PublishedDirection {
  readonly _tag: (typeof publishedDirections)[number];
}

/**
 * What a document says of a result: `38` exactly, `rounded 1.4` to the digits written, `about 25`, `more than 600`,
 * `less than 600`, `at least 65`, `at most 5`, `up`, `down` or `same`.
 *
 * Stored events hold this shape: its tags and fields change only by a new schema version.
 */
export type Published = PublishedNumber | PublishedDirection;

const words = {
  Rounded: "rounded",
  About: "about",
  MoreThan: "more than",
  LessThan: "less than",
  AtLeast: "at least",
  AtMost: "at most",
} as const satisfies Record<Exclude<PublishedNumber["_tag"], "Exactly">, string>;

const directions = { up: "Up", down: "Down", same: "Same" } as const;

const isDirection = (text: string): text is keyof typeof directions => Object.hasOwn(directions, text);

const wordPattern = new RegExp(`^(${Object.values(words).join("|")})\\s+`);
const tags = new Map(Object.entries(words).map(([tag, word]) => [word as string, tag as PublishedNumber["_tag"]]));

/**
 * Reads what a document says of a result. {@link printPublished} writes it back.
 *
 * @example
 * ```ts
 * import { parsePublished, printPublished } from "@meetlat/core";
 * import * as Result from "effect/Result";
 *
 * const published = Result.getOrThrow(parsePublished("at least 600"));
 * console.assert(published._tag === "AtLeast" && printPublished(published) === "at least 600");
 * console.assert(Result.isFailure(parsePublished("almost 25")));
 * ```
 */
export const parsePublished = (text: string): Result.Result<Published, Unreadable> => {
  const said = text.trim().replace(/\s+/gu, " ");
  if (isDirection(said)) return Result.succeed({ _tag: directions[said] });
  const word = wordPattern.exec(said)?.[1];
  const tag = word === undefined ? "Exactly" : tags.get(word);
  const number = word === undefined ? said.replace(/^= ?/u, "") : said.slice(word.length + 1);
  if (tag !== undefined && isDecimal(number)) return Result.succeed({ _tag: tag, value: number });
  return Result.fail(
    unreadable(
      "published",
      text,
      { en: "does not say what was published", nl: "zegt niet wat er is gepubliceerd" },
      {
        en: "Write a number (38), rounded 1.4, about 25, more than 600, less than 600, at least 65, at most 5, up, down or same",
        nl: "Schrijf een getal (38), rounded 1.4, about 25, more than 600, less than 600, at least 65, at most 5, up, down of same",
      },
    ),
  );
};

/** The canonical notation of what was published. */
export const printPublished = (published: Published): string => {
  if (!("value" in published)) return published._tag.toLowerCase();
  return published._tag === "Exactly" ? published.value : `${words[published._tag]} ${published.value}`;
};
