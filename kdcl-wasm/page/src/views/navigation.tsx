/**
 * The standards with how far each has come, and their criteria: where one is, and the way to the rest.
 */
import type { Criterion, Standard } from "@kdcl/kdcl";
import type { Page } from "./context.js";
import { useActions, usePage, useWords } from "./context.js";
import { pathsOf } from "./summary.js";

export function Navigation() {
  const page = usePage();
  const { t } = useWords();
  return (
    <nav class="side" aria-label={t.nav.title}>
      <ol>
        {page.answers.index.set.standards.map((standard) => (
          <StandardEntry key={standard.number} standard={standard} page={page} />
        ))}
      </ol>
    </nav>
  );
}

function StandardEntry({ standard, page }: { standard: Standard; page: Page }) {
  const { t, say } = useWords();
  const paths = standard.criteria.flatMap(pathsOf);
  const done = paths.filter((path) => page.work.verdicts[path] !== undefined).length;
  return (
    <li>
      <a href={`#standard-${standard.number}`}>
        <b>{t.nav.standard(standard.number)}</b> {say(standard.title)}
      </a>
      <div class="progress">
        <progress
          max={paths.length}
          value={done}
          aria-label={`${t.nav.standard(standard.number)}: ${t.nav.progress(done, paths.length)}`}
        />
        <span aria-hidden="true">
          {done}/{paths.length}
        </span>
      </div>
      <ul>
        {standard.criteria.map((criterion) => (
          <CriterionEntry key={criterion.code} criterion={criterion} page={page} />
        ))}
      </ul>
    </li>
  );
}

function CriterionEntry({ criterion, page: { work, answers } }: { criterion: Criterion; page: Page }) {
  const { t, level } = useWords();
  const actions = useActions();
  const paths = pathsOf(criterion);
  const done = paths.filter((path) => work.verdicts[path] !== undefined).length;
  const rated = answers.outcome?.criteria.find((each) => each.code === criterion.code)?.level;
  const name = [
    // The name begins with what is seen, so that it can be said to a voice control.
    criterion.code,
    t.criterion.name(criterion.code),
    rated !== undefined && level(rated),
    t.nav.progress(done, paths.length),
  ].filter(Boolean);
  const state = done === 0 ? "none" : done < paths.length ? "some" : "all";
  const go = (event: Event) => {
    event.preventDefault();
    actions.goTo(criterion.code);
  };
  return (
    <li>
      <a
        href={`#criterion-${criterion.code}`}
        data-state={state}
        aria-label={name.join(", ")}
        title={name.join(", ")}
        onClick={go}
      >
        {criterion.code}
      </a>
    </li>
  );
}
