/**
 * The report on paper: what is printed, on how many sheets, and that its crosses are the engine's.
 *
 * INVARIANT: what is expected of each cell is worked out here from `rate()` in Node, by the rules of the form of 2018 alone:
 * a cross in every level reached for sure, dashes where a criterion has no such level, nothing where it is not decided.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as kdcl from "@kdcl/kdcl";
import { drop, EXAMPLE, mark, site } from "./support.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("@kdcl/kdcl").Assessment} Assessment */

const CASES = new URL("../../../tests/cases/good/", import.meta.url);
const DASHES = "--------";
const { open, openExample } = site();

/** The input of a case of the corpus. @param {string} name @returns {Assessment} */
const caseOf = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, CASES), "utf8")).input;

/** @param {Page} page */
const showReport = (page) => page.getByRole("button", { name: "Bảng tổng hợp", exact: true }).click();

/** The report as it is shown: the cells of each row after its head, by table, and its lines of results. @param {Page} page */
function shown(page) {
  return page.evaluate(() => {
    const text = (/** @type {Element} */ element) => element.textContent?.trim() ?? "";
    const rows = [...document.querySelectorAll(".report-table")].map((table) =>
      [...table.querySelectorAll("tbody tr:not(.report-standard)")].map((row) => [...row.children].map(text)),
    );
    return { rows, results: [...document.querySelectorAll(".report-result")].map(text) };
  });
}

/** Whether a level is one, or open. @param {import("@kdcl/kdcl").Interval} level */
const isOne = ({ lowest, highest }) => lowest === highest;
const cross = (/** @type {boolean} */ yes) => (yes ? "x" : "");

/** The same, worked out from what the engine says. @param {Assessment} assessment */
function expected(assessment) {
  const outcome = kdcl.rate(assessment);
  const rated = new Map(outcome.criteria.map((criterion) => [criterion.code, criterion.level]));
  const { standards } = kdcl.standardSet(outcome.standard_set);
  const all = standards.flatMap(({ number, criteria }) => criteria.map((criterion) => ({ number, ...criterion })));
  const [main, clauses] = [all.filter((own) => own.number !== 22), all.filter((own) => own.number === 22)];
  const levels = [...new Set(main.flatMap((own) => own.levels.map((level) => level.level)))].sort();
  const head = (/** @type {string} */ name, /** @type {string} */ code) => {
    const level = rated.get(code);
    assert(level, code);
    return { level, name: isOne(level) ? name : `${name} (*)` };
  };
  const some = main.some((own) => own.mandatory) && main.some((own) => !own.mandatory);
  const table = main.map(({ code, levels: own, mandatory }) => {
    const { level, name } = head(`Tiêu chí ${code}${some && mandatory ? " (bắt buộc)" : ""}`, code);
    const has = own.map((each) => each.level);
    const marks = levels.map((each) => (has.includes(each) ? cross(each <= level.lowest) : DASHES));
    return [name, cross(level.highest < Math.min(...has)), ...marks];
  });
  const notes = /** @type {{ notes?: Record<string, string> }} */ (assessment.annotations)?.notes ?? {};
  const second = clauses.map(({ code, levels: [level] }) => {
    const own = head(`Khoản ${code.replace("22.", "")}, Điều 22`, code);
    const reached = level?.level ?? 0;
    const note = notes[`${code}/${reached}`] ?? "";
    return [own.name, cross(own.level.lowest >= reached), cross(own.level.highest < reached), note];
  });
  return { rows: clauses.length > 0 ? [table, second] : [table], level: outcome.level };
}

/** The sheets of a PDF: their sizes in points. @param {Buffer} pdf */
function sheetsOf(pdf) {
  const text = pdf.toString("latin1");
  assert.match(text, /^%PDF-/);
  const count = text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  const boxes = [...text.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) =>
    [box[1], box[2]].map(Number),
  );
  return { count, boxes };
}

// Fails where printing gives the form instead of the report, a blank sheet, another paper, or sheet after sheet.
test("the bundled school prints on one to three sheets of A4, from whichever part is shown", async (t) => {
  const page = await openExample(t);
  const sizes = [];
  for (const part of ["Tự đánh giá", "Số liệu nhà trường", "Bảng tổng hợp"]) {
    await page.getByRole("button", { name: part, exact: true }).click();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const { count, boxes } = sheetsOf(pdf);
    assert(count >= 1 && count <= 3, `${count} sheets`);
    assert.equal(boxes.length, count);
    for (const [width = 0, height = 0] of boxes) assert(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2);
    assert(pdf.length > 10_000);
    sizes.push(count);
    assert.equal(await page.locator(".report").count(), part === "Bảng tổng hợp" ? 1 : 0, "it is gone after printing");
  }
  assert.equal(new Set(sizes).size, 1, `the same report from each part: ${sizes}`);
  t.diagnostic(`${sizes[0]} sheets`);
});

