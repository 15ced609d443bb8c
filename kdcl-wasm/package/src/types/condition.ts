/**
 * What the law asks of facts, as data: a small closed set of forms, told apart by `form`.
 *
 * INVARIANT: a condition is only described here; the engine alone decides whether one holds.
 */

/** How a value is held against the law's number; `shown` where the law fixes none. */
export type Comparator = "at_least" | "at_most" | "exactly" | "less_than" | "shown";

/** What a value is compared with: a number in the unit of the fact, yes or no, or the name of a grade of its scale. */
export type Threshold = number | boolean | string;

/** What must be so of a school for one of several requirements to be its own. */
export type Predicate =
  | "difficult_area"
  | "not_difficult_area"
  | "specially_difficult_commune"
  | "not_specially_difficult_commune"
  | "urban"
  | "rural"
  | "specialised"
  | "not_specialised"
  | "special_regulation"
  | "no_special_regulation"
  | "tieu_hoc"
  | "thcs"
  | "thpt"
  | "founded_after_2001";

/** A value compared with a number of the law. */
export interface Compare {
  /** The key of the fact that is compared. */
  fact: string;
  /** How. */
  comparator: Comparator;
  /** With what. */
  threshold: Threshold;
}

/** A value is compared with a number of the law. */
export interface CompareCondition extends Compare {
  form: "compare";
}

/** All of `of` hold in each of the last school years, that of the assessment included. */
export interface EveryYearCondition {
  form: "every_year";
  /** How many years. */
  years: number;
  /** The doubt about a school whose area changed within them: the other reading takes its area as it is in the last year. */
  area_doubt?: string;
  /** What is asked of each. */
  of: Condition[];
}

/** All of `of` hold in at least so many of the last school years. */
export interface CountYearsCondition {
  form: "count_years";
  /** How many years are looked at. */
  years: number;
  /** In how many it must hold. */
  at_least: number;
  /** What is asked of each. */
  of: Condition[];
}

/** Something rises, or changes for the better, over the last years. The law fixes no formula: it is shown and never decided. */
export interface TrendCondition {
  form: "trend";
  /** How many years. */
  years: number;
  /** The keys of the facts that are looked at. */
  facts: string[];
  /** The doubt that says so. */
  doubt: string;
}

/** One of several holds. */
export interface AnyOfCondition {
  form: "any_of";
  /** Which. */
  of: Condition[];
}

/** All of several hold. */
export interface AllOfCondition {
  form: "all_of";
  /** Which. */
  of: Condition[];
}

/** Something is asked only where it applies ("nếu có"); elsewhere it is met. */
export interface WhenCondition {
  form: "when";
  /** Whether it applies. */
  applies: Compare;
  /** What is asked then. */
  then: Condition[];
}

/** Something is asked of each person: the head, each deputy head. */
export interface EachPersonCondition {
  form: "each_person";
  /** The key of the fact that lists the persons. */
  fact: string;
  /** What is asked of each. */
  of: Condition[];
}

/** What is asked depends on the school: each branch that is the school's must hold. */
export interface VariantsCondition {
  form: "variants";
  /** The doubt about schools of which what they say of themselves does not tell. */
  doubt?: string;
  /** The branches. */
  of: Variant[];
}

/** A branch of what depends on the school. */
export interface Variant {
  /** What must be so for the branch to be the school's. */
  variant: Predicate[];
  /** What is asked then. */
  of: Condition[];
}

/** The last school year decides; another reading asks the same of each of the last years. */
export interface LastYearCondition {
  form: "last_year";
  /** How many years the other reading looks at. */
  years: number;
  /** The doubt that says so. */
  doubt: string;
  /** What is asked. */
  of: Condition[];
}

/** What can be read in two ways: the chosen one decides, unless the other is known to say otherwise. */
export interface ReadingsCondition {
  form: "readings";
  /** The doubt that says so. */
  doubt: string;
  /** The reading that is used. */
  chosen: Condition[];
  /** The other. */
  other: Condition[];
}

/** Something that holds for a school, does not, or cannot be told from what is known of it. */
export type Condition =
  | CompareCondition
  | EveryYearCondition
  | CountYearsCondition
  | TrendCondition
  | AnyOfCondition
  | AllOfCondition
  | WhenCondition
  | EachPersonCondition
  | VariantsCondition
  | LastYearCondition
  | ReadingsCondition;
