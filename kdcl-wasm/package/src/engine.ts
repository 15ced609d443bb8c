/**
 * The compiled engine and the sets it knows: loaded once, then asked.
 *
 * Nothing is loaded by importing the package; `init` does it, so that a page decides when, and what of the law it needs.
 * INVARIANT: one engine for all callers; what failed to load can be tried again, and what is loaded is not fetched twice.
 */
import { answered, problem } from "./errors.js";
import load, { Catalogue as Core, supply } from "./glue/kdcl_wasm.js";
import { addressOf, addressOfAll, STANDARD_SET_IDS, type StandardSetId } from "./law.js";

type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** Where the engine comes from, when not from beside the package: an address, a response, bytes, a compiled module. */
export type EngineSource = Source | Promise<Source>;

/** What is loaded. */
export interface InitOptions {
  /** Where the engine is, when not beside the package. Of no effect once an engine is loaded. */
  engine?: EngineSource;
  /** The sets to load: all of them where nothing is said. More can be loaded by calling `init` again. */
  sets?: readonly StandardSetId[];
}

/**
 * How files beside the package are had: fetched, or read from disk.
 *
 * @internal
 */
export interface Files {
  engine(): EngineSource;
  bytes(address: URL): Promise<Uint8Array>;
}

const ALL = "all";
const sets = new Map<string, Promise<void>>();
let builtin: Core | undefined;

/**
 * Loads the engine and sets; what is loaded already is left alone.
 *
 * @internal
 */
export async function start(options: InitOptions, files: Files): Promise<void> {
  const wanted = options.sets ?? [ALL];
  for (const id of options.sets ?? []) addressOf(id); // An id that is none is told before anything is fetched.
  const engine = startEngine(options, files);
  for (const name of sets.has(ALL) ? [] : wanted) {
    if (sets.has(name)) continue;
    const held = hold(name, engine, files);
    sets.set(name, held);
    held.catch(() => sets.delete(name));
  }
  const awaited = sets.has(ALL) ? [ALL] : wanted;
  await Promise.all([engine, ...awaited.map((name) => sets.get(name))]);
}

/** Fetches a set while the engine starts, then gives it to the engine. */
async function hold(name: string, engine: Promise<void>, files: Files): Promise<void> {
  const address = name === ALL ? addressOfAll() : addressOf(name as StandardSetId);
  const file = `${name}.set`;
  const [bytes] = await Promise.all([guarded(file, () => files.bytes(address)), engine]);
  await guarded(file, async () => {
    const ids = answered(() => supply(bytes));
    const missing = (name === ALL ? STANDARD_SET_IDS : [name]).filter((id) => !ids.includes(id));
    if (missing.length > 0) throw new Error(`${missing.join(", ")} is not in it`);
  });
}

async function startEngine(options: InitOptions, files: Files): Promise<void> {
  if (builtin !== undefined) {
    // A source that is not needed may fail without anyone to hear of it.
    Promise.resolve(options.engine).catch(() => undefined);
    return;
  }
  await guarded("kdcl_wasm_bg.wasm", async () => {
    await load({ module_or_path: await (options.engine ?? files.engine()) });
  });
  builtin ??= new Core();
}

/** Does something with a file; a failure is told as a problem that names it. */
async function guarded<T>(file: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw problem(
      "engine.not_loaded",
      {
        vi: `không tải được tệp ${file} của kdcl: ${reason}`,
        en: `the file ${file} of kdcl could not be loaded: ${reason}`,
      },
      {
        vi: "Hãy kiểm tra tệp có ở đúng địa chỉ và mạng có thông không, rồi gọi lại init().",
        en: "See that the file is at its address and the network is up, then call init() again.",
      },
      cause,
    );
  }
}

/**
 * The sets that come with the library.
 *
 * @internal
 */
export function builtinCore(): Core {
  if (builtin !== undefined) return builtin;
  throw problem(
    "engine.not_started",
    { vi: "bộ máy kdcl chưa được tải", en: "the kdcl engine has not been loaded" },
    { vi: "Hãy gọi await init() trước.", en: "Call await init() first." },
  );
}
