/**
 * A standard set: all a circular prescribes for one type of school, as data, with the place of each part in the law.
 *
 * INVARIANT: statements are in the library's own words; `official_text` is there only where a deployer supplied it.
 */
import type { Basis, Citation, Confidence, EducationLevel, SchoolType, Text, Versions } from "./common.js";
import type { Condition } from "./condition.js";

/** All a circular prescribes for one type of school. */
export interface StandardSet extends Versions {
  /** Its id, which an assessment names: `tt18-2018-trung-hoc`. */
  id: string;
  /** The number of the circular: `18/2018/TT-BGDĐT`. */
  document: string;
  /** The title of the circular. */
  title: Text;
  /** Who issued it. */
  issuer: Text;
  /** The types of school it is for. */
  school_types: SchoolType[];
  /** The education levels these schools can teach. */
  education_levels: EducationLevel[];
  /** How it deals with a school that teaches several of them; `null` where there is nothing to decide. */
  several_education_levels: SeveralLevels | null;
  /** The day it was issued, `YYYY-MM-DD`. */
  issued: string;
  /** The first day it is in force, `YYYY-MM-DD`. */
  in_force_from: string;
  /** The last day it is in force, `YYYY-MM-DD`; `null` while none is known. */
  in_force_until: string | null;
  /** The documents that amend it. */
  amended_by: string[];
  /** The documents it replaces. */
  replaces: string[];
  /** The documents that replace it. */
  replaced_by: string[];
  /** Where its text was taken from, and how sure that is. */
  provenance: Provenance;
  /** What about it is not sure, and what was chosen. */
  doubts: Doubt[];
  /** Where the law states the rules an outcome rests on. */
  basis: Basis[];
  /** What each level of the school takes, level 1 first. */
  rule: LevelRule[];
  /** The accreditation grade (cấp độ) each level opens the way to, level 1 first; `null` where the circular has none. */
  accreditation_grade: number[] | null;
  /** The degree of national standard (mức độ) each level opens the way to, 0 being none; `null` where the circular has none. */
  national_standard_degree: number[] | null;
  /** Through when its numbers only monitor (khoản 4 Điều 27 TT 57/2026); `null` where they count. */
  advisory: Advisory | null;
  /** Its standards, in order; the clauses of Điều 22 of the circulars of 2018 last, with number 22. */
  standards: Standard[];
}

/** How a set deals with a school that teaches several education levels: one rating for all, or the law does not say. */
export type SeveralLevels = "one_rating" | "not_established";

/** A group of criteria (tiêu chuẩn). */
export interface Standard {
  /** Its number. */
  number: number;
  /** Its title, the circular's own in Vietnamese. */
  title: Text;
  /** Its criteria, in order. */
  criteria: Criterion[];
}

/** A criterion (tiêu chí), or one clause of Điều 22. */
export interface Criterion {
  /** Its code: `5.4`. */
  code: string;
  /** Its title, the circular's own in Vietnamese; a clause has none. */
  title: Text | null;
  /** Whether some level of the school asks for it by name. */
  mandatory: boolean;
  /** Its levels, lowest first. */
  levels: Level[];
  /** The evidence the circular names (minh chứng gợi ý), in Vietnamese. */
  suggested_evidence: string[];
  /** The quantities the circular monitors it by. */
  quantitative_indicators: QuantitativeIndicator[];
}

/** What a criterion asks for at one level. */
export interface Level {
  /** The level. */
  level: number;
  /** Its indicators: one without a letter where it is a single statement. */
  indicators: Indicator[];
}

/** An indicator (chỉ báo): what is given a verdict. */
export interface Indicator {
  /** Its path: `5.4/2/c`; without a letter `5.4/3`. */
  path: string;
  /** Its letter; `null` where the level is a single statement. */
  letter: string | null;
  /** Whether it speaks of something "nếu có", if there is any. */
  if_any: boolean;
  /** What it asks for, in the library's words. */
  statement: Text;
  /** The official wording in Vietnamese, where a text pack supplied it. */
  official_text: string | null;
  /** Where the law asks for it. */
  citation: Citation;
  /** What the law asks of numbers; all of them must hold. */
  conditions: Condition[];
  /** What of the statement a person judges beside them; `null` where there are no conditions or they are all of it. */
  remaining: Text | null;
}

/** A quantity the circular names as main quantitative data, without a formula. */
export interface QuantitativeIndicator {
  /** Its name; the Vietnamese is the circular's own. */
  name: Text;
  /** Its unit, where the circular states one. */
  unit: string | null;
  /** How it is computed: the circular does not say, so this is always `null`. */
  definition: string | null;
  /** The key of the fact a school gives it as; `null` where it is no number. */
  fact: string | null;
}

/** What one level of the school asks for, beside the level below, as the circular states it. */
export interface LevelRule {
  /** The level. */
  level: number;
  /** The codes of the criteria that must each reach the level, or their own highest level where that is lower. */
  mandatory: string[];
  /** How many of which others must reach it. */
  quota: Quota | null;
  /** The level none of the criteria named above may be below. */
  floor: number | null;
  /** Where the law says so. */
  citation: Citation;
  /** How sure the rule is. */
  confidence: Confidence;
}

/** A number of criteria out of some. */
export interface Quota {
  /** How many must reach the level. */
  at_least: number;
  /** The codes of the criteria counted. */
  of: string[];
}

/** Where the text of a set was taken from. */
export interface Provenance {
  /** How sure the weakest part is that can change a level. */
  confidence: Confidence;
  /** How the text was obtained and checked. */
  note: Text;
  /** What was read. */
  sources: Text[];
}

/** What a doubt is about: the wording, its meaning, or whom it applies to. */
export type DoubtKind = "text" | "reading" | "scope";

/** Something about the law that is not sure, and what the data does about it. */
export interface Doubt {
  /** A name that stays the same. */
  id: string;
  /** What it is about. */
  kind: DoubtKind;
  /** The standards, criteria or indicators it touches; none where it touches the whole set. */
  places: string[];
  /** What is not sure. */
  doubt: Text;
  /** What the data or the rating does until it is settled. */
  chosen: Text;
}

/** A time through which the quantities a circular names only monitor, and decide nothing. */
export interface Advisory {
  /** Its last day, `YYYY-MM-DD`. */
  until: string;
  /** Where the law says so. */
  citation: Citation;
  /** How sure that is. */
  confidence: Confidence;
  /** What it says, in the library's words. */
  note: Text;
}
