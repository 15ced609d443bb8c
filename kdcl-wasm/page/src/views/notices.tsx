/**
 * What the page has to say about itself: a file was saved, the browser does not keep the work, another tab changed it, a newer
 * version of the page has come.
 *
 * INVARIANT: a notice says what to do, and goes when it is done or put away; none hides what a person is working on.
 */
import { useEffect, useState } from "preact/hooks";
import {
  dropUnreadable,
  keepingTrouble,
  keepMine,
  onKeepingTrouble,
  takeTheirs,
  unreadable,
} from "../document/autosave.js";
import { type Offline, startOffline } from "../offline.js";
import { useActions, useWords } from "./context.js";
import { download, hush, useFiles } from "./files.js";

/** How long it stays that a file was saved or opened, in milliseconds. */
const SAID_FOR = 6000;

let offline: Offline = { kept: false, update: undefined };
let offlineStarted = false;
let tellOffline: ((state: Offline) => void) | undefined;

/** All notices there are now. */
export function Notices() {
  const { r } = useWords();
  const { said } = useFiles();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(hush, SAID_FOR);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div class="notices">
      <p role="status" class="notice-said">
        {said?.(r)}
      </p>
      <KeepingNotice />
      <VersionNotice />
    </div>
  );
}

function KeepingNotice() {
  const { r } = useWords();
  const { open } = useActions();
  const [trouble, setTrouble] = useState(keepingTrouble);
  const [hidden, hide] = useState(false);
  useEffect(
    () =>
      onKeepingTrouble((next) => {
        setTrouble(next);
        hide(false);
      }),
    [],
  );
  if (trouble === undefined || hidden) return null;
  return (
    <div class="notice" role="alert">
      <p>{r.keeping[trouble]}</p>
      {trouble === "elsewhere" && (
        <>
          <button
            type="button"
            onClick={() => {
              const work = takeTheirs();
              if (work !== undefined) open(work);
            }}
          >
            {r.keeping.takeTheirs}
          </button>
          <button type="button" onClick={keepMine}>
            {r.keeping.keepMine}
          </button>
        </>
      )}
      {trouble === "unreadable" && (
        <>
          <button type="button" onClick={() => download(`${r.toolbar.fileName}.kept.json`, unreadable() ?? "")}>
            {r.keeping.downloadKept}
          </button>
          <button type="button" onClick={dropUnreadable}>
            {r.keeping.dismissKept}
          </button>
        </>
      )}
      {(trouble === "refused" || trouble === "full") && (
        <button type="button" onClick={() => hide(true)}>
          {r.keeping.dismiss}
        </button>
      )}
    </div>
  );
}

function VersionNotice() {
  const { r } = useWords();
  const [{ update }, show] = useState(offline);
  const [hidden, hide] = useState(false);
  useEffect(() => {
    tellOffline = show;
    if (offlineStarted) return;
    offlineStarted = true;
    startOffline((state) => {
      offline = state;
      tellOffline?.(state);
    });
  }, []);
  if (update === undefined || hidden) return null;
  return (
    <div class="notice" role="status">
      <p>{r.keeping.newVersion}</p>
      <button type="button" onClick={update}>
        {r.keeping.useNew}
      </button>
      <button type="button" onClick={() => hide(true)}>
        {r.keeping.dismiss}
      </button>
    </div>
  );
}
