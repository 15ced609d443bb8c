/**
 * What the page has to say about itself: a file was saved, the browser does not keep the work, another tab changed it, a newer
 * version of the page has come.
 *
 * INVARIANT: a notice says what to do, and goes when it is done or put away; none hides what a person is working on.
 */
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import {
  dropUnreadable,
  keepingTrouble,
  keepMine,
  onKeepingTrouble,
  takeTheirs,
  unreadable,
  unreadableDownloaded,
} from "../document/autosave.js";
import { startOffline, type Update } from "../offline.js";
import { onSaid, saidNow } from "../said.js";
import { useActions, useWords } from "./context.js";
import { download } from "./files.js";

let offlineStarted = false;
let update: Update;
let tellUpdate: ((update: { readonly open: Update }) => void) | undefined;

/** All notices there are now. */
export function Notices() {
  return (
    <div class="notices">
      <SaidNotice />
      <KeepingNotice />
      <VersionNotice />
    </div>
  );
}

/** What was done last. It takes no clicks, so that what is under it can be used. */
function SaidNotice() {
  const words = useWords();
  const [{ said }, show] = useState(() => ({ said: saidNow() }));
  useLayoutEffect(() => onSaid(() => show({ said: saidNow() })), []);
  return (
    <p role="status" class="notice-said">
      {said?.(words)}
    </p>
  );
}

function KeepingNotice() {
  const { r } = useWords();
  const { open } = useActions();
  const [{ trouble, texts }, show] = useState(keepingState);
  const [hidden, hide] = useState(false);
  useLayoutEffect(
    () =>
      onKeepingTrouble(() => {
        show(keepingState());
        hide(false);
      }),
    [],
  );
  if (trouble === undefined || hidden) return null;
  const isUnread = trouble === "unreadable" || trouble === "held";
  const downloadAll = () => {
    for (const [place, text] of texts.entries()) download(`${r.toolbar.fileName}.kept-${place + 1}.json`, text);
    unreadableDownloaded();
  };
  return (
    <div class="notice" role="alert">
      <p>
        {r.keeping[trouble]} {isUnread && texts.length > 1 && r.keeping.count(texts.length)}
      </p>
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
      {isUnread && (
        <>
          <button type="button" onClick={downloadAll}>
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

function keepingState() {
  return { trouble: keepingTrouble(), texts: unreadable() };
}

function VersionNotice() {
  const { r } = useWords();
  // In a table, since a function would be called for the state.
  const [{ open }, show] = useState(() => ({ open: update }));
  const [hidden, hide] = useState(false);
  useEffect(() => {
    tellUpdate = show;
    if (offlineStarted) return;
    offlineStarted = true;
    startOffline((next) => {
      update = next;
      tellUpdate?.({ open: next });
    });
  }, []);
  if (open === undefined || hidden) return null;
  return (
    <div class="notice" role="status">
      <p>{r.keeping.newVersion}</p>
      <button type="button" onClick={open}>
        {r.keeping.useNew}
      </button>
      <button type="button" onClick={() => hide(true)}>
        {r.keeping.dismiss}
      </button>
    </div>
  );
}
