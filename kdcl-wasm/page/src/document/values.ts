/**
 * The values of a fact as a table a form can show: a cell for each person, education level and school year.
 *
 * The contract lets a table be left out where there is one level or the year is that of the input, and lets a unit stand
 * beside a value. Here all that is written out, so that a cell has one place. INVARIANT: writing out says the same to the
 * engine; what it cannot place (a table where one value is due) stays as it is, for the engine to refuse.
 */
import type { EducationLevel, Fact } from "@kdcl/kdcl";
import { type FactLeaf, type FactTree, factAt, isTable } from "./document.js";

/**
 * Whether digits stand in groups of three: "12.500" is 12500 to one reader and 12,5 to another. A point does so in any language,
 * since Vietnamese numbers are typed in both; a comma in English alone, where it never sets off decimals.
 */
export function isGrouped(text: string, language: "vi" | "en"): boolean {
  return (language === "en" ? /^[1-9]\d{0,2}(?:[.,]\d{3})+$/ : /^[1-9]\d{0,2}(?:\.\d{3})+$/).test(text.trim());
}

/** What a typed text is: a number, or the text itself where it is none or could be two. */
export function parsedNumber(text: string, language: "vi" | "en"): number | string | undefined {
  const tidy = text.trim();
  if (tidy === "") return undefined;
  if (isGrouped(tidy, language)) return tidy;
  // A comma and a point both set off decimals. What ends in one is still being typed.
  const written = /^[+-]?\d+(?:[.,]\d*)?$/.test(tidy) ? Number(tidy.replace(",", ".")) : Number.NaN;
  return Number.isFinite(written) ? written : tidy;
}

/** The rows of a fact that has values by education level or person: their keys, in the order of the form. */
export function rowsOf(fact: Fact, tree: FactTree | undefined, taught: readonly EducationLevel[]): readonly string[] {
  const keys = isTable(tree) ? Object.keys(tree) : [];
  if (fact.per.includes("person")) return keys;
  if (!fact.per.includes("education_level")) return [];
  const given = keys.filter((key) => !isYear(key));
  // A value for the whole school stands for all its levels; the contract has one or the other.
  if (given.length === 0 && (tree !== undefined || taught.length < 2)) return [];
  return [...new Set([...(taught.length > 1 ? taught : []), ...given])];
}

/** The tree of a fact with every table written out. */
export function writtenOut(fact: Fact, tree: FactTree | undefined, schoolYear: string): FactTree | undefined {
  const plain = isTable(tree) && tree.value !== undefined && !fact.per.includes("person") ? tree.value : tree;
  const years = fact.per.includes("school_year") && schoolYear !== "";
  const byYear = (inner: FactTree): FactTree => (years && !isTable(inner) ? { [schoolYear]: inner } : inner);
  if (plain === undefined) return undefined;
  const rows = fact.per.includes("person") || fact.per.includes("education_level");
  if (!rows || !isTable(plain)) return byYear(plain);
  return Object.fromEntries(Object.entries(plain).map(([key, inner]) => [key, isYear(key) ? inner : byYear(inner)]));
}

/** The value at a cell. */
export function cellOf(tree: FactTree | undefined, cell: readonly string[]): FactLeaf | undefined {
  const at = factAt(tree, cell);
  return isTable(at) ? undefined : at;
}

/** The school years of a form: so many up to the last one, and those the values name besides. */
export function yearsOf(schoolYear: string, count: number, tree: FactTree | undefined): readonly string[] {
  const last = Number(schoolYear.slice(0, 4));
  const shown = Array.from({ length: count }, (_, place) => last - count + 1 + place).map(
    (year) => `${year}-${year + 1}`,
  );
  return [...new Set([...shown, ...yearsIn(tree)])].sort();
}

function yearsIn(tree: FactTree | undefined): readonly string[] {
  if (!isTable(tree)) return [];
  return Object.entries(tree).flatMap(([key, inner]) => (isYear(key) ? [key] : yearsIn(inner)));
}

function isYear(key: string): boolean {
  return /^\d{4}-\d{4}$/.test(key);
}

/** A JSON Pointer of steps. */
export function pointer(steps: readonly string[]): string {
  return steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The id of what is said to be wrong at a place: a JSON Pointer without the spaces that an id cannot have. */
export function wrongId(place: string): string {
  return `wrong${encodeURI(place)}`;
}
