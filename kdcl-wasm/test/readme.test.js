/**
 * The examples of the package's README run, and print what it says they print.
 *
 * A block ```js or ```ts is a whole module for Node; a block ```text after it is what it prints. Those of a page or a worker
 * have a word after the language.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { transformWithOxc } from "vite";

const room = fileURLToPath(new URL("../", import.meta.url));
const readme = await readFile(join(room, "package/README.md"), "utf8");
// Beside the package, so that its name is found.
const folder = await mkdtemp(join(room, "test", "readme-"));
after(() => rm(folder, { recursive: true }));

const blocks = [...readme.matchAll(/^```(js|ts)\n([\s\S]*?)^```\n(?:\s*```text\n([\s\S]*?)^```\n)?/gm)];

test("the README has its examples", () => assert.equal(blocks.length, 6));

for (const [number, [, language, code = "", printed]] of blocks.entries()) {
  test(`example ${number + 1} (${language})`, async () => {
    const file = join(folder, `${number}.mjs`);
    await writeFile(file, language === "ts" ? (await transformWithOxc(code, "example.ts")).code : code);
    const { stdout } = await promisify(execFile)(process.execPath, [file]);
    if (printed !== undefined) assert.equal(stdout, printed);
    else assert.notEqual(stdout, "");
  });
}
