/**
 * The school's profile, the day, and the set: what stands at the head of a self-assessment.
 *
 * The kinds, forms of ownership and levels are the vocabulary's. INVARIANT: nothing here changes a level, but the set.
 */
import type { EducationLevel, Grade, Ownership, SchoolKind } from "@kdcl/kdcl";
import { useState } from "preact/hooks";
import { allSets } from "../engine.js";
import { useActions, usePage, useWords } from "./context.js";
import { SchoolYear } from "./school-year.js";
import { inForce, setName } from "./set-name.js";

export function Profile() {
  const { work, answers } = usePage();
  const words = useWords();
  const { t } = words;
  const actions = useActions();
  const { set } = answers.index;
  // Open for a school that has nothing said yet; after that, as it is left.
  const [openAtFirst] = useState(work.school.name === undefined);
  const scale = (key: string): readonly Grade[] => answers.index.fact.get(key)?.scale ?? [];
  return (
    <details class="profile" open={openAtFirst}>
      <summary>
        <h3>{t.app.profile}</h3> <span>{set.document}</span>
      </summary>
      <div class="profile-fields">
        <TextField field="name" label={t.profile.name} />
        <TextField field="code" label={t.profile.code} />
        <label class="field">
          <span>{t.profile.assessedOn}</span>
          <input
            type="date"
            data-pointer="/assessed_on"
            value={work.assessedOn}
            onInput={(event) => actions.setAssessedOn(event.currentTarget.value)}
          />
        </label>
        <SchoolYear />
        <Choice
          field="kind"
          label={t.profile.kind}
          value={work.school.kind}
          grades={kindsOf(scale("kind"), set.education_levels, work.school.kind)}
          choose={(kind) => actions.setProfile({ kind: kind as SchoolKind | undefined })}
        />
        <Choice
          field="ownership"
          label={t.profile.ownership}
          value={work.school.ownership}
          grades={scale("ownership")}
          choose={(ownership) => actions.setProfile({ ownership: ownership as Ownership | undefined })}
        />
        <Founded />
        <YesNo field="difficult_area" />
        <YesNo field="specially_difficult_commune" />
        <YesNo field="urban" />
        <Levels all={set.education_levels} />
        <div class="wide">
          <label class="field">
            <span>{t.profile.changeSet}</span>
            <select
              data-pointer="/standard_set"
              aria-describedby="set-in-force"
              value={set.id}
              onChange={(event) => chooseSet(event.currentTarget, set.id, actions.setSet)}
            >
              {allSets().map((each) => (
                <option key={each.id} value={each.id}>
                  {setName(words, each)}
                </option>
              ))}
            </select>
          </label>
          <small id="set-in-force">{inForce(words, set)}</small>
        </div>
      </div>
      <Refused />
    </details>
  );
}

/** Kinds that are schools of general education by what they are, and no preschools. */
const NO_PRESCHOOLS: ReadonlySet<string> = new Set(["specialised", "ethnic_boarding", "ethnic_semi_boarding"]);

/** The kinds to choose from; one that is there already always is. */
function kindsOf(
  kinds: readonly Grade[],
  levels: readonly EducationLevel[],
  present: string | undefined,
): readonly Grade[] {
  const preschool = levels.every((level) => level === "nha_tre" || level === "mau_giao");
  return preschool ? kinds.filter(({ name }) => name === present || !NO_PRESCHOOLS.has(name)) : kinds;
}

/** Another set may wait for an answer; until it is given, the present one stays chosen. */
function chooseSet(select: HTMLSelectElement, present: string, setSet: (id: string) => void): void {
  const chosen = select.value;
  select.value = present;
  setSet(chosen);
}

/** What the engine refuses of the profile. */
function Refused() {
  const { answers } = usePage();
  const { say } = useWords();
  if (answers.problems.length === 0) return null;
  return (
    <ul class="refused" role="alert">
      {answers.problems.map((problem) => (
        <li key={`${problem.code} ${problem.path}`}>
          {say(problem.message)} <span class="hint">{say(problem.help)}</span>
        </li>
      ))}
    </ul>
  );
}

