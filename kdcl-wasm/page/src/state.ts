/**
 * The state of the page and all that can be done to it.
 *
 * One store outside of drawing: actions never change, so that no view is drawn again for them, and each sees the state as it
 * is now. INVARIANT: the work changes by the pure edits of `document/` alone, each of them one step of the history; every
 * change of it is handed on for keeping before the action is over.
 */
import type { Problem } from "@kdcl/kdcl";
import { keep } from "./document/autosave.js";
import { changedPlaces } from "./document/changes.js";
import {
  acceptSuggestions,
  hasContent,
  setAssessedOn,
  setEvidence,
  setFact,
  setNote,
  setProfile,
  setSchoolYear,
  setStandardSet,
  setVerdict,
  type Work,
} from "./document/document.js";
import { edited, type History, NO_HISTORY, redone, undone } from "./document/history.js";
import { type Answers, createEngine, indexOf, type SetIndex, takeable } from "./engine.js";
import { focusMain, focusPlace, type Spot, scrollBack, spot, tabOf } from "./place.js";
import { tell } from "./said.js";
import type { Actions, Tab } from "./views/context.js";
import { namedPlace } from "./views/place-name.js";
import { type Language, rememberLanguage, type Words } from "./words/index.js";

/** What the page shows. */
export interface State {
  readonly history: History;
  readonly language: Language;
  readonly tab: Tab;
  /** Whether the first screen is shown though there is a work. */
  readonly atStart: boolean;
  readonly fileProblems: readonly Problem[];
  /** A change of set that waits for an answer. */
  readonly pendingSet: PendingSet | undefined;
  readonly helpOpen: boolean;
  /** Which school data are shown. */
  readonly data: ShownData;
}

/** A change of set, and what it would drop. */
export interface PendingSet {
  readonly id: string;
  readonly next: Work;
  readonly lost: number;
}

/** Which school data are shown: a group, or what a search and a filter find in all of them. */
export interface ShownData {
  readonly group: string | undefined;
  /** A fact that was asked for: its group is shown. */
  readonly fact: string | undefined;
  readonly search: string;
  readonly show: "all" | "asked" | "given" | "wrong";
}

const ALL_DATA: ShownData = { group: undefined, fact: undefined, search: "", show: "all" };

/** The state, who follows it, and the actions: those of the views, and those of the frame alone. */
export interface Store {
  get(): State;
  follow(told: () => void): () => void;
  answersOf(work: Work): Answers;
  readonly actions: Actions;
  readonly frame: FrameActions;
}

export interface FrameActions {
  answerPendingSet(yes: boolean): void;
  leaveStart(): void;
  showHelp(open: boolean): void;
  showData(change: Partial<ShownData>): void;
}

/** Whoever moves on the page from outside of drawing asks for the place, which may not be there before it is drawn. */
const afterDrawing = (then: () => void) => setTimeout(then, 0);

