/**
 * What a deployer adds to a catalogue: a standard set in the format of the files in `standards/`, and official wording.
 *
 * INVARIANT: these are inputs; what may be left out is marked `?`, and nothing may be `null`.
 */
import type { Confidence, EducationLevel, RuleName, SchoolType, Text, Unit } from "./common.js";
import type { Condition } from "./condition.js";
import type { FactPer, FactValue, Grade } from "./school-data.js";
import type { Doubt, Provenance, SeveralLevels } from "./standard-set.js";

/** One circular's standard set for one type of school. */
export interface StandardSetFile {
  /** The id of the set: lower-case letters, digits, `-`, and `@date` for an amended version. */
  id: string;
  /** The number of the circular. */
  document: string;
  /** The annex that holds the criteria, where an annex does: each criterion is then cited as an item of it. */
  annex?: string;
  /** The title of the circular. */
  title: Text;
  /** Who issued it. */
  issuer: Text;
  /** When it was issued, `YYYY-MM-DD`. */
  issued: string;
  /** The first day it is in force, `YYYY-MM-DD`. */
  in_force_from: string;
  /** The last day it is in force in this version, `YYYY-MM-DD`; left out while that is open. */
  in_force_until?: string;
  /** Circulars that amended it. */
  amended_by?: readonly string[];
  /** Circulars it replaced. */
  replaces?: readonly string[];
  /** Circulars that replaced it. */
  replaced_by?: readonly string[];
  /** The types of school it applies to. */
  school_types: readonly SchoolType[];
  /** The education levels such a school may teach. */
  education_levels: readonly EducationLevel[];
  /** What holds for a school that teaches several of them; left out where there is nothing to decide. */
  several_education_levels?: SeveralLevels;
  /** Where the text comes from. */
  provenance: Provenance;
  /** What is not sure. */
  doubts?: readonly Doubt[];
  /** Where the law says how verdicts become levels. */
  basis: readonly BasisFile[];
  /** What each level of the school asks for, from level 1 up. */
  rule: readonly RuleFile[];
  /** What the school's level opens the way to. */
  recognition?: RecognitionFile;
  /** A time through which the quantities of the circular only monitor. */
  advisory?: AdvisoryFile;
  /** Facts its conditions use that the library's vocabulary does not have. */
  facts?: readonly FactFile[];
  /** The standards in their order; the clauses of a level without criteria come last. */
  standards: readonly StandardFile[];
}

/** A place of this circular. */
export interface PlaceFile {
  /** Phụ lục. */
  annex?: string;
  /** Điều. */
  article?: string;
  /** Khoản. */
  clause?: string;
  /** Điểm. */
  point?: string;
  /** Mục. */
  item?: string;
}

/** Where the law states a rule. */
export interface BasisFile {
  /** The rule. */
  rule: RuleName;
  /** The place. */
  place: PlaceFile;
  /** How sure the rule is. */
  confidence: Confidence;
}

/** What one level of the school asks for, beside the level below. */
export interface RuleFile {
  /** The level, 1 to 9. */
  level: number;
  /** The codes of the criteria that must each reach the level, or their own highest level where that is lower. */
  mandatory?: readonly string[];
  /** How many of which others must reach it. */
  quota?: QuotaFile;
  /** The level none of the criteria named above may be below, 1 to 9. */
  floor?: number;
  /** The place. */
  place: PlaceFile;
  /** How sure the rule is. */
  confidence: Confidence;
}

/** A number of criteria, or a share of them rounded up. */
export interface QuotaFile {
  /** The number; either this or `percent`. */
  at_least?: number;
  /** The share of the criteria in `of`, in percent, 1 to 100; either this or `at_least`. */
  percent?: number;
  /** The codes of the criteria counted. */
  of: readonly string[];
}

/** What each level, from 1 up, opens the way to. */
export interface RecognitionFile {
  /** The accreditation grade (cấp độ) of level 1, 2, …; left out where the circular has none. */
  accreditation_grade?: readonly number[];
  /** The degree of national standard (mức độ) of level 1, 2, …, 0 being none; left out where there is none. */
  national_standard_degree?: readonly number[];
}

/** A time through which the quantities a circular names decide nothing. */
export interface AdvisoryFile {
  /** Its last day, `YYYY-MM-DD`. */
  until: string;
  /** The place. */
  place: PlaceFile;
  /** How sure that is. */
  confidence: Confidence;
  /** What the law says. */
  note: Text;
}

