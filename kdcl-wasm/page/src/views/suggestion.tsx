/**
 * What school data suggest of an indicator: the verdict, the checks that led to it, and what is left for a person.
 *
 * INVARIANT: what is only monitored is never offered as a verdict; every sentence is the engine's.
 */
import type { GivenVerdict } from "../document/document.js";
import type { SetIndex, Suggested } from "../engine.js";
import { focusVerdict } from "../place.js";
import { useActions, useWords } from "./context.js";
import { meaningOf } from "./fact-words.js";

/** With more checks than this they are folded away. */
const SHOWN_CHECKS = 3;

interface Props {
  readonly suggested: Suggested;
  readonly verdict: GivenVerdict | undefined;
  readonly index: SetIndex;
  readonly advisory: boolean;
}

export function SuggestionView({ suggested: { suggestion, sentences, warnings }, verdict, index, advisory }: Props) {
  const { t, say } = useWords();
  const actions = useActions();
  const { path, suggested, coverage, remaining, missing } = suggestion;
  const agrees = suggested !== "undetermined" && verdict === suggested;
  const checks = <Checks suggested={{ suggestion, sentences, warnings }} />;
  return (
    <fieldset
      class="suggestion"
      data-suggested={advisory ? "monitoring" : suggested}
      aria-label={`${t.suggestion.label} ${path}`}
    >
      <p class="suggests">
        <b>{advisory ? t.suggestion.monitoring : t.suggestion.suggests[suggested]}</b>
        {!advisory && suggested !== "undetermined" && !agrees && (
          <button
            type="button"
            aria-label={t.suggestion.acceptOf(path, t.verdicts[suggested])}
            onClick={() => {
              actions.acceptSuggestion(path);
              focusVerdict(path);
            }}
          >
            {t.suggestion.accept}
          </button>
        )}
        {agrees && <span class="agrees">{t.suggestion.agrees}</span>}
      </p>
      {suggestion.checks.length > SHOWN_CHECKS ? (
        <details>
          <summary>
            {advisory ? t.suggestion.numbers : t.suggestion.reasons} ({suggestion.checks.length})
          </summary>
          {checks}
        </details>
      ) : (
        checks
      )}
      {!advisory && coverage === "partial" && remaining !== null && (
        <p class="remaining">
          {t.suggestion.hint} {say(remaining)}
        </p>
      )}
      {!advisory && suggested === "undetermined" && missing.length > 0 && (
        <p class="missing">
          {t.suggestion.missing}{" "}
          {missing.map((key) => (
            <button type="button" class="link" key={key} onClick={() => actions.goTo(`/facts/${key}`)}>
              {meaningOf(index, key, say)}
            </button>
          ))}
        </p>
      )}
      {warnings.map((warning) => (
        <p class="warning" key={warning.code + warning.message.vi}>
          {say(warning.message)}
        </p>
      ))}
    </fieldset>
  );
}

function Checks({ suggested: { suggestion, sentences } }: { suggested: Suggested }) {
  const { t, say } = useWords();
  return (
    <ul class="checks">
      {suggestion.checks.map((check, place) => {
        const sentence = sentences[place];
        const holds = check.holds === null ? "unknown" : check.holds ? "holds" : "fails";
        return (
          <li key={place} data-holds={holds}>
            <span class="sign" aria-hidden="true">
              {SIGNS[holds]}
            </span>
            <span class="unseen">{t.suggestion[holds]}: </span>
            {sentence !== undefined && say(sentence)}
          </li>
        );
      })}
    </ul>
  );
}

const SIGNS = { holds: "✓", fails: "✗", unknown: "•" };
