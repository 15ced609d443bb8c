/**
 * The keys of the form: what each does, in one table that is also shown as help.
 *
 * Letters work on the indicator that has the focus, never in a field one types in, so that no text is ever read as a verdict
 * (and WCAG 2.1.4 holds). Vietnamese input methods send `đ` for the letter of "đạt". INVARIANT: what the table says is what
 * happens; there is no key beside it.
 */
import type { GivenVerdict } from "./document/document.js";
import { focusVerdict, indicatorOf, moveIndicator, verdictControl } from "./place.js";
import type { Actions } from "./views/context.js";

/** What a key can do; the words of each are in `words.t.keys`. */
export type KeyAction =
  | "next"
  | "previous"
  | GivenVerdict
  | "clear"
  | "accept"
  | "evidence"
  | "leave"
  | "undo"
  | "redo"
  | "help";

/** A row of the table: what is pressed, as `KeyboardEvent.key` in lower case, and how it is shown. */
export interface KeyRow {
  readonly does: KeyAction;
  readonly keys: readonly string[];
  readonly shown: readonly string[];
}

export const KEYS: readonly KeyRow[] = [
  { does: "next", keys: ["arrowdown"], shown: ["↓"] },
  { does: "previous", keys: ["arrowup"], shown: ["↑"] },
  { does: "met", keys: ["đ", "d", "m", "1"], shown: ["Đ", "D", "M", "1"] },
  { does: "not_met", keys: ["k", "2"], shown: ["K", "2"] },
  { does: "not_applicable", keys: ["a", "3"], shown: ["A", "3"] },
  { does: "clear", keys: ["x", "delete", "backspace", "0"], shown: ["X", "Delete", "0"] },
  { does: "accept", keys: ["g"], shown: ["G"] },
  { does: "evidence", keys: ["e"], shown: ["E"] },
  { does: "leave", keys: ["escape"], shown: ["Esc"] },
  { does: "undo", keys: ["ctrl+z"], shown: ["Ctrl+Z"] },
  { does: "redo", keys: ["ctrl+y", "ctrl+shift+z"], shown: ["Ctrl+Y"] },
  { does: "help", keys: ["?"], shown: ["?"] },
];

const BY_KEY = new Map(KEYS.flatMap((row) => row.keys.map((key) => [key, row.does] as const)));

/** What a key press asks for, if anything. */
export function actionOf(event: KeyboardEvent): KeyAction | undefined {
  if (event.isComposing || event.altKey || event.defaultPrevented) return undefined;
  const command = event.ctrlKey || event.metaKey;
  const shift = command && event.shiftKey;
  return BY_KEY.get(`${command ? "ctrl+" : ""}${shift ? "shift+" : ""}${event.key.normalize("NFC").toLowerCase()}`);
}

/** Listens on the document. Gives what stops it. */
export function listen(actions: Actions, showHelp: (open: boolean) => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    const action = actionOf(event);
    if (action !== undefined && perform(action, event.target, actions, showHelp)) event.preventDefault();
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}

/** Does what a key asks for; whether it was done. */
function perform(
  action: KeyAction,
  target: EventTarget | null,
  actions: Actions,
  showHelp: (open: boolean) => void,
): boolean {
  const element = target instanceof Element ? target : null;
  if (element?.closest("dialog")) return false;
  const indicator = indicatorOf(element);
  if (isTypedIn(element)) {
    if (action !== "leave" || indicator === undefined) return false;
    verdictControl(indicator).focus();
    return true;
  }
  if (action === "undo" || action === "redo") {
    actions[action]();
    return true;
  }
  const nowhere = element === document.body || element?.id === "main" || element?.matches("[data-criterion]") === true;
  if (action === "next" || action === "previous") {
    if (indicator === undefined && !nowhere) return false;
    const moved = moveIndicator(indicator, action === "next" ? 1 : -1);
    // At the ends too: left to itself, an arrow would mark the next of the radio buttons.
    return moved || indicator !== undefined;
  }
  const path = indicator?.dataset.path;
  if (action === "help") {
    if (path === undefined && !nowhere) return false;
    showHelp(true);
    return true;
  }
  if (indicator === undefined || path === undefined) return false;
  switch (action) {
    case "leave":
      return false;
    case "clear":
      actions.clear(path);
      focusVerdict(path);
      return true;
    case "accept":
      actions.acceptSuggestion(path);
      focusVerdict(path);
      return true;
    case "evidence":
      indicator.querySelector<HTMLElement>("[data-evidence]")?.focus();
      return true;
    default:
      actions.setVerdict(path, action);
      focusVerdict(path);
      return true;
  }
}

/** Whether keys are text there. Radio buttons, check boxes and buttons take none. */
function isTypedIn(element: Element | null): boolean {
  if (element instanceof HTMLInputElement)
    return !["radio", "checkbox", "button", "submit", "file"].includes(element.type);
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  return element instanceof HTMLElement && element.isContentEditable;
}
