/**
 * The last completed school year, chosen from those around the day of the assessment: what data and suggestions hang on.
 */
import { useActions, usePage, useWords } from "./context.js";

export function SchoolYear() {
  const { work, answers } = usePage();
  const { t } = useWords();
  const actions = useActions();
  const { in_force_from, in_force_until } = answers.index.set;
  const years = around(work.assessedOn, in_force_from, in_force_until);
  const shown = work.schoolYear === "" || years.includes(work.schoolYear) ? years : [work.schoolYear, ...years];
  return (
    <label class="field">
      <span>{t.profile.schoolYear}</span>
      <select
        data-pointer="/school_year"
        value={work.schoolYear}
        onChange={(event) => actions.setSchoolYear(event.currentTarget.value)}
      >
        <option value="">{t.profile.unsaid}</option>
        {shown.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The school years that may be meant, latest first: around the day, or all in which the set can be used. */
function around(day: string, from: string, until: string | null): readonly string[] {
  const yearOf = (date: string) => Number(date.slice(0, 4));
  const first = day === "" ? yearOf(from) - 1 : yearOf(day) - 6;
  const last = day !== "" ? yearOf(day) : until === null ? yearOf(from) + 10 : yearOf(until);
  return Array.from({ length: last - first + 1 }, (_, place) => `${last - place}-${last - place + 1}`);
}
