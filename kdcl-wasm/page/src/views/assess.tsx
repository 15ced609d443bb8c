/**
 * The form: the profile, then every criterion of the set.
 *
 * INVARIANT: a criterion is drawn again only when something of its own has changed, so that a keystroke costs one criterion.
 */
import type { Criterion, KdclWarning } from "@kdcl/kdcl";
import { useMemo, useRef } from "preact/hooks";
import { pathOf, takeable } from "../engine.js";
import { focusVerdict } from "../place.js";
import { type Page, useActions, usePage, useWords } from "./context.js";
import { CriterionView } from "./criterion.js";
import type { IndicatorPart } from "./indicator.js";
import { Profile } from "./profile.js";
import { someMandatory } from "./summary.js";
import { Withheld } from "./withheld.js";

export function Assess() {
  const page = usePage();
  const { t, say } = useWords();
  return (
    <>
      <h2 class="unseen">{t.app.tab.assess}</h2>
      <Profile />
      <Withheld />
      <AcceptAll />
      {page.answers.index.set.standards.map((standard) => (
        <section key={standard.number} class="standard" aria-labelledby={`standard-${standard.number}`}>
          <h3 id={`standard-${standard.number}`} tabIndex={-1}>
            <span class="number">{t.nav.standard(standard.number)}</span> {say(standard.title)}
          </h3>
          {standard.criteria.map((criterion) => (
            <CriterionPart key={criterion.code} criterion={criterion} page={page} />
          ))}
        </section>
      ))}
    </>
  );
}

/** Takes all suggestions for whole indicators that nobody has judged yet. */
function AcceptAll() {
  const { work, answers } = usePage();
  const { t } = useWords();
  const actions = useActions();
  const open = Object.entries(takeable(work, answers));
  const [first] = open;
  if (first === undefined) return null;
  const parts = (["met", "not_met"] as const).flatMap((verdict) => {
    const count = open.filter(([, suggested]) => suggested === verdict).length;
    return count > 0 ? t.suggestion.acceptParts[verdict](count) : [];
  });
  return (
    <p class="accept-all">
      <button
        type="button"
        onClick={() => {
          actions.acceptAll();
          focusVerdict(first[0]);
        }}
      >
        {t.suggestion.acceptAll(open.length, parts.join(", "))}
      </button>
    </p>
  );
}

/** Gives a criterion its part of the page, and the same drawing as before while that part is the same. */
function CriterionPart({ criterion, page }: { criterion: Criterion; page: Page }) {
  const { indicators, parts } = partsOf(criterion, page);
  const same = useRef<Kept>(undefined);
  if (same.current === undefined || parts.some((part, place) => part !== same.current?.parts[place])) {
    same.current = { parts, indicators };
  }
  const own = same.current.indicators;
  const level = page.answers.outcome?.criteria.find((rated) => rated.code === criterion.code)?.level;
  const { index, suggestions } = page.answers;
  return useMemo(
    () => (
      <CriterionView
        criterion={criterion}
        indicators={own}
        level={level}
        index={index}
        mandatory={criterion.mandatory && someMandatory(index.set)}
        advisory={suggestions?.advisory_only ?? index.set.advisory !== null}
      />
    ),
    [criterion, own, level?.lowest, level?.highest, index, suggestions?.advisory_only],
  );
}

interface Kept {
  readonly parts: readonly unknown[];
  readonly indicators: readonly IndicatorPart[];
}

/** What of the page belongs to a criterion, and the same as a flat list to compare. */
function partsOf(criterion: Criterion, { work, answers }: Page): { indicators: IndicatorPart[]; parts: unknown[] } {
  const unconfirmed = new Set(work.suggested);
  const indicators = criterion.levels.flatMap((level) =>
    level.indicators.map(
      (indicator): IndicatorPart => ({
        indicator,
        level: level.level,
        verdict: work.verdicts[indicator.path],
        unconfirmed: unconfirmed.has(indicator.path),
        evidence: work.evidence[indicator.path] ?? "",
        note: work.notes[indicator.path] ?? "",
        suggested: answers.suggested.get(indicator.path),
        warnings: (answers.outcome?.warnings ?? NONE).filter((warning) => pathOf(warning) === indicator.path),
      }),
    ),
  );
  const parts = indicators.flatMap(({ warnings, level: _, indicator, ...own }) => [
    indicator,
    ...Object.values(own),
    warnings.map((warning) => warning.code).join(),
  ]);
  return { indicators, parts };
}

const NONE: readonly KdclWarning[] = [];
