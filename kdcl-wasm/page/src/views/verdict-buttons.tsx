/**
 * The verdict of an indicator: three radio buttons that look like buttons, and one that takes the verdict back.
 *
 * INVARIANT: native radio buttons, so that arrows left and right, space and screen readers work as everywhere.
 */
import type { GivenVerdict, Path } from "../document/document.js";
import { focusVerdict } from "../place.js";
import { useActions, useWords } from "./context.js";

export const VERDICTS: readonly GivenVerdict[] = ["met", "not_met", "not_applicable"];

interface Props {
  readonly path: Path;
  readonly verdict: GivenVerdict | undefined;
  /** The id of the statement. */
  readonly labelledBy: string;
}

export function VerdictButtons({ path, verdict, labelledBy }: Props) {
  const { t } = useWords();
  const actions = useActions();
  return (
    <div class="verdict">
      <div class="choices" role="radiogroup" aria-labelledby={labelledBy}>
        {VERDICTS.map((each) => (
          <label key={each} data-verdict={each}>
            <input
              type="radio"
              name={`verdict-${path}`}
              value={each}
              checked={verdict === each}
              onChange={() => actions.setVerdict(path, each)}
            />
            <span>{t.verdicts[each]}</span>
          </label>
        ))}
      </div>
      <button
        type="button"
        class="clear"
        disabled={verdict === undefined}
        aria-label={t.indicator.clearOf(path)}
        onClick={() => {
          actions.clear(path);
          focusVerdict(path);
        }}
      >
        <span class="clear-word">{t.indicator.clear}</span>
        <span class="clear-sign" aria-hidden="true">
          ✕
        </span>
      </button>
    </div>
  );
}
