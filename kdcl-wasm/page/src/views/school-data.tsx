/**
 * School data: a form made from the facts of the set.
 *
 * INVARIANT: what can be given, its unit, bounds and grades are the vocabulary's; what is wrong with it is the engine's to say,
 * and is shown at its field.
 */
import type { EducationLevel, Fact, Problem } from "@kdcl/kdcl";
import { useMemo } from "preact/hooks";
import { yearsOf } from "../document/values.js";
import type { ShownData } from "../state.js";
import { Announced } from "./announced.js";
import { type Page, useActions, usePage, useWords } from "./context.js";
import { FactRows } from "./fact-field.js";
import { bearsOn, groupsOf, matching, shownGroup, UNKNOWN, unknownFacts } from "./fact-groups.js";
import { withMeanings } from "./fact-words.js";
import { SchoolYear } from "./school-year.js";
import { Withheld } from "./withheld.js";

/** The circulars of 2018 look at five years; monitoring shows three. */
const YEARS = { counting: 5, monitoring: 3 };

interface Props {
  readonly view: ShownData;
  readonly show: (change: Partial<ShownData>) => void;
}

export function SchoolDataForm({ view, show }: Props) {
  const page = usePage();
  const words = useWords();
  const { t } = words;
  const { work, answers } = page;
  const groups = useMemo(() => groupsOf(answers.index, words), [answers.index, words]);
  const all = groups.flatMap((group) => group.facts);
  const searching = view.search !== "" || view.show !== "all";
  const current = shownGroup(groups, view);
  const group = groups.find((each) => each.id === current);
  const facts = searching ? matching(groups, view, work, answers, words) : (group?.facts ?? []);
  return (
    <section class="data" aria-labelledby="data-title">
      <h2 id="data-title">{t.data.title}</h2>
      <p class="lead">{t.data.lead}</p>
      <SchoolYear />
      <Standing page={page} />
      {work.schoolYear !== "" && (
        <>
          <search class="data-search">
            <label class="field">
              <span>{t.data.search}</span>
              <input
                type="search"
                value={view.search}
                placeholder={t.data.searchHint}
                onInput={(event) => show({ search: event.currentTarget.value })}
              />
            </label>
            <label class="field">
              <span>{t.data.filter}</span>
              <select
                value={view.show}
                onChange={(event) => show({ show: event.currentTarget.value as ShownData["show"] })}
              >
                {FILTERS.map((filter) => (
                  <option key={filter} value={filter}>
                    {t.data.filters[filter]}
                  </option>
                ))}
              </select>
            </label>
            <p class="count" aria-live="polite">
              {searching && t.data.count(facts.length, all.length)}
            </p>
          </search>
          {!searching && current !== UNKNOWN && <h3>{group?.title}</h3>}
          {searching || current !== UNKNOWN ? <FactTable facts={facts} page={page} /> : <Unknown page={page} />}
        </>
      )}
    </section>
  );
}

const FILTERS: readonly ShownData["show"][] = ["all", "asked", "given", "wrong"];

/** What comes of the data now: suggestions, or why there are none. */
function Standing({ page: { work, answers } }: { page: Page }) {
  const { t, say } = useWords();
  const { withheld, dataProblems, index, suggested } = answers;
  const decided = [...suggested.values()].filter(({ suggestion }) => suggestion.suggested !== "undetermined").length;
  // What is wrong is said at its field; of the rest, how many suggestions there are now is all that need be said aloud.
  const told = withheld === undefined && index.set.advisory === null ? t.data.decided(decided) : undefined;
  const elsewhere = dataProblems.filter((problem) => problem.path?.startsWith("/facts/") !== true);
  return (
    <div class="standing">
      <Announced text={told} id="standing-said" />
      {withheld === "no_data" && work.schoolYear === "" ? <p class="warning">{t.data.needYear}</p> : <Withheld />}
      {elsewhere.map((problem) => (
        <p class="wrong" key={problem.code}>
          {say(problem.message)} {say(problem.help)}
        </p>
      ))}
      {index.set.advisory !== null && (
        <p class="hint">
          {t.data.advisory} {say(index.set.advisory.note)}
        </p>
      )}
      {told !== undefined && <p>{told}</p>}
      {(answers.suggestions?.warnings ?? [])
        .filter((warning) => warning.path === null || warning.path.startsWith("/facts/"))
        .map((warning) => (
          <p class="warning" key={warning.message.vi}>
            {withMeanings(warning.message, index, say)}
          </p>
        ))}
    </div>
  );
}

