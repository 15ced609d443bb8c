/**
 * Always in view: the level, what it opens the way to, how far the next ones are, what blocks, and what to assess next.
 *
 * The frame puts it beside the form, and on a phone at the bottom, where only the level is seen until it is opened. INVARIANT:
 * everything here is the outcome's; the level is said aloud only when it has changed, and once it has stayed for a moment.
 */
import type { Interval, KdclWarning, Outcome } from "@kdcl/kdcl";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Answers, SetIndex } from "../engine.js";
import { useActions, usePage, useWords } from "./context.js";
import { distanceOf } from "./gaps.js";
import { PlaceButton } from "./place.js";
import { isDecided } from "./summary.js";
import "../styles/status.css";

/** How long a level has to stay before it is said, in milliseconds. */
const STEADY = 700;
/** How many indicators are named as next. */
const NEXT_SHOWN = 5;

/** The status of the work shown; drawn again only with another answer of the engine's. */
export function Status() {
  const { outcome, index, problems } = usePage().answers;
  return useMemo(() => <StatusOf outcome={outcome} index={index} problems={problems} />, [outcome, index, problems]);
}

function StatusOf({ outcome, index, problems }: Pick<Answers, "outcome" | "index" | "problems">) {
  const { r, say } = useWords();
  const { goTo } = useActions();
  const level = outcome === undefined ? undefined : levelText(outcome.level, r);
  return (
    <section class="status" aria-labelledby="status-title">
      <h2 id="status-title" class="status-title">
        {r.status.title}
      </h2>
      <Announced text={level} />
      <p class="status-level">
        <span>{r.status.level}</span> <strong data-testid="level">{level ?? r.status.none}</strong>{" "}
        {outcome !== undefined && <span class="badge">{outcome.decided ? r.status.decided : r.status.undecided}</span>}
      </p>
      <div class="status-more">
        {outcome === undefined ? (
          <ul>
            {problems.map((problem, place) => (
              <li key={place}>
                {say(problem.message)}{" "}
                {problem.path !== null && (
                  <button type="button" class="place" onClick={() => goTo(problem.path ?? "")}>
                    {problem.path}
                  </button>
                )}
              </li>
            ))}
          </ul>
        ) : (
          <>
            <OpensWay outcome={outcome} />
            <Next outcome={outcome} />
            <Distances outcome={outcome} />
            <Blocks outcome={outcome} />
            <Progress outcome={outcome} index={index} />
            <Warnings outcome={outcome} />
          </>
        )}
      </div>
    </section>
  );
}

/** A level in words: "Mức 1 đến Mức 3", "Không đạt", "chưa xác định: Không đạt – Mức 2". */
function levelText(level: Interval, r: ReturnType<typeof useWords>["r"]): string {
  return isDecided(level) ? r.level(level.highest) : r.between(level.lowest, level.highest);
}

/** Says the level when it has changed and stayed; nothing at first. */
function Announced({ text }: { text: string | undefined }) {
  const { r, language } = useWords();
  const [said, say] = useState("");
  const before = useRef({ text, language });
  useEffect(() => {
    // Another language is no other level.
    if (before.current.language !== language) before.current = { text, language };
    if (text === undefined || text === before.current.text) return;
    const timer = setTimeout(() => {
      before.current = { text, language };
      say(r.status.announced(text));
    }, STEADY);
    return () => clearTimeout(timer);
  }, [text, language]);
  return (
    <p role="status" class="unseen" data-testid="level-said">
      {said}
    </p>
  );
}

function OpensWay({ outcome }: { outcome: Outcome }) {
  const { r, say } = useWords();
  const { accreditation_grade: grade, national_standard_degree: degree } = outcome;
  const more = outcome.warnings.filter(isRecognition);
  return (
    <div class="opens-way">
      {(grade !== null || degree !== null) && (
        <>
          <h3>{r.status.opens}</h3>
          <dl>
            {grade !== null && (
              <div>
                <dt>{r.status.grade}</dt> <dd>{r.status.gradeBetween(grade.lowest, grade.highest)}</dd>
              </div>
            )}
            {degree !== null && (
              <div>
                <dt>{r.status.degree}</dt> <dd>{r.status.gradeBetween(degree.lowest, degree.highest)}</dd>
              </div>
            )}
          </dl>
        </>
      )}
      {more.map((warning, place) => (
        <p key={place} class="hint">
          {say(warning.message)}
        </p>
      ))}
    </div>
  );
}

