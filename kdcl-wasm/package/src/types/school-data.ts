/**
 * What is known of a school in numbers, and the vocabulary such numbers are given in.
 *
 * INVARIANT: which facts there are is data of the set (`facts(id)`), so keys of facts are text here.
 */
import type { AssessmentContent, SetChoice } from "./assessment.js";
import type { SchoolType, Text, Unit, Versions } from "./common.js";

/**
 * A value of a fact: a number in its unit, yes or no, the name of a grade; a table of these by education level or person, then
 * by school year; or any of them as `value` beside its `unit`, which is then checked.
 *
 * @example { "2018-2019": 11, "2019-2020": 12 }
 * @example { "Hiệu trưởng": "tot", "Phó hiệu trưởng": { "2019-2020": "kha" } }
 */
export type FactInput = number | boolean | string | FactTable;

/** Values by school year, education level or person; or `value` with `unit`. */
export interface FactTable {
  [key: string]: FactInput;
}

/** Values by the key of their fact. */
export type FactInputs = { [fact: string]: FactInput };

/** What is known of a school: facts, and as much of an assessment as there is. */
export type SchoolData = Omit<AssessmentContent, "ratings" | "school_year"> & {
  /** The last completed school year, `2022-2023`: the one a value without a year is of, and the last of every window. */
  school_year: string;
  /** The facts that are known, by key. */
  facts: FactInputs;
  /** Verdicts, by criterion. Those that the data contradict are warned of. */
  ratings?: AssessmentContent["ratings"];
} & SetChoice;

/** The facts that can be asked of the schools of a set, in the order a form would ask them. */
export interface Facts extends Versions {
  /** The id of the set. */
  standard_set: string;
  /** The facts. */
  facts: Fact[];
}

/** What the value of a fact is: a whole number, a number, yes or no, a grade of its `scale`. */
export type FactValue = "integer" | "decimal" | "yes_no" | "grade";

/** What a fact has a value for each of. */
export type FactPer = "education_level" | "person" | "school_year";

/** Something that can be known of a school. */
export interface Fact {
  /** Its name in an input: lower-case letters, digits and `_`. */
  key: string;
  /** What it is, in the library's words; for a quantity a circular names, the circular's. */
  meaning: Text;
  /** What its value is measured in. */
  unit: Unit;
  /** What its value is. */
  value: FactValue;
  /** What it has a value for each of; once for the school where this is empty. */
  per: FactPer[];
  /** The smallest value it can have, in its unit; a value under it is an error. */
  least: number | null;
  /** The largest value it can have, in its unit; a value over it is an error. */
  most: number | null;
  /** The key of the fact it is a part of, and so never exceeds in the same year. */
  part_of: string | null;
  /** A division of that whole: its parts of one division do not overlap. */
  split: string | null;
  /** How a rate follows from counts; these are preferred to the rate itself where both are given. */
  of: RateOf | null;
  /** How a rate follows from other rates, where neither counts nor the rate itself are given. */
  from_rates: RateOf | null;
  /** The keys of the facts whose sum is the number of persons it should be given for. */
  persons: string[];
  /** The grades of its scale, lowest first. */
  scale: Grade[];
  /** The table of the self-assessment report's data part it stands in: `3a`. */
  table: string | null;
  /** The types of school it can be asked of. */
  school_types: SchoolType[];
  /** The code of the criterion whose circular names it as main quantitative data. */
  criterion: string | null;
  /** Where in an input it is given: `"school"` for what describes the school itself; `null` is `facts`. */
  given_in: string | null;
}

/** A grade of a scale. */
export interface Grade {
  /** Its name in an input. */
  name: string;
  /** Its Vietnamese title. */
  vi: string;
  /** Its English title. */
  en: string;
}

/** The counts, or rates, a rate follows from: the sum of the parts over the sum of the wholes. */
export interface RateOf {
  /** The keys of what is counted. */
  part: string[];
  /** The keys of how many it is counted among; empty for all, where the parts are rates. */
  whole: string[];
}
