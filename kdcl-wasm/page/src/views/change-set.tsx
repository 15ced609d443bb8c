/**
 * Asks before another set takes the place of the one that verdicts were given by.
 */
import { allSets } from "../engine.js";
import type { PendingSet } from "../state.js";
import { useWords } from "./context.js";
import { Dialog } from "./dialog.js";
import { setName } from "./set-name.js";

export function ChangeSet({ pending, answer }: { pending: PendingSet; answer: (yes: boolean) => void }) {
  const words = useWords();
  const { t } = words;
  const next = allSets().find((set) => set.id === pending.id);
  return (
    <Dialog title={t.change.title} close={() => answer(false)}>
      {next !== undefined && <p>{setName(words, next)}</p>}
      <p>{pending.lost > 0 ? t.change.text(pending.lost) : t.change.kept}</p>
      <p class="buttons">
        <button type="button" class="primary" onClick={() => answer(false)}>
          {t.change.cancel}
        </button>
        <button type="button" onClick={() => answer(true)}>
          {t.change.confirm}
        </button>
      </p>
    </Dialog>
  );
}
