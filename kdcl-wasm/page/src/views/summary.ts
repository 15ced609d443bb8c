/**
 * The summary of an outcome as a picture: which levels there are, and how far each criterion has come.
 *
 * Read by the grid and by the report's table, so that the two cannot differ. Which levels a criterion has, and whether there
 * is a part for Điều 22, is the set's to say. INVARIANT: no level is decided here; each mark repeats the interval that the
 * engine gave, and a level that is not decided never appears as reached or not reached.
 */
import type { Citation, Criterion, Interval, Outcome, Standard, StandardSet } from "@kdcl/kdcl";
import type { Path } from "../document/document.js";

/** The number under which a set holds the clauses of Điều 22. */
const ARTICLE_22 = 22;

/** What a cell shows: reached for sure, still possible, not reached, or a level the criterion does not have. */
export type Mark = "reached" | "possible" | "not_reached" | "undefined";

/** A criterion and its marks. */
export interface Row {
  readonly criterion: Criterion;
  readonly level: Interval;
  readonly decided: boolean;
  /** One for each level of the part. */
  readonly marks: readonly Mark[];
  /** Whether it is below the lowest level of the part. */
  readonly failed: "yes" | "no" | "possible";
  readonly citation: Citation | undefined;
}

/** A standard with its criteria. */
export interface Group {
  readonly standard: Standard;
  readonly rows: readonly Row[];
}

/** Standards whose criteria share levels, and what the school reaches of these. */
export interface Part {
  readonly levels: readonly number[];
  readonly groups: readonly Group[];
  /** The school's level, no higher than the part tells of. */
  readonly result: Interval;
}

/** The whole of it. */
export interface Summary {
  /** The standards proper. */
  readonly main: Part;
  /** The clauses of Điều 22, where the set has them. */
  readonly article22: Part | undefined;
  /** Whether only some criteria are mandatory, so that it has to be marked which. */
  readonly someMandatory: boolean;
}

/** The summary of an outcome of a set. */
export function summary(set: StandardSet, outcome: Outcome): Summary {
  const proper = set.standards.filter((standard) => standard.number !== ARTICLE_22);
  const clauses = set.standards.filter((standard) => standard.number === ARTICLE_22);
  return {
    main: part(proper, outcome),
    article22: clauses.length > 0 ? part(clauses, outcome) : undefined,
    someMandatory: someMandatory(set),
  };
}

/** Whether only some criteria of a set are mandatory: where all are, to say so of each tells nothing. */
export function someMandatory(set: StandardSet): boolean {
  const proper = set.standards.filter((standard) => standard.number !== ARTICLE_22);
  const mandatory = proper.flatMap((standard) => standard.criteria.map((criterion) => criterion.mandatory));
  return mandatory.includes(true) && mandatory.includes(false);
}

/** The paths of a criterion's indicators, in their order. */
export function pathsOf(criterion: Criterion): readonly Path[] {
  return criterion.levels.flatMap((level) => level.indicators).map((indicator) => indicator.path);
}

/** Whether an interval is one level. */
export function isDecided(level: Interval): boolean {
  return level.lowest === level.highest;
}

function part(standards: readonly Standard[], outcome: Outcome): Part {
  const criteria = standards.flatMap((standard) => standard.criteria);
  const defined = new Set(criteria.flatMap((criterion) => criterion.levels.map((level) => level.level)));
  const levels = [...defined].sort((one, other) => one - other);
  const rated = new Map(outcome.criteria.map((criterion) => [criterion.code, criterion.level]));
  const top = Math.max(0, ...levels);
  return {
    levels,
    groups: standards.map((standard) => ({
      standard,
      rows: standard.criteria.map((criterion) =>
        row(criterion, levels, rated.get(criterion.code) ?? { lowest: 0, highest: top }),
      ),
    })),
    result: { lowest: Math.min(outcome.level.lowest, top), highest: Math.min(outcome.level.highest, top) },
  };
}

function row(criterion: Criterion, levels: readonly number[], level: Interval): Row {
  const own = new Set(criterion.levels.map((each) => each.level));
  const least = Math.min(...own);
  return {
    criterion,
    level,
    decided: isDecided(level),
    marks: levels.map((each) => (own.has(each) ? mark(each, level) : "undefined")),
    failed: level.highest < least ? "yes" : level.lowest >= least ? "no" : "possible",
    citation: criterion.levels[0]?.indicators[0]?.citation,
  };
}

function mark(level: number, reached: Interval): Mark {
  if (level <= reached.lowest) return "reached";
  return level <= reached.highest ? "possible" : "not_reached";
}
