/**
 * The page as Vite builds it, served under a path of its own, in a real Chromium: what every suite of the page starts from.
 *
 * Each file builds the page once and shares one browser; each test has a browser context of its own, so that nothing one
 * test leaves behind is there for another. INVARIANT: a test fails where the page throws, tells the console an error, or asks
 * anything of another host than the one it came from.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import * as kdcl from "@kdcl/kdcl";
import { build } from "vite";
import { launch, troubles } from "../support/chromium.js";
import { serve } from "../support/server.js";

/**
 * @typedef {import("node:test").TestContext} TestContext
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("playwright-core").BrowserContextOptions} ContextOptions
 * @typedef {Record<string, "met" | "not_met" | "not_applicable">} Verdicts by path, `5.4/2/c`
 * @typedef {{ evidence?: Record<string, string>, notes?: Record<string, string>, facts?: import("@kdcl/kdcl").SchoolData["facts"] }} Annotations
 * @typedef {import("@kdcl/kdcl").Assessment} Assessment
 */

const PAGE = fileURLToPath(new URL("../../page", import.meta.url));
/** Not the root, so that an address that begins with `/` is found out. */
const UNDER = "/some/where/";

/** The text of the school that comes with the page. */
export const EXAMPLE_TEXT = readFileSync(join(PAGE, "examples/hoa-sen.json"), "utf8");
/** The school itself. */
export const EXAMPLE = /** @type {Assessment} */ (JSON.parse(EXAMPLE_TEXT));

/** Builds and serves the page and starts the browser before the tests of a file, and takes all of it away after them. */
export function site() {
  /** @type {string} */
  let built;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  /** @type {Awaited<ReturnType<typeof launch>>} */
  let browser;

  before(async () => {
    built = await mkdtemp(join(tmpdir(), "kdcl-page-"));
    await build({ root: PAGE, logLevel: "warn", build: { outDir: built, emptyOutDir: true } });
    server = await serve({ [UNDER]: built });
    browser = await launch();
    await kdcl.init();
  });

  after(async () => {
    await browser?.close();
    await server?.close().catch(() => undefined);
    if (built) await rm(built, { recursive: true });
  });

  return {
    /** Where the page is. */
    address: () => server.origin + UNDER,
    /** What serves it. */
    server: () => server,
    /** The folder it was built into. */
    built: () => built,
    /** A browser context that is closed after the test, which fails where anything went wrong in it. */
    context: (
      /** @type {TestContext} */ t,
      /** @type {ContextOptions} */ options = {},
      /** @type {string | undefined} */ origin = server.origin,
      /** @type {RegExp[]} */ expected = [],
    ) => watched(t, browser, origin, options, expected),
    /** The first screen of the page, in a context of its own. */
    open: async (/** @type {TestContext} */ t, /** @type {ContextOptions} */ options = {}) => {
      const page = await (await watched(t, browser, server.origin, options)).newPage();
      await page.goto(server.origin + UNDER);
      await page.getByRole("heading", { level: 1 }).waitFor();
      return page;
    },
    /** The page with the bundled school open. */
    openExample: async (/** @type {TestContext} */ t, /** @type {ContextOptions} */ options = {}) => {
      const page = await (await watched(t, browser, server.origin, options)).newPage();
      await page.goto(server.origin + UNDER);
      await page.getByRole("button", { name: "Mở ví dụ" }).click();
      await page.getByTestId("level").waitFor();
      return page;
    },
  };
}

/**
 * @param {TestContext} t
 * @param {Awaited<ReturnType<typeof launch>>} browser
 * @param {string} origin
 * @param {ContextOptions} options
 * @param {RegExp[]} [expected] what is told to the console as an error and is meant to be
 */
async function watched(t, browser, origin, options, expected = []) {
  // Nobody watches the page scroll, and a click waits until it has stopped.
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(10_000);
  /** @type {string[][]} */
  const told = [];
  /** @type {string[]} */
  const foreign = [];
  context.on("page", (page) => told.push(troubles(page)));
  context.on("request", (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) foreign.push(request.url());
  });
  t.after(async () => {
    await context.close();
    const wrong = told.flat().filter((text) => !expected.some((each) => each.test(text)));
    assert.deepEqual(wrong, [], "what went wrong in the page");
    assert.deepEqual(foreign, [], "what was asked of other hosts");
  });
  return context;
}

