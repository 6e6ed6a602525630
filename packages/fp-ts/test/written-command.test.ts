import type { Command } from "@meetlat/core";
import { printFormula, printPublished, printRule, printValue } from "@meetlat/core";
import { openRegister } from "@meetlat/core/promise";
import { commands, counter } from "@meetlat/testing";
import * as fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { describe, expect, it } from "vitest";
import { Codec, WrittenCommand } from "../src/index.ts";
import { runs } from "./runs.ts";

const numRuns = runs(200);

type Fields = Readonly<Record<string, unknown>>;

/** The command with what has a notation in it. */
const written = (command: Command): Fields => {
  const write = (fields: Fields): Fields => ({
    ...fields,
    ...(fields.value === undefined ? {} : { value: printValue(fields.value as never) }),
    ...(fields.rule === undefined ? {} : { rule: printRule(fields.rule as never) }),
    ...(fields.formula === undefined ? {} : { formula: printFormula(fields.formula as never) }),
    ...(fields.published === undefined ? {} : { published: printPublished(fields.published as never) }),
  });
  const { baseline, rows } = command as { readonly baseline?: Fields | null; readonly rows?: ReadonlyArray<Fields> };
  return {
    ...write(command as unknown as Fields),
    ...(baseline === undefined || baseline === null ? {} : { baseline: write(baseline) }),
    ...(rows === undefined ? {} : { rows: rows.map(write) }),
  };
};

/** Some fields made worse. */
const damaged = (fields: Fields): fc.Arbitrary<Fields> =>
  fc
    .subarray(Object.keys(fields).filter((key) => key !== "_tag"))
    .chain((keys) => fc.constantFrom("", "at most 24", 7, null).map((worse) => keys.map((key) => [key, worse])))
    .map((changes) => ({ ...fields, ...Object.fromEntries(changes) }));

describe("a command as it is written", () => {
  it("is read as the command", () => {
    fc.assert(
      fc.property(commands, (command) => {
        const read = WrittenCommand.decode(written(command));
        expect(read).toEqual(Codec.decodeCommand(command));
      }),
      { numRuns },
    );
  });

  it("is refused with all that the façade of promises says of it", async () => {
    const register = openRegister({ actor: "me", now: () => new Date(0), newId: counter() });
    const methods = register as unknown as Record<string, (input: Fields) => ReturnType<typeof register.setTarget>>;
    await fc.assert(
      fc.asyncProperty(commands.map(written).chain(damaged), async (input) => {
        const read = WrittenCommand.decode(input);
        if (E.isRight(read)) return;
        const { _tag, ...given } = input;
        const method = `${String(_tag)[0]?.toLowerCase()}${String(_tag).slice(1)}`;
        const outcome = await methods[method]?.(given);
        const said =
          outcome?.ok === false ? outcome.errors.map(({ path, message }) => `${path.join(".")}: ${message}`) : [];
        expect(read.left.map(WrittenCommand.describe("en"))).toEqual(said);
      }),
      { numRuns },
    );
  });

  it("that is no command is refused as a misfit", () => {
    for (const input of [null, "text", 7, [], {}, { _tag: "Unheard" }]) {
      expect(WrittenCommand.decode(input)).toEqual(Codec.decodeCommand(input));
    }
  });
});
