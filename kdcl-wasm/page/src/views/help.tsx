/**
 * The keys of the form, read from the table that `keyboard.ts` goes by.
 */
import { KEYS } from "../keyboard.js";
import { useWords } from "./context.js";
import { Dialog } from "./dialog.js";

export function Help({ close }: { close: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t.keys.title} close={close}>
      <p>{t.keys.lead}</p>
      <table class="keys">
        <thead>
          <tr>
            <th scope="col">{t.keys.key}</th>
            <th scope="col">{t.keys.does}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map((row) => (
            <tr key={row.does}>
              <td>
                {row.shown.map((key, place) => (
                  <>
                    {place > 0 && <span class="or"> {t.keys.or} </span>}
                    <kbd>{key}</kbd>
                  </>
                ))}
              </td>
              <td>{t.keys[row.does]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="buttons">
        <button type="button" class="primary" onClick={close}>
          {t.keys.close}
        </button>
      </p>
    </Dialog>
  );
}
