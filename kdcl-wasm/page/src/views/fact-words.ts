/**
 * Facts by what they are, instead of by their keys.
 */
import type { Text } from "@kdcl/kdcl";
import type { SetIndex } from "../engine.js";

/** What a fact is, in words; its key where the set does not use it. */
export function meaningOf(index: SetIndex, key: string, say: (text: Text) => string): string {
  const fact = index.fact.get(key);
  return fact === undefined ? key : say(fact.meaning);
}

/** A text of the engine with the facts it names called as the form calls them. */
export function withMeanings(text: Text, index: SetIndex, say: (text: Text) => string): string {
  return say(text).replace(/`([a-z0-9_]+)`/g, (whole, key: string) =>
    index.fact.has(key) ? `“${meaningOf(index, key, say)}”` : whole,
  );
}
