/**
 * What an assessment comes to: the level, why, what is missing for the next ones and what to ask next.
 *
 * INVARIANT: a path stands for an indicator: `5.4/2/c` is criterion 5.4, level 2, indicator c; `5.4/3` a level of one statement.
 */
import type { Basis, Citation, Interval, KdclWarning, Text, Verdict, Versions } from "./common.js";

/** The level an assessment gives, and why. */
export interface Outcome extends Versions {
  /** The id of the set it was rated by. */
  standard_set: string;
  /** Whether the level is certain: `lowest` and `highest` are the same. */
  decided: boolean;
  /** The school's level; 0 is "không đạt". */
  level: Interval;
  /** The accreditation grade (cấp độ) the level opens the way to; `null` where the circular has none (TT 57/2026). */
  accreditation_grade: Interval | null;
  /** The degree of national standard (mức độ) the level opens the way to; `null` where the circular has none (GDTX). */
  national_standard_degree: Interval | null;
  /** The standards, in their order, but for the clauses of Điều 22. */
  standards: StandardOutcome[];
  /** The criteria, in the order of the set; clauses of Điều 22 (level 0 or 4) among them. */
  criteria: CriterionOutcome[];
  /** What is missing for each level above the lowest, the next one first. */
  gaps: Gap[];
  /** The paths not assessed whose answer can still change the school's level, in the order of the set. */
  ask_next: string[];
  /** The paths that count as met because what they speak of does not exist. */
  not_applicable: string[];
  /** What is named in `gaps`, `ask_next` and `not_applicable`, by path. */
  indicators: IndicatorTexts;
  /** The rules the answer rests on. */
  basis: Basis[];
  /** What is worth knowing besides; that recognition needs more than a level among it. */
  warnings: KdclWarning[];
}

/** The level of one standard. */
export interface StandardOutcome {
  /** Its number. */
  number: number;
  /** Its level, by the rule over its own criteria; `null` where the circular gives standards no level (TT 57/2026). */
  level: Interval | null;
}

/** The level of one criterion. */
export interface CriterionOutcome {
  /** Its code: `5.4`. */
  code: string;
  /** Whether some level of the school asks for it by name. */
  mandatory: boolean;
  /** Its level. */
  level: Interval;
  /** Its highest level in the set. */
  highest_defined: number;
  /** The paths of its indicators that are not met. */
  not_met: string[];
  /** The paths of its indicators that are not assessed. */
  not_assessed: string[];
}

/** What is missing for one level above the lowest. Any choice reaches it; leaving out any one path of that does not. */
export interface Gap {
  /** The level. */
  target: number;
  /** The paths every way to it needs. */
  must: string[];
  /** What is left to pick; nothing where `must` is enough. */
  choose: Choose[];
}

/** At least so many of some criteria. */
export interface Choose {
  /** How many to pick. */
  at_least: number;
  /** What to pick from. */
  of: Alternative[];
}

/** One criterion to pick. */
export interface Alternative {
  /** Its code. */
  criterion: string;
  /** The paths it still lacks, beyond what every way needs. */
  paths: string[];
}

/** What an indicator named in an answer says, and where the law says it. */
export interface IndicatorText {
  /** The verdict it was given. */
  verdict: Verdict;
  /** What it asks for, in the library's words. */
  statement: Text;
  /** The official wording in Vietnamese, where a text pack supplied it. */
  official_text: string | null;
  /** Where the law asks for it. */
  citation: Citation;
}

/** What indicators say, by path. */
export type IndicatorTexts = { [path: string]: IndicatorText };

/** What is missing for one level that was asked for; nothing where it is reached for sure. */
export interface Distance extends Gap, Versions {
  /** The id of the set it was rated by. */
  standard_set: string;
  /** The school's level. */
  level: Interval;
  /** What is named in `must` and `choose`, by path. */
  indicators: IndicatorTexts;
}

/** The outcome today, and with some verdicts changed. */
export interface WhatIf extends Versions {
  /** The paths whose verdict is another, in the order of the set. */
  changes: string[];
  /** The outcome as it is. */
  today: Outcome;
  /** The outcome with the changes. */
  changed: Outcome;
}
