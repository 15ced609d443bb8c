/**
 * Undo and redo: the works before and after the one shown.
 *
 * Typing is many edits of one field; those that follow each other within a moment are undone as one. INVARIANT: `now` is
 * always what is shown; undo then redo gives the same object.
 */
import type { Work } from "./document.js";

/** How many edits can be taken back. */
const DEPTH = 200;
/** How long after a keystroke the next one still belongs to it, in milliseconds. */
const TOGETHER = 1500;

/** The work shown, those before it and those that were undone. */
export interface History {
  readonly past: readonly Work[];
  readonly now: Work | undefined;
  readonly future: readonly Work[];
  /** The field that was edited last, and when: the next keystroke there is the same edit. */
  readonly field: string | undefined;
  readonly at: number;
}

export const NO_HISTORY: History = { past: [], now: undefined, future: [], field: undefined, at: 0 };

/**
 * The history after an edit.
 *
 * @param field names the text field that is being typed in; `undefined` for an edit that stands for itself.
 */
export function edited(history: History, now: Work, field: string | undefined, at: number): History {
  if (now === history.now) return history;
  const together = field !== undefined && field === history.field && at - history.at < TOGETHER;
  if (together || history.now === undefined) return { ...history, now, future: [], field, at };
  return { past: [...history.past, history.now].slice(-DEPTH), now, future: [], field, at };
}

/** The history with its last edit taken back. */
export function undone(history: History): History {
  const before = history.past.at(-1);
  if (before === undefined || history.now === undefined) return history;
  const future = [history.now, ...history.future];
  return { past: history.past.slice(0, -1), now: before, future, field: undefined, at: 0 };
}

/** The history with the last undo taken back. */
export function redone(history: History): History {
  const [after, ...future] = history.future;
  if (after === undefined || history.now === undefined) return history;
  return { past: [...history.past, history.now], now: after, future, field: undefined, at: 0 };
}
