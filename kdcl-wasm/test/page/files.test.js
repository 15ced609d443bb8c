/**
 * A work and its files: the bundled school, saving and opening, files that are refused, and files with wrong data.
 *
 * INVARIANT: a saved file is rated in Node to the level the page shows, and the outcome beside it is what the engine in Node
 * says of that file: the same bytes once the line breaks and spaces between them are taken out.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as kdcl from "@kdcl/kdcl";
import {
  annotationsOf,
  begin,
  downloaded,
  drop,
  EXAMPLE,
  EXAMPLE_TEXT,
  indicator,
  levelOf,
  mark,
  press,
  ratingsOf,
  save,
  site,
  verdictsIn,
  verdictsOf,
  written,
} from "./support.js";

/** @typedef {import("playwright-core").Page} Page */

const { open, openExample } = site();

/** Chooses a file in the dialog behind "Mở tệp…". @param {Page} page @param {string} name @param {string} text */
async function choose(page, name, text) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "Mở tệp…")]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

/** What the status says is missing, by level. @param {Page} page */
const distances = (page) => page.locator(".distances [data-target] dd").allInnerTexts();

/** The same by the engine; the example's gaps are of indicators that all have to be met. @param {import("@kdcl/kdcl").Outcome} outcome */
const missing = ({ gaps }) => gaps.map(({ must }) => `còn thiếu ${must.length} chỉ báo`);

/** What the engine in Node has against a text. @param {string} text */
function errorsOf(text) {
  try {
    kdcl.assessment(text);
  } catch (error) {
    if (error instanceof kdcl.KdclError) return error.errors;
    throw error;
  }
  return [];
}

// Fails where the button opens something else, a mark is not followed, or one of level, gaps, next, grid, suggestions lags.
test("the bundled school opens by a button, and all follows one changed verdict at once", async (t) => {
  const page = await openExample(t);
  const before = kdcl.rate(EXAMPLE);
  assert.deepEqual(await verdictsOf(page), verdictsIn(EXAMPLE));
  assert.equal(await levelOf(page), written(before.level));
  assert.deepEqual(await distances(page), missing(before));
  const contradicted = indicator(page, "2.2/1/b").locator(".suggestion .warning");
  assert.equal(await contradicted.count(), 0);

  await mark(page, "2.2/1/b", "Không đạt");
  const verdicts = verdictsIn(EXAMPLE);
  verdicts["2.2/1/b"] = "not_met";
  const after = kdcl.rate({ ...EXAMPLE, ratings: ratingsOf(verdicts) });
  assert.notDeepEqual(after.level, before.level);
  assert.equal(await levelOf(page), written(after.level));
  assert.deepEqual(await distances(page), missing(after));
  assert.notDeepEqual(missing(after), missing(before));
  assert.equal(await contradicted.count(), 1);
  assert.equal(await page.locator("[aria-label='Tiêu chí 2.2, Mức 1: không đạt']").count(), 1);
  const blocks = page.locator(".status .places button");
  assert.deepEqual(await blocks.count(), after.gaps[0]?.must.filter((path) => verdicts[path] === "not_met").length);
  await blocks.first().click();
  await page.waitForFunction(() => document.activeElement?.closest("[data-path='2.2/1/b']"));
  const next = await page.locator(".status .next button").allInnerTexts();
  assert.equal(next.length, Math.min(5, after.ask_next.length));
  for (const [place, text] of next.entries()) assert(text.includes(after.ask_next[place] ?? "–"), text);
});

// Fails where the file is another than the page shows, loses evidence, notes or data, or its outcome is of another state.
test("what is saved is rated in Node to the level shown, with its outcome beside it", async (t) => {
  const page = await openExample(t);
  await mark(page, "1.1/1/a", "Không đạt");
  await indicator(page, "1.2/2").getByLabel("Mã minh chứng").fill("[H1-1.2-09]");
  await indicator(page, "1.2/2").getByLabel("Ghi chú").fill("Đã đối chiếu “sổ họp”.\nDòng 2 \\ ✓");
  const file = await save(page);
  assert.equal(file.name, "truong-mam-non-hoa-sen-vi-du-2023-2024.json");
  const { level } = kdcl.rate(file.text);
  assert.equal(await levelOf(page), written(level));
  assert.deepEqual(verdictsIn(JSON.parse(file.text)), { ...verdictsIn(EXAMPLE), "1.1/1/a": "not_met" });
  const { evidence, notes, facts } = annotationsOf(EXAMPLE);
  assert.deepEqual(annotationsOf(JSON.parse(file.text)), {
    evidence: { ...evidence, "1.2/2": "[H1-1.2-09]" },
    notes: { ...notes, "1.2/2": "Đã đối chiếu “sổ họp”.\nDòng 2 \\ ✓" },
    facts,
  });
  await page.getByText("Khác", { exact: true }).click();
  const outcome = await downloaded(page, () => press(page, "Lưu kết quả (.outcome.json)"));
  assert.equal(outcome.name, "truong-mam-non-hoa-sen-vi-du-2023-2024.outcome.json");
  assert.equal(JSON.stringify(JSON.parse(outcome.text)), kdcl.json.rate(file.text));
});

