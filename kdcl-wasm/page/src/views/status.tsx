/**
 * Always in view: the level, how far the next ones are, the picture of it, what to assess next, and what blocks.
 *
 * The frame puts it beside the form, and on a phone at the bottom, where only the level is seen until it is opened. INVARIANT:
 * everything here is the outcome's; the level is said aloud only when it has changed, and once it has stayed for a moment.
 */
import type { Gap, KdclWarning, Outcome } from "@kdcl/kdcl";
import { useMemo } from "preact/hooks";
import type { Answers, SetIndex } from "../engine.js";
import { Announced } from "./announced.js";
import { useActions, usePage, useWords } from "./context.js";
import { distanceOf, Gaps } from "./gaps.js";
import { Grid } from "./grid.js";
import { PlaceButton } from "./place.js";
import { pathsOf } from "./summary.js";
import "../styles/status.css";

/** How many indicators are named as next. */
const NEXT_SHOWN = 5;

/** The id of what is folded away on a phone. */
export const STATUS_MORE = "status-more";

/** The status of the work shown; drawn again only with another answer of the engine's. */
export function Status() {
  const { outcome, index, problems } = usePage().answers;
  return useMemo(() => <StatusOf outcome={outcome} index={index} problems={problems} />, [outcome, index, problems]);
}

function StatusOf({ outcome, index, problems }: Pick<Answers, "outcome" | "index" | "problems">) {
  const { r, say, level: levelText } = useWords();
  const { goTo } = useActions();
  const level = outcome === undefined ? undefined : levelText(outcome.level);
  return (
    <section class="status" aria-labelledby="status-title">
      <h2 id="status-title" class="status-title">
        {r.status.title}
      </h2>
      <Announced text={level && r.status.announced(level)} id="level-said" />
      <p class="status-level">
        <span>{r.status.level}</span> <strong data-testid="level">{level ?? r.status.none}</strong>{" "}
        {outcome !== undefined && <span class="badge">{outcome.decided ? r.status.decided : r.status.undecided}</span>}
      </p>
      <div class="status-more" id={STATUS_MORE}>
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
            <Distances outcome={outcome} />
            <Grid />
            <Next outcome={outcome} />
            <Blocks outcome={outcome} />
            <OpensWay outcome={outcome} />
            <Progress outcome={outcome} index={index} />
            <Warnings outcome={outcome} />
            <Gaps />
          </>
        )}
      </div>
    </section>
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
          <dl class="recognition">
            {grade !== null && (
              <>
                <dt>{r.status.grade}</dt> <dd>{r.status.gradeBetween(grade.lowest, grade.highest)}</dd>
              </>
            )}
            {degree !== null && (
              <>
                <dt>{r.status.degree}</dt> <dd>{r.status.gradeBetween(degree.lowest, degree.highest)}</dd>
              </>
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

/** What is not met and stands before the nearest level that it stands before: as what every way needs, or as a choice. */
function Blocks({ outcome }: { outcome: Outcome }) {
  const { r } = useWords();
  const [blocked] = outcome.gaps.map((gap) => ({ gap, ...blocksOf(gap, outcome) })).filter(({ all }) => all > 0);
  return (
    <section class="blocks" aria-labelledby="status-blocks">
      <h3 id="status-blocks">{r.status.blocks}</h3>
      {blocked === undefined && <p>{r.status.blocksNone}</p>}
      {blocked !== undefined && (
        <>
          <Failing name={r.status.blocksAt(blocked.gap.target)} paths={blocked.must} />
          <Failing name={r.status.blocksChoice(blocked.gap.target)} paths={blocked.choose} />
        </>
      )}
    </section>
  );
}

function Failing({ name, paths }: { name: string; paths: readonly string[] }) {
  if (paths.length === 0) return null;
  return (
    <>
      <p>{name}</p>
      <p class="places">
        {paths.map((path) => (
          <PlaceButton key={path} path={path} />
        ))}
      </p>
    </>
  );
}

/** The indicators of a gap that are marked not met, each once. */
function blocksOf({ must, choose }: Gap, { indicators }: Outcome) {
  const failing = (paths: readonly string[]) =>
    [...new Set(paths)].filter((path) => indicators[path]?.verdict === "not_met");
  const own = {
    must: failing(must),
    choose: failing(choose.flatMap(({ of }) => of).flatMap(({ paths }) => paths)).filter(
      (path) => !must.includes(path),
    ),
  };
  return { ...own, all: own.must.length + own.choose.length };
}

/** How far each standard has come: on a phone alone, since beside it the navigation tells it. */
function Progress({ outcome, index }: { outcome: Outcome; index: SetIndex }) {
  const { r } = useWords();
  const open = new Map(outcome.criteria.map((criterion) => [criterion.code, criterion.not_assessed.length]));
  const standards = index.set.standards.map(({ number, criteria }) => {
    const total = criteria.flatMap(pathsOf).length;
    return {
      number,
      total,
      done: total - criteria.reduce((sum, criterion) => sum + (open.get(criterion.code) ?? 0), 0),
    };
  });
  const all = { total: sum(standards.map((each) => each.total)), done: sum(standards.map((each) => each.done)) };
  return (
    <section class="progress-part" aria-labelledby="status-progress">
      <h3 id="status-progress">{r.status.progress}</h3>
      <ul class="status-progress">
        <Bar name={r.status.total} {...all} />
        {standards.map(({ number, done, total }) => (
          <Bar key={number} name={r.status.standard(number)} done={done} total={total} />
        ))}
      </ul>
    </section>
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