function FactTable({ facts, page }: { facts: readonly Fact[]; page: Page }) {
  const { t } = useWords();
  const { work, answers } = page;
  const count = answers.index.set.advisory === null ? YEARS.counting : YEARS.monitoring;
  const key = facts.map((fact) => fact.key).join();
  const years = useMemo(
    () => [...new Set(facts.flatMap((fact) => yearsOf(work.schoolYear, count, work.facts[fact.key])))].sort(),
    [key, work.schoolYear, work.facts, count],
  ).join();
  const shownYears = useMemo(() => years.split(",").filter(Boolean), [years]);
  if (facts.length === 0) return <p>{t.data.nothing}</p>;
  return (
    <table class="facts">
      <thead>
        <tr>
          <td />
          {shownYears.map((year) => (
            <th key={year} scope="col" aria-current={year === work.schoolYear ? "true" : undefined}>
              {year}
            </th>
          ))}
        </tr>
      </thead>
      {facts.map((fact) => (
        <FactPart key={fact.key} fact={fact} page={page} years={shownYears} />
      ))}
    </table>
  );
}

/** Gives a fact its part of the page, and the same drawing as before while that part is the same. */
function FactPart({ fact, page, years }: { fact: Fact; page: Page; years: readonly string[] }) {
  const { work, answers } = page;
  const tree = work.facts[fact.key];
  const place = `/facts/${fact.key}`;
  const problems = answers.dataProblems.filter(({ path }) => path === place || path?.startsWith(`${place}/`) === true);
  const told = problems.map((problem) => problem.code + problem.path + problem.message.vi).join();
  const same: readonly Problem[] = useMemo(() => problems, [told]);
  const taught: readonly EducationLevel[] = work.school.education_levels ?? NONE;
  const bears = bearsOn(answers.index).get(fact.key) ?? NO_CODES;
  return useMemo(
    () => (
      <FactRows
        fact={fact}
        tree={tree}
        years={years}
        schoolYear={work.schoolYear}
        taught={taught}
        problems={same}
        bears={bears}
        index={answers.index}
      />
    ),
    [fact, tree, years, work.schoolYear, taught, same, bears, answers.index],
  );
}

const NONE: readonly EducationLevel[] = [];
const NO_CODES: readonly string[] = [];

/** Facts of a file that the set does not use: shown, so that they can be put away. */
function Unknown({ page: { work, answers } }: { page: Page }) {
  const { t, say } = useWords();
  const actions = useActions();
  return (
    <>
      <h3>{t.data.unknown}</h3>
      <p>{t.data.unknownHint}</p>
      <ul class="unknown">
        {unknownFacts(work, answers.index).map((key) => (
          <li key={key} data-pointer={`/facts/${key}`} tabIndex={-1}>
            <code>{key}</code> <code>{JSON.stringify(work.facts[key])}</code>{" "}
            <button type="button" aria-label={t.data.removeOf(key)} onClick={() => actions.setFact([key], undefined)}>
              {t.data.remove}
            </button>
            {answers.dataProblems
              .filter((problem) => problem.path === `/facts/${key}`)
              .map((problem) => (
                <p class="wrong" key={problem.code}>
                  {say(problem.message)}
                </p>
              ))}
          </li>
        ))}
      </ul>
    </>
  );
}
