/**
 * Which indicators are not met and which not assessed, criterion by criterion, as short as it can be said.
 *
 * Stands under the report's table and is printed with it. INVARIANT: every path the outcome lists as not met or not assessed
 * is in it, written out or as its whole criterion.
 */
import type { Criterion, Outcome, StandardSet } from "@kdcl/kdcl";
import { useWords } from "./context.js";
import { pathsOf } from "./summary.js";

/** The lists under the report; nothing where all is met. */
export function OpenIndicators({ set, outcome }: { set: StandardSet; outcome: Outcome }) {
  const { r } = useWords();
  const notMet = outcome.criteria.filter((criterion) => criterion.not_met.length > 0);
  const open = outcome.criteria.filter((criterion) => criterion.not_assessed.length > 0);
  if (notMet.length + open.length === 0) return null;
  const all = new Map(
    set.standards.flatMap((standard) => standard.criteria).map((criterion) => [criterion.code, criterion]),
  );
  return (
    <section class="report-open" aria-labelledby="report-open">
      <h3 id="report-open">{r.report.open}</h3>
      <List name={r.report.notMet} entries={notMet.map(({ code, not_met }) => [code, not_met])} all={all} />
      <List
        name={r.report.notAssessed}
        entries={open.map(({ code, not_assessed }) => [code, not_assessed])}
        all={all}
      />
    </section>
  );
}

type Entry = readonly [code: string, paths: readonly string[]];

function List({
  name,
  entries,
  all,
}: {
  name: string;
  entries: readonly Entry[];
  all: ReadonlyMap<string, Criterion>;
}) {
  const { r } = useWords();
  if (entries.length === 0) return null;
  const count = entries.reduce((sum, [, paths]) => sum + paths.length, 0);
  const short = ([code, paths]: Entry) => {
    const criterion = all.get(code);
    const own = criterion === undefined ? 0 : pathsOf(criterion).length;
    return own > 1 && own === paths.length ? `${code} (${r.report.whole})` : paths.join(", ");
  };
  return (
    <p>
      <strong>
        {name} ({count}):
      </strong>{" "}
      {entries.map(short).join("; ")}.
    </p>
  );
}
