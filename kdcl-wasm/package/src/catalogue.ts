/**
 * Standard sets, and the official wording that was added to them: where every question is answered.
 *
 * Most users never make a catalogue: the functions of the package ask the built-in one. A deployer with a set of their own
 * or with the official wording makes one that holds it. INVARIANT: a catalogue never changes; adding to one makes another.
 */
import { builtinCore } from "./engine.js";
import { answered } from "./errors.js";
import type { Catalogue as Core } from "./glue/kdcl_wasm.js";
import { idOf, objectOf, textOf } from "./text.js";
import type {
  Assessment,
  Distance,
  Draft,
  Facts,
  Outcome,
  Ratings,
  SchoolData,
  SchoolType,
  StandardSet,
  Suggestions,
  Text,
  TextPack,
  WhatIf,
} from "./types.js";

/** An assessment that names its set. */
export type NamedAssessment = Assessment & { standard_set: string };

/** The same questions with text of JSON in and out: the engine's own bytes, alike in every language. */
export interface JsonQuestions {
  /** An assessment as it was read: its set named, its verdicts in the order of the set. */
  assessment(text: string): string;
  rate(text: string): string;
  gap(text: string, to: number): string;
  whatIf(text: string, ratings: string): string;
  suggest(text: string): string;
  sentences(text: string): string;
  prefill(text: string): string;
  draft(text: string): string;
  standardSet(id: string): string;
  facts(id: string): string;
}

/**
 * The standard sets that come with the library, and what was added. Its methods are the functions of the package.
 *
 * @example
 * const catalogue = new Catalogue().withTextPack({ standard_set: "tt18-2018-trung-hoc", source: "Công báo", official_text: { "1.1/2": "…" } });
 * catalogue.gap({ standard_set: "tt18-2018-trung-hoc", ratings: {} }, 2).indicators["1.1/2"]?.official_text; // "…"
 */
export class Catalogue {
  /** The same questions with text of JSON in and out. */
  readonly json: JsonQuestions;
  readonly #core: Core | undefined;

  /** The sets that come with the library. `init()` must have loaded the engine by the time it is asked something. */
  constructor();
  /** @internal */
  constructor(core?: Core);
  constructor(core?: Core) {
    this.#core = core;
    const ask = (question: (core: Core) => string) => answered(() => question(this.#asked()));
    this.json = {
      assessment: (text) => ask((core) => core.assessment(textOf(text))),
      rate: (text) => ask((core) => core.rate(textOf(text))),
      gap: (text, to) => ask((core) => core.gap(textOf(text), level(to))),
      whatIf: (text, ratings) => ask((core) => core.whatIf(textOf(text), textOf(ratings))),
      suggest: (text) => ask((core) => core.suggest(textOf(text))),
      sentences: (text) => ask((core) => core.sentences(textOf(text))),
      prefill: (text) => ask((core) => core.prefill(textOf(text))),
      draft: (text) => ask((core) => core.draft(textOf(text))),
      standardSet: (id) => ask((core) => core.standardSet(idOf(id))),
      facts: (id) => ask((core) => core.facts(idOf(id))),
    };
  }

  #asked(): Core {
    return this.#core ?? builtinCore();
  }

  /**
   * The catalogue with a set of your own. It is written as the files in `standards/`, then checked and packed where you build:
   * `cargo run --release -p kdcl-core --example pack -- FOLDER FILE.toml`. Where yours and one of the library are both in
   * force, yours applies.
   *
   * @throws {KdclError} `standard_set.not_packed`; `standard_set.duplicate_id` where its id is held.
   */
  withSet(packed: Uint8Array): Catalogue {
    return new Catalogue(answered(() => this.#asked().withSet(packed)));
  }

  /**
   * The catalogue with the official wording of a set, which answers then show as `official_text`.
   *
   * @throws {KdclError} with all that is wrong with it, `text_pack.unknown_path` among it.
   */
  withTextPack(pack: TextPack | string): Catalogue {
    return new Catalogue(answered(() => this.#asked().withTextPack(textOf(pack))));
  }

  /** All sets held: those of the library, oldest circular first, then your own. */
  standardSets(): StandardSet[] {
    return this.#asked()
      .ids()
      .map((id) => this.standardSet(id));
  }

  /** The set of an id. */
  standardSet(id: string): StandardSet {
    return objectOf(this.json.standardSet(id));
  }

  /** The set that applies to a type of school on a day, `YYYY-MM-DD`. */
  applicable(schoolType: SchoolType, date: string): StandardSet {
    const question = { school_type: schoolType, assessed_on: date, ratings: {} };
    const read = objectOf<{ standard_set: string }>(this.json.assessment(textOf(question)));
    return this.standardSet(read.standard_set);
  }

  /** The facts that can be asked of the schools of a set: what a form is made from. */
  facts(id: string): Facts {
    return objectOf(this.json.facts(id));
  }

  /** An assessment as it was read: its set named, its verdicts in the order of the set. */
  assessment(assessment: Assessment | string): NamedAssessment {
    return objectOf(this.json.assessment(textOf(assessment)));
  }

  /** The level an assessment gives, and why. */
  rate(assessment: Assessment | string): Outcome {
    return objectOf(this.json.rate(textOf(assessment)));
  }

  /** What is missing for a level. */
  gap(assessment: Assessment | string, to: number): Distance {
    return objectOf(this.json.gap(textOf(assessment), to));
  }

  /** The outcome today, and with some verdicts changed. */
  whatIf(assessment: Assessment | string, ratings: Ratings | string): WhatIf {
    return objectOf(this.json.whatIf(textOf(assessment), textOf(ratings)));
  }

  /** What school data suggest. */
  suggest(data: SchoolData | string): Suggestions {
    return objectOf(this.json.suggest(textOf(data)));
  }

  /** What each check of each suggestion says, as a sentence: a list for each suggestion, in the order of `suggest`. */
  sentences(data: SchoolData | string): Text[][] {
    return objectOf(this.json.sentences(textOf(data)));
  }

  /** The assessment with what the data suggest filled in, and listed in `suggested`. */
  prefill(data: SchoolData | string): NamedAssessment {
    return objectOf(this.json.prefill(textOf(data)));
  }

  /** Sentences for the self-assessment report. */
  draft(data: SchoolData | string): Draft {
    return objectOf(this.json.draft(textOf(data)));
  }
}

/** A level as the engine takes it; one that no set has stays one that no set has. */
function level(to: number): number {
  if (!Number.isInteger(to)) throw new TypeError(`a level is a whole number, not ${to}`);
  return to < 0 || to > 255 ? 255 : to;
}
