/**
 * What the browser keeps between visits: the work in hand, in `localStorage`.
 *
 * Written a moment after the last edit and when the page is left. A browser may refuse (private window, no room), another tab
 * may have written: both are told. INVARIANT: this tab writes over nothing but what it has itself read or written, unless a
 * person says so; and a kept text that cannot be read is in the browser, or in this page's memory with nothing written over
 * it, until a person has downloaded it or let it go.
 */
import { hasContent, isTable, type Work } from "./document.js";

/**
 * What a person should know about keeping: the browser refuses, has no room, another tab wrote, an earlier work cannot be read,
 * or it cannot be read and there is no room to put it aside, so that nothing new is kept.
 */
export type KeepingTrouble = "refused" | "full" | "elsewhere" | "unreadable" | "held";

const KEY = "kdcl.work";
/** Texts that cannot be read are put aside under this and a number. */
const ASIDE = "kdcl.work.unreadable.";
/** How long after the last edit it is written, in milliseconds. */
const DELAY = 300;

/** Why the work is not written now. */
let blocked: "refused" | "full" | "elsewhere" | undefined;
/** The text under the key as this tab knows it: read or written by it. */
let seen: string | null = null;
/** The work as it is written last, or was restored. */
let written: Work | undefined;
/** The work as a person saved it last as a file. */
let filed: Work | undefined;
let pending: Work | undefined;
/** A text that cannot be read and is still under the key; nothing is written there before a person has it. */
let stuck: { readonly text: string; readonly downloaded: boolean } | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let watching = false;
/** Whether there is a standard set of an id: a work of another set cannot be shown. */
let knows: (standardSet: string) => boolean = () => true;
const listeners = new Set<() => void>();

/** The work that was kept in an earlier visit, if any. */
export function restore(knownSet: (standardSet: string) => boolean): Work | undefined {
  knows = knownSet;
  watch();
  let text: string | null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    block("refused");
    return undefined;
  }
  return text === null ? undefined : taken(text);
}

/** Keeps the work, a moment later. The work that is kept already is not written again. */
export function keep(work: Work | undefined): void {
  watch();
  if (work === pending) return;
  pending = work;
  clearTimeout(timer);
  if (work !== written) timer = setTimeout(flush, DELAY);
}

/** Says that the work is in a file too: leaving the page loses nothing of it. */
export function savedAsFile(work: Work): void {
  filed = work;
}

/** Keeps this tab's work although another tab has written since. With no work here, the other's stays where it is. */
export function keepMine(): void {
  if (pending !== undefined) seen = read(KEY) ?? null;
  written = undefined;
  block(undefined);
  flush();
}

/** The work of the other tab, which this one goes on with; `undefined` where it cannot be shown here. */
export function takeTheirs(): Work | undefined {
  const text = read(KEY);
  const work = text === undefined ? undefined : taken(text);
  written = work;
  block(undefined);
  if (work === undefined) flush();
  return work;
}

/** The texts that could not be read, oldest first. */
export function unreadable(): readonly string[] {
  const aside = asideKeys().flatMap((key) => read(key) ?? []);
  return stuck === undefined ? aside : [...aside, stuck.text];
}

/** Says that a person has the texts that could not be read; they stay until they are let go, but need hold nothing up. */
export function unreadableDownloaded(): void {
  if (stuck === undefined) return;
  stuck = { ...stuck, downloaded: true };
  tell();
  flush();
}

/** Lets what could not be read go, once a person has it or does not want it. */
export function dropUnreadable(): void {
  for (const key of asideKeys()) localStorage.removeItem(key);
  if (stuck !== undefined && read(KEY) === stuck.text) localStorage.removeItem(KEY);
  stuck = undefined;
  tell();
  flush();
}

/** What is the matter with keeping now. */
export function keepingTrouble(): KeepingTrouble | undefined {
  if (blocked !== undefined) return blocked;
  if (stuck !== undefined && !stuck.downloaded) return "held";
  return stuck !== undefined || asideKeys().length > 0 ? "unreadable" : undefined;
}

/** Hears of trouble, and of its end; the function that is given back ends the listening. */
export function onKeepingTrouble(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function flush(): void {
  clearTimeout(timer);
  if (pending === undefined || pending === written || blocked === "elsewhere") return;
  if (stuck !== undefined && !stuck.downloaded) return;
  const text = JSON.stringify(pending);
  try {
    const there = localStorage.getItem(KEY);
    if (there !== null && there !== seen && there !== text) {
      block("elsewhere");
      return;
    }
    if (there !== text) localStorage.setItem(KEY, text);
    seen = text;
    written = pending;
    block(undefined);
  } catch (error) {
    block(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused");
  }
}

function watch(): void {
  if (watching) return;
  watching = true;
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
  // Heard from other tabs only.
  addEventListener("storage", (event) => event.key === KEY && look());
  // A page that comes back as it was left: another may have been open in between.
  addEventListener("pageshow", (event) => event.persisted && look());
}

/** Lets the browser ask before the page is left, where what is on it is kept nowhere. */
function ask(event: Event): void {
  if (pending === undefined || pending === written || pending === filed || !hasContent(pending)) return;
  event.preventDefault();
}

/** Looks whether another tab has written. The same work open in both is nobody's loss. */
function look(): void {
  const there = read(KEY);
  if (there === undefined || there === seen) return;
  if (pending === undefined || there !== JSON.stringify(pending)) {
    block("elsewhere");
    return;
  }
  seen = there;
  written = pending;
}

/** The work of a text under the key, from now on the one in hand; a text that cannot be read is put aside. */
function taken(text: string): Work | undefined {
  const work = workOf(text);
  if (work === undefined || !knows(work.standardSet)) {
    setAside(text);
    return undefined;
  }
  seen = text;
  pending = written = work;
  return work;
}

function setAside(text: string): void {
  const numbers = asideKeys().map((key) => Number(key.slice(ASIDE.length)));
  try {
    if (!asideKeys().some((key) => read(key) === text)) {
      localStorage.setItem(`${ASIDE}${Math.max(0, ...numbers) + 1}`, text);
    }
    localStorage.removeItem(KEY);
  } catch {
    // No room for a second copy: it stays where it is.
    stuck = { text, downloaded: false };
    seen = text;
  }
  tell();
}

/** The keys of what was put aside, oldest first. */
function asideKeys(): readonly string[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(ASIDE));
    return keys.sort((one, other) => Number(one.slice(ASIDE.length)) - Number(other.slice(ASIDE.length)));
  } catch {
    return [];
  }
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

function block(next: typeof blocked): void {
  if (next === blocked) return;
  blocked = next;
  tell();
}

function tell(): void {
  // Not for good: a page that listens for its end may not be kept as it was left.
  if (blocked !== undefined || keepingTrouble() === "held") addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
  for (const listener of listeners) listener();
}
