/**
 * What is wrong with a file: its name, and each problem with what to do and the way to its place in the form.
 *
 * INVARIANT: the words are the engine's; every problem is listed, and one that has a place in the form leads there.
 */
import type { Problem, Text } from "@kdcl/kdcl";
import { useContext, useEffect, useRef } from "preact/hooks";
import { focusMain } from "../place.js";
import { PageContext, useActions, useFileProblems, useWords } from "./context.js";
import { withMeanings } from "./fact-words.js";
import { useFiles } from "./files.js";
import { namedPlace } from "./place-name.js";

/** The problems of the file that was opened last; nothing where there are none. */
export function Problems() {
  const problems = useFileProblems();
  const { listed } = useFiles();
  const { r } = useWords();
  const page = useContext(PageContext);
  const { tellFileProblems } = useActions();
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef<Element | null>(null);
  // Whoever dropped the file is looking elsewhere: reading goes on here.
  useEffect(() => {
    const title = heading.current;
    if (problems.length === 0 || title === null) return;
    if (title.parentElement?.contains(document.activeElement) !== true) before.current = document.activeElement;
    title.focus();
  }, [problems]);
  const close = () => {
    tellFileProblems([]);
    const back = before.current;
    // The button that has the focus is gone with the list.
    setTimeout(() => {
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
      focusMain();
    }, 0);
  };
  if (problems.length === 0) return null;
  const name = listed?.name ?? "";
  const opened = listed?.opened === true;
  return (
    <section class="problems" aria-labelledby="problems-title">
      <h2 id="problems-title" tabIndex={-1} ref={heading}>
        {opened ? r.problems.openedTitle(name) : r.problems.title(name)}
      </h2>
      <p>
        {opened ? r.problems.openedText : [r.problems.notOpened, page && r.problems.kept].filter(Boolean).join(" ")}
      </p>
      <ol>
        {problems.map((problem, place) => (
          <ProblemItem key={place} problem={problem} />
        ))}
      </ol>
      <button type="button" onClick={close}>
        {r.problems.close}
      </button>
    </section>
  );
}

function ProblemItem({ problem }: { problem: Problem }) {
  const index = useContext(PageContext)?.answers.index;
  const words = useWords();
  const { r, say } = words;
  const { goTo } = useActions();
  const { path } = problem;
  const place = path === null || path === "" || index === undefined ? undefined : namedPlace(path, index, words);
  const said = (text: Text) => <Coded text={index === undefined ? say(text) : withMeanings(text, index, say)} />;
  return (
    <li data-code={problem.code}>
      <p>
        <strong>{said(problem.message)}</strong> {place === undefined && <code>{path || r.problems.wholeFile}</code>}
      </p>
      <p>{said(problem.help)}</p>
      {place !== undefined && (
        <button type="button" onClick={() => goTo(place.goTo)}>
          {r.problems.goTo(place.name)}
        </button>
      )}
    </li>
  );
}

/** A text of the engine, which sets off words of the file by backticks. */
function Coded({ text }: { text: string }) {
  // The odd ones stood between two backticks.
  return (
    <>{text.split(/`([^`]*)`/).map((part, place) => (place % 2 === 1 ? <code key={place}>{part}</code> : part))}</>
  );
}
