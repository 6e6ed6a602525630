import { styleText } from "node:util";
import type { Verdict } from "@meetlat/core";

/** Colours a text; the identity where colours are not wanted. */
export type Paint = (style: "red" | "green" | "yellow" | "dim" | "bold", text: string) => string;

/** No colours. */
export const plain: Paint = (_style, text) => text;

/** Colours for a terminal; none in a pipe, and none where NO_COLOR is set. */
export const forTerminal = (stream: NodeJS.WriteStream): Paint =>
  stream.isTTY === true ? (style, text) => styleText(style, text, { stream }) : plain;

/** A sign before every verdict, so that colour is never the only signal. */
export const verdictSigns = { met: "✓", notMet: "✗", unknown: "?", notApplicable: "–" } as const satisfies Record<
  Verdict,
  string
>;

/** The colour of a verdict. */
export const verdictStyles = {
  met: "green",
  notMet: "red",
  unknown: "yellow",
  notApplicable: "dim",
} as const satisfies Record<Verdict, Parameters<Paint>[0]>;
