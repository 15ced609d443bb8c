/**
 * Objects to the text the engine reads, and its text to objects.
 *
 * INVARIANT: nothing is repaired on the way. What JSON cannot hold (`NaN`, `undefined` in a list) reaches the engine as `null`
 * and is refused there; half of a surrogate pair stays what it is and is refused too, instead of becoming another letter.
 */

/** The text of an input: text as it is, anything else as JSON. */
export function textOf(input: unknown): string {
  if (typeof input !== "string") return JSON.stringify(input) ?? "null";
  // A half surrogate in a string of the host's would be replaced when the text is handed over; written out, it is not.
  return input.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

/** The object of an answer. */
export function objectOf<T>(text: string): T {
  return JSON.parse(text) as T;
}
