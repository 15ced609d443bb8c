/**
 * What was done last and is said on the page for a moment: a file was saved, an edit was undone.
 *
 * Outside of drawing, so that an action can say something wherever it is called from. INVARIANT: one thing is said at a time,
 * the last one; it is kept as a function of the words, so that it follows the language.
 */
import type { Words } from "./words/index.js";

/** What is said, in the words of any language. */
export type Said = (words: Words) => string;

/** How long it stays, in milliseconds. */
const SAID_FOR = 4000;

let said: Said | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** What is said now. */
export function saidNow(): Said | undefined {
  return said;
}

/** Says something, for a moment; `undefined` takes it off the page. */
export function tell(next: Said | undefined): void {
  clearTimeout(timer);
  said = next;
  if (next !== undefined) timer = setTimeout(() => tell(undefined), SAID_FOR);
  for (const listener of listeners) listener();
}

/** Hears of each change; the function that is given back ends the listening. */
export function onSaid(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
