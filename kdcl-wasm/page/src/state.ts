/**
 * The state of the page and all that can be done to it.
 *
 * One store outside of drawing: actions never change, so that no view is drawn again for them, and each sees the state as it
 * is now. INVARIANT: the work changes by the pure edits of `document/` alone, each of them one step of the history.
 */
import type { Problem } from "@kdcl/kdcl";
import {
  acceptSuggestions,
  type GivenVerdict,
  hasContent,
  type Path,
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
import { type Answers, createEngine, indexOf } from "./engine.js";
import { focusMain, focusPlace, tabOf } from "./place.js";
import type { Actions, Tab } from "./views/context.js";
import { type Language, rememberLanguage } from "./words/index.js";

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
    for (const told of followers) told();
  };
  const put = (work: Work, field?: string) => {
    const history = edited(state.history, work, field, performance.now());
    if (history !== state.history) set({ history });
  };
  const edit = (change: (work: Work) => Work, field?: string) => {
    if (state.history.now !== undefined) put(change(state.history.now), field);
  };
  const move = (history: History) => {
    if (history !== state.history) set({ history, pendingSet: undefined });
  };
  const suggestedFor = (wanted: (path: Path, whole: boolean) => boolean): Record<Path, GivenVerdict> => {
    const work = state.history.now;
    const accepted: Record<Path, GivenVerdict> = {};
    if (work === undefined) return accepted;
    for (const [path, { suggestion }] of answersOf(work).suggested) {
      if (suggestion.suggested === "undetermined" || !wanted(path, suggestion.coverage === "whole")) continue;
      accepted[path] = suggestion.suggested;
    }
    return accepted;
  };

  const actions: Actions = {
    setVerdict: (path, verdict) => edit((work) => setVerdict(work, path, verdict)),
    clear: (path) => edit((work) => setVerdict(work, path, undefined)),
    setEvidence: (path, text) => edit((work) => setEvidence(work, path, text), `evidence ${path}`),
    setNote: (path, text) => edit((work) => setNote(work, path, text), `note ${path}`),
    acceptSuggestion: (path) => {
      const accepted = suggestedFor((other) => other === path);
      edit((work) => acceptSuggestions(work, accepted));
    },
    acceptAll: () => {
      const accepted = suggestedFor((path, whole) => whole && state.history.now?.verdicts[path] === undefined);
      edit((work) => acceptSuggestions(work, accepted));
    },
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
      set({ atStart: false, tab: "assess", fileProblems: [], data: ALL_DATA });
      afterDrawing(focusMain);
    },
    startOver: () => {
      set({ atStart: true });
      afterDrawing(focusMain);
    },
    undo: () => move(undone(state.history)),
    redo: () => move(redone(state.history)),
    goTo: (place) => {
      const fact = place.startsWith("/facts/") ? place.split("/")[2] : undefined;
      set({ tab: tabOf(place, state.tab), atStart: false, ...(fact !== undefined && { data: { ...ALL_DATA, fact } }) });
      afterDrawing(() => focusPlace(place));
    },
    show: (tab) => set({ tab }),
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

/** How many things were entered. */
function entries({ verdicts, evidence, notes, facts }: Work): number {
  return [verdicts, evidence, notes, facts].reduce((sum, table) => sum + Object.keys(table).length, 0);
}
