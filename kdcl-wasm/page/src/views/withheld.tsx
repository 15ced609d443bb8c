/**
 * Says why there are no suggestions though there are data, and leads to what is in the way.
 */
import { useActions, usePage, useWords } from "./context.js";

export function Withheld() {
  const { withheld, dataProblems } = usePage().answers;
  const { t } = useWords();
  const actions = useActions();
  if (withheld === undefined || withheld === "no_data") return null;
  const wrong = new Set(dataProblems.map((problem) => problem.path?.split("/")[2]));
  const first = withheld === "no_school_year" ? "/school_year" : dataProblems[0]?.path;
  return (
    <p class="warning">
      {withheld === "no_school_year" ? t.data.needYear : t.data.refused(wrong.size)}{" "}
      {first != null && (
        <button type="button" onClick={() => actions.goTo(first)}>
          {withheld === "no_school_year" ? t.data.goToYear : t.data.refusedGo}
        </button>
      )}
    </p>
  );
}