/**
 * Begins an assessment by a set chosen directly.
 *
 * @param {Page} page
 * @param {import("@kdcl/kdcl").StandardSetId} set
 * @param {string} [schoolYear]
 */
export async function begin(page, set, schoolYear) {
  const form = page.getByRole("form", { name: "Chọn thẳng một bộ tiêu chuẩn" });
  await form.getByLabel("Bộ tiêu chuẩn").selectOption(set);
  await form.getByRole("button", { name: "Bắt đầu" }).click();
  await page.getByTestId("level").waitFor();
  if (schoolYear !== undefined) await page.getByLabel("Năm học gần nhất đã hoàn thành").selectOption(schoolYear);
}

/** The level the page shows, as text. @param {Page} page */
export function levelOf(page) {
  return page.getByTestId("level").innerText();
}

/** How the page writes a level that the engine gave. @param {import("@kdcl/kdcl").Interval} level */
export function written({ lowest, highest }) {
  if (lowest === highest) return lowest === 0 ? "Không đạt" : `Mức ${lowest}`;
  return `${lowest === 0 ? "Từ không đạt" : `Mức ${lowest}`} đến Mức ${highest}`;
}

/** An indicator of the form. @param {Page} page @param {string} path */
export function indicator(page, path) {
  return page.locator(`main [data-path="${path}"]`);
}

/** The verdicts the form shows: those of the radio buttons that are checked. @param {Page} page @returns {Promise<Verdicts>} */
export function verdictsOf(page) {
  return page.evaluate(() => {
    const checked = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("main [data-path] :checked")]);
    const given = checked.map((radio) => [radio.name.replace("verdict-", ""), radio.value]);
    return /** @type {Verdicts} */ (Object.fromEntries(given));
  });
}

/** Marks an indicator by clicking. @param {Page} page @param {string} path @param {"Đạt" | "Không đạt" | "Không áp dụng"} name */
export async function mark(page, path, name) {
  await indicator(page, path).getByRole("radio", { name, exact: true }).check();
}

/** What a saved file has beside the contract. @param {Assessment} file */
export function annotationsOf({ annotations }) {
  return /** @type {Annotations} */ (annotations ?? {});
}

/** Verdicts as the contract nests them. @param {Verdicts} verdicts @returns {import("@kdcl/kdcl").Ratings} */
export function ratingsOf(verdicts) {
  /** @type {Record<string, Record<string, import("@kdcl/kdcl").Verdict | Record<string, import("@kdcl/kdcl").Verdict>>>} */
  const ratings = {};
  for (const [path, verdict] of Object.entries(verdicts)) {
    const [criterion = "", level = "", letter] = path.split("/");
    const levels = ratings[criterion] ?? {};
    ratings[criterion] = levels;
    if (letter === undefined) levels[level] = verdict;
    else levels[level] = { .../** @type {object} */ (levels[level]), [letter]: verdict };
  }
  return ratings;
}

/** The verdicts of an assessment by path, as the engine writes them out. @param {Assessment} assessment */
export function verdictsIn(assessment) {
  /** @type {Verdicts} */
  const verdicts = {};
  const walk = (/** @type {string[]} */ steps, /** @type {unknown} */ rating) => {
    if (typeof rating === "object")
      for (const [step, inner] of Object.entries(rating ?? {})) walk([...steps, step], inner);
    else verdicts[steps.join("/")] = /** @type {Verdicts[string]} */ (rating);
  };
  walk([], kdcl.assessment(assessment).ratings);
  return verdicts;
}

/** What a click on a button downloads: its name and text. @param {Page} page @param {() => Promise<unknown>} click */
export async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** @param {Page} page @param {string} name */
export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** Saves the work: the name and text of the file. @param {Page} page */
export const save = (page) => downloaded(page, () => press(page, "Lưu"));

/** Drops a file on the page, as a person would from a folder. @param {Page} page @param {string} name @param {string} text */
export async function drop(page, name, text) {
  const transfer = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: "application/json" }));
      return transfer;
    },
    /** @type {const} */ ([name, text]),
  );
  for (const type of ["dragenter", "dragover", "drop"]) {
    await page.dispatchEvent("body", type, { dataTransfer: transfer });
  }
}

/** The path of the indicator that has the focus. @param {Page} page */
export function focusedPath(page) {
  return page.evaluate(() => document.activeElement?.closest("[data-path]")?.getAttribute("data-path"));
}
