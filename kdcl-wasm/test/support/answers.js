/**
 * The answers of Rust to the corpus, which every other language is held against byte for byte.
 *
 * `KDCL_ANSWERS` names the file that `cargo run -p kdcl-tests --bin answers -- --all` prints: a line of JSON for each question,
 * `{ case, ask, input, beside, answer }`. INVARIANT: without the file, or with less than the corpus has, this throws.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

/** @typedef {{ case: string, ask: string, input: string, beside: unknown, answer: string }} Answer */

const CASES = new URL("../../../tests/cases/", import.meta.url);

/** The file, as text. */
export function answersText() {
  const file = process.env.KDCL_ANSWERS;
  assert(file, "KDCL_ANSWERS must name the file of Rust's answers");
  return readFileSync(file, "utf8");
}

/** @returns {Answer[]} */
export function answers() {
  const lines = answersText().trimEnd().split("\n");
  const answers = lines.map((line) => /** @type {Answer} */ (JSON.parse(line)));
  for (const folder of ["good", "bad", "suggest/good", "suggest/bad"]) {
    const cases = readdirSync(new URL(folder, CASES)).length;
    const question = folder.startsWith("suggest") ? "suggest" : "rate";
    const told = answers.filter((own) => own.ask === question && own.case.startsWith(`${folder}/`)).length;
    assert.equal(told, cases, `answers to the cases of ${folder}`);
  }
  return answers;
}
