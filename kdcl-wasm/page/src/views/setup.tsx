/**
 * The first screen: which set the school is assessed by, or what is there already.
 *
 * INVARIANT: which set applies on a day, and that none is known for one, is the engine's to say.
 */
import type { Problem, SchoolType, StandardSet } from "@kdcl/kdcl";
import { useState } from "preact/hooks";
import { emptyWork } from "../document/document.js";
import { allSets, setFor } from "../engine.js";
import { useActions, useWords } from "./context.js";
import { inForce, setName } from "./set-name.js";
import { OpenExample, OpenFile } from "./toolbar.js";

const TYPES: readonly SchoolType[] = ["mam_non", "tieu_hoc", "trung_hoc", "gdtx"];

/** @param goBack back to the work in hand, where there is one. */
export function Setup({ goBack }: { goBack: (() => void) | undefined }) {
  const { t } = useWords();
  return (
    <div class="setup">
      <h2>{t.setup.title}</h2>
      <p class="lead">{t.setup.lead}</p>
      <p class="buttons">
        {goBack !== undefined && (
          <button type="button" onClick={goBack}>
            {t.setup.back}
          </button>
        )}
        <OpenExample />
        <span class="hint">{t.setup.example}</span>
      </p>
      <ByDate />
      <BySet />
      <section aria-labelledby="setup-have">
        <h3 id="setup-have">{t.setup.have}</h3>
        <p class="buttons">
          <OpenFile />
        </p>
      </section>
    </div>
  );
}

function ByDate() {
  const words = useWords();
  const { t } = words;
  const actions = useActions();
  const [type, setType] = useState<SchoolType>();
  const [day, setDay] = useState(today);
  const found = type !== undefined && day !== "" ? setFor(type, day) : undefined;
  const begin = (event: Event) => {
    event.preventDefault();
    if (isSet(found)) actions.open(emptyWork(found.id, day));
  };
  return (
    <form aria-labelledby="setup-by-date" onSubmit={begin}>
      <h3 id="setup-by-date">{t.setup.byDate}</h3>
      <fieldset class="types">
        <legend>{t.setup.schoolType}</legend>
        {TYPES.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="school-type"
              value={each}
              checked={type === each}
              onChange={() => setType(each)}
            />
            <span>{t.setup.types[each]}</span>
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span>{t.setup.date}</span>
        <input
          type="date"
          value={day}
          min="2018-01-01"
          max="2100-12-31"
          onInput={(event) => setDay(event.currentTarget.value)}
        />
      </label>
      <div aria-live="polite">
        {isSet(found) && (
          <p class="applies">
            {t.setup.applies}: <b>{setName(words, found)}</b> <span class="hint">({inForce(words, found)})</span>
          </p>
        )}
        {found !== undefined &&
          !isSet(found) &&
          found.map((problem) => <ProblemText key={problem.code} problem={problem} />)}
      </div>
      <Begin
        id="begin-by-date"
        primary
        ready={isSet(found)}
        why={type === undefined ? t.setup.needType : day === "" ? t.setup.needDate : undefined}
      />
    </form>
  );
}

/** The day where the page is open, `2026-07-07`. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

function BySet() {
  const words = useWords();
  const { t } = words;
  const actions = useActions();
  const [id, setId] = useState("");
  const chosen = allSets().find((set) => set.id === id);
  const begin = (event: Event) => {
    event.preventDefault();
    if (chosen !== undefined) actions.open(emptyWork(chosen.id));
  };
  return (
    <form aria-labelledby="setup-by-set" onSubmit={begin}>
      <h3 id="setup-by-set">{t.setup.bySet}</h3>
      <p class="hint">{t.setup.bySetHint}</p>
      <label class="field">
        <span>{t.setup.set}</span>
        <select value={id} onChange={(event) => setId(event.currentTarget.value)}>
          <option value="">{t.setup.choose}</option>
          {allSets().map((set) => (
            <option key={set.id} value={set.id}>
              {setName(words, set)}
            </option>
          ))}
        </select>
      </label>
      {chosen !== undefined && <p class="hint">{inForce(words, chosen)}</p>}
      <Begin id="begin-by-set" ready={chosen !== undefined} why={t.setup.needSet} />
    </form>
  );
}

interface BeginProps {
  readonly id: string;
  readonly primary?: boolean;
  readonly ready: boolean;
  /** What is to be done before; said beside the button while it is not ready. */
  readonly why: string | undefined;
}

function Begin({ id, primary = false, ready, why }: BeginProps) {
  const { t } = useWords();
  const waits = !ready && why !== undefined;
  return (
    <p class="begin">
      <button
        type="submit"
        class={primary ? "primary" : undefined}
        disabled={!ready}
        aria-describedby={waits ? id : undefined}
      >
        {t.setup.start}
      </button>
      {waits && (
        <span class="hint" id={id}>
          {why}
        </span>
      )}
    </p>
  );
}

/** A problem in the engine's words, with what to do about it. */
export function ProblemText({ problem }: { problem: Problem }) {
  const { say } = useWords();
  return (
    <div class="problem">
      <p>{say(problem.message)}</p>
      <p class="hint">{say(problem.help)}</p>
    </div>
  );
}

function isSet(found: StandardSet | readonly Problem[] | undefined): found is StandardSet {
  return found !== undefined && "id" in found;
}
