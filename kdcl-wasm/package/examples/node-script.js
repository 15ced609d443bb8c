/**
 * Rates the assessments named on the command line: `node node-script.js school.json other-school.json`.
 *
 * INVARIANT: a file that is refused stops no other; the exit status is 1 where one was, and 2 where none was named.
 */
import { readFile } from "node:fs/promises";
import { init, KdclError, rate } from "@kdcl/kdcl";

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("node node-script.js FILE…");
  process.exit(2);
}

await init();
for (const file of files) {
  const text = await readFile(file, "utf8");
  try {
    const { level, decided, gaps, ask_next } = rate(text);
    console.log(`${file}: ${decided ? level.lowest : `${level.lowest}–${level.highest}`}`);
    for (const gap of gaps) console.log(`  level ${gap.target} needs: ${gap.must.join(", ")}`);
    if (ask_next.length > 0) console.log(`  to ask next: ${ask_next.join(", ")}`);
  } catch (error) {
    if (!(error instanceof KdclError)) throw error;
    for (const { code, path, message } of error.errors) console.error(`${file}: ${path ?? ""} ${message.vi} (${code})`);
    process.exitCode = 1;
  }
}
