/**
 * The build step that tells the service worker which files to keep.
 *
 * The worker is built beside the page as `service-worker.js`, at the root and under that one name, since its place is its
 * scope. Where it says `"__FILES__"` and `__VERSION__` it gets the list of all built files and a name made from what is in
 * them, so that a changed byte anywhere is a new version. INVARIANT: every file the page can load is in the list, the worker
 * itself is not, and the same files give the same worker.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Plugin } from "vite";

const WORKER = "service-worker.js";

/**
 * The plugin: `plugins: [offline(/^assets\/draft/)]`. It has nothing to do for the development server.
 *
 * @param unused the built files the page never asks for
 */
export function offline(unused: RegExp): Plugin {
  let publicDir = "";
  let root = "";
  return {
    name: "kdcl-offline",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      root = config.root;
      publicDir = config.publicDir;
    },
    buildStart() {
      this.emitFile({ type: "chunk", id: join(root, "src/service-worker.ts"), fileName: WORKER });
    },
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const worker = bundle[WORKER];
        if (worker?.type !== "chunk") return this.error(`${WORKER} was not built`);
        if (worker.imports.length > 0) return this.error(`${WORKER} has to be one file, but imports ${worker.imports}`);
        const contents = new Map<string, string | Uint8Array>();
        for (const [name, file] of Object.entries(bundle)) {
          if (name === WORKER || name.endsWith(".map") || unused.test(name)) continue;
          contents.set(name, file.type === "chunk" ? file.code : file.source);
        }
        for (const name of await filesIn(publicDir)) contents.set(name, await readFile(join(publicDir, name)));

        const names = [...contents.keys()].sort();
        const hash = createHash("sha256").update(worker.code);
        for (const name of names) hash.update(`\0${name}\0`).update(contents.get(name) ?? "");
        const filled = worker.code
          .replace(/(["'`])__FILES__\1/, () => JSON.stringify(names))
          .replace("__VERSION__", hash.digest("hex").slice(0, 16));
        if (/__(FILES|VERSION)__/.test(filled) || filled.length === worker.code.length) {
          return this.error(`${WORKER} could not be told its files`);
        }
        worker.code = filled;
      },
    },
  };
}

/** The files of a folder and those in it, by their path from it; none where there is no such folder. */
async function filesIn(folder: string): Promise<string[]> {
  if (folder === "") return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