function Next({ outcome }: { outcome: Outcome }) {
  const { r, say } = useWords();
  const { ask_next: next } = outcome;
  const shown = next.slice(0, NEXT_SHOWN);
  return (
    <>
      <h3 id="status-next">{r.status.next}</h3>
      {next.length === 0 && <p>{r.status.nextNone}</p>}
      <ul class="next" aria-labelledby="status-next">
        {shown.map((path) => (
          <li key={path}>
            <PlaceButton path={path} />{" "}
            <span class="statement clamped">{outcome.indicators[path] && say(outcome.indicators[path].statement)}</span>
          </li>
        ))}
      </ul>
      {next.length > shown.length && <p class="hint">{r.status.nextMore(next.length - shown.length)}</p>}
    </>
  );
}

function Distances({ outcome }: { outcome: Outcome }) {
  const { r } = useWords();
  if (outcome.gaps.length === 0) return null;
  return (
    <dl class="distances">
      {outcome.gaps.map((gap) => {
        const { least, chosen } = distanceOf(gap);
        return (
          <div key={gap.target} data-target={gap.target}>
            <dt>{r.gaps.to(gap.target)}</dt> <dd>{chosen ? r.gaps.distanceAtLeast(least) : r.gaps.distance(least)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What is not met and stands before the nearest level that it stands before. */
function Blocks({ outcome }: { outcome: Outcome }) {
  const { r } = useWords();
  const failing = (paths: readonly string[]) => paths.filter((path) => outcome.indicators[path]?.verdict === "not_met");
  const blocked = outcome.gaps.find((gap) => failing(gap.must).length > 0);
  return (
    <>
      <h3>{r.status.blocks}</h3>
      {blocked === undefined ? (
        <p>{r.status.blocksNone}</p>
      ) : (
        <>
          <p>{r.status.blocksAt(blocked.target)}</p>
          <p class="places">
            {failing(blocked.must).map((path) => (
              <PlaceButton key={path} path={path} />
            ))}
          </p>
        </>
      )}
    </>
  );
}

function Progress({ outcome, index }: { outcome: Outcome; index: SetIndex }) {
  const { r } = useWords();
  const open = new Map(outcome.criteria.map((criterion) => [criterion.code, criterion.not_assessed.length]));
  const standards = index.set.standards.map(({ number, criteria }) => {
    const total = criteria
      .flatMap((criterion) => criterion.levels)
      .reduce((sum, level) => sum + level.indicators.length, 0);
    return {
      number,
      total,
      done: total - criteria.reduce((sum, criterion) => sum + (open.get(criterion.code) ?? 0), 0),
    };
  });
  const all = { total: sum(standards.map((each) => each.total)), done: sum(standards.map((each) => each.done)) };
  return (
    <>
      <h3>{r.status.progress}</h3>
      <ul class="status-progress">
        <Bar name={r.status.total} {...all} />
        {standards.map(({ number, done, total }) => (
          <Bar key={number} name={r.status.standard(number)} done={done} total={total} />
        ))}
      </ul>
    </>
  );
}

function Bar({ name, done, total }: { name: string; done: number; total: number }) {
  const { r } = useWords();
  return (
    <li>
      <span>{name}</span>{" "}
      <progress max={total} value={done} aria-label={`${name}: ${r.status.assessed(done, total)}`} />
      <span aria-hidden="true">
        {done}/{total}
      </span>
    </li>
  );
}

function Warnings({ outcome }: { outcome: Outcome }) {
  const { r, say } = useWords();
  const warnings = outcome.warnings.filter((warning) => !isRecognition(warning));
  if (warnings.length === 0) return null;
  return (
    <>
      <h3>{r.status.warnings}</h3>
      <ul class="warnings">
        {warnings.map((warning, place) => (
          <li key={place}>
            {warning.path !== null && <PlaceButton path={warning.path.replace(/^\/ratings\//, "")} />}{" "}
            {say(warning.message)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The warning that a level is no recognition stands by what the level opens the way to. */
function isRecognition(warning: KdclWarning): boolean {
  return warning.code === "rating.recognition_needs_more";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
