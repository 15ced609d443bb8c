/**
 * What the engine answers for a work: its set, its level, what data suggest, what is refused.
 *
 * Asked on every keystroke, so each question is put again only where what it depends on has changed, and answers that are
 * the same as before are the same objects: a view sees by identity that it has nothing to do. INVARIANT: never throws at the
 * views; what the engine refuses is in the answer, in its own words.
 */
import {
  applicable,
  type Fact,
  type Facts,
  facts,
  type Indicator,
  KdclError,
  type KdclWarning,
  type Outcome,
  type Problem,
  rate,
  type SchoolType,
  type StandardSet,
  type Suggestion,
  type Suggestions,
  sentences,
  standardSet,
  standardSets,
  suggest,
  type Text,
} from "@kdcl/kdcl";
import { toAssessment, toSchoolData } from "./document/assessment.js";
import type { GivenVerdict, Path, Work } from "./document/document.js";

/** A suggestion at its indicator. */
export interface Suggested {
  readonly suggestion: Suggestion;
  /** What each of its checks says, in their order. */
  readonly sentences: readonly Text[];
  /** The warnings of the data that speak of this indicator: verdicts that numbers contradict, readings that differ. */
  readonly warnings: readonly KdclWarning[];
}

/** Why there are no suggestions: no data yet, no school year said, or data that the engine refuses. */
export type Withheld = "no_data" | "no_school_year" | "refused";

/** A set with what views look up in it. */
export interface SetIndex {
  readonly set: StandardSet;
  readonly facts: Facts;
  readonly fact: ReadonlyMap<string, Fact>;
  /** All indicators, in the order of the set. */
  readonly paths: readonly Path[];
  readonly indicator: ReadonlyMap<Path, Indicator>;
}

/** What the engine says of a work. */
export interface Answers {
  readonly index: SetIndex;
  /** `undefined` where the engine refuses to rate; `problems` then says why. */
  readonly outcome: Outcome | undefined;
  /** What it refuses of the assessment, by JSON Pointer: `/school/name`. */
  readonly problems: readonly Problem[];
  /** `undefined` where they are withheld. */
  readonly suggestions: Suggestions | undefined;
  readonly withheld: Withheld | undefined;
  /** The suggestions that say something: decided, or with a check to show; and those with warnings. */
  readonly suggested: ReadonlyMap<Path, Suggested>;
  /** What it refuses of the data, by JSON Pointer: `/facts/teachers/2019-2020`. */
  readonly dataProblems: readonly Problem[];
}

/** Asks the engine, remembering what it said last. One for a page. */
export function createEngine(): (work: Work) => Answers {
  const index = lastOf(indexOf, (id) => [id]);
  const rated = lastOf(rateOf, (work) => [
    work.standardSet,
    work.school,
    work.schoolYear,
    work.assessedOn,
    work.verdicts,
  ]);
  const advised = lastOf(
    (work: Work, before: Advice | undefined) => adviceOf(work, before),
    (work) => [
      work.standardSet,
      work.school,
      work.schoolYear,
      work.assessedOn,
      work.verdicts,
      work.suggested,
      work.facts,
    ],
  );
  const answers = lastOf(
    (work: Work): Answers => ({ index: index(work.standardSet), ...rated(work), ...advised(work) }),
    (work) => [index(work.standardSet), rated(work), advised(work)],
  );
  return answers;
}

/** The set that applies to a type of school on a day, or what the engine says against it. */
export function setFor(schoolType: SchoolType, day: string): StandardSet | readonly Problem[] {
  const asked = attempt(() => applicable(schoolType, day));
  return "problems" in asked ? asked.problems : asked.value;
}

/** All sets, oldest circular first. They never change; they are asked for once. */
export function allSets(): readonly StandardSet[] {
  sets ??= standardSets();
  return sets;
}

let sets: readonly StandardSet[] | undefined;

/** The set of an id with what is looked up in it. */
export function indexOf(id: string): SetIndex {
  const set = standardSet(id);
  const vocabulary = facts(id);
  const all = set.standards.flatMap((standard) => standard.criteria).flatMap((criterion) => criterion.levels);
  const indicators = all.flatMap((level) => level.indicators);
  return {
    set,
    facts: vocabulary,
    fact: new Map(vocabulary.facts.map((fact) => [fact.key, fact])),
    paths: indicators.map((indicator) => indicator.path),
    indicator: new Map(indicators.map((indicator) => [indicator.path, indicator])),
  };
}

