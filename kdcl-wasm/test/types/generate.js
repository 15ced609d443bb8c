/**
 * Writes TypeScript from the JSON Schemas of the engine, for `same.ts` to hold the types written by hand against.
 *
 *     node test/types/generate.js [FOLDER]      FOLDER, or KDCL_SCHEMAS, else package/dist/schemas: NAME.json each
 *
 * A schema says what may be left out of a text that is read back; the types say what an answer always has. The difference is
 * one rule, and the exceptions to it are listed here. INVARIANT: an exception or a schema that is no longer there is an error,
 * so nothing is passed over silently.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

/** @typedef {import("json-schema-to-typescript").JSONSchema & { [key: string]: unknown }} Schema */

const ANSWERS = ["outcome", "distance", "what-if", "suggestions", "draft", "facts", "errors", "standard-set"];
const INPUTS = ["assessment", "school-data", "standard-set-file", "text-pack"];

/** What an answer leaves out where there is none; everything else it always has, `null` where there is nothing to say. */
const LEFT_OUT = new Set([
  "Check.alternative",
  "Check.applicability",
  "Check.counts",
  "Check.doubt",
  "Check.education_level",
  "Check.person",
  "Check.window",
  "Condition.every_year.area_doubt",
  "Condition.variants.doubt",
]);

const here = new URL("./generated/", import.meta.url);
const unused = new Set(LEFT_OUT);

/** What is wanted of an object of an answer. `null` is how a schema spells "left out" in what is left out. */
const answered = (/** @type {Schema} */ object, /** @type {string} */ name) => {
  const required = [];
  for (const [key, property] of Object.entries(object.properties ?? {})) {
    const place = `${name}.${key}`;
    if (LEFT_OUT.has(place)) {
      unused.delete(place);
      dropNull(property);
    } else {
      required.push(key);
    }
  }
  object.required = required;
};

/** @param {Schema} property */
function dropNull(property) {
  if (Array.isArray(property.type)) property.type = property.type.filter((type) => type !== "null");
  if (property.anyOf) property.anyOf = property.anyOf.filter((one) => one.type !== "null");
}

/**
 * Goes through all objects of a schema, each with the name of its definition, and of its form where it has one.
 *
 * @param {unknown} node
 * @param {string} name
 * @param {(object: Schema, name: string) => void} visit
 */
function objects(node, name, visit) {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const one of node) objects(one, name, visit);
    return;
  }
  const schema = /** @type {Schema} */ (node);
  const form = schema.properties?.form?.const;
  const named = form === undefined ? name : `${name}.${form}`;
  if (schema.properties) visit(schema, named);
  for (const [key, child] of Object.entries(schema)) {
    if (key === "$defs")
      for (const [definition, one] of Object.entries(schema.$defs ?? {})) objects(one, definition, visit);
    else objects(child, named, visit);
  }
}

/**
 * "One of these fields is required", written out: a shape for each choice, as one would write it by hand.
 *
 * @param {Schema} schema
 * @returns {Schema}
 */
function choices(schema) {
  if (!schema.properties || !schema.anyOf) return schema;
  const { anyOf, $defs, title, description, $schema: _, ...shape } = schema;
  const required = (/** @type {Schema} */ one) => (Array.isArray(one.required) ? one.required : []);
  return {
    title,
    description,
    $defs,
    anyOf: anyOf.map((one) => ({ ...shape, required: [...required(shape), ...required(one)] })),
  };
}

/**
 * The schema of a name, as the types are meant.
 *
 * @param {string} folder
 * @param {string} name
 */
async function meant(folder, name) {
  /** @type {Schema} */
  const schema = JSON.parse(await readFile(`${folder}/${name}.json`, "utf8"));
  if (ANSWERS.includes(name)) objects(schema, schema.title ?? name, answered);
  objects(schema, name, (object) => {
    // With words of its own, a named shape would be written out anew at each place it stands in.
    for (const property of Object.values(object.properties ?? {})) if (property.$ref) delete property.description;
  });
  // Any JSON is `unknown` to the generator.
  if (schema.properties?.annotations) schema.properties.annotations = { tsType: "JsonValue" };
  return choices(schema);
}

const folder =
  process.argv[2] ?? process.env.KDCL_SCHEMAS ?? fileURLToPath(new URL("../../package/dist/schemas", import.meta.url));
await rm(here, { recursive: true, force: true });
await mkdir(here, { recursive: true });
for (const name of [...ANSWERS, ...INPUTS]) {
  const text = await compile(await meant(folder, name), name, {
    additionalProperties: false,
    bannerComment: `/* From the JSON Schema "${name}": written by test/types/generate.js. */`,
    unreachableDefinitions: true,
  });
  const json = text.includes("JsonValue") ? 'import type { JsonValue } from "../../../package/src/types.js";\n\n' : "";
  await writeFile(new URL(`${name}.ts`, here), json + text);
}
if (unused.size > 0) throw new Error(`no answer has any more: ${[...unused].join(", ")}`);
