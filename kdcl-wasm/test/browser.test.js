/**
 * The package in a real Chromium, as plain files without a bundler: every question of the corpus gives Rust's bytes.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { answers, answersText } from "./support/answers.js";
import { launch, troubles } from "./support/chromium.js";
import { serve } from "./support/server.js";

const folder = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const EMPTY = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>kdcl</title><link rel="icon" href="data:,">';
const SCRIPT = `${EMPTY}<p></p><script type="module">
  import { init, rate } from "/kdcl/index.js";
  await init();
  const { level } = rate({ standard_set: "tt57-2026-gdtx", ratings: { "1.1": "met" } });
  document.querySelector("p").textContent = level.lowest + " – " + level.highest;
</script>`;

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;

before(async () => {
  const folders = { "/kdcl/": folder("../package/dist"), "/support/": folder("support") };
  server = await serve(folders, { "/": EMPTY, "/script": SCRIPT, "/answers.jsonl": answersText() });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** A page at a path, and what goes wrong in it. */
async function open(path = "/") {
  const page = await browser.newPage();
  const told = troubles(page);
  await page.goto(server.origin + path);
  return { page, told };
}

test("every question of the corpus has Rust's answer, byte for byte", async (t) => {
  const { page, told } = await open();
  const { count, wrong } = await page.evaluate(async () => {
    // What the browser fetches has addresses of its own, which the types of this file do not know.
    const load = (/** @type {string} */ address) => import(address);
    const kdcl = await load("/kdcl/index.js");
    const { answerOf, objectAnswerOf } = await load("/support/ask.js");
    await kdcl.init();
    const lines = (await (await fetch("/answers.jsonl")).text()).trimEnd().split("\n");
    const wrong = [];
    for (const question of lines.map((line) => JSON.parse(line))) {
      const answers = [answerOf(kdcl, question), objectAnswerOf(kdcl, question)];
      if (answers.some((own) => own !== undefined && own !== question.answer))
        wrong.push(`${question.ask} ${question.case}`);
    }
    return { count: lines.length, wrong };
  });
  assert.deepEqual(wrong, []);
  assert.equal(count, answers().length);
  assert.deepEqual(told, []);
  t.diagnostic(`${count} questions`);
  await page.close();
});

test("a plain <script type=module> rates", async () => {
  const { page, told } = await open("/script");
  await page.waitForFunction(() => document.querySelector("p")?.textContent === "0 – 2");
  assert.deepEqual(told, []);
  await page.close();
});

test("a module worker rates", async () => {
  const { page, told } = await open();
  const level = await page.evaluate(async () => {
    const source = `import { init, rate } from "${location.origin}/kdcl/index.js";
      addEventListener("message", async ({ data }) => { await init(); postMessage(rate(data).level); });`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
    const answer = new Promise((told) => worker.addEventListener("message", ({ data }) => told(data)));
    worker.postMessage({ standard_set: "tt57-2026-gdtx", ratings: { "1.1": "met" } });
    return answer;
  });
  assert.deepEqual(level, { lowest: 0, highest: 2 });
  assert.deepEqual(told, []);
  await page.close();
});

test("init fetches once what it is asked for, however often it is called", async () => {
  const { page, told } = await open();
  server.asked.length = 0;
  await page.evaluate(async () => {
    const load = (/** @type {string} */ address) => import(address);
    const { init, rate } = await load("/kdcl/index.js");
    const one = { sets: ["tt57-2026-gdtx"] };
    await Promise.all([init(one), init(one)]);
    await init(one);
    rate({ standard_set: "tt57-2026-gdtx", ratings: {} });
    await init();
    await init();
    await init(one);
  });
  const fetched = server.asked.filter((path) => /\.(wasm|set)$/.test(path)).map((path) => path.split("/").at(-1));
  assert.deepEqual(fetched.sort(), ["all.set", "kdcl_wasm_bg.wasm", "tt57-2026-gdtx.set"]);
  assert.deepEqual(told, []);
  await page.close();
});

test("a fetch that fails is told clearly and can be tried again", async () => {
  const { page } = await open();
  const attempts = async () =>
    page.evaluate(async () => {
      const load = (/** @type {string} */ address) => import(address);
      const { init, KdclError, rate } = await load("/kdcl/index.js");
      try {
        await init();
        return rate({ standard_set: "tt57-2026-gdtx", ratings: {} }).level.highest;
      } catch (error) {
        const problem = /** @type {import("@kdcl/kdcl").KdclError} */ (error);
        return error instanceof KdclError ? `${problem.code}: ${problem.errors[0].message.en}` : `other: ${error}`;
      }
    });
  server.failing.add("kdcl_wasm_bg.wasm");
  assert.match(
    String(await attempts()),
    /^engine\.not_loaded: the file kdcl_wasm_bg\.wasm of kdcl could not be loaded: .*503/,
  );
  server.failing.clear();
  server.failing.add("all.set");
  assert.match(String(await attempts()), /^engine\.not_loaded: the file all\.set of kdcl could not be loaded: 503/);
  server.failing.clear();
  assert.equal(await attempts(), 2);
  await page.close();
});

test("a file that holds something else is told and fetched again", async () => {
  const { page } = await open();
  const law = await readFile(new URL("../package/dist/law/tt57-2026-mam-non.set", import.meta.url));
  const wrong = [Buffer.alloc(0), Buffer.from("<!doctype html>"), law];
  await page.route("**/tt57-2026-gdtx.set", (route) => {
    const body = wrong.shift();
    return body === undefined ? route.continue() : route.fulfill({ status: 200, body });
  });
  const told = await page.evaluate(async () => {
    const load = (/** @type {string} */ address) => import(address);
    const { init, rate } = await load("/kdcl/index.js");
    const told = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const outcome = init({ sets: ["tt57-2026-gdtx"] }).then(() =>
        rate({ standard_set: "tt57-2026-gdtx", ratings: {} }),
      );
      told.push(await outcome.then(() => "rated").catch((/** @type {{ code: string }} */ error) => error.code));
    }
    return told;
  });
  assert.deepEqual(told, ["engine.not_loaded", "engine.not_loaded", "engine.not_loaded", "rated"]);
  await page.close();
});

test("memory does not grow over 100,000 ratings", async (t) => {
  const { page, told } = await open();
  const text = answers().find((own) => own.case === "good/thcs-tan-phuoc-2023" && own.ask === "rate")?.input;
  assert(text);
  const { early, late } = await page.evaluate(async (text) => {
    const load = (/** @type {string} */ address) => import(address);
    const { init, json, Catalogue } = await load("/kdcl/index.js");
    await init();
    const { memory } = await (await load("/kdcl/glue/kdcl_wasm.js")).default();
    const rate = (/** @type {number} */ times) => {
      for (let time = 0; time < times; time += 1) {
        json.rate(text);
        if (time % 100 === 0) new Catalogue().withTextPack({ standard_set: "tt57-2026-gdtx", official_text: {} });
      }
      return memory.buffer.byteLength;
    };
    return { early: rate(1000), late: rate(100_000) };
  }, text);
  assert.equal(late, early);
  assert.deepEqual(told, []);
  t.diagnostic(`${late} bytes of memory`);
  await page.close();
});
