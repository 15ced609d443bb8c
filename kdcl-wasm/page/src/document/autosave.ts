/**
 * What the browser keeps between visits: the work in hand, in `localStorage`.
 *
 * Written a moment after the last edit and when the page is left. A browser may refuse (private window, no room), another tab
 * may have written: both are told, and another tab's work is never overwritten without a person saying so. INVARIANT: what is
 * kept and cannot be read is left where it is until a person has had it back.
 */
import type { Work } from "./document.js";

/** What a person should know about keeping. */
export type KeepingTrouble = "refused" | "full" | "elsewhere" | "unreadable";

const KEY = "kdcl.work";
const UNREADABLE_KEY = "kdcl.work.unreadable";
/** How long after the last edit it is written, in milliseconds. */
const DELAY = 300;

type Listener = (trouble: KeepingTrouble | undefined) => void;

let trouble: KeepingTrouble | undefined;
/** The work as it is written last, or was restored. */
let written: Work | undefined;
let pending: Work | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let watching = false;
const listeners = new Set<Listener>();

/**
 * The work that was kept in an earlier visit, if any.
 *
 * @param knows whether there is a standard set of an id: a work of another set cannot be shown.
 */
export function restore(knows: (standardSet: string) => boolean): Work | undefined {
  watch();
  let text: string | null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    tell("refused");
    return undefined;
  }
  if (text === null) return undefined;
  const work = workOf(text);
  if (work !== undefined && knows(work.standardSet)) {
    written = work;
    return work;
  }
  setAside(text);
  return undefined;
}

/** Keeps the work, a moment later; `undefined` stops keeping one. The work that is kept already is not written again. */
export function keep(work: Work | undefined): void {
  watch();
  if (work === pending) return;
  pending = work;
  clearTimeout(timer);
  if (work !== written && trouble !== "elsewhere") timer = setTimeout(flush, DELAY);
}

/** Keeps this tab's work although another tab has written since. */
export function keepMine(): void {
  tell(undefined);
  written = undefined;
  flush();
}

/** The work of the other tab, which this one goes on with. */
export function takeTheirs(): Work | undefined {
  const work = workOf(read(KEY) ?? "");
  pending = written = work;
  tell(undefined);
  return work;
}

/** The text of what could not be read. */
export function unreadable(): string | undefined {
  return read(UNREADABLE_KEY);
}

/** Lets what could not be read go, once a person has it or does not want it. */
export function dropUnreadable(): void {
  localStorage.removeItem(UNREADABLE_KEY);
  tell(undefined);
}

/** What is the matter with keeping now. */
export function keepingTrouble(): KeepingTrouble | undefined {
  return trouble;
}

/** Hears of trouble, and of its end; the function that is given back ends the listening. */
export function onKeepingTrouble(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function flush(): void {
  clearTimeout(timer);
  if (pending === written || trouble === "elsewhere") return;
  try {
    if (pending === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(pending));
    written = pending;
    if (trouble === "refused" || trouble === "full") tell(undefined);
  } catch (error) {
    tell(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused");
  }
}

function watch(): void {
  if (watching) return;
  watching = true;
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
  // Heard from other tabs only.
  addEventListener("storage", (event) => {
    if (event.key !== KEY || event.newValue === null) return;
    // The same work open in both is nobody's loss; one that only this tab has is.
    if (pending !== undefined && event.newValue !== JSON.stringify(pending)) tell("elsewhere");
  });
}

function setAside(text: string): void {
  try {
    localStorage.setItem(UNREADABLE_KEY, text);
    localStorage.removeItem(KEY);
  } catch {
    // No room for a second copy: then it stays where it is for as long as nothing new is kept.
  }
  tell("unreadable");
}

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The work of a kept text: written by this page, but perhaps by another version of it. */
function workOf(text: string): Work | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isWork(value) ? value : undefined;
}

function isWork(value: unknown): value is Work {
  if (!isTable(value)) return false;
  const { standardSet, schoolYear, assessedOn, suggested, school, verdicts, evidence, notes, facts } = value;
  return (
    [standardSet, schoolYear, assessedOn].every((text) => typeof text === "string") &&
    Array.isArray(suggested) &&
    [school, verdicts, evidence, notes, facts].every(isTable) &&
    [verdicts, evidence, notes].every(
      (table) => isTable(table) && Object.values(table).every((text) => typeof text === "string"),
    )
  );
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function tell(next: KeepingTrouble | undefined): void {
  if (next === trouble) return;
  trouble = next;
  for (const listener of listeners) listener(next);
}
