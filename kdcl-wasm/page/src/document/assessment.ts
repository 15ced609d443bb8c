/**
 * The work as the contract writes it: an assessment to rate, school data to suggest from; and back.
 *
 * INVARIANT: `fromAssessment(toAssessment(work))` has the verdicts of `work`; nothing is in the assessment that the contract
 * does not know.
 */
import type { Assessment, Ratings, SchoolData, Verdict } from "@kdcl/kdcl";
import type { FactTree, GivenVerdict, Path, Work } from "./document.js";

/** What a saved file holds beside the contract: kept, and not read by the engine. */
export interface Annotations {
  evidence: Record<Path, string>;
  notes: Record<Path, string>;
  facts: Record<string, FactTree>;
}

/** The assessment that the work is. Fields that were not said are left out. */
export function toAssessment(work: Work): Assessment {
  return {
    standard_set: work.standardSet,
    ...(Object.keys(work.school).length > 0 && { school: work.school }),
    ...(work.schoolYear !== "" && { school_year: work.schoolYear }),
    ...(work.assessedOn !== "" && { assessed_on: work.assessedOn }),
    ratings: toRatings(work.verdicts),
    ...(work.suggested.length > 0 && { suggested: [...work.suggested] }),
  };
}

/** The school data of the work, with its verdicts beside them. They need a school year; see `Answers.withheld`. */
export function toSchoolData(work: Work): SchoolData {
  // A number that was typed wrong is text here; the engine refuses it, which is what should happen.
  const facts = work.facts as SchoolData["facts"];
  return { ...toAssessment(work), school_year: work.schoolYear, facts };
}

/** What the saved file holds beside the assessment. */
export function toAnnotations(work: Work): Annotations {
  return { evidence: { ...work.evidence }, notes: { ...work.notes }, facts: { ...work.facts } };
}

/**
 * The work that an assessment is.
 *
 * @param assessment as the engine's `assessment()` gives it: its set named, its verdicts written out by indicator.
 */
export function fromAssessment(assessment: Assessment, annotations: Partial<Annotations> = {}): Work {
  return {
    standardSet: assessment.standard_set ?? "",
    school: assessment.school ?? {},
    schoolYear: assessment.school_year ?? "",
    assessedOn: assessment.assessed_on ?? "",
    verdicts: fromRatings(assessment.ratings),
    suggested: assessment.suggested ?? [],
    evidence: annotations.evidence ?? {},
    notes: annotations.notes ?? {},
    facts: annotations.facts ?? {},
  };
}

function toRatings(verdicts: Work["verdicts"]): Ratings {
  const ratings: Record<string, Record<string, Verdict | Record<string, Verdict>>> = {};
  for (const [path, verdict] of Object.entries(verdicts)) {
    const [criterion = "", level = "", letter] = path.split("/");
    ratings[criterion] ??= {};
    const levels = ratings[criterion];
    if (letter === undefined) {
      levels[level] = verdict;
      continue;
    }
    const letters = levels[level];
    if (typeof letters === "object") letters[letter] = verdict;
    else levels[level] = { [letter]: verdict };
  }
  return ratings;
}

function fromRatings(ratings: Ratings): Record<Path, GivenVerdict> {
  const verdicts: Record<Path, GivenVerdict> = {};
  const walk = (path: string, rating: unknown): void => {
    if (isGiven(rating)) verdicts[path] = rating;
    else if (typeof rating === "object" && rating !== null) {
      for (const [key, inner] of Object.entries(rating)) walk(`${path}/${key}`, inner);
    }
  };
  for (const [criterion, rating] of Object.entries(ratings)) walk(criterion, rating);
  return verdicts;
}

function isGiven(rating: unknown): rating is GivenVerdict {
  return rating === "met" || rating === "not_met" || rating === "not_applicable";
}
