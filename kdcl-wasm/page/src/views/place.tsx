/**
 * An indicator named somewhere else than in the form: a button that leads there, its statement and where the law says it.
 *
 * INVARIANT: statement and citation are the engine's; the button's name says where it leads.
 */
import type { Citation } from "@kdcl/kdcl";
import type { Path } from "../document/document.js";
import { useActions, useWords } from "./context.js";

/** A button that goes to an indicator. */
export function PlaceButton({ path }: { path: Path }) {
  const { goTo } = useActions();
  const { r } = useWords();
  return (
    <button type="button" class="place" data-to={path} aria-label={r.gaps.goTo(path)} onClick={() => goTo(path)}>
      {path}
    </button>
  );
}

/** Where the law says it: "khoản 3 Điều 21, 19/2018/TT-BGDĐT". */
export function Cited({ citation }: { citation: Citation }) {
  const { cite } = useWords();
  return <span class="citation">{cite(citation)}</span>;
}
