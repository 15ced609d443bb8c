/**
 * `@kdcl/kdcl` in browsers, workers and bundlers: the engine and the sets are fetched from beside this file.
 */
import { type InitOptions, start } from "./engine.js";

export { Catalogue, type JsonQuestions, type NamedAssessment } from "./catalogue.js";
export type { EngineSource, InitOptions } from "./engine.js";
export { KdclError } from "./errors.js";
export * from "./functions.js";
export { STANDARD_SET_IDS, type StandardSetId } from "./law.js";
export type * from "./types.js";

/**
 * Loads the engine and the sets; a second call is harmless and can load more sets.
 *
 * @param options which sets; all of them where nothing is said.
 * @throws {KdclError} `engine.not_loaded`, after which it can be called again.
 * @example
 * await init();
 * await init({ sets: ["tt57-2026-mam-non"] }); // all that a page of one type of school needs
 */
export function init(options: InitOptions = {}): Promise<void> {
  return start(options, {
    engine: () => new URL("./glue/kdcl_wasm_bg.wasm", import.meta.url),
    bytes: (address) => fetched(address),
  });
}

async function fetched(address: URL): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  return new Uint8Array(await response.arrayBuffer());
}
