import type { Language } from "@meetlat/core";
import { type Break, type PublishedHead, verify as verifyChain } from "@meetlat/sql";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { BadInput, NegativeAnswer } from "../exit.ts";
import { withRegister } from "../from-store.ts";
import { formatFlag, langFlag, languageOf, storeFlags } from "../options.ts";
import { Output } from "../output.ts";
import { withProgress } from "../progress.ts";

const problems: Readonly<Record<Break, Readonly<Record<Language, string>>>> = {
  missing: { en: "the event is missing", nl: "de gebeurtenis ontbreekt" },
  contentChanged: { en: "the event was changed", nl: "de gebeurtenis is gewijzigd" },
  columnsDiffer: {
    en: "the columns say something else than the event",
    nl: "de kolommen zeggen iets anders dan de gebeurtenis",
  },
  tagsDiffer: { en: "the tags are not those of the event", nl: "de tags zijn niet die van de gebeurtenis" },
  headDiffers: {
    en: "the hash of the register is not that of its last event",
    nl: "de hash van het register is niet die van zijn laatste gebeurtenis",
  },
  eventsAfterHead: { en: "there are events after the head", nl: "er staan gebeurtenissen na de laatste positie" },
  publishedHashDiffers: {
    en: "the hash is not the one that was published",
    nl: "de hash is niet de gepubliceerde",
  },
};

const events = { en: "events", nl: "gebeurtenissen" } as const;

const readHead = (text: string, language: Language): Effect.Effect<PublishedHead, BadInput> => {
  const [, position, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  return position === undefined || hash === undefined
    ? Effect.fail(
        new BadInput({
          lines: [
            language === "nl"
              ? `--published: “${text}” is geen POSITIE:HASH. Neem over wat verify destijds gaf, zoals 1010:9f86…`
              : `--published: “${text}” is not POSITION:HASH. Copy what verify gave at the time, such as 1010:9f86…`,
          ],
        }),
      )
    : Effect.succeed({ position: Number(position), hash });
};

/** `meetlat verify`: whether the log is as it was appended. */
export const verify = Command.make(
  "verify",
  {
    ...storeFlags,
    published: Flag.String("published").pipe(
      Flag.withMetavar("POSITION:HASH"),
      Flag.withDescription("A head that was published before, to hold the log against"),
      Flag.optional,
    ),
    format: formatFlag,
    lang: langFlag,
  },
  Effect.fnUntraced(function* ({ store, register, published, format, lang }) {
    const language = languageOf(lang);
    const head = Option.isSome(published) ? yield* readHead(published.value, language) : undefined;
    const found = yield* withRegister(
      { store, register, language },
      withProgress(events, language, (onProgress) =>
        verifyChain(register, { onProgress, ...(head === undefined ? {} : { published: head }) }),
      ),
    );
    const { print } = yield* Output;
    if (format === "json") {
      const { _tag, ...rest } = found;
      yield* print(
        `${JSON.stringify({ schema: "meetlat-verify/1", register, whole: _tag === "Whole", ...rest }, null, 2)}\n`,
      );
    } else if (found._tag === "Whole") {
      yield* print(
        language === "nl"
          ? `✓ Het register is heel: ${found.head} gebeurtenissen.\n${found.head}:${found.hash}\n`
          : `✓ The register is whole: ${found.head} events.\n${found.head}:${found.hash}\n`,
      );
    } else {
      yield* print(
        language === "nl"
          ? `✗ Het register is gebroken op positie ${found.position}: ${problems[found.problem].nl}.\n`
          : `✗ The register is broken at position ${found.position}: ${problems[found.problem].en}.\n`,
      );
    }
    if (found._tag === "Broken") return yield* new NegativeAnswer();
  }),
).pipe(
  Command.withDescription(
    "Is the log as it was appended? Recomputes the chain of hashes, names the first broken position, and gives the head to publish.",
  ),
  Command.withExamples([
    {
      command: "meetlat verify",
      description: "Check meetlat.sqlite, and print the head to publish beside the accounts",
    },
  ]),
);
