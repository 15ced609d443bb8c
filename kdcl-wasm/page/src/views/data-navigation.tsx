/**
 * The groups of school data, with how much of each is given and where something is wrong.
 */
import { useMemo } from "preact/hooks";
import type { ShownData } from "../state.js";
import { usePage, useWords } from "./context.js";
import { groupsOf, shownGroup, UNKNOWN, unknownFacts } from "./fact-groups.js";

interface Props {
  readonly view: ShownData;
  readonly show: (change: Partial<ShownData>) => void;
}

export function DataNavigation({ view, show }: Props) {
  const { work, answers } = usePage();
  const words = useWords();
  const { t } = words;
  const groups = useMemo(() => groupsOf(answers.index, words), [answers.index, words]);
  const wrong = new Set(answers.dataProblems.map((problem) => problem.path?.split("/")[2]));
  const current = view.search === "" && view.show === "all" ? shownGroup(groups, view) : undefined;
  const unknown = unknownFacts(work, answers.index);
  const choose = (group: string) => show({ group, fact: undefined, search: "", show: "all" });
  return (
    <nav class="side data-groups" aria-label={t.data.title}>
      <ol>
        {groups.map(({ id, title, facts }) => {
          const given = facts.filter((fact) => Object.hasOwn(work.facts, fact.key)).length;
          const bad = facts.filter((fact) => wrong.has(fact.key)).length;
          return (
            <li key={id}>
              <button type="button" aria-current={id === current ? "true" : undefined} onClick={() => choose(id)}>
                <span>{title}</span>
                <small>
                  {t.data.givenOf(given, facts.length)}
                  {bad > 0 && <b class="wrong"> {t.data.wrong(bad)}</b>}
                </small>
              </button>
            </li>
          );
        })}
        {unknown.length > 0 && (
          <li>
            <button
              type="button"
              aria-current={current === UNKNOWN ? "true" : undefined}
              onClick={() => choose(UNKNOWN)}
            >
              <span>{t.data.unknown}</span>
              <small class="wrong">{unknown.length}</small>
            </button>
          </li>
        )}
      </ol>
    </nav>
  );
}
