/**
 * Asks before the work in hand is put away for a new one.
 *
 * INVARIANT: nothing happens to the work before the answer; closing the dialog means no.
 */
import { useActions, useWords } from "./context.js";
import { Dialog } from "./dialog.js";
import { forgetFile } from "./files.js";

/** The question, for as long as it is on the page. */
export function ConfirmFresh({ close }: { close: () => void }) {
  const { r } = useWords();
  const { startOver } = useActions();
  const begin = () => {
    close();
    forgetFile();
    startOver();
  };
  return (
    <Dialog title={r.toolbar.freshTitle} close={close}>
      <p>{r.toolbar.freshText}</p>
      <p class="buttons">
        <button type="button" class="primary" onClick={close}>
          {r.toolbar.no}
        </button>
        <button type="button" onClick={begin}>
          {r.toolbar.yes}
        </button>
      </p>
    </Dialog>
  );
}
