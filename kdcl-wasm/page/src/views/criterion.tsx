/**
 * A criterion: its title, the level it reaches, and its indicators by level.
 *
 * INVARIANT: drawn from its props alone, which stay the same objects while nothing of the criterion changes.
 */
import type { Criterion, Interval } from "@kdcl/kdcl";
import type { SetIndex } from "../engine.js";
import { useWords } from "./context.js";
import { type IndicatorPart, IndicatorView } from "./indicator.js";

interface Props {
  readonly criterion: Criterion;
  readonly indicators: readonly IndicatorPart[];
  /** `undefined` while the engine refuses to rate. */
  readonly level: Interval | undefined;
  readonly index: SetIndex;
  /** Whether to say that the criterion is mandatory. */
  readonly mandatory: boolean;
  /** Whether numbers only monitor. */
  readonly advisory: boolean;
}

export function CriterionView({ criterion, indicators, level, index, mandatory, advisory }: Props) {
  const { t, say, level: levelText, levelName } = useWords();
  const open = indicators.filter((part) => part.verdict === undefined).length;
  const id = `criterion-${criterion.code}`;
  return (
    <section class="criterion" aria-labelledby={id}>
      <header>
        <h4 id={id} data-criterion={criterion.code} tabIndex={-1}>
          <span class="number">{t.criterion.name(criterion.code)}</span>{" "}
          {criterion.title !== null && say(criterion.title)}
          {mandatory && <span class="tag">{t.criterion.mandatory}</span>}
        </h4>
        {level !== undefined && (
          <p class="reaches" data-decided={level.lowest === level.highest}>
            <span class="unseen">{t.criterion.reaches}: </span>
            <b>{levelText(level)}</b>
            {open > 0 && <small>{t.criterion.open(open)}</small>}
          </p>
        )}
      </header>
      {criterion.levels.map(({ level: number }) => (
        <fieldset class="level" key={number} aria-label={`${t.criterion.name(criterion.code)}, ${levelName(number)}`}>
          <p class="level-name" aria-hidden="true">
            {levelName(number)}
          </p>
          <div class="level-body">
            {indicators
              .filter((part) => part.level === number)
              .map((part) => (
                <IndicatorView key={part.indicator.path} {...part} index={index} advisory={advisory} />
              ))}
          </div>
        </fieldset>
      ))}
      {criterion.suggested_evidence.length > 0 && (
        <details class="usual-evidence">
          <summary>{t.indicator.evidenceNeeded}</summary>
          <ul lang="vi">
            {criterion.suggested_evidence.map((evidence) => (
              <li key={evidence}>{evidence}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
