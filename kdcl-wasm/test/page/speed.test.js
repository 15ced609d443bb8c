/**
 * How long a keystroke takes, measured and told, not judged: machines differ, and a busy one must not fail a check.
 *
 * The engine's part is what the page itself records (`kdcl:rate` and its like among the performance entries); the whole is from
 * the key to the end of the frame that shows it. INVARIANT: it fails only where nothing was measured.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { site, verdictsOf } from "./support.js";

const CHANGES = 200;
const { openExample } = site();

/** @param {number[]} times in milliseconds */
function told(times) {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (/** @type {number} */ share) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2);
  return `median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, worst ${at(1)} ms (${times.length} times)`;
}

// Fails where the page no longer rates at a key, or no longer records that it did.
test(`${CHANGES} verdicts by key with the bundled school open`, async (t) => {
  const page = await openExample(t);
  await page.evaluate(() => {
    performance.clearMeasures();
    document.querySelector("main")?.focus();
    addEventListener(
      "keydown",
      ({ key, timeStamp }) => {
        if (key !== "d" && key !== "k") return;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          // Comes once the frame is drawn.
          port1.onmessage = () => performance.measure("frame", { start: timeStamp, end: performance.now() });
          port2.postMessage(null);
        });
      },
      true,
    );
  });
  const before = await verdictsOf(page);
  await page.keyboard.press("ArrowDown");
  for (let change = 0; change < CHANGES; change += 1) {
    // A verdict that is there already is no change: each key gives another than the one before.
    await page.keyboard.press(change % 2 === 0 ? "k" : "d");
    if (change % 4 === 3) await page.keyboard.press("ArrowDown");
  }
  await page.waitForFunction((count) => performance.getEntriesByName("frame").length >= count, CHANGES);
  const times = await page.evaluate(() => {
    const names = ["kdcl:rate", "kdcl:suggest", "kdcl:sentences", "frame"];
    return Object.fromEntries(
      names.map((name) => [name, performance.getEntriesByName(name).map((entry) => entry.duration)]),
    );
  });
  assert.notDeepEqual(await verdictsOf(page), before, "indicators that were open are met now");
  for (const [name, durations] of Object.entries(times)) {
    assert(durations.length >= CHANGES, `${name}: ${durations.length} times`);
    t.diagnostic(`${name === "frame" ? "from the key to the frame that shows it" : name}: ${told(durations)}`);
  }
});
