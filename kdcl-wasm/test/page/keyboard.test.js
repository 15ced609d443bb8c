/**
 * The page by keyboard alone: a preschool from the first screen to a decided level 2, and what each key does and does not do.
 *
 * INVARIANT: nothing here touches a mouse, and the page hears of none; the level is the one the engine gives in Node for the
 * same verdicts.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as kdcl from "@kdcl/kdcl";
import { EXAMPLE, focusedPath, levelOf, ratingsOf, site, verdictsOf, written } from "./support.js";

/** @typedef {import("playwright-core").Page} Page */

const SET = "tt19-2018-mam-non";
const { open } = site();

/**
 * Opens the page; counts what a mouse or finger does in it.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} [kept] what the browser kept of an earlier visit
 */
async function withoutMouse(t, kept) {
  const page = await open(t);
  if (kept !== undefined) {
    await page.evaluate((kept) => localStorage.setItem("kdcl.work", kept), kept);
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
  await page.evaluate(() => {
    const count = () => (document.body.dataset.pointers = String(Number(document.body.dataset.pointers ?? 0) + 1));
    for (const type of ["pointerdown", "mousedown", "touchstart"]) addEventListener(type, count, true);
  });
  return { page, pointers: () => page.evaluate(() => Number(document.body.dataset.pointers ?? 0)) };
}

/**
 * Tab after tab until something has the focus, which has to be seen at each.
 *
 * @param {Page} page
 * @param {string} selector
 */
async function tabTo(page, selector) {
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press("Tab");
    assert.equal(await hidden(page), undefined);
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
  }
  assert.fail(`the tab key never came to ${selector}`);
}

/** Why the focus cannot be seen: no outline around the element or its label, or something lies over it. @param {Page} page */
function hidden(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return "nothing has the focus";
    const label = at.closest("label");
    const name = `${at.outerHTML.slice(0, 120)}`;
    const outlined = [at, label ?? at].some((element) => {
      const { outlineStyle, outlineWidth, outlineColor, opacity } = getComputedStyle(element);
      const drawn = outlineStyle !== "none" && opacity !== "0" && !/, 0\)$/.test(outlineColor);
      return drawn && Number.parseFloat(outlineWidth) >= 2;
    });
    // The calendar button inside of a field for a day is the browser's own, and so is the ring around it.
    if (!outlined && at.matches(":focus")) return `no outline: ${name}`;
    const { left, top, width, height } = at.getBoundingClientRect();
    const seen = [0.5, 0.05, 0.95].some((share) => {
      const over = document.elementFromPoint(left + width * share, top + height * share);
      return over !== null && (at.contains(over) || label?.contains(over));
    });
    return seen ? undefined : `out of sight: ${name}`;
  });
}

/** From the first screen to the form of the preschool set. @param {Page} page */
async function beginByKeyboard(page) {
  await tabTo(page, "[name='school-type']");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.locator("[name='school-type']:checked").inputValue(), "mam_non");
  await tabTo(page, "[type='date']");
  // The same in every order of day and month.
  await page.keyboard.type("05052024");
  await tabTo(page, "[type='submit']");
  assert.match(await page.locator(".applies").innerText(), /19\/2018\/TT-BGDĐT/);
  await page.keyboard.press("Enter");
  await page.getByTestId("level").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "main");
}

/**
 * Presses a key that no keyboard layout of Playwright has, as the letter of "đạt".
 *
 * @param {Page} page
 * @param {string} key
 * @param {string} [code] where it is on the keyboard
 */
async function pressLetter(page, key, code = "") {
  const session = await page.context().newCDPSession(page);
  await session.send("Input.dispatchKeyEvent", { type: "keyDown", key, code, text: key });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", key, code });
  await session.detach();
}

