/**
 * Files in and out: opening one that was chosen or dropped, saving the work and its outcome.
 *
 * A file is opened whole or not at all. Saving downloads; where a browser can write to a file of the disk and a person chose
 * one, saving writes there again. INVARIANT: a file that is refused changes nothing but the list of its problems.
 */
import { KdclError, type Outcome } from "@kdcl/kdcl";
import { useEffect, useState } from "preact/hooks";
import example from "../../examples/hoa-sen.json?raw";
import { savedAsFile } from "../document/autosave.js";
import type { Work } from "../document/document.js";
import { isTooLarge, nameOf, readWork, textOf, writeOutcome, writeWork } from "../document/file.js";
import { tell } from "../said.js";
import type { Words } from "../words/index.js";
import type { Actions } from "./context.js";

/** What is known of the file in hand. */
export interface Files {
  /** Where a work is saved again, and the file that work came from. */
  readonly place: { readonly handle: FileSystemFileHandle; readonly of: string | undefined } | undefined;
  /** The file whose problems are listed, and whether it is open all the same. */
  readonly listed: { readonly name: string; readonly opened: boolean } | undefined;
}

const NONE: Files = { place: undefined, listed: undefined };

let files = NONE;
const followers = new Set<(files: Files) => void>();

function set(change: Partial<Files>): void {
  files = { ...files, ...change };
  for (const follow of followers) follow(files);
}

/** What is known of the file in hand; the view is drawn again when that changes. */
export function useFiles(): Files {
  const [shown, show] = useState(files);
  useEffect(() => {
    show(files);
    followers.add(show);
    return () => {
      followers.delete(show);
    };
  }, []);
  return shown;
}

/** Forgets the file: what is worked on next is another thing. */
export function forgetFile(): void {
  set(NONE);
}

/** Opens a file, or lists what is wrong with it. */
export async function openFile(file: File, actions: Actions): Promise<void> {
  const { name } = file;
  try {
    const { work, dataProblems } = readWork(await textOf(file));
    set({ ...NONE, listed: { name, opened: true } });
    tell(({ r }) => r.toolbar.opened(name));
    const filed: Work = { ...work, file: name.replace(/\.json$/i, "") };
    actions.open(filed);
    if (dataProblems.length > 0) actions.tellFileProblems(dataProblems);
  } catch (error) {
    if (!(error instanceof KdclError)) throw error;
    set({ listed: { name, opened: false } });
    tell(undefined);
    actions.tellFileProblems(error.errors);
  }
}

/** Opens the school that comes with the page. */
export function openExample(actions: Actions): void {
  const before = actions.current() !== undefined;
  set(NONE);
  tell(({ r }) => [r.toolbar.exampleOpened, ...(before ? [r.toolbar.undoBrings] : [])].join(" "));
  actions.open(readWork(example).work);
}

/** Saves the work: to its file on the disk where one was chosen, else as a download. */
export async function saveWork(work: Work, words: Words): Promise<void> {
  const name = fileName(work, words, ".json");
  const text = writeWork(work);
  const { place } = files;
  // After an undo the work may be another than the one that has a place.
  if (place !== undefined && place.of === work.file) return writeTo(place.handle, work, text);
  download(name, text);
  tellSaved(work, name, text);
}

function tellSaved(work: Work, name: string, text: string): void {
  savedAsFile(work);
  const large = isTooLarge(text);
  tell(({ r }) => (large ? r.toolbar.savedTooLarge(name) : r.toolbar.saved(name)));
}

/** Whether the browser can write to a file of the disk that a person chooses. */
export function canChoosePlace(): boolean {
  return "showSaveFilePicker" in window;
}

/** Lets a person choose a file of the disk, saves the work there, and from then on again. */
export async function saveWorkAs(work: Work, words: Words): Promise<void> {
  const picker = window as unknown as { showSaveFilePicker(options: object): Promise<FileSystemFileHandle> };
  let handle: FileSystemFileHandle;
  try {
    handle = await picker.showSaveFilePicker({
      suggestedName: fileName(work, words, ".json"),
      types: [{ accept: { "application/json": [".json"] } }],
    });
  } catch {
    // Closed without choosing, or not allowed: nothing was saved, and nothing claims it was.
    return;
  }
  await writeTo(handle, work, writeWork(work));
}

/** Saves the outcome beside the work: NAME.outcome.json. */
export function saveOutcome(work: Work, outcome: Outcome, words: Words): void {
  const name = fileName(work, words, ".outcome.json");
  download(name, writeOutcome(outcome));
  tell(({ r }) => r.toolbar.saved(name));
}

/** Gives a person a text as a file. */
export function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  // The browser has taken the address by the next turn; some take their time.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function writeTo(handle: FileSystemFileHandle, work: Work, text: string): Promise<void> {
  const { name } = handle;
  try {
    const file = await handle.createWritable();
    await file.write(text);
    await file.close();
    set({ place: { handle, of: work.file } });
    tellSaved(work, name, text);
  } catch {
    set({ place: undefined });
    tell(({ r }) => r.toolbar.saveFailed(name));
  }
}

function fileName(work: Work, words: Words, ending: string): string {
  return `${work.file ?? nameOf(work, words.r.toolbar.fileName)}${ending}`;
}
