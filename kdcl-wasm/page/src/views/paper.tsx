/**
 * What is printed is the report, whichever part of the page is shown and however printing was asked for.
 *
 * INVARIANT: what is put on the page for printing is drawn before the browser looks, and gone after.
 */
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { PageContext, usePage, useWords, WordsContext } from "./context.js";
import { Report } from "./report.js";

/** Puts the report on paper for as long as the view that asks is shown. */
export function useReportOnPaper(): void {
  const page = usePage();
  const words = useWords();
  useEffect(() => {
    let sheet: HTMLElement | undefined;
    const before = () => {
      if (document.querySelector(".report") !== null) return;
      sheet = document.createElement("div");
      document.body.append(sheet);
      // A first drawing is done at once, where one of the page itself would come too late.
      render(
        <WordsContext.Provider value={words}>
          <PageContext.Provider value={page}>
            <Report />
          </PageContext.Provider>
        </WordsContext.Provider>,
        sheet,
      );
    };
    const after = () => {
      if (sheet === undefined) return;
      render(null, sheet);
      sheet.remove();
      sheet = undefined;
    };
    const stop = new AbortController();
    addEventListener("beforeprint", before, { signal: stop.signal });
    addEventListener("afterprint", after, { signal: stop.signal });
    return () => {
      after();
      stop.abort();
    };
  }, [page, words]);
}
