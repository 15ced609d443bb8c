/**
 * The keys of the form: what each does, in one table that is also shown as help.
 *
 * Letters and digits work on the indicator that has the focus, never in a field one types in, so that no text is ever read as a
 * verdict; `?` works everywhere but in such a field. Vietnamese input methods send `đ` for the letter of "đạt", and may take
 * back a letter they have sent by a Backspace of their own, which is why that key does nothing here. Digits go by where they
 * are on the keyboard: the French one, long used in Viet Nam, sends `&` for 1. INVARIANT: what the table says is what happens;
 * there is no key beside it.
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
  | "save"
  | "help";

/** A row of the table: what is pressed, as `KeyboardEvent.key` in lower case or as a digit key's `code`, and how it is shown. */
export interface KeyRow {
  readonly does: KeyAction;
  readonly keys: readonly string[];
  readonly shown: readonly string[];
}

export const KEYS: readonly KeyRow[] = [
  { does: "next", keys: ["arrowdown"], shown: ["↓"] },
  { does: "previous", keys: ["arrowup"], shown: ["↑"] },
  { does: "met", keys: ["đ", "d", "m", "digit1", "numpad1"], shown: ["Đ", "D", "M", "1"] },
  { does: "not_met", keys: ["k", "digit2", "numpad2"], shown: ["K", "2"] },
  { does: "not_applicable", keys: ["a", "digit3", "numpad3"], shown: ["A", "3"] },
  { does: "clear", keys: ["x", "delete", "digit0", "numpad0"], shown: ["X", "Delete", "0"] },
  { does: "accept", keys: ["g"], shown: ["G"] },
  { does: "evidence", keys: ["e"], shown: ["E"] },
  { does: "leave", keys: ["escape"], shown: ["Esc"] },
  { does: "undo", keys: ["ctrl+z"], shown: ["Ctrl+Z"] },
  { does: "redo", keys: ["ctrl+y", "ctrl+shift+z"], shown: ["Ctrl+Y"] },
  { does: "save", keys: ["ctrl+s"], shown: ["Ctrl+S"] },
  { does: "help", keys: ["?"], shown: ["?"] },
];

const BY_KEY = new Map(KEYS.flatMap((row) => row.keys.map((key) => [key, row.does] as const)));

/** What a key press asks for, if anything. */
export function actionOf(event: KeyboardEvent): KeyAction | undefined {
  // A browser that fills in a field by itself sends key presses without a key.
  if (typeof event.key !== "string" || event.isComposing || event.defaultPrevented) return undefined;
  if (event.altKey || event.getModifierState("AltGraph")) return undefined;
  const command = event.ctrlKey || event.metaKey;
  const shift = command && event.shiftKey;
  return BY_KEY.get(`${command ? "ctrl+" : ""}${shift ? "shift+" : ""}${keyOf(event)}`);
}

function keyOf(event: KeyboardEvent): string {
  // The digits of the number pad are arrows without NumLock, and those of the top row signs with Shift.
  const isDigit = /^Numpad\d$/.test(event.code)
    ? /^\d$/.test(event.key)
    : /^Digit\d$/.test(event.code) && !event.shiftKey;
  return isDigit ? event.code.toLowerCase() : event.key.normalize("NFC").toLowerCase();
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
  // Saving is the toolbar's; without a work there is nothing to save, and the browser's own saving would keep no work either.
  if (action === "save") return true;
  const element = target instanceof Element ? target : null;
  if (element?.closest("dialog")) return false;
  const indicator = indicatorOf(element);
  if ((action === "undo" || action === "redo") && !isText(element)) {
    actions[action]();
    if (indicator?.dataset.path !== undefined) focusVerdict(indicator.dataset.path);
    return true;
  }
  if (action === "help" && !isText(element)) {
    showHelp(true);
    return true;
  }
  if (isText(element) || element instanceof HTMLSelectElement) {
    if (action !== "leave" || indicator === undefined) return false;
    verdictControl(indicator).focus();
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
  if (indicator === undefined || path === undefined) return false;
  switch (action) {
    case "leave":
    case "undo":
    case "redo":
    case "help":
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

/** Whether text is typed there, which has an undo of its own. Lists, radio buttons, check boxes and buttons have none. */
function isText(element: Element | null): boolean {
  if (element instanceof HTMLInputElement)
    return !["radio", "checkbox", "button", "submit", "file"].includes(element.type);
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable);
}
