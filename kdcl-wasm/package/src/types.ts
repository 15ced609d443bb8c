/**
 * The types of every JSON shape that goes in and comes out, as `docs/json.md` describes them.
 *
 * The names of fields are the contract's, in every language. A field of an answer is always there, `null` where there is
 * nothing to say; what may be left out is marked `?`. Lists of inputs are `readonly`, so that any list fits; an answer
 * belongs to whoever asked.
 *
 * INVARIANT: written by hand for people, and held against the JSON Schemas of the engine by `test/types`, in both directions.
 */
export type * from "./types/assessment.js";
export type * from "./types/common.js";
export type * from "./types/condition.js";
export type * from "./types/outcome.js";
export type * from "./types/school-data.js";
export type * from "./types/standard-set.js";
export type * from "./types/standard-set-file.js";
export type * from "./types/suggestions.js";
