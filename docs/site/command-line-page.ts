// Makes docs/reference/command-line.md from what the command says of itself.
import * as NodeServices from "@effect/platform-node/NodeServices";
import { meetlat, Output } from "@meetlat/cli/program";
import * as Console from "effect/Console";
import * as CliOutput from "effect/cli/CliOutput";
import * as Command from "effect/cli/Command";
import type { HelpDoc } from "effect/cli/HelpDoc";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Option from "effect/Option";
import { cell, table } from "./markdown.ts";

const version = "0.0.0";

/** What a command, given by its words, says when it is asked for help. */
const helpOf = (words: ReadonlyArray<string>): Promise<HelpDoc> => {
  const asked: Array<HelpDoc> = [];
  const formatter = {
    ...CliOutput.defaultFormatter({ colors: false }),
    formatHelpDoc: (doc: HelpDoc) => {
      asked.push(doc);
      return "";
    },
  };
  const layer = Layer.mergeAll(CliOutput.layer(formatter), Output.collect({ out: "", err: "" }), NodeServices.layer);
  const silent: Console.Console = Object.assign(Object.create(globalThis.console), { log: () => {}, error: () => {} });
  return Command.runWith(meetlat, { version })([...words, "--help"])
    .pipe(Effect.ignore, Effect.provideService(Console.Console, silent), Effect.provide(layer), Effect.runPromise)
    .then(() => {
      const [doc] = asked;
      if (doc === undefined) throw new Error(`meetlat ${words.join(" ")} says nothing of itself`);
      return doc;
    });
};

/** The names of flags and arguments are code; a choice is told by its words, which the description ends with. */
const typeOf = (type: string): string => (type === "boolean" || type === "choice" ? "" : ` ${type}`);

const described = (description: Option.Option<string>): string => cell(Option.getOrElse(description, () => ""));

const section = (name: string, doc: HelpDoc): string => {
  const parts = [`## meetlat ${name}`, doc.description, `\`\`\`text\n${doc.usage}\n\`\`\``];
  if (doc.args !== undefined && doc.args.length > 0)
    parts.push(
      table(
        ["argument", "meaning"],
        doc.args.map((arg) => [`\`${arg.name}${arg.variadic ? "…" : ""}\``, described(arg.description)]),
      ),
    );
  if (doc.flags.length > 0)
    parts.push(
      table(
        ["flag", "meaning"],
        doc.flags.map((flag) => [
          [`--${flag.name}${typeOf(flag.type)}`, ...flag.aliases].map((text) => `\`${text}\``).join(", "),
          described(flag.description),
        ]),
      ),
    );
  for (const { command, description } of doc.examples ?? [])
    parts.push(`${description ?? "For example"}:`, `\`\`\`sh\n${command}\n\`\`\``);
  return parts.join("\n\n");
};

/** The page of all commands and flags. */
export const commandLinePage = async (): Promise<string> => {
  const whole = await helpOf([]);
  const names = (whole.subcommands ?? []).flatMap(({ commands }) => commands.map(({ name }) => name));
  const docs = await Promise.all(names.map(async (name) => [name, await helpOf([name])] as const));
  return `# Commands and flags

What \`meetlat --help\` and \`meetlat COMMAND --help\` say. How to use it is in [the command line](../guides/command-line.md).

Exit status: 0 done; 1 the answer is negative (with \`--fail-on\`, and of \`verify\`); 2 bad input; 3 trouble with the store.

${table(
  ["command", "answers"],
  docs.map(([name, doc]) => [`[\`${name}\`](#meetlat-${name})`, cell(doc.description)]),
)}

${docs.map(([name, doc]) => section(name, doc)).join("\n\n")}

## Flags of every command

${table(
  ["flag", "meaning"],
  (whole.globalFlags ?? []).map((flag) => [
    [`--${flag.name}${typeOf(flag.type)}`, ...flag.aliases].map((text) => `\`${text}\``).join(", "),
    described(flag.description),
  ]),
)}
`;
};
