/**
 * What is kept of a work without being asked to: in the browser between visits, step by step for undo, and from another tab.
 *
 * INVARIANT: nothing that was done is lost, and nothing that another tab did is overwritten, unless a person says so.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  annotationsOf,
  begin,
  drop,
  EXAMPLE,
  EXAMPLE_TEXT,
  indicator,
  mark,
  press,
  save,
  site,
  verdictsIn,
  verdictsOf,
} from "./support.js";

const { address, context, open, openExample } = site();

// Fails where the last edit before leaving is not kept, or what comes back is not the whole of it.
test("what was done survives a reload, what was typed just before too", async (t) => {
  const page = await openExample(t);
  await mark(page, "4.1/1/a", "Không đạt");
  await indicator(page, "4.1/1/a").getByLabel("Ghi chú").fill("vừa gõ xong");
  // It is taken up for keeping with the frame that shows it, and written a moment later or when the page is left.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50))));
  await page.reload();
  await page.getByTestId("level").waitFor();
  assert.deepEqual(await verdictsOf(page), { ...verdictsIn(EXAMPLE), "4.1/1/a": "not_met" });
  assert.equal(await indicator(page, "4.1/1/a").getByLabel("Ghi chú").inputValue(), "vừa gõ xong");
  const annotations = annotationsOf(EXAMPLE);
  assert.deepEqual(annotationsOf(JSON.parse((await save(page)).text)), {
    ...annotations,
    notes: { ...annotations.notes, "4.1/1/a": "vừa gõ xong" },
  });
});

// Fails where a step is lost or taken twice, typing is a step for each letter, or opening a file cannot be taken back.
test("undo and redo, a step at a time", async (t) => {
  const page = await open(t);
  await begin(page, "tt19-2018-mam-non");
  const [undo, redo] = [page.getByRole("button", { name: "Hoàn tác" }), page.getByRole("button", { name: "Làm lại" })];
  assert.deepEqual([await undo.isDisabled(), await redo.isDisabled()], [true, true]);
  await mark(page, "1.1/1/a", "Đạt");
  await mark(page, "1.1/1/a", "Không đạt");
  const note = indicator(page, "1.1/1/a").getByLabel("Ghi chú");
  await note.pressSequentially("một câu");
  await undo.click();
  assert.deepEqual([await note.inputValue(), await verdictsOf(page)], ["", { "1.1/1/a": "not_met" }]);
  await undo.click();
  assert.deepEqual(await verdictsOf(page), { "1.1/1/a": "met" });
  await redo.click();
  await redo.click();
  assert.deepEqual([await note.inputValue(), await redo.isDisabled()], ["một câu", true]);
  await drop(page, "khac.json", EXAMPLE_TEXT);
  await page.getByText("Đã mở khac.json.").waitFor();
  await undo.click();
  assert.deepEqual([await note.inputValue(), await verdictsOf(page)], ["một câu", { "1.1/1/a": "not_met" }]);
});

// Fails where a tab overwrites the other's work unasked, or either of the two answers does not do what it says.
test("two tabs: neither overwrites the other without being asked to", async (t) => {
  const both = await context(t);
  const one = await both.newPage();
  await one.goto(address());
  await press(one, "Mở ví dụ");
  const kept = (/** @type {string} */ path) =>
    one.waitForFunction((path) => localStorage.getItem("kdcl.work")?.includes(`"${path}":"not_met"`), path);
  await mark(one, "1.1/1/a", "Không đạt");
  await kept("1.1/1/a");
  const other = await both.newPage();
  await other.goto(address());
  await other.getByTestId("level").waitFor();
  assert.deepEqual(await verdictsOf(other), await verdictsOf(one));

  await mark(other, "1.1/1/b", "Không đạt");
  const alert = one.getByRole("alert").filter({ hasText: "Một thẻ khác" });
  await alert.waitFor();
  await mark(one, "1.1/1/c", "Không đạt");
  await one.waitForTimeout(500);
  const stored = await one.evaluate(() => localStorage.getItem("kdcl.work") ?? "");
  assert.match(stored, /"1.1\/1\/b":"not_met"/);
  assert.doesNotMatch(stored, /"1.1\/1\/c":"not_met"/);
  await alert.getByRole("button", { name: "Dùng bản của thẻ kia" }).click();
  assert.deepEqual(await verdictsOf(one), await verdictsOf(other));
  await one.getByRole("button", { name: "Hoàn tác" }).click();
  assert.equal((await verdictsOf(one))["1.1/1/c"], "not_met", "what this tab had is a step back");

  const otherAlert = other.getByRole("alert").filter({ hasText: "Một thẻ khác" });
  await otherAlert.waitFor();
  await mark(other, "1.2/1/a", "Không đạt");
  await otherAlert.getByRole("button", { name: "Giữ bản ở thẻ này" }).click();
  await kept("1.2/1/a");
  await alert.waitFor();
  assert.equal((await verdictsOf(one))["1.2/1/a"], "met");
});
