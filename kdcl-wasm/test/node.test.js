/**
 * The package in Node: every question of the corpus gives Rust's bytes; loading, refusals and what objects become.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import * as kdcl from "@kdcl/kdcl";
import { answers } from "./support/answers.js";
import { answerOf, objectAnswerOf } from "./support/ask.js";

const GDTX = /** @type {const} */ ("tt57-2026-gdtx");
const nothing = { standard_set: GDTX, ratings: {} };
/** @param {() => unknown} ask */
const refusal = (ask) => {
  try {
    ask();
  } catch (error) {
    if (error instanceof kdcl.KdclError) return error;
    throw error;
  }
  return assert.fail("nothing was refused");
};

test("before init a question is refused, and init loads what it is asked to", async () => {
  assert.equal(refusal(() => kdcl.rate(nothing)).code, "engine.not_started");
  assert.equal(refusal(() => kdcl.dataVersion()).code, "engine.not_started");
  const engine = readFile("/no/such/file");
  await assert.rejects(
    kdcl.init({ engine }),
    (error) => error instanceof kdcl.KdclError && error.code === "engine.not_loaded",
  );
  await assert.rejects(kdcl.init({ engine: new Uint8Array([1, 2, 3]) }), /kdcl_wasm_bg\.wasm/);
  await assert.rejects(kdcl.init({ sets: [/** @type {never} */ ("tt99-2099")] }), /tt99-2099/);
  await Promise.all([
    kdcl.init({ sets: [GDTX] }),
    kdcl.init({ sets: [GDTX] }),
    kdcl.init({ sets: ["tt57-2026-mam-non"] }),
  ]);
  assert.deepEqual(kdcl.rate(nothing).level, { lowest: 0, highest: 2 });
  const other = refusal(() => kdcl.rate({ standard_set: "tt57-2026-pho-thong", ratings: {} }));
  assert.deepEqual([other.code, other.errors[0].path], ["standard_set.not_loaded", "/standard_set"]);
  assert.equal(refusal(() => kdcl.applicable("tieu_hoc", "2027-01-01")).code, "standard_set.not_loaded");
  assert.equal(kdcl.applicable("gdtx", "2027-01-01").id, GDTX);
  await kdcl.init();
  await kdcl.init();
  assert.deepEqual(
    kdcl.standardSets().map((set) => set.id),
    kdcl.STANDARD_SET_IDS,
  );
  assert.equal(kdcl.rate(nothing).data_version, kdcl.dataVersion());
  assert.equal(kdcl.rate(nothing).schema_version, kdcl.schemaVersion());
});

test("every question of the corpus has Rust's answer, byte for byte", async (t) => {
  await kdcl.init();
  let objects = 0;
  for (const question of answers()) {
    assert.equal(answerOf(kdcl, question), question.answer, `${question.ask} ${question.case}`);
    const object = objectAnswerOf(kdcl, question);
    if (object === undefined) continue;
    objects += 1;
    assert.equal(object, question.answer, `${question.ask} ${question.case} as an object`);
  }
  assert(objects > 300, `${objects} questions could be asked with objects`);
  t.diagnostic(`${answers().length} questions, ${objects} of them with objects too`);
});

test("what JSON cannot hold is refused, not repaired", async () => {
  await kdcl.init();
  const data = { standard_set: "tt17-2018-tieu-hoc", school_year: "2022-2023", facts: { classes: Number.NaN } };
  assert.deepEqual(
    refusal(() => kdcl.suggest(data)).errors.map((own) => own.path),
    ["/facts/classes"],
  );
  const half = "Trường \ud83d";
  const named = { ...nothing, school: { name: half } };
  assert.equal(refusal(() => kdcl.rate(named)).code, "json.syntax");
  assert.equal(
    refusal(() => kdcl.rate(`{"standard_set":"${GDTX}","ratings":{},"school":{"name":"${half}"}}`)).code,
    "json.syntax",
  );
  for (const backslashes of ["\\", "\\\\", "\\\\\\"]) {
    const text = `{"standard_set":"${GDTX}","ratings":{},"school":{"name":"${backslashes}\ud83d"}}`;
    assert.equal(refusal(() => kdcl.rate(text)).code, "json.syntax", backslashes);
  }
  assert.equal(refusal(() => kdcl.rate(/** @type {never} */ (undefined))).code, "json.wrong_type");
  assert.throws(() => kdcl.gap(nothing, 1.5), TypeError);
  for (const level of [-1, 0, 9, 1e9])
    assert.equal(refusal(() => kdcl.gap(nothing, level)).code, "assessment.level_not_of_set");
});