// Fails where opening and saving changes a byte, or a state is not what was saved; the bundled file itself is such a file.
test("a saved file opens to the same state and is saved as the same bytes", async (t) => {
  const first = await openExample(t);
  await mark(first, "3.1/3", "Không áp dụng");
  const file = await save(first);
  const page = await open(t);
  await choose(page, "ban-1.json", file.text);
  await page.getByText("Đã mở ban-1.json.").waitFor();
  assert.deepEqual(await verdictsOf(page), await verdictsOf(first));
  assert.equal(await levelOf(page), await levelOf(first));
  assert.equal(
    await indicator(page, "1.9/1/b").getByLabel("Ghi chú").inputValue(),
    annotationsOf(EXAMPLE).notes?.["1.9/1/b"],
  );
  assert.deepEqual(await save(page), { name: "ban-1.json", text: file.text });
  await drop(page, "vi-du.json", EXAMPLE_TEXT);
  await page.getByText("Đã mở vi-du.json.").waitFor();
  assert.deepEqual(JSON.parse((await save(page)).text), EXAMPLE);
});

// Fails where a problem is left out or leads nowhere, or anything of the work in hand changes.
test("a bad file dropped: each error at its place, and the work untouched", async (t) => {
  const page = await openExample(t);
  await mark(page, "1.1/1/b", "Không đạt");
  const before = await save(page);
  const bad = {
    standard_set: "tt19-2018-mam-non",
    school: { name: "Trường khác", kind: "castle" },
    school_year: "2023",
    ratings: { "1.1": { "1": { a: "yes", z: "met" } }, "9.9": "met", "1.2": { "7": "met" } },
    suggested: ["1.1/1/q"],
    extra: 1,
  };
  const errors = errorsOf(JSON.stringify(bad));
  assert.equal(errors.length, 8);
  await drop(page, "hong.json", JSON.stringify(bad));
  const problems = page.getByRole("region", { name: "Không mở được hong.json" });
  await problems.waitFor();
  const items = problems.getByRole("listitem");
  assert.deepEqual(await items.count(), errors.length);
  for (const [place, { message, help, path }] of errors.entries()) {
    const text = (await items.nth(place).textContent()) ?? "";
    // Words of the file stand in a fixed pitch instead of between backticks; the pointer only where no button leads there.
    const parts = [message.vi, help.vi].map((part) => part.replaceAll("`", ""));
    const leads = (await items.nth(place).getByRole("button").count()) > 0;
    for (const part of [...parts, ...(leads ? [] : [path ?? "–"])]) assert(text.includes(part), `${part} in ${text}`);
    assert.equal(text.includes(`${path}Đ`) || text.includes("`"), false, text);
  }
  assert((await problems.locator("li code").count()) > 0);
  assert((await problems.innerText()).includes("Bản tự đánh giá đang làm vẫn còn nguyên."));
  const places = {
    "hồ sơ trường: loại hình": "[data-pointer='/school/kind']",
    "hồ sơ trường: năm học": "[data-pointer='/school_year']",
    "chỉ báo 1.1/1/a": "[data-path='1.1/1/a'] input",
    "tiêu chí 1.2": "[data-criterion='1.2']",
  };
  for (const [name, selector] of Object.entries(places)) {
    await problems.getByRole("button", { name: `Đến ${name}`, exact: true }).click();
    await page.waitForFunction((selector) => document.activeElement?.matches(selector), selector);
  }
  assert.deepEqual(await save(page), before);
  await indicator(page, "1.1/1/b").getByLabel("Ghi chú").focus();
  await drop(page, "hong.json", JSON.stringify(bad));
  await page.waitForFunction(() => document.activeElement?.id === "problems-title");
  await problems.getByRole("button", { name: "Đóng" }).click();
  assert.equal(await problems.count(), 0);
  await page.waitForFunction(() => document.activeElement?.matches("[data-path='1.1/1/b'] textarea"));
  await drop(page, "hong.json", JSON.stringify(bad));
  await problems.waitFor();
  await press(page, "Hoàn tác");
  assert.equal(await problems.count(), 0, "they are of a file, not of the work that is back");
});

// Fails where a file changes the work behind a question, or an answered question undoes a file that was opened since.
test("a file dropped while a question is open is not taken", async (t) => {
  const page = await openExample(t);
  await page.getByText("Khác", { exact: true }).click();
  await press(page, "Tạo mới");
  const question = page.getByRole("dialog", { name: /^Tạo bản/ });
  await question.waitFor();
  await drop(page, "khac.json", JSON.stringify({ standard_set: "tt19-2018-mam-non", ratings: {} }));
  await page.waitForTimeout(300);
  assert.deepEqual(await verdictsOf(page), verdictsIn(EXAMPLE));
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.matches(".menu > summary"));
  // The menu is in the way of nothing once the focus is elsewhere.
  await page.keyboard.press("Enter");
  await page.locator(".menu[open]").waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.locator(".menu:not([open])").waitFor();
});

