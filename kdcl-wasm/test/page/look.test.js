/**
 * How the page is seen and heard: no violations that axe finds in any of its states, at phone width, dark, in English; and
 * what it says by name.
 *
 * INVARIANT: every state is really there before it is looked at; axe runs all rules of WCAG 2.2 A and AA and its best practice.
 */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import * as kdcl from "@kdcl/kdcl";
import { drop, indicator, levelOf, mark, press, site } from "./support.js";

/** @typedef {import("playwright-core").Page} Page */

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
/** The narrowest screen of WCAG 1.4.10: 1280 px at 400 %. */
const NARROWEST = { width: 320, height: 256 };
const { open, openExample } = site();

/**
 * What axe finds: the rule and the elements it is broken at.
 *
 * @param {Page} page
 * @param {{ within?: string, rules?: string[] }} [part] of the page, and of the rules; all without
 */
async function violations(page, { within = "html", rules } = {}) {
  if (await page.evaluate(() => !("axe" in window))) await page.addScriptTag({ path: AXE });
  /** @type {import("axe-core").RunOptions} */
  const options = { runOnly: rules ?? TAGS, resultTypes: ["violations"], preload: false };
  const { found, looked } = await page.evaluate(
    async ({ within, options }) => {
      const axe = /** @type {typeof import("axe-core")} */ (Reflect.get(window, "axe"));
      const { violations, passes } = await axe.run(within, options);
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160))}`,
      );
      return { found, looked: [...violations, ...passes].map(({ id }) => id) };
    },
    { within, options },
  );
  // Under a dialog axe cannot tell colours apart.
  const dialog = await page.getByRole("dialog").count();
  for (const rule of rules ?? ["target-size", "button-name", ...(dialog > 0 ? [] : ["color-contrast"])]) {
    assert(looked.includes(rule), `axe did not look at ${rule}, but at ${looked}`);
  }
  return found;
}

/** How far the page can be scrolled sideways. @param {Page} page */
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** What can be pressed and is smaller than WCAG 2.5.8 has it, which axe does not see through a label. @param {Page} page */
const tooSmall = (page) =>
  page.evaluate(() => {
    const all = document.querySelectorAll(
      "button, input, select, textarea, summary, a, [tabindex='0'], label:has(input)",
    );
    const seen = [...all].filter((element) => element.checkVisibility());
    const small = seen.filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return Math.min(width, height) < 23.9;
    });
    return seen.length < 8 ? ["nothing is there to press"] : small.map((element) => element.outerHTML.slice(0, 120));
  });

// Fails where anything of the first screen or a list of problems on it breaks a rule, or is too wide.
test("axe finds nothing on the first screen, at its narrowest too, with a file refused", async (t) => {
  const page = await open(t);
  assert.deepEqual(await violations(page), []);
  await page.setViewportSize(NARROWEST);
  assert.equal(await sideways(page), 0);
  await drop(page, "hong.json", '{ "standard_set": "tt19-2018-mam-non", "ratings": { "9.9": "met", "1.1": "good" } }');
  await page.getByRole("region", { name: "Không mở được hong.json" }).waitFor();
  assert.equal(await sideways(page), 0);
  assert.deepEqual(await violations(page), []);
});

// Fails where a part of the work breaks a rule, in its first state or with wrong data in it.
test("axe finds nothing in the form, the data, the report, the help and the problems", async (t) => {
  const page = await openExample(t);
  await mark(page, "2.2/1/b", "Không đạt");
  await page.locator("details.gap summary").first().click();
  assert.deepEqual(await violations(page), [], "form");
  await indicator(page, "1.1/1/a").getByRole("radio", { checked: true }).focus();
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  assert.deepEqual(await violations(page), [], "help");
  await page.keyboard.press("Escape");
  await press(page, "Bảng tổng hợp");
  assert.deepEqual(await violations(page), [], "report");
  await press(page, "Số liệu nhà trường");
  await page.getByRole("searchbox").fill("chuyên cần");
  await page.getByRole("textbox", { name: /trẻ 5 tuổi, 2023-2024/ }).fill("chín mươi");
  await page.locator("[aria-invalid='true']").waitFor();
  assert.deepEqual(await violations(page), [], "data with an error");
  await page.getByRole("searchbox").fill("");
  await drop(page, "hong.json", '{ "standard_set": "tt19-2018-mam-non", "ratings": { "9.9": "met" }, "extra": 1 }');
  await page.getByRole("region", { name: "Không mở được hong.json" }).waitFor();
  assert.deepEqual(await violations(page), [], "problems");
});

// Fails where something is wider than a phone, the level scrolls away, or a target is too small for a finger.
test("on a phone of 360 px nothing scrolls sideways and the level stays in view", async (t) => {
  const page = await openExample(t, PHONE);
  const level = page.getByTestId("level");
  for (const part of ["Số liệu nhà trường", "Bảng tổng hợp", "Tự đánh giá"]) {
    await press(page, part);
    assert.equal(await sideways(page), 0, part);
    assert.deepEqual(await tooSmall(page), [], part);
    for (const share of [0.5, 1]) {
      const seen = await level.evaluate((element, share) => {
        scrollTo(0, document.documentElement.scrollHeight * share);
        const { left, top, width, height } = element.getBoundingClientRect();
        const over = document.elementFromPoint(left + width / 2, top + height / 2);
        return element.contains(over) && top >= 0 && top + height <= innerHeight && scrollY > 0;
      }, share);
      assert(seen, `${part}: the level is in view`);
    }
    await page.setViewportSize(NARROWEST);
    assert.equal(await sideways(page), 0, `${part} at ${NARROWEST.width} px`);
    await page.setViewportSize(PHONE.viewport);
  }
  const before = await levelOf(page);
  await indicator(page, "1.1/1/a").getByRole("radio", { name: "Không đạt" }).tap();
  assert.notEqual(await levelOf(page), before);
  assert.deepEqual(await violations(page), [], "phone");
  await page.getByRole("button", { name: "Xem chi tiết kết quả" }).tap();
  assert.equal(await sideways(page), 0, "status open");
  assert.deepEqual(await violations(page, { within: ".sheet" }), [], "status open");
});

// Fails where a text of the dark page is too faint, or the page is not dark at all.
test("in the dark axe finds no text too faint", async (t) => {
  const page = await openExample(t, { colorScheme: "dark" });
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [red = 255] = (dark.match(/[\d.]+/g) ?? []).map(Number);
  assert(red < 80, dark);
  await mark(page, "2.2/1/b", "Không đạt");
  // The dark page is the same but for its colours.
  const contrast = { rules: ["color-contrast"] };
  assert.deepEqual(await violations(page, contrast), [], "form");
  await press(page, "Số liệu nhà trường");
  assert.deepEqual(await violations(page, contrast), [], "data");
  await press(page, "Bảng tổng hợp");
  assert.deepEqual(await violations(page, contrast), [], "report");
});

// Fails where the language of the page is not said, words stay behind, or the choice is forgotten.
test("the language follows the choice, is said of the page, and axe finds nothing in English", async (t) => {
  const page = await openExample(t);
  const html = page.locator("html");
  assert.equal(await html.getAttribute("lang"), "vi");
  await press(page, "English");
  assert.equal(await html.getAttribute("lang"), "en");
  await page.getByRole("button", { name: "Self-assessment", exact: true }).waitFor();
  assert.equal(await levelOf(page), "Level 1 to Level 3");
  assert.equal(await indicator(page, "1.1/1/a").getByRole("radio", { name: "Not met", exact: true }).count(), 1);
  assert.deepEqual(await violations(page), []);
  await page.reload();
  await page.getByTestId("level").waitFor();
  assert.equal(await html.getAttribute("lang"), "en");
  await press(page, "Tiếng Việt");
  assert.equal(await html.getAttribute("lang"), "vi");
  assert.equal(await levelOf(page), "Mức 1 đến Mức 3");
});

// Fails where the skip links lead elsewhere than they say, or an indicator is heard without saying which it is.
test("one can skip to the form and to the outcome, and a verdict's name begins with its path", async (t) => {
  const page = await openExample(t);
  for (const [name, id] of /** @type {const} */ ([
    ["Đến phần đánh giá", "main"],
    ["Đến kết quả", "status"],
  ])) {
    const link = page.getByRole("link", { name, exact: true });
    await link.focus();
    assert(await link.isVisible());
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), id);
  }
  const statement =
    kdcl.standardSet("tt19-2018-mam-non").standards[0]?.criteria[0]?.levels[0]?.indicators[0]?.statement;
  const name = `1.1/1/a a) ${statement?.vi}`;
  assert.equal(await page.getByRole("radiogroup", { name, exact: true }).count(), 1);
  assert.equal(
    await page.getByRole("radiogroup", { name: /^\d+\.\d+\/\d/ }).count(),
    await page.locator("[data-path]").count(),
  );
});

// Fails where an error in a person's name is not tied to its field, or the field does not say of which fact it is.
test("a person who is there already is refused at the field, which names the fact", async (t) => {
  const page = await openExample(t);
  await press(page, "Số liệu nhà trường");
  const fact = kdcl.facts("tt19-2018-mam-non").facts.find((own) => own.per.includes("person"));
  await page.getByRole("searchbox").fill(fact?.meaning.vi ?? "");
  const field = page.getByRole("textbox", { name: `Họ tên hoặc chức danh (${fact?.meaning.vi})`, exact: true });
  const add = page.getByRole("button", { name: "Thêm người" });
  await field.fill("Phó hiệu trưởng 9");
  await add.click();
  assert.equal(await field.getAttribute("aria-invalid"), "false");
  await field.fill("Phó hiệu trưởng 9");
  await add.click();
  await page.locator("[aria-invalid='true']").waitFor();
  const id = await field.getAttribute("aria-describedby");
  assert.equal(await page.locator(`[id="${id}"]`).innerText(), "Đã có người này.");
});

// Fails where a preschool is offered kinds that no preschool is, or one that a file says is lost.
test("kinds of school are those of the set's education levels, and what a file says stays", async (t) => {
  const page = await open(t);
  const kinds = page.getByRole("combobox", { name: "Loại trường", exact: true });
  const offered = async () => (await kinds.locator("option").allInnerTexts()).slice(1);
  await drop(page, "mn.json", JSON.stringify({ standard_set: "tt19-2018-mam-non", ratings: {} }));
  await kinds.waitFor();
  assert.deepEqual(await offered(), ["trường thông thường", "trường chuyên biệt"]);
  const school = { kind: "ethnic_boarding" };
  await drop(page, "khac.json", JSON.stringify({ standard_set: "tt19-2018-mam-non", school, ratings: {} }));
  await page.getByText("Đã mở khac.json.").waitFor();
  assert.equal(await kinds.inputValue(), "ethnic_boarding");
  await drop(page, "pt.json", JSON.stringify({ standard_set: "tt18-2018-trung-hoc", ratings: {} }));
  await page.getByText("Đã mở pt.json.").waitFor();
  assert.equal((await offered()).length, 5);
});
