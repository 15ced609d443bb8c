/**
 * "Tổng hợp kết quả tự đánh giá": the report's summary table, as the form of the 2018 letters has it, and for printing.
 *
 * 1. Kết quả đánh giá: 1.1 the criteria by level, with a cross in every level reached and a dash where a criterion has no such
 * level, and 1.2 the clauses of Điều 22; 2. Kết luận. A set without Điều 22 has the one table of its own levels. INVARIANT: what is not
 * decided is left empty and said to be so; a level is named only where lowest and highest are the same.
 */
import { Fragment } from "preact";
import { useMemo } from "preact/hooks";
import { usePage, useWords } from "./context.js";
import { OpenIndicators } from "./open-indicators.js";
import { isDecided, type Part, pathsOf, type Row, type Summary, summary } from "./summary.js";

/** The report of the work shown. */
export function Report() {
  const { answers, work } = usePage();
  const { r, date, level: levelText } = useWords();
  const { index, outcome } = answers;
  const shown = useMemo(() => outcome && summary(index.set, outcome), [index.set, outcome]);
  if (outcome === undefined || shown === undefined) return <p>{r.status.none}</p>;
  const { school } = work;
  const isCentre = index.set.school_types.length === 1 && index.set.school_types[0] === "gdtx";
  return (
    <div class="report-tab">
      <p class="report-print">
        <button type="button" onClick={() => window.print()}>
          {r.report.print}
        </button>
      </p>
      <article class="report" aria-labelledby="report-title">
        <header>
          <h2 id="report-title">{r.report.heading}</h2>
          <dl>
            <Entry name={r.report.school} value={school.name ?? r.report.noName} />
            <Entry name={r.report.code} value={school.code} />
            <Entry name={r.report.schoolYear} value={work.schoolYear} />
            <Entry name={r.report.assessedOn} value={date(work.assessedOn)} />
            <Entry name={r.report.circular} value={r.report.circularName(index.set.document)} />
          </dl>
        </header>
        <Results shown={shown} />
        <section class="report-conclusion">
          <h3>{r.report.part2}</h3>
          <p class="report-result">
            {isDecided(outcome.level)
              ? r.report.concluded(outcome.level.highest)
              : r.report.concludedNot(levelText(outcome.level))}
          </p>
          <div class="report-sign">
            <p>{r.report.signDate}</p>
            <p>
              <strong>{isCentre ? r.report.signDirector : r.report.signHead}</strong>
            </p>
            <p>{r.report.signHow}</p>
          </div>
        </section>
        <OpenIndicators set={index.set} outcome={outcome} />
      </article>
    </div>
  );
}

function Entry({ name, value }: { name: string; value: string | undefined }) {
  if (value === undefined || value === "") return null;
  return (
    <div>
      <dt>{name}:</dt> <dd>{value}</dd>
    </div>
  );
}

function Results({ shown: { main, article22, someMandatory } }: { shown: Summary }) {
  const { r, level: levelText } = useWords();
  const levels = r.report.levels(main.levels);
  const undecided = [main, ...(article22 ? [article22] : [])].some((part) =>
    part.groups.some((group) => group.rows.some((row) => !row.decided)),
  );
  return (
    <>
      <h3>{r.report.part1}</h3>
      <h4 id="report-main">{article22 === undefined ? r.report.part11Plain(levels) : r.report.part11(levels)}</h4>
      <MainTable part={main} someMandatory={someMandatory} />
      <p class="report-result">
        {r.report.resultLine(
          isDecided(main.result)
            ? r.report.reachedLevel(main.result.highest)
            : r.report.undecided(levelText(main.result)),
        )}
      </p>
      {article22 !== undefined && (
        <>
          <h4 id="report-clauses">{r.report.part12(Math.max(...article22.levels))}</h4>
          <ClauseTable part={article22} />
          <p class="report-result">{r.report.resultLine(clauseResult(article22))}</p>
        </>
      )}
      {undecided && <p class="report-footnote">{r.report.footnote}</p>}
    </>
  );

  /** Level 4 is reached or not; from where the school comes is said above. */
  function clauseResult({ levels: own, result }: Part): string {
    const level = Math.min(...own);
    if (result.lowest >= level) return r.report.reachedLevel(level);
    return result.highest < level ? r.report.notReachedLevel(level) : r.report.undecided(levelText(result));
  }
}

function MainTable({ part, someMandatory }: { part: Part; someMandatory: boolean }) {
  const { r, levelName } = useWords();
  return (
    <table class="report-table" aria-labelledby="report-main">
      <colgroup>
        <col class="report-name" />
        <col span={part.levels.length + 1} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" rowSpan={3}>
            {r.report.standardCriterion}
          </th>
          <th scope="colgroup" colSpan={part.levels.length + 1}>
            {r.report.result}
          </th>
        </tr>
        <tr>
          <th scope="col" rowSpan={2}>
            {r.report.notReached}
          </th>
          <th scope="colgroup" colSpan={part.levels.length}>
            {r.report.reached}
          </th>
        </tr>
        <tr>
          {part.levels.map((level) => (
            <th key={level} scope="col">
              {levelName(level)}
            </th>
          ))}
        </tr>
      </thead>
      {part.groups.map(({ standard, rows }) => (
        <tbody key={standard.number}>
          <tr class="report-standard">
            <th scope="rowgroup">{r.report.standard(standard.number)}</th>
            <td />
            {part.levels.map((level) => (
              <td key={level} />
            ))}
          </tr>
          {rows.map((row) => (
            <tr key={row.criterion.code}>
              <th scope="row">
                {r.report.criterion(row.criterion.code)}
                {someMandatory && row.criterion.mandatory && ` ${r.report.mandatory}`}
                <Undecided row={row} />
              </th>
              <td>{row.failed === "yes" ? "x" : ""}</td>
              {row.marks.map((mark, place) =>
                mark === "undefined" ? (
                  <td key={part.levels[place]} aria-label={r.report.noLevel}>
                    --------
                  </td>
                ) : (
                  <td key={part.levels[place]}>{mark === "reached" ? "x" : ""}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function ClauseTable({ part }: { part: Part }) {
  const { work } = usePage();
  const { r } = useWords();
  return (
    <table class="report-table" aria-labelledby="report-clauses">
      <colgroup>
        <col class="report-name" />
        <col span={2} />
        <col class="report-note" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {r.report.clauseHead}
          </th>
          <th scope="colgroup" colSpan={2}>
            {r.report.result}
          </th>
          <th scope="col" rowSpan={2}>
            {r.report.note}
          </th>
        </tr>
        <tr>
          <th scope="col">{r.report.reached}</th>
          <th scope="col">{r.report.notReached}</th>
        </tr>
      </thead>
      <tbody>
        {part.groups.map(({ standard, rows }) => (
          <Fragment key={standard.number}>
            {rows.map((row) => (
              <tr key={row.criterion.code}>
                <th scope="row">
                  {r.report.clause(
                    row.citation?.clause ?? row.criterion.code,
                    row.citation?.article ?? `${standard.number}`,
                  )}
                  <Undecided row={row} />
                </th>
                <td>{row.failed === "no" ? "x" : ""}</td>
                <td>{row.failed === "yes" ? "x" : ""}</td>
                <td class="report-note">{notesOf(row)}</td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );

  function notesOf({ criterion }: Row): string {
    return pathsOf(criterion)
      .flatMap((path) => work.notes[path] ?? [])
      .join(" ");
  }
}

function Undecided({ row }: { row: Row }) {
  const { r } = useWords();
  return row.decided ? null : <span class="report-mark"> {r.report.footnoteMark}</span>;
}
