/**
 * A specification does not hold: what was expected, and what was found instead. It has what test runners look for to show a
 * difference, and says it in words for those that show the message alone.
 */
export class SpecificationBroken extends Error {
  readonly code = "ERR_ASSERTION";
  readonly operator = "deepStrictEqual";
  readonly generatedMessage = false;
  readonly showDiff = true;
  readonly expected: unknown;
  readonly actual: unknown;

  constructor(message: string, expected: unknown, actual: unknown) {
    super(message);
    this.name = "SpecificationBroken";
    this.expected = expected;
    this.actual = actual;
  }
}
