/**
 * What is done with the work as a whole: undo and redo, save and open, print, start anew, the language; and files dropped on
 * the page.
 *
 * INVARIANT: a button that has nothing to do is disabled, not gone, so that none moves under the pointer; undo and redo keep
 * the focus when their last press disables them.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { hasContent } from "../document/document.js";
import { actionOf } from "../keyboard.js";
import { ConfirmFresh } from "./confirm-fresh.js";
import { useActions, usePage, useWords } from "./context.js";
import { canChoosePlace, openExample, openFile, saveOutcome, saveWork, saveWorkAs } from "./files.js";
import { Notices } from "./notices.js";
import { useReportOnPaper } from "./paper.js";
import "../styles/toolbar.css";

/** The toolbar. */
export function Toolbar() {
  const { work, answers, canUndo, canRedo } = usePage();
  const words = useWords();
  const { r } = words;
  const actions = useActions();
  const [asking, ask] = useState(false);
  useSaveKey();
  useReportOnPaper();

  const { outcome } = answers;
  return (
    <div class="toolbar" role="group" aria-label={r.toolbar.label}>
      <button type="button" aria-disabled={!canUndo} onClick={actions.undo}>
        <Sign>↶</Sign> <span class="toolbar-text">{r.toolbar.undo}</span>
      </button>
      <button type="button" aria-disabled={!canRedo} onClick={actions.redo}>
        <Sign>↷</Sign> <span class="toolbar-text">{r.toolbar.redo}</span>
      </button>
      <button type="button" aria-keyshortcuts="Control+S" onClick={() => void saveWork(work, words)}>
        {r.toolbar.save}
      </button>
      <OpenFile />
      <Menu>
        {canChoosePlace() && (
          <button type="button" onClick={() => void saveWorkAs(work, words)}>
            {r.toolbar.saveAs}
          </button>
        )}
        <button
          type="button"
          disabled={outcome === undefined}
          onClick={() => outcome && saveOutcome(work, outcome, words)}
        >
          {r.toolbar.saveOutcome}
        </button>
        <button type="button" onClick={() => window.print()}>
          {r.toolbar.print}
        </button>
        <OpenExample />
        <button type="button" onClick={() => (hasContent(work) ? ask(true) : actions.startOver())}>
          {r.toolbar.fresh}
        </button>
      </Menu>
      {asking && <ConfirmFresh close={() => ask(false)} />}
    </div>
  );
}

/** The button that opens a file. */
export function OpenFile() {
  const { r } = useWords();
  const actions = useActions();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        {r.toolbar.open}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={r.toolbar.open}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // Emptied, so that the same file can be chosen again once it has been put right.
          if (file !== undefined) void openFile(file, actions);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

/** The button that opens the school that comes with the page. */
export function OpenExample() {
  const { r } = useWords();
  const actions = useActions();
  return (
    <button type="button" onClick={() => openExample(actions)}>
      {r.toolbar.example}
    </button>
  );
}

/** Over the whole page, on every screen: takes files dropped anywhere, shows where while one is dragged; and the notices. */
export function FileDrop() {
  const { r } = useWords();
  const actions = useActions();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Entering a child comes before leaving its parent: the page is left when all that was entered is.
    let inside = 0;
    const isFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const enter = (event: DragEvent) => {
      if (!isFile(event)) return;
      inside += 1;
      if (!isAsking()) setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!isFile(event)) return;
      inside = Math.max(0, inside - 1);
      if (inside === 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (!isFile(event)) return;
      event.preventDefault();
      if (isAsking() && event.dataTransfer !== null) event.dataTransfer.dropEffect = "none";
    };
    const drop = (event: DragEvent) => {
      if (!isFile(event)) return;
      // Or the browser would leave the page for the file.
      event.preventDefault();
      inside = 0;
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined && !isAsking()) void openFile(file, actions);
    };
    const stop = new AbortController();
    const options = { signal: stop.signal };
    addEventListener("dragenter", enter, options);
    addEventListener("dragleave", leave, options);
    addEventListener("dragover", hover, options);
    addEventListener("drop", drop, options);
    return () => stop.abort();
  }, []);
  return (
    <>
      {over && <div class="file-drop">{r.toolbar.drop}</div>}
      <Notices />
    </>
  );
}

/** Whether a dialog waits for an answer, which the page waits for with it. */
function isAsking(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

/** Ctrl+S saves, wherever the focus is. That the browser does not save the page itself is seen to in `keyboard.ts`. */
function useSaveKey(): void {
  const actions = useActions();
  const words = useWords();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const work = actions.current();
      if (actionOf(event) !== "save" || event.repeat || isAsking() || work === undefined) return;
      void saveWork(work, words);
    };
    // On the way down: what has been dealt with on the way up is no key press any more.
    document.addEventListener("keydown", pressed, true);
    return () => document.removeEventListener("keydown", pressed, true);
  }, [words]);
}

function Sign({ children }: { children: string }) {
  return <span aria-hidden="true">{children}</span>;
}

/** What is used less often, behind one button: closes on a choice, a click elsewhere, Escape, and when the focus leaves it. */
function Menu({ children }: { children: ComponentChildren }) {
  const { r } = useWords();
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const clicked = (event: MouseEvent) => {
      const menu = details.current;
      if (menu === null || !(event.target instanceof Element)) return;
      // On its summary the browser opens and closes it.
      if (!menu.contains(event.target) || event.target.closest("button") !== null) menu.open = false;
    };
    document.addEventListener("click", clicked);
    return () => document.removeEventListener("click", clicked);
  }, []);
  return (
    <details
      ref={details}
      class="menu"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
      }}
      onKeyDown={(event) => {
        const menu = event.currentTarget;
        if (event.key !== "Escape" || !menu.open) return;
        event.stopPropagation();
        menu.open = false;
        menu.querySelector("summary")?.focus();
      }}
    >
      <summary>{r.toolbar.more}</summary>
      <div class="menu-items">{children}</div>
    </details>
  );
}
