import type { Path, Text } from "@meetlat/core";
import type { Misfit } from "@meetlat/core/codec";
import { oneLine } from "../strict/one-line.ts";
import { isUri, isUriReference } from "./cloud-event.ts";

/** The attributes of a CloudEvent as they were given, and its data. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Makes a misfit. */
export const misfit = (path: Path, en: string, nl: string): Misfit => ({ _tag: "Misfit", path, problem: { en, nl } });

/** A value as it is quoted in a sentence. */
export const shown = (value: unknown): string => {
  // What is no text need not be able to say what it is.
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "[…]" : "{…}";
  return `“${oneLine(String(value), 40)}”`;
};

const name = /^[a-z0-9]+$/;
const jsonContent = /^[^;\s]+\/(?:json|[^;\s]+\+json)\s*(?:;.*)?$/i;
/** How a position is written. */
export const digits = /^\d{1,16}$/;

/** Attributes that say what Meetlat's do not, or otherwise than Meetlat does. */
export const wrongAttributes = (given: Attributes): ReadonlyArray<Misfit> => {
  const found: Array<Misfit> = [];
  const text = (attribute: string, isRight: (value: string) => boolean, must: Text): void => {
    const value = given[attribute];
    if (value === undefined) return;
    if (typeof value !== "string" || !isRight(value))
      found.push(misfit([attribute], `is ${shown(value)}: ${must.en}`, `is ${shown(value)}: ${must.nl}`));
  };
  for (const [attribute, value] of Object.entries(given)) {
    if (attribute === "data" || attribute === "data_base64") continue;
    if (!name.test(attribute)) {
      found.push(
        misfit(
          [attribute],
          "is not the name of an attribute: write lower-case letters and digits only",
          "is geen naam van een attribuut: schrijf alleen kleine letters en cijfers",
        ),
      );
    } else if (!["string", "number", "boolean"].includes(typeof value)) {
      found.push(
        misfit(
          [attribute],
          "is not the value of an attribute: write a text, a whole number or true or false",
          "is geen waarde van een attribuut: schrijf een tekst, een geheel getal of true of false",
        ),
      );
    }
  }
  if (given.specversion !== "1.0") {
    const isGiven = given.specversion !== undefined;
    found.push(
      misfit(
        ["specversion"],
        `${isGiven ? `is ${shown(given.specversion)}` : "is missing"}: write “1.0”, the version of CloudEvents that this reads`,
        `${isGiven ? `is ${shown(given.specversion)}` : "ontbreekt"}: schrijf “1.0”, de versie van CloudEvents die dit leest`,
      ),
    );
  }
  if (given.source === undefined)
    found.push(
      misfit(["source"], "is missing: write the URI of the register", "ontbreekt: schrijf de URI van het register"),
    );
  text("source", isUriReference, {
    en: "write a URI, or a reference to one",
    nl: "schrijf een URI, of een verwijzing ernaar",
  });
  text("dataschema", isUri, { en: "write an absolute URI", nl: "schrijf een absolute URI" });
  text("datacontenttype", (value) => jsonContent.test(value), {
    en: "the data must be JSON: write “application/json”",
    nl: "de data moet JSON zijn: schrijf “application/json”",
  });
  text("sequence", (value) => digits.test(value), {
    en: "write the position in the register in digits",
    nl: "schrijf de positie in het register in cijfers",
  });
  text("sequencetype", (value) => value === "Integer", {
    en: "positions are whole numbers: write “Integer”, or leave it out",
    nl: "posities zijn gehele getallen: schrijf “Integer”, of laat het weg",
  });
  if (given.data_base64 !== undefined) {
    found.push(
      misfit(
        ["data_base64"],
        "holds the data as bytes: write it as JSON in “data”",
        "bevat de data als bytes: schrijf die als JSON in “data”",
      ),
    );
  }
  return found;
};
