/**
 * What is missing for each level above: what every way needs, and what is left to choose.
 *
 * INVARIANT: the lists are the outcome's `gaps`, unchanged and in their order; nothing is left out, since leaving one path out
 * would not reach the level.
 */
import type { Choose, Gap, Outcome } from "@kdcl/kdcl";
import { useMemo, useState } from "preact/hooks";
import { usePage, useWords } from "./context.js";
import { Cited, PlaceButton } from "./place.js";

/** The gaps of the work shown; drawn again only with another outcome. */
export function Gaps() {
  const { outcome } = usePage().answers;
  return useMemo(() => outcome && <GapsOf outcome={outcome} />, [outcome]) ?? null;
}

function GapsOf({ outcome }: { outcome: Outcome }) {
  const { r } = useWords();
  return (
    <section class="gaps" aria-labelledby="gaps-title">
      <h3 id="gaps-title">{r.gaps.title}</h3>
      {outcome.gaps.length === 0 && <p>{r.gaps.none}</p>}
      {outcome.gaps.map((gap) => (
        <GapTo key={gap.target} gap={gap} outcome={outcome} />
      ))}
    </section>
  );
}

/** How many indicators a gap takes at the least, and whether it takes choosing. */
export function distanceOf(gap: Gap): { least: number; chosen: boolean } {
  const picked = gap.choose.map((choose) => {
    const sizes = choose.of.map((pick) => pick.paths.length).sort((one, other) => one - other);
    return sizes.slice(0, choose.at_least).reduce((sum, size) => sum + size, 0);
  });
  return { least: picked.reduce((sum, size) => sum + size, gap.must.length), chosen: gap.choose.length > 0 };
}

function GapTo({ gap, outcome }: { gap: Gap; outcome: Outcome }) {
  const { r } = useWords();
  const { least, chosen } = distanceOf(gap);
  // A list of a hundred indicators that nobody looks at is not drawn at every verdict.
  const [open, setOpen] = useState(false);
  return (
    <details class="gap" data-target={gap.target} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{r.gaps.to(gap.target)}</strong> {chosen ? r.gaps.distanceAtLeast(least) : r.gaps.distance(least)}
      </summary>
      {open && gap.must.length > 0 && (
        <>
          <p>{gap.must.length === 1 ? r.gaps.mustOne : r.gaps.must(gap.must.length)}</p>
          <ul>
            {gap.must.map((path) => (
              <Lacking key={path} path={path} outcome={outcome} />
            ))}
          </ul>
        </>
      )}
      {open && gap.choose.map((choose, place) => <Choice key={place} choose={choose} outcome={outcome} />)}
    </details>
  );
}

function Choice({ choose, outcome }: { choose: Choose; outcome: Outcome }) {
  const { r } = useWords();
  return (
    <>
      <p>{r.gaps.choose(choose.at_least, choose.of.length)}</p>
      <ul class="choice">
        {choose.of.map((pick) => (
          <li key={pick.criterion}>
            <strong>{r.gaps.criterion(pick.criterion)}</strong>
            {pick.paths.length === 0 ? (
              <p>{r.gaps.nothingMore}</p>
            ) : (
              <ul>
                {pick.paths.map((path) => (
                  <Lacking key={path} path={path} outcome={outcome} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Lacking({ path, outcome }: { path: string; outcome: Outcome }) {
  const { r, say } = useWords();
  const named = outcome.indicators[path];
  return (
    <li class="lacking">
      <PlaceButton path={path} />
      {named !== undefined && (
        <>
          {" "}
          <span class="verdict" data-verdict={named.verdict}>
            {r.gaps[named.verdict]}
          </span>{" "}
          <Cited citation={named.citation} />
          <p class="statement clamped">{say(named.statement)}</p>
        </>
      )}
    </li>
  );
}
