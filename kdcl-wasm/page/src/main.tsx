/**
 * Where the page starts: the engine is loaded, what the browser kept is taken up, the page is drawn.
 *
 * INVARIANT: a start that fails is told in both languages and can be tried again; nothing that was kept is touched by it.
 */
import { init } from "@kdcl/kdcl";
import { render } from "preact";
import { App } from "./app.js";
import { restore } from "./document/autosave.js";
import { allSets } from "./engine.js";
import { createStore } from "./state.js";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/frame.css";
import "./styles/navigation.css";
import "./styles/form.css";
import "./styles/indicator.css";
import "./styles/school-data.css";
import "./styles/report.css";
import "./styles/print.css";
import { startLanguage, wordsOf } from "./words/index.js";

async function start(root: HTMLElement): Promise<void> {
  const language = startLanguage();
  const { t } = wordsOf(language);
  render(<p class="opening">{t.app.loading}</p>, root);
  try {
    await init();
  } catch (error) {
    render(<NotLoaded reason={String(error)} again={() => void start(root)} />, root);
    return;
  }
  const kept = restore((id) => allSets().some((set) => set.id === id));
  render(<App store={createStore(kept, language)} />, root);
}

/** The engine is not there, and so no words of its own: said in both languages. */
function NotLoaded({ reason, again }: { reason: string; again: () => void }) {
  const [vi, en] = [wordsOf("vi").t.app, wordsOf("en").t.app];
  return (
    <main class="opening" aria-live="assertive">
      <h1>{vi.notLoaded}</h1>
      <p lang="en">{en.notLoaded}.</p>
      <p>
        <code>{reason}</code>
      </p>
      <button type="button" class="primary" onClick={again}>
        {vi.again} · <span lang="en">{en.again}</span>
      </button>
    </main>
  );
}

const root = document.getElementById("page");
if (root !== null) void start(root);
