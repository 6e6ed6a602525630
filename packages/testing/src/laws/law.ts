/**
 * Something that must hold, for any test runner: `for (const law of laws) it(law.name, law.run)`. `run` rejects, with what it
 * found, when the law does not hold.
 */
export interface Law {
  readonly name: string;
  readonly run: () => Promise<void>;
}
