import type { Text } from "@meetlat/core";
import { type Complaint, complaint } from "./cell-error.ts";

/**
 * How much is taken in before reading stops with an error, so that no file, by accident or on purpose, can use up memory.
 * Each may be set higher, or to `Infinity`.
 */
export interface ReadLimits {
  /** Files in one batch: 1,000. */
  readonly files: number;
  /** Bytes of one file, as they are after unpacking: 16 GiB. */
  readonly fileSize: number;
  /** How many times larger a packed file may become: 200. Tables seldom become more than 30 times larger. */
  readonly unpackRatio: number;
  /** Characters up to the end of the row of headers: 65,536. */
  readonly headerLength: number;
  /** Columns of a table: 4,096. */
  readonly columns: number;
  /** Characters of one row: 1,048,576. */
  readonly recordLength: number;
  /** Characters of one cell: 1,048,576, as many as of a row. */
  readonly cellLength: number;
  /** Rows of all tables but measurements together: 1,000,000. They are kept in memory, about 1 kB each. */
  readonly rows: number;
  /**
   * Measurements of all tables together, where every column of a period counts: 100,000,000. While they are streamed each
   * takes 8 bytes of memory, outside the JavaScript heap.
   */
  readonly measurements: number;
  /**
   * Measurements about a number that another row of the tables is about too: 100,000. While measurements are streamed, these
   * are kept in memory, about 500 bytes each.
   */
  readonly repeats: number;
  /** Errors that are shown; all are counted: 1,000. */
  readonly errorsShown: number;
}

/** What holds for every limit that is not given. */
export const defaultLimits: ReadLimits = {
  files: 1_000,
  fileSize: 16 * 1024 ** 3,
  unpackRatio: 200,
  headerLength: 65_536,
  columns: 4_096,
  recordLength: 1_048_576,
  cellLength: 1_048_576,
  rows: 1_000_000,
  measurements: 100_000_000,
  repeats: 100_000,
  errorsShown: 1_000,
};

/** Limits as given, and the defaults for all others. */
export const limitsOf = (given: Partial<ReadLimits> = {}): ReadLimits => ({ ...defaultLimits, ...given });

/** A complaint about something larger than a limit, which is mended or for which the limit is raised. */
export const unlessRaised = (problem: Text, mend: Text, limit: keyof ReadLimits): Complaint =>
  complaint(problem, {
    en: `${mend.en}, or raise the limit ${limit}`,
    nl: `${mend.nl}, of verhoog de grens ${limit}`,
  });
