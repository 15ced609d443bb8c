/**
 * The questions most users ask, put to the sets that come with the library. Each is the method of `Catalogue` of that name.
 *
 * INVARIANT: nothing is decided here. `await init()` comes first; each function throws `KdclError` where it refuses.
 */
import { Catalogue, type JsonQuestions, type NamedAssessment } from "./catalogue.js";
import { builtinCore } from "./engine.js";
import { dataVersion as data, schemaVersion as schema } from "./glue/kdcl_wasm.js";
import type {
  Assessment,
  Distance,
  Draft,
  Facts,
  Outcome,
  Ratings,
  SchoolData,
  SchoolType,
  StandardSet,
  Suggestions,
  Text,
  WhatIf,
} from "./types.js";

const builtin = /* @__PURE__ */ new Catalogue();

/** The same questions with text of JSON in and out: the engine's own bytes, alike in every language. */
export const json: JsonQuestions = builtin.json;

/**
 * The level an assessment gives, and why.
 *
 * @example
 * await init();
 * const outcome = rate({ standard_set: "tt57-2026-gdtx", ratings: { "1.3": { reached: 1 } } });
 * outcome.level; // { lowest: 0, highest: 1 }
 */
export function rate(assessment: Assessment | string): Outcome {
  return builtin.rate(assessment);
}

/** What is missing for a level. */
export function gap(assessment: Assessment | string, to: number): Distance {
  return builtin.gap(assessment, to);
}

/** The outcome today, and with some verdicts changed. */
export function whatIf(assessment: Assessment | string, ratings: Ratings | string): WhatIf {
  return builtin.whatIf(assessment, ratings);
}

/** What school data suggest. */
export function suggest(data: SchoolData | string): Suggestions {
  return builtin.suggest(data);
}

/** What each check of each suggestion says, as a sentence: a list for each suggestion, in the order of `suggest`. */
export function sentences(data: SchoolData | string): Text[][] {
  return builtin.sentences(data);
}

/** The assessment with what the data suggest filled in, and listed in `suggested`. */
export function prefill(data: SchoolData | string): NamedAssessment {
  return builtin.prefill(data);
}

/** Sentences for the self-assessment report. */
export function draft(data: SchoolData | string): Draft {
  return builtin.draft(data);
}

/** An assessment as it was read: its set named, its verdicts in the order of the set. */
export function assessment(input: Assessment | string): NamedAssessment {
  return builtin.assessment(input);
}

/** The set that applies to a type of school on a day, `YYYY-MM-DD`. */
export function applicable(schoolType: SchoolType, date: string): StandardSet {
  return builtin.applicable(schoolType, date);
}

/** The set of an id. */
export function standardSet(id: string): StandardSet {
  return builtin.standardSet(id);
}

/** All sets of the library, oldest circular first. */
export function standardSets(): StandardSet[] {
  return builtin.standardSets();
}

/** The facts that can be asked of the schools of a set: what a form is made from. */
export function facts(id: string): Facts {
  return builtin.facts(id);
}

/** The version of the law data: year and month of its last change. It is in every answer too. */
export function dataVersion(): string {
  builtinCore();
  return data();
}

/** The version of the JSON contract. It is in every answer too. */
export function schemaVersion(): number {
  builtinCore();
  return schema();
}
