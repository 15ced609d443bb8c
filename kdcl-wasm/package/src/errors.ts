/**
 * What is thrown where an input is refused: every problem at once, each with its code, its place and its words.
 *
 * The engine throws the text of its problems; here it becomes an `Error`. INVARIANT: `errors` is never empty, and what the
 * engine says is passed on unchanged.
 */
import type { Errors, Problem, Text } from "./types.js";

/**
 * An input was refused.
 *
 * @example
 * try {
 *   rate({ standard_set: "tt57-2026-gdtx", ratings: { "5.9": "met" } });
 * } catch (error) {
 *   if (error instanceof KdclError) console.log(error.code, error.errors[0].path); // assessment.unknown_criterion /ratings/5.9
 * }
 */
export class KdclError extends Error {
  override readonly name = "KdclError";
  /** All that is wrong, in the order of the input. */
  readonly errors: readonly [Problem, ...Problem[]];
  /** The code of the first problem, stable over versions. */
  readonly code: string;

  constructor(errors: readonly [Problem, ...Problem[]], options?: ErrorOptions) {
    super(errors.map((problem) => `${problem.path ?? ""} ${problem.message.vi}`.trim()).join("\n"), options);
    this.errors = errors;
    this.code = errors[0].code;
  }

  /** The problems as the contract writes them. */
  toJSON(): Errors {
    return { errors: [...this.errors] };
  }
}

/** Runs a question to the engine, which throws the text of its problems. */
export function answered<T>(ask: () => T): T {
  try {
    return ask();
  } catch (thrown) {
    if (typeof thrown !== "string") throw thrown;
    throw new KdclError((JSON.parse(thrown) as { errors: [Problem, ...Problem[]] }).errors);
  }
}

/** A problem of the package itself, not of an input. */
export function problem(code: string, message: Text, help: Text, cause?: unknown): KdclError {
  return new KdclError([{ code, path: null, message, help }], { cause });
}
