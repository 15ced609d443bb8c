/**
 * Objects to the text the engine reads, and its text to objects.
 *
 * INVARIANT: nothing is repaired on the way. What JSON cannot hold (`NaN`, `undefined` in a list) reaches the engine as `null`
 * and is refused there; half of a surrogate pair stays what it is and is refused too, instead of becoming another letter.
 */

/** The text of an input: text as it is, anything else as JSON. */
export function textOf(input: unknown): string {
  if (typeof input !== "string") return JSON.stringify(input) ?? "null";
  // A half surrogate in a string of the host's would be replaced when the text is handed over; written out, it is not. After
  // a backslash it is no JSON, and stays none.
  return input.replace(/(?<!\\)((?:\\\\)*)(\p{Surrogate})/gu, (_, before: string, half: string) => {
    return `${before}\\u${half.charCodeAt(0).toString(16)}`;
  });
}

/** The id of a set; anything but text would be read as memory of the engine's. */
export function idOf(id: unknown): string {
  if (typeof id !== "string") throw new TypeError(`the id of a standard set is text, not ${typeof id}`);
  return id;
}

/** The object of an answer. */
export function objectOf<T>(text: string): T {
  return JSON.parse(text) as T;
}
