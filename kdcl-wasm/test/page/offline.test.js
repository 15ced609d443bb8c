/**
 * The page without a network: kept by its service worker after the first load, under an address that is no root.
 *
 * That nothing is asked of another host is held against every suite; see `support.js`. INVARIANT: the network is really gone
 * here, by the browser being offline or by the server being closed, and the page still rates.
 */
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { test } from "node:test";
import * as kdcl from "@kdcl/kdcl";
import { serve } from "../support/server.js";
import { EXAMPLE, levelOf, mark, ratingsOf, site, verdictsIn, verdictsOf, written } from "./support.js";

/** @typedef {import("playwright-core").Page} Page */

const { address, built, context, openExample, server } = site();

/** Until the page is kept. @param {Page} page */
const kept = (page) => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL);

/** Marks an indicator of the open example, and holds the level against Node's. @param {Page} page */
async function rates(page) {
  await mark(page, "1.1/1/a", "Không đạt");
  const ratings = ratingsOf({ ...verdictsIn(EXAMPLE), "1.1/1/a": "not_met" });
  assert.equal(await levelOf(page), written(kdcl.rate({ ...EXAMPLE, ratings }).level));
}

// Fails where a file that the page needs is not kept, or is asked for under another address than it was kept by.
test("once loaded it opens and rates while the browser is offline", async (t) => {
  const page = await openExample(t);
  assert.equal(await kept(page), `${address()}service-worker.js`);
  await page.context().setOffline(true);
  server().asked.length = 0;
  await page.reload();
  await page.getByTestId("level").waitFor();
  assert.deepEqual(await verdictsOf(page), verdictsIn(EXAMPLE));
  await rates(page);
  const fresh = await page.context().newPage();
  await fresh.goto(`${address()}index.html?from=home`);
  await fresh.getByTestId("level").waitFor();
  assert.deepEqual(server().asked, []);
});

// Fails where the page is kept for the address but not for good: nobody answers there any more.
test("it opens and rates when there is no server any more", async (t) => {
  const own = await serve({ "/elsewhere/": built() });
  const page = await (await context(t, {}, own.origin)).newPage();
  await page.goto(`${own.origin}/elsewhere/`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await kept(page);
  await page.goto("about:blank");
  await own.close();
  await assert.rejects(fetch(`${own.origin}/elsewhere/`));
  await page.goto(`${own.origin}/elsewhere/`);
  await page.getByRole("button", { name: "Mở ví dụ" }).click();
  await page.getByTestId("level").waitFor();
  await rates(page);
});

// Fails where a file that is asked for is not kept, the worker keeps itself, or anything is kept that was not built.
test("all that the page asks for is kept, and nothing that was not built", async (t) => {
  server().asked.length = 0;
  const page = await openExample(t);
  await kept(page);
  const path = new URL(address()).pathname;
  const asked = new Set(server().asked);
  for (const each of asked) assert(each.startsWith(path), each);
  asked.delete(`${path}service-worker.js`);
  const cached = await page.evaluate(async () => {
    const requests = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
    return (await Promise.all(requests)).flat().map((request) => new URL(request.url).pathname);
  });
  assert.deepEqual(
    [...asked].filter((each) => !cached.includes(each)),
    [],
  );
  const files = (await readdir(built(), { recursive: true })).map((name) => path + name.replace(/^index\.html$/, ""));
  assert.deepEqual(
    cached.filter((each) => !files.includes(each)),
    [],
  );
  assert(!cached.includes(`${path}service-worker.js`));
  for (const ending of [".js", ".css", ".wasm", ".set", ".svg", ".webmanifest"]) {
    assert(
      cached.some((each) => each.endsWith(ending)),
      ending,
    );
  }
});

// Fails where the page needs more than its own files, or breaks at an engine that does not come.
test("a start that fails is told in both languages and can be tried again", async (t) => {
  const own = await context(t, { serviceWorkers: "block" }, undefined, [/Failed to load resource.*503/]);
  const page = await own.newPage();
  const [engine = ""] = (await readdir(`${built()}/assets`)).filter((name) => name.endsWith(".wasm"));
  server().failing.add(engine);
  t.after(() => server().failing.clear());
  await page.goto(address());
  await page.getByRole("heading", { name: "Không mở được trang" }).waitFor();
  assert.match(await page.locator("main").innerText(), /kdcl_wasm_bg/);
  server().failing.clear();
  await page.getByRole("button", { name: /Thử lại/ }).click();
  await page.getByRole("heading", { name: "Bắt đầu tự đánh giá" }).waitFor();
});
