/**
 * A fact in the form: its name, and a field for each year, education level and person it has a value for.
 *
 * INVARIANT: what was typed stays as typed until it is put right; a value and what is wrong with it stand in one row group.
 */
import type { EducationLevel, Fact, Problem } from "@kdcl/kdcl";
import { useId, useState } from "preact/hooks";
import { type FactLeaf, type FactTree, written } from "../document/document.js";
import { cellOf, pointer, rowsOf, writtenOut, wrongId } from "../document/values.js";
import type { SetIndex } from "../engine.js";
import type { Words } from "../words/index.js";
import { useActions, useWords } from "./context.js";
import { withMeanings } from "./fact-words.js";
import { ValueField } from "./value-field.js";

interface Props {
  readonly fact: Fact;
  readonly tree: FactTree | undefined;
  /** The columns, oldest first. */
  readonly years: readonly string[];
  readonly schoolYear: string;
  /** The education levels the school teaches. */
  readonly taught: readonly EducationLevel[];
  /** What the engine refuses of this fact. */
  readonly problems: readonly Problem[];
  /** The criteria it bears on. */
  readonly bears: readonly string[];
  readonly index: SetIndex;
}

/** A bound as high as this is none that a form should speak of. */
const NO_BOUND = 1_000_000;

export function FactRows(props: Props) {
  const { fact, tree, years, schoolYear, taught, problems, bears, index } = props;
  const words = useWords();
  const { t, say } = words;
  const actions = useActions();
  const full = writtenOut(fact, tree, schoolYear);
  const perPerson = fact.per.includes("person");
  // A person without a value yet is nobody to the engine; the row is kept here until there is one.
  const [added, setAdded] = useState<readonly string[]>([]);
  const rows = [...new Set([...rowsOf(fact, full, taught), ...added])];
  const unit = t.units[fact.unit];
  const bounds = boundsOf(fact, words);
  const write = (cell: readonly string[], value: FactTree | undefined) =>
    actions.setFact([fact.key], written(full, cell, value));
  /** Whether the name stands over rows of its own. */
  const head = rows.length > 0 || perPerson;
  const remove = (person: string) => {
    setAdded(added.filter((other) => other !== person));
    write([person], undefined);
  };
  const helps = helpsOf(problems, full, fact, index, words);
  const row = (key: string | undefined) => (
    <Cells
      {...props}
      full={full}
      row={key}
      label={key === undefined ? say(fact.meaning) : `${say(fact.meaning)}, ${labelOf(key, words)}`}
      write={write}
    />
  );
  return (
    <tbody class="fact" data-fact={fact.key}>
      <tr>
        <th
          scope={head ? "rowgroup" : "row"}
          colSpan={head ? years.length + 1 : 1}
          data-pointer={`/facts/${fact.key}`}
          tabIndex={-1}
        >
          <span class="meaning">{say(fact.meaning)}</span>
          <small>
            {unit !== undefined && <span>{unit}</span>}
            {bounds !== "" && <span>{bounds}</span>}
            {bears.length > 0 && (
              <span>
                {t.data.bears} {bears.join(", ")}
              </span>
            )}
          </small>
        </th>
        {!head && row(undefined)}
      </tr>
      {rows.map((key) => (
        <tr key={key} class="sub">
          <th scope="row">
            {labelOf(key, words)}
            {perPerson && (
              <button type="button" class="link" aria-label={t.data.removePerson(key)} onClick={() => remove(key)}>
                {t.data.remove}
              </button>
            )}
          </th>
          {row(key)}
        </tr>
      ))}
      {perPerson && (
        <AddPerson
          of={say(fact.meaning)}
          taken={rows}
          years={years.length}
          add={(name) => setAdded([...added, name])}
        />
      )}
      {problems.length > 0 && (
        <tr class="wrongs">
          <td colSpan={years.length + 1}>
            <ul>
              {problems.map((problem, place) => (
                <li key={place} id={isFirstAt(problems, place) ? wrongId(problem.path ?? "") : undefined}>
                  {problemText(problem, full, fact, index, words)}
                </li>
              ))}
              {helps.map((help) => (
                <li key={help} class="hint">
                  {help}
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </tbody>
  );
}

interface CellsProps extends Props {
  readonly full: FactTree | undefined;
  /** The education level or person of the row. */
  readonly row: string | undefined;
  readonly label: string;
  readonly write: (cell: readonly string[], value: FactTree | undefined) => void;
}

/** The fields of a row: one for each year, or one for all. */
function Cells({ fact, full, years, row, label, problems, write }: CellsProps) {
  const own = row === undefined ? [] : [row];
  const field = (cell: readonly string[], name: string) => {
    const at = pointer(["facts", fact.key, ...cell]);
    return (
      <ValueField
        fact={fact}
        value={cellOf(full, cell)}
        label={name}
        place={at}
        wrong={problems.some((problem) => problem.path === at)}
        change={(value: FactLeaf | undefined) => write(cell, value)}
      />
    );
  };
  if (!fact.per.includes("school_year")) return <td colSpan={years.length}>{field(own, label)}</td>;
  return (
    <>
      {years.map((year) => (
        <td key={year}>
          <span class="year" aria-hidden="true">
            {year}
          </span>
          {field([...own, year], `${label}, ${year}`)}
        </td>
      ))}
    </>
  );
}

interface AddPersonProps {
  /** The fact, in words. */
  readonly of: string;
  readonly taken: readonly string[];
  readonly years: number;
  readonly add: (name: string) => void;
}

function AddPerson({ of, taken, years, add }: AddPersonProps) {
  const { t } = useWords();
  const told = useId();
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string>();
  const tidy = name.trim();
  const submit = (event: Event) => {
    event.preventDefault();
    if (tidy === "") return;
    if (taken.includes(tidy)) return setWrong(t.data.personTaken);
    if (/^\d{4}-\d{4}$/.test(tidy)) return setWrong(t.data.personYear);
    add(tidy);
    setName("");
    setWrong(undefined);
  };
  return (
    <tr class="sub add-person">
      <td colSpan={years + 1}>
        <form onSubmit={submit}>
          <label class="field">
            <span>
              {t.data.person}
              <span class="unseen">({of})</span>
            </span>
            <input
              type="text"
              value={name}
              maxLength={64}
              placeholder={t.data.addPersonHint}
              autocomplete="off"
              aria-invalid={wrong !== undefined}
              aria-describedby={wrong !== undefined ? told : undefined}
              onInput={(event) => {
                setName(event.currentTarget.value);
                setWrong(undefined);
              }}
            />
          </label>
          <button type="submit" disabled={tidy === ""}>
            {t.data.addPerson}
          </button>
          {wrong !== undefined && (
            <p class="wrong" role="alert" id={told}>
              {wrong}
            </p>
          )}
        </form>
      </td>
    </tr>
  );
}

/** The bounds that a form should speak of: not those that only keep out what cannot be, nor those of all shares. */
function boundsOf({ least, most, unit }: Fact, { t, number }: Words): string {
  if (least === null || most === null || most >= NO_BOUND || unit === "percent") return "";
  return t.data.from(number(least), number(most));
}

function labelOf(row: string, { t }: Words): string {
  const levels: Readonly<Record<string, string>> = t.profile.level;
  return Object.hasOwn(levels, row) ? (levels[row] ?? row) : row;
}

/** What is wrong, in words, with the year or person; of text where a number is due, in the form's own words. */
function problemText(
  problem: Problem,
  full: FactTree | undefined,
  fact: Fact,
  index: SetIndex,
  { t, say }: Words,
): string {
  const cell = cellAt(problem);
  const where = cell.length > 0 ? `${cell.join(", ")}: ` : "";
  const typed = noNumber(problem, full, fact);
  return where + (typed !== undefined ? t.data.notNumber(typed) : `${withMeanings(problem.message, index, say)}.`);
}

/** What to do about it, each once. */
function helpsOf(
  problems: readonly Problem[],
  full: FactTree | undefined,
  fact: Fact,
  index: SetIndex,
  { say }: Words,
): readonly string[] {
  const engines = problems.filter((problem) => noNumber(problem, full, fact) === undefined);
  return [...new Set(engines.map((problem) => withMeanings(problem.help, index, say)))];
}

/** The text that was typed where a number is due. */
function noNumber(problem: Problem, full: FactTree | undefined, { value }: Fact): string | undefined {
  const typed = cellOf(full, cellAt(problem));
  return (value === "integer" || value === "decimal") && typeof typed === "string" ? typed : undefined;
}

/** Whether no problem before it is at the same place: an id stands once. */
function isFirstAt(problems: readonly Problem[], place: number): boolean {
  return problems.findIndex((problem) => problem.path === problems[place]?.path) === place;
}

/** The steps below the fact: a person, an education level, a school year. */
function cellAt(problem: Problem): readonly string[] {
  const steps = (problem.path ?? "").split("/").slice(3);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
