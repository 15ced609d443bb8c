/**
 * A page that rates a school while its form is filled in: the level each criterion reached in, the school's level out.
 *
 * Titles, levels and what is missing come from the engine; the page only shows them. INVARIANT: what is not chosen is not
 * assessed, so the level is an interval until enough is known.
 */
import {
  applicable,
  type Criterion,
  type Interval,
  init,
  KdclError,
  type Ratings,
  rate,
  type SchoolType,
} from "@kdcl/kdcl";

const schoolType = element("school-type", HTMLSelectElement);
const assessedOn = element("assessed-on", HTMLInputElement);
const criteria = element("criteria", HTMLFormElement);
const level = element("level", HTMLElement);
const missing = element("missing", HTMLElement);

/** The form of the set that applies: a choice of level for each criterion. */
function showForm(): void {
  told(() => {
    const set = applicable(schoolType.value as SchoolType, assessedOn.value);
    criteria.replaceChildren(...set.standards.flatMap((standard) => standard.criteria.map(choice)));
    showOutcome();
  });
}

/** The choice of the level a criterion reached. */
function choice(criterion: Criterion): HTMLElement {
  const select = document.createElement("select");
  select.name = criterion.code;
  select.append(new Option("Chưa đánh giá", ""), new Option("Không đạt", "0"));
  select.append(...criterion.levels.map((own) => new Option(`Mức ${own.level}`, String(own.level))));
  const label = document.createElement("label");
  label.append(`${criterion.code} ${criterion.title?.vi ?? ""} `, select);
  const line = document.createElement("p");
  line.append(label);
  return line;
}

/** What the choices so far come to. */
function showOutcome(): void {
  told(() => {
    const ratings: Ratings = {};
    for (const [code, reached] of new FormData(criteria))
      if (reached !== "") ratings[code] = { reached: Number(reached) };
    const outcome = rate({ school_type: schoolType.value as SchoolType, assessed_on: assessedOn.value, ratings });
    level.textContent = words(outcome.level);
    missing.replaceChildren(
      ...(outcome.gaps[0]?.must ?? []).map((path) => {
        const line = document.createElement("li");
        line.textContent = `${path}: ${outcome.indicators[path]?.statement.vi ?? ""}`;
        return line;
      }),
    );
  });
}

function words({ lowest, highest }: Interval): string {
  const word = (own: number) => (own === 0 ? "Không đạt" : `Mức ${own}`);
  return lowest === highest ? word(lowest) : `${word(lowest)} – ${word(highest)}`;
}

/** Tells what an input was refused for; anything else is a bug and thrown on. */
function told(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof KdclError)) throw error;
    level.textContent = error.errors.map((problem) => problem.message.vi).join("; ");
    missing.replaceChildren();
  }
}

function element<T extends HTMLElement>(id: string, kind: abstract new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`no ${kind.name} #${id}`);
  return found;
}

await init();
schoolType.addEventListener("change", showForm);
assessedOn.addEventListener("change", showForm);
criteria.addEventListener("change", showOutcome);
showForm();
