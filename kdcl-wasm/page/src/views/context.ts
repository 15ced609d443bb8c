/**
 * How a view gets what it shows and does what it is asked to.
 *
 * Contexts by how often they change: `usePage()` at every edit, `useFileProblems()` when a file is opened, `useWords()` with
 * the language, `useActions()` never. A view that is drawn a hundred times (an indicator) takes its part as props and asks only
 * the last two. INVARIANT: every view stands inside `app.tsx`, which provides all of them; on the first screen, where no work
 * is open yet, `usePage()` alone has nothing to give.
 */
import type { Problem, School } from "@kdcl/kdcl";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { FactTree, GivenVerdict, Path, Work } from "../document/document.js";
import type { Answers } from "../engine.js";
import type { Language, Words } from "../words/index.js";

/** The parts of the page, each a tab. */
export type Tab = "assess" | "data" | "report";

/** What is shown. */
export interface Page {
  readonly work: Work;
  readonly answers: Answers;
  readonly tab: Tab;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What can be done. All of it stays the same object for the life of the page. */
export interface Actions {
  setVerdict(path: Path, verdict: GivenVerdict): void;
  /** Takes the verdict of an indicator back. */
  clear(path: Path): void;
  setEvidence(path: Path, text: string): void;
  setNote(path: Path, text: string): void;
  /** Takes what data suggest of an indicator as the verdict; nothing where nothing is suggested. */
  acceptSuggestion(path: Path): void;
  /** Takes all that is suggested for whole indicators that have no verdict yet, as one edit. */
  acceptAll(): void;
  /** Writes a value of a fact: `["teachers", "2019-2020"]`; `undefined` takes it out. */
  setFact(place: readonly string[], value: FactTree | undefined): void;
  setProfile(change: { readonly [field in keyof School]?: School[field] | undefined }): void;
  setSchoolYear(year: string): void;
  setAssessedOn(day: string): void;
  /** Goes over to another set; asks first where verdicts would be lost. */
  setSet(id: string): void;
  /** Shows another work: a new one, an opened file. Undo brings back the one before. */
  open(work: Work): void;
  /** Back to the first screen. The work stays in the undo history. */
  startOver(): void;
  undo(): void;
  redo(): void;
  /**
   * Shows a place and puts the focus there: an indicator `5.4/2/c`, a criterion `5.4`, or a JSON Pointer of the document
   * (`/facts/teachers/2019-2020`, `/ratings/5.4/2/c`, `/school/name`, `/school_year`).
   */
  goTo(place: string): void;
  show(tab: Tab): void;
  setLanguage(language: Language): void;
  /** Shows what is wrong with a file; an empty list puts it away. */
  tellFileProblems(problems: readonly Problem[]): void;
  /** The work as it is now, for what happens outside of drawing (saving, keys). */
  current(): Work | undefined;
}

export const PageContext = createContext<Page | undefined>(undefined);
export const FileProblemsContext = createContext<readonly Problem[]>([]);
export const WordsContext = createContext<Words | undefined>(undefined);
export const ActionsContext = createContext<Actions | undefined>(undefined);

/** What is shown; the view is drawn again at every edit. */
export function usePage(): Page {
  return provided(useContext(PageContext));
}

/** What was wrong with the file that was opened last, until it is put away. Also on the first screen. */
export function useFileProblems(): readonly Problem[] {
  return useContext(FileProblemsContext);
}

/** The words of the page in its language; the view is drawn again when that changes. */
export function useWords(): Words {
  return provided(useContext(WordsContext));
}

/** What can be done; never a reason to be drawn again. */
export function useActions(): Actions {
  return provided(useContext(ActionsContext));
}

function provided<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("a view stands outside of the page");
  return value;
}
