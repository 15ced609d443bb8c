/**
 * The package in an application built by Vite, as a web developer would: in a page and in a worker, under a path of a site.
 */
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as kdcl from "@kdcl/kdcl";
import { build } from "vite";
import { launch, troubles } from "./support/chromium.js";
import { serve } from "./support/server.js";

const app = fileURLToPath(new URL("apps/vite", import.meta.url));

/** @type {string} */
let built;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;

before(async () => {
  built = await mkdtemp(join(tmpdir(), "kdcl-vite-"));
  const output = { outDir: built, emptyOutDir: true, target: "es2022" };
  await build({ root: app, base: "./", logLevel: "warn", configFile: false, build: output, worker: { format: "es" } });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  if (built) await rm(built, { recursive: true });
});

test("the built page and its worker rate, and fetch the set they need alone", async () => {
  await kdcl.init();
  const expected = JSON.stringify(kdcl.rate({ standard_set: "tt57-2026-gdtx", ratings: { "1.1": "met" } }));
  const server = await serve({ "/some/where/": built });
  const page = await browser.newPage();
  const told = troubles(page);
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(`${server.origin}/some/where/`);
  for (const id of ["page", "worker"]) {
    await page.waitForFunction((own) => document.getElementById(own)?.textContent, id);
    assert.equal(await page.textContent(`#${id}`), expected, id);
  }
  assert.deepEqual(told, []);
  const sets = new Set(
    server.asked.filter((path) => path.endsWith(".set")).map((path) => path.replace(/-[\w-]{8}\.set$/, "")),
  );
  assert.deepEqual([...sets], ["/some/where/assets/tt57-2026-gdtx"]);
  await server.close();
});

test("what is not used is left out", async () => {
  const out = await mkdtemp(join(tmpdir(), "kdcl-shaken-"));
  const empty = { name: "empty", resolveId: (/** @type {string} */ id) => (id === "entry" ? "\0entry" : undefined) };
  const load = (/** @type {string} */ id) =>
    id === "\0entry" ? 'import "@kdcl/kdcl"; console.log("alone");' : undefined;
  const input = { rollupOptions: { input: "entry" }, outDir: out, emptyOutDir: true, modulePreload: false };
  await build({ root: app, logLevel: "warn", configFile: false, plugins: [{ ...empty, load }], build: input });
  const [script = "", ...others] = (await readdir(join(out, "assets"))).filter((file) => file.endsWith(".js"));
  assert.deepEqual(others, []);
  assert.equal((await readFile(join(out, "assets", script), "utf8")).trim(), "console.log(`alone`);");
  await rm(out, { recursive: true });
});