// Fails where annotations are lost whose names every object has already.
test("annotations of any name survive being opened and saved", async (t) => {
  const page = await open(t);
  const names = `"__proto__": { "a": 1 }, "constructor": "x", "toString": [1]`;
  const text = `{ "standard_set": "tt19-2018-mam-non", "ratings": { "1.1": { "1": { "a": "met" } } },
    "annotations": { "notes": { "1.1/1/a": "có", "__proto__": "b", "constructor": "c" }, ${names} } }`;
  await drop(page, "la.json", text);
  await page.getByTestId("level").waitFor();
  const file = JSON.parse((await save(page)).text);
  assert.deepEqual(Object.entries(file.annotations), Object.entries(JSON.parse(text).annotations));
  const notes = Object.entries(JSON.parse(text).annotations.notes);
  assert.deepEqual(Object.entries(file.annotations.notes), notes);
});

// Fails where nobody says that a saved file will not be opened again.
test("a work larger than a file may be is saved with a warning", async (t) => {
  const page = await openExample(t);
  await indicator(page, "1.1/1/a")
    .getByLabel("Ghi chú")
    .evaluate((field) => {
      /** @type {HTMLTextAreaElement} */ (field).value = "dài ".repeat(900_000);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  await save(page);
  await page.getByText("nhưng tệp lớn hơn 4 MiB").waitFor();
});

// Fails where something that is no assessment is taken, or is refused without a word of the engine's.
test("what is no assessment is refused too, on the first screen as well", async (t) => {
  const page = await open(t);
  const refused = {
    "thu.json": "Kính gửi nhà trường",
    "so.json": "42",
    "rong.json": "",
    "trung.json": '{"a":1,"a":2}',
  };
  for (const [name, text] of Object.entries(refused)) {
    await drop(page, name, text);
    const problems = page.getByRole("region", { name: `Không mở được ${name}` });
    await problems.waitFor();
    assert.doesNotMatch(await problems.innerText(), /vẫn còn nguyên/, "there is no work yet");
    assert((await problems.getByRole("listitem").count()) > 0, name);
  }
  await drop(page, "ket-qua.json", kdcl.json.rate(EXAMPLE_TEXT));
  await page.getByText("đây là tệp kết quả đã tính, không phải bài tự đánh giá").waitFor();
  assert.equal(await page.getByTestId("level").count(), 0);
  await press(page, "Mở ví dụ");
  await page.getByTestId("level").waitFor();
  assert.equal(await page.getByRole("region", { name: /Không mở được/ }).count(), 0);
});

// Fails where data that the engine refuses keep the rest of a file from opening, or are changed by it.
test("a file with wrong data opens, and its data stay as they are, told at their place", async (t) => {
  const page = await open(t);
  const facts = { ...annotationsOf(EXAMPLE).facts, attendance_rate_age_5: { "2023-2024": 935 } };
  await drop(page, "so-lieu.json", JSON.stringify({ ...EXAMPLE, annotations: { ...annotationsOf(EXAMPLE), facts } }));
  const problems = page.getByRole("region", { name: /^Đã mở so-lieu.json, nhưng/ });
  await problems.waitFor();
  assert.equal(await levelOf(page), written(kdcl.rate(EXAMPLE).level));
  await problems.getByRole("button", { name: /^Đến số liệu “.*5 tuổi/ }).click();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
  assert.equal(await page.locator(":focus").inputValue(), "935");
  assert.deepEqual(annotationsOf(JSON.parse((await save(page)).text))?.facts, facts);
});

// Fails where 12.500 is taken as one of the two numbers it may be, or the field does not show what was typed.
test("digits in groups of three are asked about, not guessed", async (t) => {
  const page = await open(t);
  await begin(page, "tt19-2018-mam-non", "2023-2024");
  await page.locator(".tabs").getByRole("button", { name: "Số liệu nhà trường" }).click();
  await page.getByRole("searchbox", { name: "Tìm số liệu" }).fill("Số điểm trường");
  const field = page.getByRole("textbox", { name: "Số điểm trường, 2023-2024", exact: true });
  await field.pressSequentially("12.500");
  await page.getByText("“12.500” có thể hiểu theo hai cách. Viết 12500 hoặc 12,5").waitFor();
  assert.deepEqual([await field.inputValue(), await field.getAttribute("aria-invalid")], ["12.500", "true"]);
  const sites = async () => annotationsOf(JSON.parse((await save(page)).text)).facts?.sites;
  assert.deepEqual(await sites(), { "2023-2024": "12.500" });
  for (const [typed, value] of Object.entries({
    "12500": 12500,
    "12,5": 12.5,
    "12,500": 12.5,
    "0.125": 0.125,
    "3.5": 3.5,
  })) {
    await field.fill(typed);
    assert.deepEqual(await sites(), { "2023-2024": value }, typed);
  }
});
