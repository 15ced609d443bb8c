/**
 * Places of the page by name: finding one, showing it, and moving between indicators.
 *
 * A place is an indicator (`5.4/2/c`), a criterion (`5.4`) or a JSON Pointer of the document (`/facts/teachers`). INVARIANT:
 * this reads the page and moves the focus; it changes nothing of the work.
 */
import type { Tab } from "./views/context.js";

/** The part of the page a place is in. The school year is asked in two, and looked for in the one that is shown. */
export function tabOf(place: string, shown: Tab): Tab {
  if (place.startsWith("/facts")) return "data";
  return place === "/school_year" && shown === "data" ? "data" : "assess";
}

/** Shows a place and puts the focus there; the nearest place around it where it is not on the page itself. */
export function focusPlace(place: string): void {
  const found = find(place);
  if (found === undefined) return;
  for (let at = found.parentElement; at !== null; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  const target = found.matches("[data-path]") ? verdictControl(found) : found;
  found.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  target.focus({ preventScroll: true });
}

/**
 * Puts the focus on the verdict of an indicator once it is drawn: for buttons that are gone when they have done their work,
 * and so that a screen reader says a verdict given by a letter. Whoever has moved on in the meantime is left there.
 *
 * What an action changed is drawn in a microtask; this one comes after it and before the next key, which an arrow would
 * else take from where the focus was.
 */
export function focusVerdict(path: string): void {
  queueMicrotask(() => {
    const indicator = find(path);
    const focused = document.activeElement;
    if (indicator === undefined || (focused !== document.body && !indicator.contains(focused))) return;
    verdictControl(indicator).focus({ preventScroll: true });
  });
}

/** Puts the focus at the start of the page's content, where what had it is gone; what has taken it keeps it. */
export function focusMain(): void {
  if (document.activeElement !== document.body) return;
  document.getElementById("main")?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** Where the page is scrolled to: how far, or how far down the window an indicator is. */
export interface Spot {
  readonly path: string | undefined;
  readonly top: number;
}

/**
 * Where the page is scrolled to now. By the indicator in view where there is one, since what is out of sight is drawn only
 * when it comes near and the distances change with that.
 */
export function spot(): Spot {
  const all = [...document.querySelectorAll<HTMLElement>("main [data-path]")];
  const top = scrollY > 0 ? all.find(isInView) : undefined;
  return { path: top?.dataset.path, top: top?.getBoundingClientRect().top ?? scrollY };
}

/** Scrolls to where the page was, to its top where that is not known. */
export function scrollBack(spot: Spot | undefined): void {
  const at = spot?.path === undefined ? undefined : find(spot.path);
  const top = spot?.top ?? 0;
  if (at === undefined) scrollTo({ top, behavior: "instant" });
  else scrollBy({ top: at.getBoundingClientRect().top - top, behavior: "instant" });
}

function isInView(element: HTMLElement): boolean {
  return element.getBoundingClientRect().bottom > 80;
}

/** The indicator that something on the page belongs to. */
export function indicatorOf(element: Element | null): HTMLElement | undefined {
  return element?.closest<HTMLElement>("[data-path]") ?? undefined;
}

/** Moves to the next indicator, or the one before; from nowhere, to the first that is in view. */
export function moveIndicator(from: HTMLElement | undefined, by: 1 | -1): boolean {
  const all = [...document.querySelectorAll<HTMLElement>("main [data-path]")];
  const inView = () => all.findIndex(isInView);
  const next = all[from === undefined ? inView() : all.indexOf(from) + by];
  if (next === undefined) return false;
  next.scrollIntoView({ block: "center", behavior: "auto" });
  verdictControl(next).focus({ preventScroll: true });
  return true;
}

function find(place: string): HTMLElement | undefined {
  if (!place.startsWith("/"))
    return select(`[data-path="${CSS.escape(place)}"], [data-criterion="${CSS.escape(place)}"]`);
  if (place.startsWith("/ratings/")) {
    const steps = place.slice("/ratings/".length).split("/");
    for (; steps.length > 0; steps.pop()) {
      const found = find(steps.join("/"));
      if (found !== undefined) return found;
    }
    return undefined;
  }
  for (let at = place; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const found = select(`[data-pointer="${CSS.escape(at)}"]`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function select(selector: string): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(`main :is(${selector})`) ?? undefined;
}

/** Where the focus goes in an indicator: its verdict, or the first of the buttons where it has none. */
export function verdictControl(indicator: HTMLElement): HTMLElement {
  const radio = (which: string) => indicator.querySelector<HTMLElement>(`input[type="radio"]${which}`);
  return radio(":checked") ?? radio("") ?? indicator;
}

function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
