/**
 * What school data suggest: suggestions with the checks that led to them, questions, and sentences for the report.
 *
 * INVARIANT: a suggestion is no verdict; it becomes one when a person takes it as theirs.
 */
import type { Citation, EducationLevel, KdclWarning, Text, Unit, Versions } from "./common.js";
import type { Comparator, Threshold } from "./condition.js";

/** What school data suggest for each indicator the law gives numbers for. */
export interface Suggestions extends Versions {
  /** The id of the set they are by. */
  standard_set: string;
  /** Whether numbers only monitor (khoản 4 Điều 27 TT 57/2026, through 31/12/2028): everything is then undetermined. */
  advisory_only: boolean;
  /** One for each indicator that has conditions, in the order of the set. */
  suggestions: Suggestion[];
  /** The facts that are missing, the most worth asking first. */
  questions: Question[];
  /** What is worth knowing besides: verdicts and rates the data contradict among it. */
  warnings: KdclWarning[];
}

/** What data suggest for an indicator: đạt, không đạt, chưa xác định. */
export type Suggested = "met" | "not_met" | "undetermined";

/** Whether the law's numbers are the whole of an indicator, or a person judges the rest. */
export type Coverage = "whole" | "partial";

/** What is suggested for one indicator. */
export interface Suggestion {
  /** The indicator: `5.4/2/a`. */
  path: string;
  /** `met` only where every condition holds, `not_met` where one is known to fail, else `undetermined`. */
  suggested: Suggested;
  /** Whether the conditions are the `whole` indicator; where `partial`, see `remaining`. */
  coverage: Coverage;
  /** The values that led to it. */
  checks: Check[];
  /** The keys of the facts that are not known and could still decide it. */
  missing: string[];
  /** What a person still judges besides. */
  remaining: Text | null;
  /** The ids of the doubts of the set that leave it undetermined. */
  doubts: string[];
  /** Where the law asks for it. */
  citation: Citation;
}

/** A value that was checked: a number in the unit of the fact, yes or no, or the name of a grade. */
export type CheckedValue = number | boolean | string;

/** A value of a fact, what the law asks of it, and whether it is so. What is marked `?` stands only where there is any. */
export interface Check {
  /** The fact's key. */
  fact: string;
  /** The school year of the value; `null` for a fact that has no years. */
  year: string | null;
  /** The value, in `unit`; yes or no; or the name of a grade. */
  value: CheckedValue;
  /** What the value is measured in. */
  unit: Unit;
  /** How it is compared; `shown` where the law fixes no number. */
  comparator: Comparator;
  /** With what; `null` where the value is only shown. */
  threshold: Threshold | null;
  /** Which of several requirements it is, by the school's area, kind or level: `not_specialised+thcs`. */
  variant: string | null;
  /** Whether it is as the law asks; `null` where it is only shown. */
  holds: boolean | null;
  /** Where the value is a rate computed from counts: how many, of how many. */
  counts?: Counts;
  /** The education level the value is of. */
  education_level?: EducationLevel;
  /** The person the value is of. */
  person?: string;
  /** `true` where it tells if something is asked at all ("nếu có"): where it does not hold, nothing is. */
  applicability?: boolean;
  /** `true` where it is one of several of which one is enough. */
  alternative?: boolean;
  /** In how many of how many years it must hold, where not only this year's value is looked at. */
  window?: Window;
  /** The id of the doubt whose other reading it belongs to, which decides nothing. */
  doubt?: string;
}

/** How many, of how many. */
export interface Counts {
  /** How many. */
  part: number;
  /** Of how many. */
  whole: number;
}

/** In how many of the last school years something must hold. */
export interface Window {
  /** How many years are looked at, the last being that of the data. */
  years: number;
  /** In how many of them it must hold. */
  at_least: number;
}

/** A fact that is not known and that undecided indicators need. */
export interface Question {
  /** The fact's key. */
  fact: string;
  /** What its value is measured in. */
  unit: Unit;
  /** What it is. */
  meaning: Text;
  /** The paths of the undecided indicators that need it, in the order of the set. */
  bears_on: string[];
  /** How many of these would have nothing missing any more. */
  settles: number;
  /** The school years it is missing for, oldest first; none for a fact that has no years. */
  years: string[];
}

/** Sentences for the self-assessment report. Nothing is praised and nothing invented. */
export interface Draft extends Versions {
  /** The id of the set it is by. */
  standard_set: string;
  /** The standards in their order, the clauses of Điều 22 last. */
  standards: StandardDraft[];
}

/** The sentences of one standard. */
export interface StandardDraft {
  /** Its number. */
  number: number;
  /** For the report's "mở đầu". */
  opening: Text;
  /** Its criteria, in order. */
  criteria: CriterionDraft[];
  /** For the report's "kết luận": how many criteria reached each level, by the verdicts of persons alone. */
  conclusion: Text;
}

/** The sentences of one criterion. */
export interface CriterionDraft {
  /** Its code. */
  code: string;
  /** One for each fact that is known and that the law gives a number for. */
  lines: Text[];
}