/** A standard, or the clauses of a level that has no criteria of its own. */
export interface StandardFile {
  /** Its number, 1 to 99; that of the article for clauses. */
  number: number;
  /** Its title. */
  title: Text;
  /** Whether this is an article of clauses and no standard; else `false`. */
  clauses?: boolean;
  /** Its criteria, in order. */
  criteria: readonly CriterionFile[];
}

/** A criterion, or one clause. */
export interface CriterionFile {
  /** Its code: the standard's number and its own, `5.4`. */
  code: string;
  /** Its title, exactly as the circular has it in Vietnamese; a clause has none. */
  title?: Text;
  /** Its levels, lowest first. */
  levels: readonly LevelFile[];
  /** Names of documents the circular suggests as evidence. */
  suggested_evidence?: readonly string[];
  /** The main quantitative indicators the circular names. */
  quantitative_indicators?: readonly QuantityFile[];
}

/** What a criterion asks for at one level: one statement, or lettered indicators. */
export interface LevelFile {
  /** The level, 1 to 9. */
  level: number;
  /** Điều; left out where the set has an annex. */
  article?: string;
  /** Khoản. */
  clause?: string;
  /** The statement, where the level has no letters. */
  statement?: Text;
  /** Whether that statement speaks of something "nếu có", if there is any; else `false`. */
  if_any?: boolean;
  /** What the law asks of numbers, where the level is one statement. */
  conditions?: readonly Condition[];
  /** What of the statement a person judges beside them. */
  remaining?: Text;
  /** The indicators by their letter. */
  indicators?: { [letter: string]: IndicatorFile };
}

/** One lettered indicator. */
export interface IndicatorFile {
  /** The statement in Vietnamese. */
  vi: string;
  /** The statement in English. */
  en: string;
  /** Whether it speaks of something "nếu có", if there is any; else `false`. */
  if_any?: boolean;
  /** What the law asks of numbers. */
  conditions?: readonly Condition[];
  /** What of the statement a person judges beside them. */
  remaining?: Text;
}

/** What kind of number a quantity is. */
export type QuantityValue = "percent" | "integer" | "decimal";

/** A quantity the circular names without saying how to compute it. */
export interface QuantityFile {
  /** Its name; the Vietnamese as the circular has it. */
  name: Text;
  /** Its unit, where the circular states one. */
  unit?: string;
  /** What kind of number it is. */
  value?: QuantityValue;
  /** The key under which a school gives it; left out where it is no number. */
  fact?: string;
}

/** A fact as a set defines it: `Fact`, with what it does not have left out. */
export interface FactFile {
  /** Its name in an input: lower-case letters, digits and `_`. */
  key: string;
  /** What it is. */
  meaning: Text;
  /** What its value is measured in. */
  unit: Unit;
  /** What its value is. */
  value: FactValue;
  /** What it has a value for each of; once for the school where this is empty. */
  per: readonly FactPer[];
  /** The smallest value it can have, in its unit. */
  least?: number;
  /** The largest value it can have, in its unit. */
  most?: number;
  /** The key of the fact it is a part of, and so never exceeds in the same year. */
  part_of?: string;
  /** A division of that whole: its parts of one division do not overlap. */
  split?: string;
  /** How a rate follows from counts. */
  of?: RateOfFile;
  /** How a rate follows from other rates. */
  from_rates?: RateOfFile;
  /** The keys of the facts whose sum is the number of persons it should be given for. */
  persons?: readonly string[];
  /** The grades of its scale, lowest first. */
  scale?: readonly Grade[];
  /** The table of the self-assessment report's data part it stands in. */
  table?: string;
  /** The types of school it can be asked of. */
  school_types: readonly SchoolType[];
  /** The code of the criterion whose circular names it as main quantitative data. */
  criterion?: string;
  /** Where in an input it is given: `"school"` for what describes the school itself; left out for `facts`. */
  given_in?: string;
}

/** The counts, or rates, a rate follows from. */
export interface RateOfFile {
  /** The keys of what is counted. */
  part: readonly string[];
  /** The keys of how many it is counted among; left out for all, where the parts are rates. */
  whole?: readonly string[];
}

/** The official wording of a set, by path; an empty text is one not supplied yet. */
export interface TextPack {
  /** The id of the set. */
  standard_set: string;
  /** Where the wording was taken from. */
  source?: string;
  /** The wording, by path. */
  official_text: { [path: string]: string };
}