// Fails where an arrow skips an indicator, a letter marks another one or nothing, the day is not taken, or a level is not followed.
test("a preschool is filled in to level 2 with the keyboard alone", async (t) => {
  const { page, pointers } = await withoutMouse(t);
  await beginByKeyboard(page);
  const set = kdcl.standardSet(SET);
  const levels = set.standards.flatMap((standard) => standard.criteria).flatMap((criterion) => criterion.levels);
  const failed = levels.find(({ level }) => level === 3)?.indicators[0]?.path ?? "";
  await page.evaluate(() => {
    addEventListener("focusin", ({ target }) => {
      const path = target instanceof Element ? target.closest("[data-path]")?.getAttribute("data-path") : undefined;
      document.body.dataset.visited = `${document.body.dataset.visited ?? ""} ${path}`.trim();
    });
  });
  /** @type {import("./support.js").Verdicts} */
  const verdicts = {};
  for (const { level, indicators } of levels) {
    for (const { path } of indicators) {
      await page.keyboard.press("ArrowDown");
      if (level > 2 && path !== failed) continue;
      verdicts[path] = path === failed ? "not_met" : "met";
      await page.keyboard.press(path === failed ? "k" : "d");
    }
  }
  const visited = (await page.evaluate(() => document.body.dataset.visited ?? "")).split(" ");
  // A mark puts the focus on its radio button, in the same indicator.
  assert.deepEqual(
    visited.filter((path, place) => path !== visited[place - 1]),
    levels.flatMap(({ indicators }) => indicators.map(({ path }) => path)),
  );
  assert.deepEqual(await verdictsOf(page), verdicts);
  const { level, decided } = kdcl.rate({ standard_set: SET, ratings: ratingsOf(verdicts) });
  assert.deepEqual([level, decided], [{ lowest: 2, highest: 2 }, true]);
  assert.equal(await levelOf(page), written(level));
  await page
    .getByTestId("level-said")
    .filter({ hasText: /^Mức của trường: Mức 2$/ })
    .waitFor();
  assert.equal(await hidden(page), undefined);
  assert.equal(await pointers(), 0);
});

// Fails where a letter of a text is taken as a verdict, or an arrow leaves the field.
test("what is typed in a field marks nothing", async (t) => {
  const { page, pointers } = await withoutMouse(t);
  await beginByKeyboard(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("e");
  await page.keyboard.type("[H1-1.1-01] dkmaxg012?");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focusedPath(page), "1.1/1/a");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Da co, khong am. D K");
  const values = await page
    .locator("[data-path='1.1/1/a'] :is([data-evidence], textarea)")
    .evaluateAll((fields) => fields.map((field) => /** @type {HTMLInputElement} */ (field).value));
  assert.deepEqual(values, ["[H1-1.1-01] dkmaxg012?", "Da co, khong am. D K"]);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).type), "radio");
  assert.deepEqual(await verdictsOf(page), {});
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.equal(await pointers(), 0);
});

