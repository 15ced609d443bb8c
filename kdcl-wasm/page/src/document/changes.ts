/**
 * Where two works differ: what an undo or a redo has changed.
 *
 * INVARIANT: a place that is named differs; every verdict, text, fact and field of the profile that differs is named.
 */
import type { Work } from "./document.js";

/**
 * The places that differ, as they are named everywhere: `1.1/1/a`, `/facts/teachers`, `/school/name`, `/school_year`;
 * `undefined` where the two are different works, by another file or another standard set.
 */
export function changedPlaces(before: Work, after: Work): readonly string[] | undefined {
  if (before.standardSet !== after.standardSet || before.file !== after.file || before.carried !== after.carried) {
    return undefined;
  }
  const places = [
    ...keysThatDiffer(before.verdicts, after.verdicts),
    ...keysThatDiffer(asTable(before.suggested), asTable(after.suggested)),
    ...keysThatDiffer(before.evidence, after.evidence),
    ...keysThatDiffer(before.notes, after.notes),
    ...keysThatDiffer(before.facts, after.facts).map((key) => `/facts/${key}`),
    ...keysThatDiffer({ ...before.school }, { ...after.school }).map((field) => `/school/${field}`),
    ...(before.schoolYear === after.schoolYear ? [] : ["/school_year"]),
    ...(before.assessedOn === after.assessedOn ? [] : ["/assessed_on"]),
  ];
  return [...new Set(places)];
}

type Entries = Readonly<Record<string, unknown>>;

function keysThatDiffer(before: Entries, after: Entries): readonly string[] {
  if (before === after) return [];
  const own = (table: Entries, key: string) => (Object.hasOwn(table, key) ? table[key] : undefined);
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  // An edit makes what it changes anew and leaves the rest as it is.
  return [...keys].filter((key) => own(before, key) !== own(after, key));
}

function asTable(paths: readonly string[]): Entries {
  return Object.fromEntries(paths.map((path) => [path, true]));
}