function TextField({ field, label }: { field: "name" | "code"; label: string }) {
  const { work } = usePage();
  const actions = useActions();
  return (
    <label class={field === "name" ? "field wide" : "field"}>
      <span>{label}</span>
      <input
        type="text"
        data-pointer={`/school/${field}`}
        maxLength={256}
        autocomplete="off"
        value={work.school[field] ?? ""}
        onInput={(event) => actions.setProfile({ [field]: event.currentTarget.value || undefined })}
      />
    </label>
  );
}

interface ChoiceProps {
  readonly field: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly grades: readonly Grade[];
  readonly choose: (name: string | undefined) => void;
}

function Choice({ field, label, value, grades, choose }: ChoiceProps) {
  const { t, say } = useWords();
  return (
    <label class="field">
      <span>{label}</span>
      <select
        data-pointer={`/school/${field}`}
        value={value ?? ""}
        onChange={(event) => choose(event.currentTarget.value || undefined)}
      >
        <option value="">{t.profile.unsaid}</option>
        {grades.map((grade) => (
          <option key={grade.name} value={grade.name}>
            {say(grade)}
          </option>
        ))}
      </select>
    </label>
  );
}

function YesNo({ field }: { field: "difficult_area" | "specially_difficult_commune" | "urban" }) {
  const { work, answers } = usePage();
  const { t, say } = useWords();
  const actions = useActions();
  const fact = answers.index.fact.get(field);
  const value = work.school[field];
  if (fact === undefined && value === undefined) return null;
  const byYear = typeof value === "object";
  return (
    <label class="field yes-no">
      <span>{fact !== undefined ? say(fact.meaning) : field}</span>
      <select
        data-pointer={`/school/${field}`}
        value={typeof value === "boolean" ? String(value) : ""}
        onChange={(event) => actions.setProfile({ [field]: YES_NO.get(event.currentTarget.value) })}
      >
        <option value="">{t.profile.unsaid}</option>
        <option value="true">{t.profile.yes}</option>
        <option value="false">{t.profile.no}</option>
      </select>
      {byYear && <small class="hint">{t.profile.byYear}</small>}
    </label>
  );
}

const YES_NO = new Map([
  ["true", true],
  ["false", false],
]);

/** A year that is not finished is kept in the field, and said not to be taken yet. */
function Founded() {
  const { work } = usePage();
  const { t } = useWords();
  const actions = useActions();
  const [draft, setDraft] = useState<string>();
  const typed = (text: string) => {
    const year = /^\d{4}$/.test(text.trim()) ? Number(text) : undefined;
    setDraft(year === undefined && text.trim() !== "" ? text : undefined);
    if (year !== undefined || text.trim() === "") actions.setProfile({ founded: year });
  };
  return (
    <label class="field">
      <span>{t.profile.founded}</span>
      <input
        type="text"
        inputMode="numeric"
        data-pointer="/school/founded"
        value={draft ?? work.school.founded ?? ""}
        aria-invalid={draft !== undefined}
        aria-describedby={draft !== undefined ? "founded-wrong" : undefined}
        onInput={(event) => typed(event.currentTarget.value)}
      />
      {draft !== undefined && (
        <small id="founded-wrong" class="wrong">
          {t.profile.foundedWrong}
        </small>
      )}
    </label>
  );
}

function Levels({ all }: { all: readonly EducationLevel[] }) {
  const { work } = usePage();
  const { t } = useWords();
  const actions = useActions();
  const taught = work.school.education_levels ?? [];
  // What the file says is shown even where the set does not have it: the engine then says what is wrong.
  const shown = [...new Set([...all, ...taught])];
  const tick = (level: EducationLevel, on: boolean) => {
    const next = shown.filter((each) => (each === level ? on : taught.includes(each)));
    actions.setProfile({ education_levels: next.length > 0 ? next : undefined });
  };
  return (
    <fieldset class="field levels" data-pointer="/school/education_levels" tabIndex={-1}>
      <legend>{t.profile.levels}</legend>
      {shown.map((level) => (
        <label key={level}>
          <input
            type="checkbox"
            checked={taught.includes(level)}
            onChange={(event) => tick(level, event.currentTarget.checked)}
          />
          <span>{t.profile.level[level]}</span>
        </label>
      ))}
    </fieldset>
  );
}
