/**
 * The frame of the page: the first screen, or the work in hand with its parts and the status beside them.
 *
 * INVARIANT: everything that is shown follows from the store; views change it by its actions alone.
 */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { listen } from "./keyboard.js";
import type { State, Store } from "./state.js";
import { Assess } from "./views/assess.js";
import { ChangeSet } from "./views/change-set.js";
import {
  ActionsContext,
  FileProblemsContext,
  type Page,
  PageContext,
  type Tab,
  useActions,
  usePage,
  useWords,
  WordsContext,
} from "./views/context.js";
import { DataNavigation } from "./views/data-navigation.js";
import { Help } from "./views/help.js";
import { Navigation } from "./views/navigation.js";
import { Problems } from "./views/problems.js";
import { Report } from "./views/report.js";
import { SchoolDataForm } from "./views/school-data.js";
import { Setup } from "./views/setup.js";
import { STATUS_MORE, Status } from "./views/status.js";
import { FileDrop, Toolbar } from "./views/toolbar.js";
import { wordsOf } from "./words/index.js";

const TABS: readonly Tab[] = ["assess", "data", "report"];
/** The id of the status, where a skip link leads. */
const STATUS = "status";

/** The page. */
export function App({ store }: { store: Store }) {
  const state = useStore(store);
  const words = wordsOf(state.language);
  const work = state.history.now;
  const page = useMemo(() => pageOf(store, state), [state.history, state.tab]);

  useEffect(() => listen(store.actions, store.frame.showHelp), [store]);
  useLayoutEffect(() => {
    document.documentElement.lang = state.language;
  }, [state.language]);
  useLayoutEffect(() => {
    document.title = [work?.school.name, words.t.app.title].filter(Boolean).join(" – ");
  }, [state.language, work?.school.name]);

  return (
    <WordsContext.Provider value={words}>
      <ActionsContext.Provider value={store.actions}>
        <FileProblemsContext.Provider value={state.fileProblems}>
          <PageContext.Provider value={page}>
            <a class="skip" href="#main">
              {words.t.app.skip}
            </a>
            {page !== undefined && !state.atStart && (
              <a class="skip" href={`#${STATUS}`}>
                {words.t.app.skipToStatus}
              </a>
            )}
            <FileDrop />
            {page === undefined || state.atStart ? (
              <Start goBack={page && store.frame.leaveStart} />
            ) : (
              <Frame state={state} store={store} />
            )}
            {state.pendingSet !== undefined && (
              <ChangeSet pending={state.pendingSet} answer={store.frame.answerPendingSet} />
            )}
            {state.helpOpen && <Help close={() => store.frame.showHelp(false)} />}
          </PageContext.Provider>
        </FileProblemsContext.Provider>
      </ActionsContext.Provider>
    </WordsContext.Provider>
  );
}

function Start({ goBack }: { goBack: (() => void) | undefined }) {
  const { t } = useWords();
  return (
    <div class="start">
      <header class="top">
        <h1>{t.app.title}</h1>
        <LanguageSwitch />
      </header>
      <main id="main" tabIndex={-1}>
        <Problems />
        <Setup goBack={goBack} />
      </main>
    </div>
  );
}

function Frame({ state, store }: { state: State; store: Store }) {
  const { work, tab } = usePage();
  const { t } = useWords();
  const actions = useActions();
  return (
    <div class="frame" data-tab={tab}>
      <header class="top">
        <h1>
          {work.school.name ?? t.app.title} {work.school.name !== undefined && <small>{t.app.title}</small>}
        </h1>
        <Toolbar />
        <LanguageSwitch />
        <button type="button" class="help-button" onClick={() => store.frame.showHelp(true)}>
          {t.app.help} <kbd>?</kbd>
        </button>
      </header>
      <nav class="tabs" aria-label={t.app.tabs}>
        {TABS.map((each) => (
          <button
            type="button"
            key={each}
            aria-current={each === tab ? "page" : undefined}
            aria-label={t.app.tab[each]}
            onClick={() => actions.show(each)}
          >
            <Shortened long={t.app.tab[each]} short={t.app.tabShort[each]} />
          </button>
        ))}
      </nav>
      {tab === "assess" && <Navigation />}
      {tab === "data" && <DataNavigation view={state.data} show={store.frame.showData} />}
      <main id="main" tabIndex={-1}>
        <Problems />
        {tab === "assess" && <Assess />}
        {tab === "data" && <SchoolDataForm view={state.data} show={store.frame.showData} />}
        {tab === "report" && <Report />}
      </main>
      <StatusSheet />
    </div>
  );
}

/** The status, always in view: beside the form, and on a phone a sheet at the bottom that opens. */
function StatusSheet() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const handle = useRef<HTMLButtonElement>(null);
  // Whoever asks for a place wants to see it, not the sheet over it.
  const leave = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest(".place, td.mark") !== null) setOpen(false);
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    handle.current?.focus();
  };
  // What has the focus is never under the sheet.
  const left = ({ currentTarget, relatedTarget }: FocusEvent) => {
    const inside = currentTarget instanceof Element && relatedTarget instanceof Node;
    if (inside && !currentTarget.contains(relatedTarget)) setOpen(false);
  };
  return (
    <aside
      class="sheet"
      id={STATUS}
      tabIndex={-1}
      data-open={open}
      aria-label={t.app.status}
      onClick={leave}
      onKeyDown={onEscape}
      onFocusOut={left}
    >
      <button
        ref={handle}
        type="button"
        class="sheet-handle"
        aria-expanded={open}
        aria-controls={STATUS_MORE}
        onClick={() => setOpen(!open)}
      >
        {open ? t.app.hideStatus : t.app.showStatus}
      </button>
      <Status />
    </aside>
  );
}

function LanguageSwitch() {
  const { language, t } = useWords();
  const actions = useActions();
  return (
    <fieldset class="languages" aria-label={t.app.language}>
      <button type="button" lang="vi" aria-pressed={language === "vi"} onClick={() => actions.setLanguage("vi")}>
        <Shortened long="Tiếng Việt" short="VI" />
      </button>
      <button type="button" lang="en" aria-pressed={language === "en"} onClick={() => actions.setLanguage("en")}>
        <Shortened long="English" short="EN" />
      </button>
    </fieldset>
  );
}

/** A name that is shorter where there is little room. */
function Shortened({ long, short }: { long: string; short: string }) {
  return (
    <>
      <span class="long">{long}</span>
      <span class="short">{short}</span>
    </>
  );
}

/** The state as it is now; the view is drawn again when it changes. */
function useStore(store: Store): State {
  const [state, setState] = useState(store.get);
  useLayoutEffect(() => store.follow(() => setState(store.get())), [store]);
  return state;
}

function pageOf(store: Store, { history, tab }: State): Page | undefined {
  const work = history.now;
  if (work === undefined) return undefined;
  const [canUndo, canRedo] = [history.past.length > 0, history.future.length > 0];
  return { work, answers: store.answersOf(work), tab, canUndo, canRedo };
}
