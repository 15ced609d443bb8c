/**
 * An indicator: what it asks for, where the law says so, its verdict, what data suggest, evidence and note.
 *
 * INVARIANT: the statement is the accessible name of the verdict; the page marks, it never judges.
 */
import type { Indicator, KdclWarning } from "@kdcl/kdcl";
import type { GivenVerdict } from "../document/document.js";
import type { SetIndex, Suggested } from "../engine.js";
import { focusVerdict } from "../place.js";
import { useActions, useWords } from "./context.js";
import { SuggestionView } from "./suggestion.js";
import { VerdictButtons } from "./verdict-buttons.js";

/** What of the page belongs to an indicator. */
export interface IndicatorPart {
  readonly indicator: Indicator;
  readonly level: number;
  readonly verdict: GivenVerdict | undefined;
  /** Whether the verdict is what data suggested and nobody has confirmed. */
  readonly unconfirmed: boolean;
  readonly evidence: string;
  readonly note: string;
  readonly suggested: Suggested | undefined;
  /** What the rating warns of here. */
  readonly warnings: readonly KdclWarning[];
}

export function IndicatorView(props: IndicatorPart & { readonly index: SetIndex; readonly advisory: boolean }) {
  const { indicator, verdict, unconfirmed, suggested, warnings, index, advisory } = props;
  const { path } = indicator;
  const { t, say, citePlace } = useWords();
  const actions = useActions();
  const statement = `statement-${path}`;
  return (
    <div class="indicator" data-path={path} data-verdict={verdict ?? "not_assessed"}>
      <p class="statement">
        <span id={statement}>
          <span class="unseen">{path} </span>
          {indicator.letter !== null && <span class="letter">{indicator.letter})</span>} {say(indicator.statement)}
        </span>{" "}
        <span class="citation">
          {citePlace(indicator.citation)}
          {indicator.if_any && ` · ${t.indicator.ifAny}`}
        </span>
      </p>
      {indicator.official_text !== null && (
        <details class="official">
          <summary>{t.indicator.official}</summary>
          <p lang="vi">{indicator.official_text}</p>
        </details>
      )}
      <VerdictButtons path={path} verdict={verdict} labelledBy={statement} />
      {unconfirmed && verdict !== undefined && (
        <p class="unconfirmed">
          {t.indicator.unconfirmed}{" "}
          <button
            type="button"
            onClick={() => {
              actions.setVerdict(path, verdict);
              focusVerdict(path);
            }}
          >
            {t.indicator.confirm}
          </button>
        </p>
      )}
      {warnings.map((warning) => (
        <p class="warning" key={warning.code}>
          {say(warning.message)}
        </p>
      ))}
      {suggested !== undefined && (
        <SuggestionView suggested={suggested} verdict={verdict} index={index} advisory={advisory} />
      )}
      <Fields {...props} />
    </div>
  );
}

/** Evidence codes and the note. */
function Fields({ indicator: { path }, evidence, note }: IndicatorPart) {
  const { t } = useWords();
  const actions = useActions();
  return (
    <div class="fields">
      <label>
        <span>
          {t.indicator.evidence}
          <span class="unseen"> {path}</span>
        </span>
        <input
          type="text"
          value={evidence}
          data-evidence
          placeholder={t.indicator.evidenceHint}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => actions.setEvidence(path, event.currentTarget.value)}
        />
      </label>
      <label>
        <span>
          {t.indicator.note}
          <span class="unseen"> {path}</span>
        </span>
        <textarea rows={1} value={note} onInput={(event) => actions.setNote(path, event.currentTarget.value)} />
      </label>
    </div>
  );
}
