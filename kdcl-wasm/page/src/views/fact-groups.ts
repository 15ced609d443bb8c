/**
 * School data in the order of a form: the tables of the report's data part first, then by the standard they bear on.
 *
 * What bears on what is read from the set: an indicator's conditions name facts, a rate names the counts it follows from.
 * INVARIANT: every fact that is asked in `facts` is in exactly one group; facts of a file that the set does not use are in one
 * of their own, so that nothing is out of sight.
 */
import type { Criterion, Fact, StandardSet } from "@kdcl/kdcl";
import type { Work } from "../document/document.js";
import type { Answers, SetIndex } from "../engine.js";
import type { ShownData } from "../state.js";
import type { Words } from "../words/index.js";

/** A group of facts. */
export interface FactGroup {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** The id of the group of facts that the set does not use. */
export const UNKNOWN = "unknown";

const made = new WeakMap<SetIndex, ReadonlyMap<string, readonly string[]>>();

/** The criteria each fact bears on, by its key. */
export function bearsOn(index: SetIndex): ReadonlyMap<string, readonly string[]> {
  const known = made.get(index);
  if (known !== undefined) return known;
  const found = new Map<string, Set<string>>();
  const add = (key: string, code: string): void => {
    const codes = found.get(key) ?? new Set();
    if (codes.has(code)) return;
    found.set(key, codes.add(code));
    const fact = index.fact.get(key);
    for (const rate of [fact?.of, fact?.from_rates]) {
      for (const part of [...(rate?.part ?? []), ...(rate?.whole ?? [])]) add(part, code);
    }
  };
  for (const criterion of criteriaOf(index.set)) {
    const conditions = criterion.levels.flatMap((level) => level.indicators).map((indicator) => indicator.conditions);
    for (const key of factsIn(conditions)) add(key, criterion.code);
  }
  for (const fact of index.facts.facts) if (fact.criterion !== null) add(fact.key, fact.criterion);
  const order = criteriaOf(index.set).map((criterion) => criterion.code);
  const sorted = new Map([...found].map(([key, codes]) => [key, order.filter((code) => codes.has(code))]));
  made.set(index, sorted);
  return sorted;
}

/** The groups of a set's facts. */
export function groupsOf(index: SetIndex, { t, say }: Words): readonly FactGroup[] {
  const bears = bearsOn(index);
  const groups = new Map<string, { title: string; facts: Fact[] }>();
  const put = (id: string, title: string, fact: Fact) => {
    const group = groups.get(id) ?? { title, facts: [] };
    group.facts.push(fact);
    groups.set(id, group);
  };
  for (const fact of index.facts.facts) {
    if (fact.given_in !== null) continue;
    const code = bears.get(fact.key)?.[0];
    const standard = index.set.standards.find((each) => each.criteria.some((criterion) => criterion.code === code));
    if (fact.table !== null)
      put(`table-${fact.table}`, t.data.groups[fact.table] ?? t.data.groupTable(fact.table), fact);
    else if (standard === undefined) put("other", t.data.other, fact);
    else put(`standard-${standard.number}`, `${t.nav.standard(standard.number)}: ${say(standard.title)}`, fact);
  }
  const standards = index.set.standards.map((standard) => `standard-${standard.number}`);
  const rank = (id: string) => (id.startsWith("table-") ? 0 : 1 + (standards.indexOf(id) + 1 || standards.length + 1));
  return [...groups].map(([id, group]) => ({ id, ...group })).sort((one, other) => rank(one.id) - rank(other.id));
}

/** The group that is shown: the chosen one, that of a fact that was asked for, else the first. */
export function shownGroup(groups: readonly FactGroup[], view: ShownData): string {
  const { group, fact } = view;
  if (fact !== undefined) return groups.find((each) => each.facts.some((own) => own.key === fact))?.id ?? UNKNOWN;
  return group ?? groups[0]?.id ?? UNKNOWN;
}

/** The keys in a work's facts that its set does not use, or that are given elsewhere. */
export function unknownFacts(work: Work, index: SetIndex): readonly string[] {
  return Object.keys(work.facts).filter(
    (key) => (index.fact.get(key)?.given_in ?? "facts") !== "facts" || !index.fact.has(key),
  );
}

/** What a search and a filter find. */
export function matching(
  groups: readonly FactGroup[],
  view: ShownData,
  work: Work,
  answers: Answers,
  words: Words,
): readonly Fact[] {
  const bears = bearsOn(answers.index);
  const wanted = plain(view.search).split(" ").filter(Boolean);
  const asked = answers.suggestions && new Set(answers.suggestions.questions.map((question) => question.fact));
  const wrong = new Set(answers.dataProblems.map((problem) => problem.path?.split("/")[2]));
  const shown = (fact: Fact) => {
    if (view.show === "asked") return asked === undefined ? bears.has(fact.key) : asked.has(fact.key);
    if (view.show === "given") return Object.hasOwn(work.facts, fact.key);
    return view.show === "all" || wrong.has(fact.key);
  };
  const candidates = groups.flatMap((group) => group.facts).filter(shown);
  const found = (parts: readonly string[]) =>
    candidates.filter((fact) => {
      const text = plain(words.say(fact.meaning));
      return parts.every((part) => text.includes(part) || bears.get(fact.key)?.includes(part) === true);
    });
  // As it was typed first; else each of its words, wherever they stand.
  const exactly = found([wanted.join(" ")]);
  return exactly.length > 0 ? exactly : found(wanted);
}

/** A text as it is searched: without marks and case, so that "giao vien" finds "Giáo viên". */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}

function criteriaOf(set: StandardSet): readonly Criterion[] {
  return set.standards.flatMap((standard) => standard.criteria);
}

/** The keys of facts in conditions, however they are nested: always under `fact`. */
function factsIn(tree: unknown): readonly string[] {
  if (Array.isArray(tree)) return tree.flatMap(factsIn);
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, inner]) =>
    key === "fact" && typeof inner === "string" ? [inner] : factsIn(inner),
  );
}
