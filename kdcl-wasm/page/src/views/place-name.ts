/**
 * What a place of the document is called: an indicator by its path, a fact by its meaning, a field of the profile by its label.
 *
 * INVARIANT: what is named here is on the page, and `goTo` leads there.
 */
import type { SetIndex } from "../engine.js";
import type { Words } from "../words/index.js";
import { meaningOf } from "./fact-words.js";

/** A place that the page shows, and its name. */
export interface NamedPlace {
  readonly goTo: string;
  readonly name: string;
}

/** The place that a path or a JSON Pointer leads to in the form, if any. */
export function namedPlace(place: string, index: SetIndex, { r, say }: Words): NamedPlace | undefined {
  if (!place.startsWith("/")) return { goTo: place, name: r.places.indicator(place) };
  const [, table = "", ...steps] = place.split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const [first = ""] = steps;
  if (table === "ratings") {
    const path = steps.join("/");
    if (index.indicator.has(path)) return { goTo: path, name: r.places.indicator(path) };
    const known = index.paths.some((other) => other.startsWith(`${first}/`));
    return known ? { goTo: first, name: r.places.criterion(first) } : undefined;
  }
  if (table === "facts") {
    return index.fact.has(first) ? { goTo: place, name: r.places.fact(meaningOf(index, first, say)) } : undefined;
  }
  if (!["school", "school_year", "assessed_on"].includes(table)) return undefined;
  const fields: Readonly<Record<string, string>> = r.places.fields;
  const field = first === "" ? table : first;
  const named = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return { goTo: place, name: r.places.profile(named ?? meaningOf(index, field, say)) };
}
