/**
 * The one thing that is edited: a school's verdicts, what they rest on, and its data.
 *
 * Everything done to it is a pure function from one `Work` to the next, so that undo is keeping the last ones, and a view
 * sees by identity what has changed. No DOM, no engine. INVARIANT: an edit that changes nothing gives the same object back;
 * what is empty (a blank note, a table without values) is not kept.
 */
import type { JsonValue, School, Verdict } from "@kdcl/kdcl";

/** The path of an indicator, `5.4/2/c`. */
export type Path = string;

/** A verdict that someone has given; "not assessed" is having none. */
export type GivenVerdict = Exclude<Verdict, "not_assessed">;

/**
 * A value of a fact: a number, yes or no, the name of a grade. Text where a number is due is what was typed and is no
 * number: it is kept as typed, the engine refuses it, and the field shows that.
 */
export type FactLeaf = number | boolean | string;

/** A value, or a table of values by person or education level and by school year, as the contract nests them. */
export type FactTree = FactLeaf | { readonly [key: string]: FactTree };

/** A self-assessment as it is being worked on. */
export interface Work {
  /** The id of the standard set, `tt19-2018-mam-non`. */
  readonly standardSet: string;
  /** The profile, in the contract's own fields. */
  readonly school: School;
  /** The last completed school year, `2019-2020`; empty where it was not said. */
  readonly schoolYear: string;
  /** The day of the assessment, `2020-05-20`; empty where it was not said. */
  readonly assessedOn: string;
  readonly verdicts: Readonly<Record<Path, GivenVerdict>>;
  /** The paths whose verdict data suggested and no person has confirmed. */
  readonly suggested: readonly Path[];
  /** Codes of evidence, as they are written in reports: `[H1-1.1-01]; [H1-1.1-02]`. */
  readonly evidence: Readonly<Record<Path, string>>;
  readonly notes: Readonly<Record<Path, string>>;
  /** School data by the key of the fact. */
  readonly facts: Readonly<Record<string, FactTree>>;
  /** What the annotations of its file held that the page has no place for. */
  readonly carried?: JsonValue;
  /** The name of its file without the ending; it is saved under that again. */
  readonly file?: string;
}

/** A work in which nothing has been said yet. */
export function emptyWork(standardSet: string, assessedOn = "", school: School = {}): Work {
  return {
    standardSet,
    school,
    schoolYear: "",
    assessedOn,
    verdicts: {},
    suggested: [],
    evidence: {},
    notes: {},
    facts: {},
  };
}

/** Gives a verdict, or takes it back. A person's verdict is no suggestion any more. */
export function setVerdict(work: Work, path: Path, verdict: GivenVerdict | undefined): Work {
  if (work.verdicts[path] === verdict && !work.suggested.includes(path)) return work;
  return { ...work, verdicts: withEntry(work.verdicts, path, verdict), suggested: without(work.suggested, path) };
}

/** Takes suggested verdicts as the person's own, several at once being one edit. */
export function acceptSuggestions(work: Work, accepted: Readonly<Record<Path, GivenVerdict>>): Work {
  return Object.entries(accepted).reduce((sum, [path, verdict]) => setVerdict(sum, path, verdict), work);
}

/** Writes the codes of evidence of an indicator. */
export function setEvidence(work: Work, path: Path, text: string): Work {
  const evidence = withText(work.evidence, path, text);
  return evidence === work.evidence ? work : { ...work, evidence };
}

/** Writes the note of an indicator. */
export function setNote(work: Work, path: Path, text: string): Work {
  const notes = withText(work.notes, path, text);
  return notes === work.notes ? work : { ...work, notes };
}

/** Changes fields of the profile; `undefined` takes one out. */
export function setProfile(work: Work, change: { readonly [field in keyof School]?: School[field] | undefined }): Work {
  const entries = Object.entries({ ...work.school, ...change }).filter(
    ([, value]) => value !== undefined && value !== "",
  );
  const school: School = Object.fromEntries(entries);
  return JSON.stringify(school) === JSON.stringify(work.school) ? work : { ...work, school };
}

export function setSchoolYear(work: Work, schoolYear: string): Work {
  return schoolYear === work.schoolYear ? work : { ...work, schoolYear };
}

export function setAssessedOn(work: Work, assessedOn: string): Work {
  return assessedOn === work.assessedOn ? work : { ...work, assessedOn };
}

/**
 * Goes over to another standard set. What indicators and facts the new one has is for the engine to say: those given are
 * kept, the rest is dropped, and undo brings it back.
 */
export function setStandardSet(
  work: Work,
  standardSet: string,
  kept: { paths: ReadonlySet<Path>; facts: ReadonlySet<string> },
): Work {
  if (standardSet === work.standardSet) return work;
  return {
    ...work,
    standardSet,
    verdicts: only(work.verdicts, kept.paths),
    suggested: work.suggested.filter((path) => kept.paths.has(path)),
    evidence: only(work.evidence, kept.paths),
    notes: only(work.notes, kept.paths),
    facts: only(work.facts, kept.facts),
  };
}

/**
 * Writes a value of a fact at its place: `["teachers", "2019-2020"]`; `undefined` takes it out.
 *
 * @example setFact(work, ["manager_standard_rating", "Hiệu trưởng", "2019-2020"], "kha")
 */
export function setFact(work: Work, place: readonly string[], value: FactTree | undefined): Work {
  if (factAt(work.facts, place) === value) return work;
  const facts = written(work.facts, place, value);
  return { ...work, facts: isTable(facts) ? facts : {} };
}

/** The value at a place of the facts, or the table there. */
export function factAt(facts: FactTree | undefined, place: readonly string[]): FactTree | undefined {
  let at = facts;
  for (const key of place) at = isTable(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  return at;
}

/** Whether anything was said that changing the set or starting anew would lose. */
export function hasContent(work: Work): boolean {
  return [work.verdicts, work.evidence, work.notes, work.facts].some((table) => Object.keys(table).length > 0);
}

/** Whether a value is a table, of facts or of any JSON. */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A tree with a value written at a place, or taken out; tables are made on the way, and empty ones are not kept. */
export function written(
  tree: FactTree | undefined,
  place: readonly string[],
  value: FactTree | undefined,
): FactTree | undefined {
  const [key, ...rest] = place;
  if (key === undefined) return value;
  const table = isTable(tree) ? tree : {};
  const next = withEntry(table, key, written(Object.hasOwn(table, key) ? table[key] : undefined, rest, value));
  return Object.keys(next).length > 0 ? next : undefined;
}

function withEntry<T>(
  table: Readonly<Record<string, T>>,
  key: string,
  value: T | undefined,
): Readonly<Record<string, T>> {
  if (value !== undefined) return { ...table, [key]: value };
  const { [key]: _, ...rest } = table;
  return rest;
}

function withText(table: Readonly<Record<Path, string>>, path: Path, text: string): Readonly<Record<Path, string>> {
  if ((table[path] ?? "") === text) return table;
  return withEntry(table, path, text === "" ? undefined : text);
}

function without(paths: readonly Path[], path: Path): readonly Path[] {
  return paths.includes(path) ? paths.filter((other) => other !== path) : paths;
}

function only<T>(table: Readonly<Record<string, T>>, kept: ReadonlySet<string>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(table).filter(([key]) => kept.has(key)));
}