test("annotations come out as they went in", async () => {
  await kdcl.init();
  const annotations = { evidence: { "1.1/1": "[MC.1.1.01]" }, notes: {}, more: [1, 2.5, null, true] };
  assert.deepEqual(kdcl.assessment({ ...nothing, annotations }).annotations, annotations);
});

test("a catalogue holds sets and wording of one's own, and the library stays as it is", async () => {
  await kdcl.init();
  const wording = { standard_set: GDTX, source: "Công báo", official_text: { "1.1/1": "…" } };
  const catalogue = new kdcl.Catalogue().withTextPack(wording);
  assert.equal(catalogue.rate(nothing).indicators["1.1/1"]?.official_text, "…");
  assert.equal(kdcl.rate(nothing).indicators["1.1/1"]?.official_text, null);
  const packed = await readFile(new URL(import.meta.resolve(`@kdcl/kdcl/law/${GDTX}.set`)));
  assert.equal(refusal(() => catalogue.withSet(packed)).code, "standard_set.duplicate_id");
  assert.equal(refusal(() => catalogue.withSet(packed.subarray(0, 1000))).code, "standard_set.not_packed");
  packed[packed.length - 9] = (packed.at(-9) ?? 0) ^ 1;
  assert.equal(refusal(() => catalogue.withSet(packed)).code, "standard_set.not_packed");
});

test("a set of one's own is written as a file, packed by the library, and used", async () => {
  await kdcl.init();
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), "kdcl-own-"));
  const source = await readFile(join(root, "standards/tt57-2026/gdtx.toml"), "utf8");
  await writeFile(join(folder, "own.toml"), source.replace(`id = "${GDTX}"`, 'id = "trial-2027-gdtx"'));
  const pack = ["run", "--quiet", "--release", "--locked", "-p", "kdcl-core", "--example", "pack", "--"];
  await promisify(execFile)("cargo", [...pack, folder, join(folder, "own.toml")], { cwd: root });
  const own = new kdcl.Catalogue().withSet(await readFile(join(folder, "trial-2027-gdtx.set")));
  await rm(folder, { recursive: true });
  const asked = { standard_set: "trial-2027-gdtx", ratings: { "1.3": /** @type {const} */ ("met") } };
  assert.deepEqual(own.rate(asked).level, kdcl.rate({ ...asked, standard_set: GDTX }).level);
  assert.equal(own.applicable("gdtx", "2027-01-01").id, "trial-2027-gdtx");
  assert.equal(refusal(() => kdcl.rate(asked)).code, "standard_set.unknown");
});

test("what is no input at all is a TypeError, and harms nothing", async () => {
  await kdcl.init();
  for (const id of [5, true, {}, Number.NaN, null, { length: -5 }]) {
    assert.throws(() => kdcl.standardSet(/** @type {never} */ (id)), TypeError);
    assert.throws(() => kdcl.facts(/** @type {never} */ (id)), TypeError);
  }
  /** @type {Record<string, unknown>} */
  const cyclic = { standard_set: GDTX, ratings: {} };
  cyclic.annotations = cyclic;
  assert.throws(() => kdcl.rate(/** @type {never} */ (cyclic)), TypeError);
  await kdcl.init({ engine: Promise.reject(new Error("not needed any more")) });
  assert.deepEqual(kdcl.rate(nothing).level, { lowest: 0, highest: 2 });
});

test("works in a worker thread", async () => {
  const source = `import { parentPort } from "node:worker_threads"; import { init, json } from "@kdcl/kdcl";
    await init(); parentPort.postMessage(json.rate('${JSON.stringify(nothing)}'));`;
  const file = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
  // A module of a data: address finds no package, so the worker is given the file of the package itself.
  const entry = import.meta.resolve("@kdcl/kdcl");
  const worker = new Worker(new URL(file.href.replace(encodeURIComponent("@kdcl/kdcl"), encodeURIComponent(entry))));
  const answer = await new Promise((told, failed) => worker.once("message", told).once("error", failed));
  await kdcl.init();
  assert.equal(answer, kdcl.json.rate(JSON.stringify(nothing)));
});
