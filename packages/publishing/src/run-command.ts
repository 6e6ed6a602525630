import { execFile } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A command that ended with another status than 0; the message holds what it printed. */
export class CommandFailed extends Error {}

/**
 * Runs a program and gives what it printed. Programs that are found on the path find the Node that runs this one first,
 * whatever Node the machine has.
 */
export const runCommand = (command: string, args: ReadonlyArray<string>, { cwd, env }: CommandOptions) =>
  new Promise<string>((resolve, reject) => {
    const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ""}`;
    // npm says what went wrong, also below an `npm run --silent`.
    const own = { PATH: path, npm_config_loglevel: "error" };
    const options = { cwd, env: { ...process.env, ...own, ...env }, maxBuffer: 64 * 1024 * 1024 };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new CommandFailed(`${command} ${args.join(" ")}\n${stdout}${stderr}`.trim(), { cause: error }));
    });
  });
