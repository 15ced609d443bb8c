/**
 * What a school says of itself: which set, which school, and a verdict for each indicator.
 *
 * INVARIANT: only `ratings` and the choice of a set are required; nothing of `school` changes a level.
 */
import type { EducationLevel, JsonValue, SchoolType, Verdict } from "./common.js";

/** The kind of a school: thường, chuyên, chuyên biệt, dân tộc nội trú, dân tộc bán trú. */
export type SchoolKind = "ordinary" | "specialised" | "special" | "ethnic_boarding" | "ethnic_semi_boarding";

/** Who owns a school: công lập, tư thục, dân lập. */
export type Ownership = "public" | "private" | "community";

/** A school, as far as an assessment describes it. */
export interface School {
  /** Its name, at most 256 characters. */
  name?: string;
  /** Its code in the sector's database, at most 256 characters. */
  code?: string;
  /** The education levels it teaches. */
  education_levels?: readonly EducationLevel[];
  /** Its kind. */
  kind?: SchoolKind;
  /** Who owns it. */
  ownership?: Ownership;
  /** Whether it lies in a difficult area (vùng khó khăn); by school year where that changed. */
  difficult_area?: DifficultArea;
  /** Whether it lies in a specially difficult commune (xã đặc biệt khó khăn). */
  specially_difficult_commune?: boolean;
  /** Whether it lies in a town. */
  urban?: boolean;
  /** The year it was founded, 1 to 9999. */
  founded?: number;
}

/** Whether a school lies in a difficult area: always, or by school year (`2022-2023`). */
export type DifficultArea = boolean | { [schoolYear: string]: boolean };

/** Every indicator up to a level met, every one above not met. */
export interface Reached {
  /** 0, or a level the criterion has. */
  reached: number;
}

/** The rating of a level: a verdict for every indicator it has, or by letter. */
export type LevelRating = Verdict | { [letter: string]: Verdict };

/** The rating of a criterion by level, `"1"` to `"9"`. */
export type LevelRatings = { [level: `${number}`]: LevelRating };

/** The rating of a criterion: a verdict for every indicator of every level it has, the level reached, or by level. */
export type CriterionRating = Verdict | Reached | LevelRatings;

/**
 * Verdicts by criterion; what is left out is not assessed.
 *
 * @example { "1.1": { "1": { a: "met", b: "met", c: "met" }, "2": "met" }, "1.2": { reached: 2 }, "22.1": "not_met" }
 */
export type Ratings = { [criterion: string]: CriterionRating };

/** How an input chooses its standard set: by id, or by type of school and day. An id outside its dates is a warning. */
export type SetChoice =
  | {
      /** The id of a standard set: `tt57-2026-pho-thong`. */
      standard_set: string;
      /** The type of school. */
      school_type?: SchoolType;
      /** The day of the assessment, `YYYY-MM-DD`. */
      assessed_on?: string;
    }
  | {
      /** The id of a standard set. */
      standard_set?: string;
      /** The type of school; with the day it finds the set in force. */
      school_type: SchoolType;
      /** The day of the assessment, `YYYY-MM-DD`. */
      assessed_on: string;
    };

/** An assessment, but for the choice of its set. */
export interface AssessmentContent {
  /** The school. */
  school?: School;
  /** The school year, two consecutive years: `2022-2023`. */
  school_year?: string;
  /** Verdicts, by criterion. */
  ratings: Ratings;
  /** The paths whose verdict data suggested and no person has confirmed. They are rated like any other. */
  suggested?: readonly string[];
  /** Anything a program keeps beside: evidence, notes. The engine passes it on and does not read it. */
  annotations?: JsonValue;
}

/**
 * What a school says of itself.
 *
 * @example { standard_set: "tt57-2026-gdtx", school_year: "2026-2027", ratings: { "1.1": "met", "2.2": { "1": "met" } } }
 */
export type Assessment = AssessmentContent & SetChoice;
