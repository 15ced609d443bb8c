/**
 * The check of the types checks: every type is in it, and a type that says something else does not pass.
 *
 *     node --test test/types/types.test.js        with the schemas in package/dist/schemas, or where KDCL_SCHEMAS says
 *
 * INVARIANT: the sources are never touched; what is changed is a copy.
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const room = fileURLToPath(new URL("../../", import.meta.url));
const read = (/** @type {string} */ path) => readFileSync(join(room, path), "utf8");

/** Parts that have no name in the schemas, each with the shape that holds it. */
const UNNAMED = {
  AssessmentContent: "Assessment",
  SetChoice: "Assessment",
  LevelRatings: "CriterionRating",
  FactTable: "FactInput",
  IndicatorTexts: "Outcome",
  Versions: "Outcome",
  JsonValue: "Assessment",
};

/** @type {readonly (readonly [file: string, from: string, to: string])[]} */
const CHANGES = [
  ["outcome.ts", "decided: boolean", "decidid: boolean"],
  ["outcome.ts", "ask_next: string[]", "ask_next?: string[]"],
  ["outcome.ts", "accreditation_grade: Interval | null", "accreditation_grade: Interval"],
  ["outcome.ts", "paths: string[];", ""],
  ["assessment.ts", "name?: string", "nam?: string"],
  ["assessment.ts", "urban?: boolean;", ""],
  ["assessment.ts", ' | "community"', ""],
  ["assessment.ts", "Verdict | Reached | LevelRatings", "Verdict | LevelRatings"],
  ["common.ts", '| "not_applicable"', '| "not_applicable" | "maybe"'],
  ["condition.ts", "area_doubt?: string", "area_doubt?: string | null"],
  ["condition.ts", "  | ReadingsCondition", ""],
  ["school-data.ts", "persons: string[]", "persons?: string[]"],
  ["suggestions.ts", "window?: Window", "window: Window | null"],
  ["standard-set.ts", "title: Text | null", "title: Text"],
  ["standard-set-file.ts", "clauses?: boolean;", ""],
];

const copy = mkdtempSync(join(tmpdir(), "kdcl-types-"));
after(() => rmSync(copy, { recursive: true }));

const compiled = () => spawnSync(join(room, "node_modules/.bin/tsc"), ["-p", "."], { cwd: copy, encoding: "utf8" });

before(() => {
  execFileSync(process.execPath, [join(room, "test/types/generate.js")], { stdio: "inherit" });
  for (const part of ["tsconfig.base.json", "package/src", "test/types"]) {
    cpSync(join(room, part), join(copy, part), { recursive: true });
  }
  writeFileSync(
    join(copy, "tsconfig.json"),
    JSON.stringify({
      extends: "./tsconfig.base.json",
      compilerOptions: { noEmit: true, noUnusedLocals: false, lib: ["ES2022"] },
      files: ["test/types/same.ts"],
    }),
  );
});

test("every type is held against a schema", () => {
  const sources = readdirSync(join(room, "package/src/types")).map((file) => read(`package/src/types/${file}`));
  const types = sources.flatMap((text) =>
    [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map((found) => found[1] ?? ""),
  );
  const named = new Set([...read("test/types/same.ts").matchAll(/Same<kdcl\.(\w+)/g)].map((found) => found[1]));
  const forms = types.filter((type) => type.endsWith("Condition") && type !== "Condition");
  const missing = types.filter((type) => !named.has(type) && !(type in UNNAMED) && !forms.includes(type));
  assert.deepEqual(missing, []);
  for (const holder of Object.values(UNNAMED)) assert.ok(named.has(holder), holder);
});

test("the types say what the schemas say", () => {
  const { status, stdout } = compiled();
  assert.equal(status, 0, stdout);
});

for (const [file, from, to] of CHANGES) {
  test(`does not compile: ${file}, ${from} → ${to || "nothing"}`, () => {
    const path = join(copy, "package/src/types", file);
    const before = readFileSync(path, "utf8");
    assert.ok(before.includes(from));
    writeFileSync(path, before.replace(from, to));
    const { status, stdout } = compiled();
    writeFileSync(path, before);
    assert.notEqual(status, 0);
    assert.match(stdout, /same\.ts\(\d+,\d+\): error TS2344/);
  });
}
