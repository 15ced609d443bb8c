/**
 * The examples of the READMEs run, and print what these say they print.
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
const readmes = ["package/README.md", "../README.md", "../README.vi.md"];
const texts = await Promise.all(readmes.map((readme) => readFile(join(room, readme), "utf8")));
// Beside the package, so that its name is found.
const folder = await mkdtemp(join(room, "test", "readme-"));
after(() => rm(folder, { recursive: true }));

const BLOCK = /^```(js|ts)\n([\s\S]*?)^```\n(?:\s*```text\n([\s\S]*?)^```\n)?/gm;
const blocks = texts.map((text) => [...text.matchAll(BLOCK)]);

test("the READMEs have their examples", () =>
  assert.deepEqual(
    blocks.map((own) => own.length),
    [6, 1, 1],
  ));

for (const [place, own] of blocks.entries()) {
  for (const [number, [, language, code = "", printed]] of own.entries()) {
    test(`${readmes[place]}, example ${number + 1} (${language})`, async () => {
      const file = join(folder, `${place}-${number}.mjs`);
      await writeFile(file, language === "ts" ? (await transformWithOxc(code, "example.ts")).code : code);
      const { stdout } = await promisify(execFile)(process.execPath, [file]);
      if (printed !== undefined) assert.equal(stdout, printed);
      else assert.notEqual(stdout, "");
    });
  }
}