/** The store of a page. */
export function createStore(kept: Work | undefined, language: Language): Store {
  let state: State = {
    history: { ...NO_HISTORY, now: kept },
    language,
    tab: "assess",
    atStart: false,
    fileProblems: [],
    pendingSet: undefined,
    helpOpen: false,
    data: ALL_DATA,
  };
  const followers = new Set<() => void>();
  const answersOf = createEngine();

  const set = (change: Partial<State>) => {
    state = { ...state, ...change };
    keep(state.history.now);
    for (const told of followers) told();
  };
  const put = (work: Work, field?: string) => {
    const history = edited(state.history, work, field, performance.now());
    if (history !== state.history) set({ history });
  };
  const edit = (change: (work: Work) => Work, field?: string) => {
    if (state.history.now !== undefined) put(change(state.history.now), field);
  };
  /** Undoes or redoes; on the first screen, where nobody would see what, not. */
  const move = (history: History, how: "undone" | "redone") => {
    const before = state.history.now;
    if (state.atStart || history === state.history || before === undefined || history.now === undefined) return;
    const { now } = history;
    const { index } = answersOf(now);
    set({ history, pendingSet: undefined, fileProblems: [] });
    tell((words) => words.r.toolbar[how](changeName(before, now, index, words)));
  };
  /** Where each part of the page was scrolled to when it was left. */
  let scrolled: Partial<Record<Tab, Spot>> = {};
  const leaveTab = () => {
    scrolled[state.tab] = spot();
  };

  const actions: Actions = {
    setVerdict: (path, verdict) => edit((work) => setVerdict(work, path, verdict)),
    clear: (path) => edit((work) => setVerdict(work, path, undefined)),
    setEvidence: (path, text) => edit((work) => setEvidence(work, path, text), `evidence ${path}`),
    setNote: (path, text) => edit((work) => setNote(work, path, text), `note ${path}`),
    acceptSuggestion: (path) =>
      edit((work) => {
        const suggested = answersOf(work).suggested.get(path)?.suggestion.suggested ?? "undetermined";
        return suggested === "undetermined" ? work : acceptSuggestions(work, { [path]: suggested });
      }),
    acceptAll: () => edit((work) => acceptSuggestions(work, takeable(work, answersOf(work)))),
    setFact: (place, value) => edit((work) => setFact(work, place, value), `fact ${place.join("/")}`),
    setProfile: (change) => edit((work) => setProfile(work, change), `profile ${Object.keys(change).join()}`),
    setSchoolYear: (year) => edit((work) => setSchoolYear(work, year)),
    setAssessedOn: (day) => edit((work) => setAssessedOn(work, day), "assessed_on"),
    setSet: (id) => {
      const work = state.history.now;
      if (work === undefined || work.standardSet === id) return;
      const { indicator, fact } = indexOf(id);
      const next = setStandardSet(work, id, { paths: new Set(indicator.keys()), facts: new Set(fact.keys()) });
      const pendingSet = { id, next, lost: entries(work) - entries(next) };
      if (hasContent(work)) set({ pendingSet });
      else put(next);
    },
    open: (work) => {
      put(work);
      scrolled = {};
      set({ atStart: false, tab: "assess", fileProblems: [], pendingSet: undefined, data: ALL_DATA });
      afterDrawing(focusMain);
    },
    startOver: () => {
      set({ atStart: true });
      afterDrawing(focusMain);
    },
    undo: () => move(undone(state.history), "undone"),
    redo: () => move(redone(state.history), "redone"),
    goTo: (place) => {
      leaveTab();
      const fact = place.startsWith("/facts/") ? place.split("/")[2] : undefined;
      set({ tab: tabOf(place, state.tab), atStart: false, ...(fact !== undefined && { data: { ...ALL_DATA, fact } }) });
      afterDrawing(() => focusPlace(place));
    },
    show: (tab) => {
      if (tab === state.tab) return;
      leaveTab();
      set({ tab });
      afterDrawing(() => scrollBack(scrolled[tab]));
    },
    setLanguage: (next) => {
      rememberLanguage(next);
      set({ language: next });
    },
    tellFileProblems: (fileProblems) => set({ fileProblems }),
    current: () => state.history.now,
  };

  const frame: FrameActions = {
    answerPendingSet: (yes) => {
      const pending = state.pendingSet;
      set({ pendingSet: undefined });
      if (yes && pending !== undefined) put(pending.next);
    },
    leaveStart: () => {
      set({ atStart: false });
      afterDrawing(focusMain);
    },
    showHelp: (helpOpen) => set({ helpOpen }),
    showData: (change) => set({ data: { ...state.data, ...change } }),
  };

  return {
    get: () => state,
    follow: (told) => {
      followers.add(told);
      return () => followers.delete(told);
    },
    answersOf,
    actions,
    frame,
  };
}

/** As many changed places are named. */
const MOST_NAMED = 2;

/** What an undo or a redo has changed, in words: `chỉ báo 1.1/1/a, chỉ báo 1.1/1/b và 3 chỗ khác`. */
function changeName(before: Work, after: Work, index: SetIndex, words: Words): string {
  const { r } = words;
  const places = changedPlaces(before, after);
  if (places === undefined || places.length === 0) return r.toolbar.otherWork;
  const names = places.slice(0, MOST_NAMED).map((place) => namedPlace(place, index, words)?.name ?? place);
  const more = places.length - names.length;
  return more === 0 ? names.join(", ") : `${names.join(", ")} ${r.toolbar.andMore(more)}`;
}

/** How many things were entered. */
function entries({ verdicts, evidence, notes, facts }: Work): number {
  return [verdicts, evidence, notes, facts].reduce((sum, table) => sum + Object.keys(table).length, 0);
}