/** What data suggest of whole indicators that have no verdict yet: what can be taken all at once. */
export function takeable(work: Work, { suggested }: Answers): Readonly<Record<Path, GivenVerdict>> {
  const taken: Record<Path, GivenVerdict> = {};
  for (const [path, { suggestion }] of suggested) {
    if (suggestion.suggested === "undetermined" || suggestion.coverage !== "whole") continue;
    if (work.verdicts[path] === undefined) taken[path] = suggestion.suggested;
  }
  return taken;
}

type Rated = Pick<Answers, "outcome" | "problems">;
type Advice = Pick<Answers, "suggestions" | "withheld" | "suggested" | "dataProblems">;

function rateOf(work: Work): Rated {
  const asked = attempt(() => measured("kdcl:rate", () => rate(toAssessment(work))));
  return "problems" in asked
    ? { outcome: undefined, problems: asked.problems }
    : { outcome: asked.value, problems: [] };
}

function adviceOf(work: Work, before: Advice | undefined): Advice {
  const none = { suggestions: undefined, suggested: new Map<Path, Suggested>(), dataProblems: [] };
  if (Object.keys(work.facts).length === 0) return { ...none, withheld: "no_data" };
  if (work.schoolYear === "") return { ...none, withheld: "no_school_year" };
  const data = toSchoolData(work);
  const asked = attempt(() => {
    const suggestions = measured("kdcl:suggest", () => suggest(data));
    return { suggestions, said: measured("kdcl:sentences", () => sentences(data)) };
  });
  if ("problems" in asked) return { ...none, dataProblems: asked.problems, withheld: "refused" };
  const { suggestions, said } = asked.value;
  const suggested = byIndicator(suggestions, said, before?.suggested);
  return { suggestions, suggested, dataProblems: [], withheld: undefined };
}

/** The suggestions by indicator; one that says the same as before stays the same object. */
function byIndicator(
  { suggestions, warnings }: Suggestions,
  said: readonly Text[][],
  before: Answers["suggested"] | undefined,
): Answers["suggested"] {
  const suggested = new Map<Path, Suggested>();
  suggestions.forEach((suggestion, place) => {
    const own = warnings.filter((warning) => pathOf(warning) === suggestion.path);
    if (suggestion.checks.length === 0 && suggestion.suggested === "undetermined" && own.length === 0) return;
    const next = { suggestion, sentences: said[place] ?? [], warnings: own };
    const last = before?.get(suggestion.path);
    suggested.set(suggestion.path, last !== undefined && same(last, next) ? last : next);
  });
  return suggested;
}

/** The indicator a warning is about, which it names by path or by its place in the input, `/ratings/5.4/1/a`. */
export function pathOf(place: { readonly path: string | null }): Path | undefined {
  return place.path?.replace(/^\/ratings\//, "");
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function attempt<T>(ask: () => T): { value: T } | { problems: readonly Problem[] } {
  try {
    return { value: ask() };
  } catch (error) {
    if (error instanceof KdclError) return { problems: error.errors };
    throw error;
  }
}

/** As many entries of a name are left; a page may be open all day. */
const MOST_ENTRIES = 500;
const entries = new Map<string, number>();

/** Runs a question and leaves how long it took among the page's performance entries. */
function measured<T>(name: string, ask: () => T): T {
  const start = performance.now();
  try {
    return ask();
  } finally {
    const count = (entries.get(name) ?? 0) + 1;
    if (count > MOST_ENTRIES) performance.clearMeasures(name);
    entries.set(name, count > MOST_ENTRIES ? 1 : count);
    performance.measure(name, { start, end: performance.now() });
  }
}

/** A function that remembers its last answer and gives it again while what it depends on is the same. */
function lastOf<A, R>(
  ask: (input: A, before: R | undefined) => R,
  dependsOn: (input: A) => readonly unknown[],
): (input: A) => R {
  let last: { on: readonly unknown[]; answer: R } | undefined;
  return (input) => {
    const on = dependsOn(input);
    if (last === undefined || on.some((part, place) => part !== last?.on[place])) {
      last = { on, answer: ask(input, last?.answer) };
    }
    return last.answer;
  };
}
