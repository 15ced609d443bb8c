/**
 * `@kdcl/kdcl` in Node: the engine and the sets are read from beside this file.
 */
import { readFile } from "node:fs/promises";
import { type InitOptions, start } from "./engine.js";

export { Catalogue, type JsonQuestions, type NamedAssessment } from "./catalogue.js";
export type { EngineSource, InitOptions } from "./engine.js";
export { KdclError } from "./errors.js";
export * from "./functions.js";
export { STANDARD_SET_IDS, type StandardSetId } from "./law.js";
export type * from "./types.js";

/** Loads the engine and the sets; a second call is harmless and can load more sets. As in browsers. */
export function init(options: InitOptions = {}): Promise<void> {
  return start(options, {
    engine: () => readFile(new URL("./glue/kdcl_wasm_bg.wasm", import.meta.url)),
    bytes: (address) => readFile(address),
  });
}
