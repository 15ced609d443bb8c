/**
 * The package as npm packs it: what is in it, and that it works where it is installed, with nothing beside it.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const source = fileURLToPath(new URL("../package", import.meta.url));

/** @type {string} */
let folder;
/** @type {{ filename: string, files: { path: string }[] }} */
let packed;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "kdcl-pack-"));
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: source });
  const told = JSON.parse(stdout);
  packed = Array.isArray(told) ? told[0] : Object.values(told)[0];
});

after(() => rm(folder, { recursive: true }));

test("everything that is needed is in it, and nothing else", () => {
  const files = packed.files.map(({ path }) => path);
  for (const needed of [
    "README.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "dist/index.js",
    "dist/index.d.ts",
    "dist/node.js",
    "dist/types.d.ts",
    "dist/glue/kdcl_wasm_bg.wasm",
    "dist/law/all.set",
    "dist/schemas/outcome.json",
    "examples/node-script.js",
  ]) {
    assert(files.includes(needed), needed);
  }
  const known = /^(README\.md|package\.json|LICENSE-\w+|examples\/.+|dist\/.+\.(js|d\.ts|wasm|set|json))$/;
  assert.deepEqual(
    files.filter((file) => !known.test(file)),
    [],
  );
});

test("installed, it rates, and its data files are found by name", async () => {
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  await run("npm", ["install", "--offline", "--no-audit", `./${packed.filename}`], { cwd: folder });
  await writeFile(
    join(folder, "script.js"),
    `import { readFile } from "node:fs/promises";
     import { init, rate } from "@kdcl/kdcl";
     await init();
     const schema = JSON.parse(await readFile(new URL(import.meta.resolve("@kdcl/kdcl/schemas/outcome.json")), "utf8"));
     console.log(JSON.stringify(rate({ standard_set: "tt57-2026-gdtx", ratings: {} }).level), schema.title);`,
  );
  const { stdout } = await run(process.execPath, ["script.js"], { cwd: folder });
  assert.equal(stdout.trim(), '{"lowest":0,"highest":2} Outcome');
});

test("its types compile as a developer's compiler is set by default", async () => {
  const source = 'import { init, rate, type Outcome } from "@kdcl/kdcl";\nawait init();\n';
  const asked =
    'export const outcome: Outcome = rate({ standard_set: "tt57-2026-gdtx", ratings: { "1.1": "met" } });\n';
  await writeFile(join(folder, "typed.ts"), source + asked);
  const tsc = fileURLToPath(new URL("../node_modules/.bin/tsc", import.meta.url));
  for (const resolution of [
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ]) {
    const [module = "", moduleResolution = ""] = resolution;
    const how = [
      "--strict",
      "--noEmit",
      "--target",
      "es2022",
      "--module",
      module,
      "--moduleResolution",
      moduleResolution,
    ];
    await run(tsc, [...how, "typed.ts"], { cwd: folder });
  }
});