// Fails where the form, the buttons or the status are printed, or the report is not.
test("on paper there is the report and nothing else", async (t) => {
  const page = await openExample(t);
  const others = [".top", ".tabs", "nav.side", ".sheet", ".toolbar", "main [data-path]", ".report-print", ".notices"];
  for (const part of ["Tự đánh giá", "Bảng tổng hợp"]) {
    await page.getByRole("button", { name: part, exact: true }).click();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    assert(await page.getByRole("heading", { name: "Bảng tổng hợp kết quả tự đánh giá" }).isVisible());
    assert.equal(
      await page
        .getByText(/^Kết quả: /)
        .filter({ visible: true })
        .count(),
      2,
    );
    for (const other of others) {
      const seen = await page.locator(other).filter({ visible: true }).count();
      assert.equal(seen, 0, `${other} is printed from ${part}`);
    }
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  }
});

// Fails where a cross stands in a wrong cell, dashes are missing or too many, or an open school is told a level.
test("crosses, dashes and results are what the engine gives", async (t) => {
  const page = await open(t);
  const cases = ["tt19-all-at-level-0", "tt19-all-at-level-2", "tt19-level-4", "tt19-one-clause-missing"];
  const others = ["tt57-higher-level-without-lower", "tt18-one-indicator-open", "thcs-tan-phuoc-2023"];
  const works = [...cases, ...others].map((name) => /** @type {const} */ ([name, caseOf(name)]));
  let [dashes, open_, decided] = [0, 0, 0];
  for (const [name, work] of [.../** @type {const} */ ([["vi-du", EXAMPLE]]), ...works]) {
    await drop(page, `${name}.json`, JSON.stringify(work));
    await page.getByText(`Đã mở ${name}.json.`).waitFor();
    await showReport(page);
    const { rows, results } = await shown(page);
    const { rows: should, level } = expected(work);
    assert.deepEqual(rows, should, name);
    dashes += should.flat(2).filter((cell) => cell === DASHES).length;
    const conclusion = results.at(-1) ?? "";
    const lines = results.slice(0, -1);
    assert.equal(lines.length, should.length);
    for (const line of lines) assert.match(line, /^Kết quả: \S/);
    if (isOne(level)) {
      decided += 1;
      assert.equal(conclusion, level.lowest === 0 ? "Trường không đạt" : `Trường đạt Mức ${level.lowest}`);
      const top = should.length > 1 ? Math.min(level.lowest, 3) : level.lowest;
      assert.equal(lines[0], `Kết quả: ${top === 0 ? "Không đạt" : `Đạt Mức ${top}`}`);
    } else {
      open_ += 1;
      assert.match(conclusion, /^Chưa đủ kết quả để kết luận/);
      assert.doesNotMatch(results.join("\n"), /Trường (?:không )?đạt/);
      assert.equal(await page.getByText("(*) Chưa đánh giá đủ chỉ báo để kết luận").count(), 1);
    }
  }
  assert(dashes > 10 && open_ > 1 && decided > 3, `${dashes} ${open_} ${decided}`);
});

// Fails where the report is of a state before the last verdict, or names the head of another kind of school.
test("the report follows a verdict, and is signed by whom it should be", async (t) => {
  const page = await openExample(t);
  await mark(page, "1.1/1/a", "Không đạt");
  await showReport(page);
  const { rows, results } = await shown(page);
  assert.deepEqual(rows[0]?.[0], ["Tiêu chí 1.1", "x", "", "", ""]);
  assert.equal(results.at(-1), "Trường không đạt");
  assert.match(await page.locator(".report-sign").innerText(), /HIỆU TRƯỞNG/);
  assert.match(await page.locator(".report-open").innerText(), /Không đạt \(\d+\):[^;]*1\.1\/1\/a/);
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  assert.deepEqual((await shown(page)).rows, expected(EXAMPLE).rows);
  await drop(page, "gdtx.json", JSON.stringify({ standard_set: "tt57-2026-gdtx", ratings: {} }));
  await page.getByText("Đã mở gdtx.json.").waitFor();
  await showReport(page);
  assert.match(await page.locator(".report-sign").innerText(), /GIÁM ĐỐC/);
});
