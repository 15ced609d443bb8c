/**
 * What is wrong with a file: its name, and each problem with what to do and the way to its place in the form.
 *
 * INVARIANT: the words are the engine's; every problem is listed, and one that has a place in the form leads there.
 */
import type { Problem } from "@kdcl/kdcl";
import { useContext, useEffect, useRef } from "preact/hooks";
import type { SetIndex } from "../engine.js";
import { PageContext, useActions, useFileProblems, useWords } from "./context.js";
import { useFiles } from "./files.js";

/** The problems of the file that was opened last; nothing where there are none. */
export function Problems() {
  const problems = useFileProblems();
  const { listed } = useFiles();
  const { r } = useWords();
  const { tellFileProblems } = useActions();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever dropped the file is looking elsewhere: reading goes on here.
  useEffect(() => {
    if (problems.length > 0) heading.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  const name = listed?.name ?? "";
  const opened = listed?.opened === true;
  return (
    <section class="problems" aria-labelledby="problems-title">
      <h2 id="problems-title" tabIndex={-1} ref={heading}>
        {opened ? r.problems.openedTitle(name) : r.problems.title(name)}
      </h2>
      <p>{opened ? r.problems.openedText : r.problems.kept}</p>
      <ol>
        {problems.map((problem, place) => (
          <ProblemItem key={place} problem={problem} />
        ))}
      </ol>
      <button type="button" onClick={() => tellFileProblems([])}>
        {r.problems.close}
      </button>
    </section>
  );
}

function ProblemItem({ problem }: { problem: Problem }) {
  const page = useContext(PageContext);
  const { r, say } = useWords();
  const { goTo } = useActions();
  const place = problem.path === null || page === undefined ? undefined : placeOf(problem.path, page.answers.index);
  return (
    <li data-code={problem.code}>
      <p>
        <strong>{say(problem.message)}</strong> <code>{problem.path || r.problems.wholeFile}</code>
      </p>
      <p>{say(problem.help)}</p>
      {place !== undefined && (
        <button type="button" onClick={() => goTo(place.goTo)}>
          {r.problems.goTo(r.problems[place.kind](place.name))}
        </button>
      )}
    </li>
  );
}

type Kind = "indicator" | "criterion" | "profile" | "fact";

/** Where a JSON Pointer leads to in the form, if anywhere. */
function placeOf(pointer: string, index: SetIndex): { goTo: string; kind: Kind; name: string } | undefined {
  const [, table = "", ...steps] = pointer.split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (table === "ratings") {
    const path = steps.join("/");
    if (index.indicator.has(path)) return { goTo: path, kind: "indicator", name: path };
    const code = steps[0] ?? "";
    const known = index.paths.some((other) => other.startsWith(`${code}/`));
    return known ? { goTo: code, kind: "criterion", name: code } : undefined;
  }
  if (table === "facts")
    return index.fact.has(steps[0] ?? "") ? { goTo: pointer, kind: "fact", name: steps[0] ?? "" } : undefined;
  const isProfile = ["school", "school_year", "assessed_on"].includes(table);
  return isProfile ? { goTo: pointer, kind: "profile", name: steps[0] ?? table } : undefined;
}
