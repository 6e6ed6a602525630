import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import { forTerminal, type Paint, plain } from "./text/paint.ts";

/** Where answers and errors go, and how they may look there. */
export interface OutputService {
  readonly print: (text: string) => Effect.Effect<void>;
  readonly printError: (text: string) => Effect.Effect<void>;
  readonly paint: Paint;
  /** Shows a line that the next one takes the place of; only on a terminal. */
  readonly status?: (line: string) => Effect.Effect<void>;
  /** The width to keep within; no limit when absent. */
  readonly width?: number;
}

/** How wide tables are where there is no terminal: as wide as a page in landscape. */
const PIPE_WIDTH = 140;

/** The output of the command. */
export class Output extends Context.Service<Output, OutputService>()("@meetlat/cli/Output") {
  /** The process's own streams. A reader that goes away early, such as `head`, ends the command quietly. */
  static readonly process: Layer.Layer<Output> = Layer.sync(Output, () => {
    const write = (stream: NodeJS.WriteStream) => (text: string) =>
      Effect.callback<void>((resume) => {
        stream.write(text, () => resume(Effect.void));
      });
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0);
      throw error;
    });
    return {
      print: write(process.stdout),
      printError: write(process.stderr),
      paint: forTerminal(process.stdout),
      width: process.stdout.isTTY === true ? process.stdout.columns : PIPE_WIDTH,
      ...(process.stderr.isTTY === true
        ? { status: (line: string) => write(process.stderr)(`\r\u001b[2K${line}`) }
        : {}),
    };
  });

  /** Collects what is printed, for tests and for hosts that want the text. */
  static readonly collect = (to: { out: string; err: string }, width?: number): Layer.Layer<Output> =>
    Layer.succeed(Output, {
      print: (text) =>
        Effect.sync(() => {
          to.out += text;
        }),
      printError: (text) =>
        Effect.sync(() => {
          to.err += text;
        }),
      paint: plain,
      ...(width === undefined ? {} : { width }),
    });
}
