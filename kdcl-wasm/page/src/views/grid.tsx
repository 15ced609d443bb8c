/**
 * The picture of a work: for each standard its criteria side by side, each a column filled as levels are reached.
 *
 * A mark tells by its shape what it is, colour only helps. Each standard is a grid of its own with one tab stop; arrows move
 * in it, Enter or a click goes to the criterion. INVARIANT: it shows the summary that the report's table shows.
 */
import { useMemo, useState } from "preact/hooks";
import { useActions, usePage, useWords } from "./context.js";
import { type Group, type Mark, type Part, type Summary, summary } from "./summary.js";

const SHAPES: Record<Mark, string> = { reached: "✓", possible: "?", not_reached: "✗", undefined: "–" };
const MARKS: readonly Mark[] = ["reached", "possible", "not_reached", "undefined"];

/** The grid of the work shown; drawn again only with another outcome. */
export function Grid() {
  const { index, outcome } = usePage().answers;
  return useMemo(() => outcome && <GridOf shown={summary(index.set, outcome)} />, [index.set, outcome]) ?? null;
}

function GridOf({ shown }: { shown: Summary }) {
  const { r } = useWords();
  const parts = [shown.main, ...(shown.article22 ? [shown.article22] : [])];
  return (
    <section class="grid" aria-labelledby="grid-title">
      <h3 id="grid-title">{r.grid.title}</h3>
      <div class="grid-groups">
        {parts.map((part) =>
          part.groups.map((group) => <GroupGrid key={group.standard.number} part={part} group={group} />),
        )}
      </div>
      <dl class="legend" aria-label={r.grid.legend}>
        {MARKS.map((mark) => (
          <div key={mark}>
            <dt class="mark" data-mark={mark}>
              {SHAPES[mark]}
            </dt>
            <dd>{r.grid[mark]}</dd>
          </div>
        ))}
      </dl>
      <p class="hint" id="grid-keys">
        {r.grid.keys}
      </p>
    </section>
  );
}

function GroupGrid({ part, group }: { part: Part; group: Group }) {
  const { r, say, levelName } = useWords();
  const { goTo } = useActions();
  // The cell that the tab key comes to: a level (counted from the top) and a criterion.
  const [wanted, setAt] = useState({ row: part.levels.length - 1, column: 0 });
  // Another set may have fewer of both.
  const at = {
    row: Math.min(wanted.row, part.levels.length - 1),
    column: Math.min(wanted.column, group.rows.length - 1),
  };
  const levels = [...part.levels].reverse();
  const { number, title } = group.standard;
  const name = `grid-${number}`;

  const move = (event: KeyboardEvent, row: number, column: number) => {
    const next = moved(event.key, row, column, levels.length, group.rows.length);
    if (next === undefined) return;
    event.preventDefault();
    // The page's own arrow keys move between indicators.
    event.stopPropagation();
    setAt(next);
    const table = (event.currentTarget as HTMLElement).closest("table");
    table?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };

  return (
    <div class="grid-group">
      <h4 id={name} title={say(title)}>
        {number === 22 ? say(title) : r.report.standard(number)}
        {number !== 22 && <span class="unseen">. {say(title)}</span>}
      </h4>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells arrows move between is a grid. */}
      <table class="grid-table" role="grid" aria-readonly="true" aria-labelledby={name} aria-describedby="grid-keys">
        <tbody>
          {levels.map((level, row) => (
            <tr key={level}>
              <th scope="row">{levelName(level)}</th>
              {group.rows.map(({ criterion, marks }, column) => {
                const mark = marks[part.levels.length - 1 - row] ?? "undefined";
                const go = () => goTo(criterion.code);
                return (
                  <td
                    key={criterion.code}
                    class="mark"
                    data-mark={mark}
                    data-cell={`${row} ${column}`}
                    tabIndex={at.row === row && at.column === column ? 0 : -1}
                    aria-label={`${r.grid.criterion} ${criterion.code}, ${levelName(level)}: ${r.grid[mark]}`}
                    title={`${criterion.code} · ${levelName(level)}: ${r.grid[mark]}`}
                    onClick={go}
                    onFocus={() => setAt({ row, column })}
                    onKeyDown={(event) => {
                      if (event.key === "Enter" || event.key === " ") {
                        event.preventDefault();
                        event.stopPropagation();
                        go();
                      } else move(event, row, column);
                    }}
                  >
                    {SHAPES[mark]}
                  </td>
                );
              })}
            </tr>
          ))}
          <tr class="codes">
            <th scope="row">
              <span class="unseen">{r.grid.criterion}</span>
            </th>
            {group.rows.map(({ criterion }) => (
              <th
                key={criterion.code}
                scope="col"
                title={criterion.title === null ? criterion.code : say(criterion.title)}
              >
                {criterion.code}
              </th>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Where a key leads to from a cell; `undefined` where it is none of the grid's. */
function moved(
  key: string,
  row: number,
  column: number,
  rows: number,
  columns: number,
): { row: number; column: number } | undefined {
  const within = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1);
  switch (key) {
    case "ArrowUp":
      return { row: within(row - 1, rows), column };
    case "ArrowDown":
      return { row: within(row + 1, rows), column };
    case "ArrowLeft":
      return { row, column: within(column - 1, columns) };
    case "ArrowRight":
      return { row, column: within(column + 1, columns) };
    case "Home":
      return { row, column: 0 };
    case "End":
      return { row, column: columns - 1 };
    default:
      return undefined;
  }
}
