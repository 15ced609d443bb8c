/**
 * What a browser fetches of the package: raw, gzip and brotli; fails where it is over budget.
 *
 * usage: node sizes.js DIST ENGINE SET ALL    the budgets in bytes of brotli: the engine; with the largest set; with all sets
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { argv, exit, stderr, stdout } from "node:process";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [dist = "", ...budgets] = argv.slice(2);
const [engineBudget = 0, setBudget = 0, allBudget = 0] = budgets.map(Number);

/** @param {string} file */
function sizes(file) {
  const bytes = readFileSync(join(dist, file));
  const parameters = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const compressed = {
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: parameters }).length,
  };
  return { file, raw: bytes.length, ...compressed };
}

const engine = sizes("glue/kdcl_wasm_bg.wasm");
const laws = readdirSync(join(dist, "law")).map((name) => sizes(join("law", name)));
const scripts = readdirSync(dist).filter((name) => name.endsWith(".js") && name !== "node.js");
const code = ["glue/kdcl_wasm.js", ...scripts].map(sizes);
const script = { file: `JavaScript (${code.length} files)`, raw: 0, gzip: 0, brotli: 0 };
for (const part of code) {
  script.raw += part.raw;
  script.gzip += part.gzip;
  script.brotli += part.brotli;
}

const columns = ["raw", "gzip", "brotli"].map((name) => name.padStart(10)).join("");
stdout.write(`${"".padEnd(34)}${columns}\n`);
for (const own of [engine, ...laws, script]) {
  const numbers = [own.raw, own.gzip, own.brotli].map((size) => size.toLocaleString("en").padStart(10)).join("");
  stdout.write(`${own.file.padEnd(34)}${numbers}\n`);
}

const all = laws.find((own) => own.file.endsWith("all.set"))?.brotli ?? 0;
const largest = Math.max(...laws.filter((own) => !own.file.endsWith("all.set")).map((own) => own.brotli));
const over = [
  ["the engine", engine.brotli, engineBudget],
  ["the engine and the largest set", engine.brotli + largest, setBudget],
  ["the engine and all sets", engine.brotli + all, allBudget],
].filter(([, size = 0, budget = 0]) => size > budget);
for (const [what, size, budget] of over)
  stderr.write(`over budget: ${what}, ${size} bytes of brotli, ${budget} allowed\n`);
exit(over.length === 0 ? 0 : 1);
