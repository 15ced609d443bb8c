/**
 * What a page and its worker say to each other. INVARIANT: an answer has the number of its question.
 */
import type { Assessment, Errors, Outcome } from "@kdcl/kdcl";

/** The page asks. */
export interface Asked {
  number: number;
  assessment: Assessment;
}

/** The worker answers, or says what is wrong with the question, or that it could not be asked at all. */
export type Answered = { number: number } & ({ outcome: Outcome } | { refused: Errors } | { failed: string });