// Fails where a key of the help does something else than it says, or an arrow marks.
test("letters and digits mark and clear, and Ctrl+Z takes back", async (t) => {
  const { page } = await withoutMouse(t);
  await beginByKeyboard(page);
  await page.keyboard.press("ArrowDown");
  const verdict = () => page.locator("[data-path='1.1/1/a']").getAttribute("data-verdict");
  const marks = { m: "met", k: "not_met", a: "not_applicable", "1": "met", "2": "not_met", "3": "not_applicable" };
  for (const [key, expected] of Object.entries(marks)) {
    await page.keyboard.press(key);
    assert.equal(await verdict(), expected, key);
  }
  for (const key of ["x", "Delete", "0"]) {
    await page.keyboard.press("d");
    assert.equal(await verdict(), "met");
    await page.keyboard.press(key);
    assert.equal(await verdict(), "not_assessed", key);
  }
  for (const key of ["đ", "Đ", "D"]) {
    await pressLetter(page, key);
    assert.equal(await verdict(), "met", key);
    await page.keyboard.press("x");
  }
  await page.keyboard.press("d");
  await pressLetter(page, "0", "Numpad0");
  assert.equal(await verdict(), "not_assessed");
  await page.keyboard.press("Numpad1");
  assert.equal(await verdict(), "not_assessed", "without NumLock it is the End key");
  // On a French keyboard, where the digit comes with Shift.
  await pressLetter(page, "é", "Digit2");
  assert.equal(await verdict(), "not_met");
  // What is no key of the form: Telex takes back a letter so, and AltGr types signs.
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Shift+Digit1");
  await page.evaluate(() => {
    const keys = { key: "d", code: "KeyD", modifierAltGraph: true, bubbles: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", keys));
    // As a browser sends it when it fills in a form.
    document.activeElement?.dispatchEvent(new Event("keydown", { bubbles: true }));
  });
  assert.equal(await verdict(), "not_met");
  await page.keyboard.press("x");
  await page.keyboard.press("d");
  await page.keyboard.press("x");
  await page.keyboard.press("Control+z");
  assert.equal(await verdict(), "met");
  await page.keyboard.press("Control+z");
  assert.equal(await verdict(), "not_assessed");
  await page.keyboard.press("Control+y");
  assert.equal(await verdict(), "met");
  await page.keyboard.press("ArrowRight");
  assert.equal(await verdict(), "not_met");
  await page.keyboard.press("ArrowUp");
  assert.deepEqual([await verdict(), await focusedPath(page)], ["not_met", "1.1/1/a"]);
});

// Fails where the dialog does not open, lets keys through, or loses the place.
test("? opens the help, in which keys do nothing, and Esc gives the place back", async (t) => {
  const { page } = await withoutMouse(t);
  await beginByKeyboard(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Phím tắt" });
  await help.waitFor();
  for (const key of ["Không áp dụng", "Hoàn tác", "Sang chỉ báo sau"])
    assert(await help.getByText(key).isVisible(), key);
  assert.equal(await hidden(page), undefined);
  for (const key of ["d", "k", "ArrowDown", "Control+z"]) await page.keyboard.press(key);
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.closest("[data-path='1.1/1/b']"));
  assert.deepEqual(await verdictsOf(page), {});
});

// Fails where a key that is said to work everywhere but in a text field does not, or does there.
test("?, Ctrl+Z and Ctrl+S work on buttons and lists too", async (t) => {
  const { page } = await withoutMouse(t);
  const press = (/** @type {string} */ key) =>
    page.evaluate((key) => {
      const init = { key, code: `Key${key.toUpperCase()}`, ctrlKey: true, bubbles: true, cancelable: true };
      return !(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", init));
    }, key);
  assert.equal(await press("s"), true, "nothing to save, and the browser does not save the page either");
  await beginByKeyboard(page);
  const help = page.getByRole("dialog", { name: "Phím tắt" });
  for (const place of [".tabs button", ".toolbar button", "main select"]) {
    await page.evaluate((place) => {
      const found = /** @type {HTMLElement} */ (document.querySelector(place));
      const around = found.closest("details");
      if (around !== null) around.open = true;
      found.focus();
    }, place);
    await page.keyboard.press("?");
    await help.waitFor();
    await page.keyboard.press("Escape");
    await help.waitFor({ state: "detached" });
    await page.waitForFunction((place) => document.activeElement?.matches(place), place);
  }
  const year = page.getByLabel("Năm học gần nhất đã hoàn thành");
  await year.selectOption({ index: 1 });
  await year.focus();
  await page.keyboard.press("Control+z");
  assert.equal(await year.inputValue(), "");
  await page.getByText("Đã hoàn tác: hồ sơ trường: năm học.").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
  assert.match(download.suggestedFilename(), /\.json$/);
  await page.keyboard.press("Control+y");
  const undo = page.getByRole("button", { name: "Hoàn tác" });
  await undo.focus();
  await page.keyboard.press("Enter");
  assert.equal(await undo.isDisabled(), true);
  assert.equal(await undo.evaluate((button) => button === document.activeElement), true);
});

// Fails where a stop of the tab key has no outline or is covered, or the skip link leads nowhere.
test("wherever the tab key comes to, the focus is seen", async (t) => {
  // With a notice that stays on the page.
  const { page, pointers } = await withoutMouse(t, "không đọc được");
  await page.getByRole("alert").waitFor();
  await tabTo(page, ".skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "main");
  const button = page.getByRole("button", { name: "Mở ví dụ" });
  await tabTo(page, ".setup > .buttons button");
  assert.equal(await button.evaluate((element) => element === document.activeElement), true);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: EXAMPLE.school?.name ?? "" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+Tab");
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press("Tab");
    assert.equal(await hidden(page), undefined);
  }
  for (const tab of ["Số liệu nhà trường", "Bảng tổng hợp"]) {
    await page.evaluate(() => document.querySelector(".tabs")?.querySelector("button")?.focus());
    await tabTo(page, `.tabs button:nth-of-type(${tab === "Bảng tổng hợp" ? 3 : 2})`);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: tab, exact: true }).and(page.locator("[aria-current]")).waitFor();
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press("Tab");
      assert.equal(await hidden(page), undefined);
    }
  }
  assert.equal(await pointers(), 0);
});
