/**
 * What several shapes share: words in two languages, places of the law, levels, verdicts, problems and warnings.
 *
 * INVARIANT: a vocabulary is a union of its words, so that a mistyped comparison is found before it runs.
 */

/** What every answer begins with. */
export interface Versions {
  /** The version of the JSON contract. */
  schema_version: number;
  /** The version of the law data: `2026.11`. A change that alters an answer changes it. */
  data_version: string;
}

/** The same words in Vietnamese and in English. */
export interface Text {
  /** Vietnamese. */
  vi: string;
  /** English. */
  en: string;
}

/**
 * A place of the law. Numbers are kept as text, as articles are sometimes numbered `7a`; a part that a circular does not
 * have there is `null`.
 *
 * @example { document: "18/2018/TT-BGDĐT", annex: null, article: "16", clause: "4", point: "b", item: null } // điểm b khoản 4 Điều 16
 */
export interface Citation {
  /** The number of the document: `18/2018/TT-BGDĐT`. */
  document: string;
  /** The annex (phụ lục). */
  annex: string | null;
  /** The article (điều). */
  article: string | null;
  /** The clause (khoản). */
  clause: string | null;
  /** The point (điểm). */
  point: string | null;
  /** The item (mục) of an annex: a criterion's code. */
  item: string | null;
}

/** The lowest and the highest level that the verdicts so far leave possible; the same where they decide it. */
export interface Interval {
  /** With every indicator not assessed counted as not met. 0 is "không đạt". */
  lowest: number;
  /** With every indicator not assessed counted as met. */
  highest: number;
}

/**
 * What was judged of an indicator: đạt, không đạt, chưa đánh giá, không áp dụng. `not_assessed` is what is left out;
 * `not_applicable` ("nếu có": what the indicator speaks of does not exist) counts as met, and is a warning where the law does
 * not say "nếu có".
 */
export type Verdict = "met" | "not_met" | "not_assessed" | "not_applicable";

/** The types of school that have standard sets of their own: mầm non, tiểu học, trung học, giáo dục thường xuyên. */
export type SchoolType = "mam_non" | "tieu_hoc" | "trung_hoc" | "gdtx";

/** What a school teaches (cấp học): nhà trẻ, mẫu giáo, tiểu học, trung học cơ sở, trung học phổ thông, giáo dục thường xuyên. */
export type EducationLevel = "nha_tre" | "mau_giao" | "tieu_hoc" | "thcs" | "thpt" | "gdtx";

/** How sure something about the law is, `A` the surest. */
export type Confidence = "A" | "B" | "C";

/** The rules an outcome can rest on. */
export type RuleName =
  | "school_level"
  | "criterion_level"
  | "standard_level"
  | "accreditation_grade"
  | "national_standard_degree"
  | "accreditation_conditions"
  | "national_standard_conditions";

/** Where the law states a rule that an outcome rests on. */
export interface Basis {
  /** The rule. */
  rule: RuleName;
  /** The place. */
  citation: Citation;
  /** How sure the rule is. */
  confidence: Confidence;
}

/** What the value of a fact is measured in. */
export type Unit =
  | "percent"
  | "number"
  | "person"
  | "pupil"
  | "child"
  | "class"
  | "group"
  | "room"
  | "building"
  | "site"
  | "square_metre"
  | "square_metre_per_pupil"
  | "room_per_class"
  | "pupil_per_class"
  | "pupil_per_teacher"
  | "teacher_per_class"
  | "child_per_group"
  | "case"
  | "report"
  | "study"
  | "shift"
  | "sport"
  | "goal"
  | "item"
  | "project"
  | "year"
  | "yes_no"
  | "grade";

/** What is wrong with an input, in one place of it. */
export interface Problem {
  /** What kind of problem it is, stable over versions: `assessment.unknown_criterion`. */
  code: string;
  /** Where in the input, as a JSON Pointer: `/ratings/5.9`; `null` where it has no place. */
  path: string | null;
  /** What is wrong. */
  message: Text;
  /** What to do about it. */
  help: Text;
}

/** All that is wrong with an input, in its order; after a hundred, one `json.too_many_errors`. What a `KdclError` is as JSON. */
export interface Errors {
  /** The problems. */
  errors: Problem[];
}

/** What is worth knowing beside an answer, and hinders nothing. (`Warning` in the contract.) */
export interface KdclWarning {
  /** What kind of warning it is, stable over versions: `rating.recognition_needs_more`. */
  code: string;
  /** The path of what it is about: `1.5/3`; `null` where it is about all of it. */
  path: string | null;
  /** What it says. */
  message: Text;
}

/** Any JSON. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
