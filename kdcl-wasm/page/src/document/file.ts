/**
 * The saved file: a work to text, text to a work.
 *
 * The file is an assessment of the contract with `annotations` beside it, which every tool that reads the contract can rate.
 * What another program wrote into `annotations` is carried along and written back. INVARIANT: `readWork(writeWork(work))` says
 * what `work` says, and nothing of a file's annotations is lost by opening and saving; text that is refused gives a
 * `KdclError` and no work.
 */
import {
  type Assessment,
  assessment as asRead,
  type JsonValue,
  KdclError,
  type Outcome,
  type Problem,
  suggest,
  type Text,
} from "@kdcl/kdcl";
import { type Annotations, fromAssessment, toAnnotations, toAssessment, toSchoolData } from "./assessment.js";
import { type FactTree, isTable, type Work } from "./document.js";

type Json = JsonValue;
type JsonTable = { readonly [key: string]: Json };

/** A file that was read. */
export interface ReadFile {
  readonly work: Work;
  /** What the engine refuses of its data, `/facts/…`: they are opened as they are, to be put right in the form. */
  readonly dataProblems: readonly Problem[];
}

/** As much as the engine takes. */
const MAX_BYTES = 4 * 1024 * 1024;
const TABLES = ["evidence", "notes", "facts"] as const;
/** Where annotations go that are of another shape than the page's, when the page has some of its own to write. */
const OTHER = "other";

/**
 * The text of a chosen or dropped file.
 *
 * @throws {KdclError} `file.too_large`, `file.not_utf8`, `file.unreadable`.
 */
export async function textOf(file: Blob): Promise<string> {
  if (file.size > MAX_BYTES) throw refused("file.too_large", ...TOO_LARGE);
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw refused("file.unreadable", ...UNREADABLE);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refused("file.not_utf8", ...NOT_UTF8);
  }
}

/**
 * The work that a file holds: an assessment with or without annotations, or school data of the contract.
 *
 * @throws {KdclError} with all that the engine refuses of it; `file.is_outcome` for a saved outcome.
 */
export function readWork(text: string): ReadFile {
  const file = parsed(text);
  // What is no table, or no JSON, the engine refuses in its own words and with the place.
  if (!isTable(file)) throw refusal(text);
  const has = (key: string) => Object.hasOwn(file, key);
  if (has("criteria") && has("level") && !has("ratings")) throw refused("file.is_outcome", ...IS_OUTCOME);
  const { annotations, facts, ...rest } = file;
  // School data of the contract: refused as such where they are wrong, and their verdicts are an assessment.
  if (facts !== undefined) suggest(text);
  const assessment = asRead(facts === undefined ? text : JSON.stringify({ ratings: {}, ...rest }));
  const { known: own, carried } = sorted(annotations);
  const known = isTable(facts) ? { ...own, facts: { ...own.facts, ...(facts as Annotations["facts"]) } } : own;
  const work: Work = { ...fromAssessment(assessment, known), ...(carried !== undefined && { carried }) };
  return { work, dataProblems: facts === undefined ? refusedData(work) : [] };
}

/** Whether a text is more than a file may be that is opened again. */
export function isTooLarge(text: string): boolean {
  return new TextEncoder().encode(text).length > MAX_BYTES;
}

/** The text of a work's file. */
export function writeWork(work: Work): string {
  const annotations = annotationsOf(work);
  return written({ ...toAssessment(work), ...(annotations !== undefined && { annotations }) });
}

/** The text of the outcome that is saved beside it. */
export function writeOutcome(outcome: Outcome): string {
  return written(outcome);
}

/**
 * The name of a work's file without its ending: `truong-mam-non-hoa-sen-2023-2024`.
 *
 * @param unnamed what a school without a name is called.
 */
export function nameOf(work: Work, unnamed: string): string {
  const name = (work.school.name ?? "").normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const plain = name
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80);
  return [plain || unnamed, ...(/^\d{4}-\d{4}$/.test(work.schoolYear) ? [work.schoolYear] : [])].join("-");
}

/** What the engine says of text that is no assessment. */
function refusal(text: string): KdclError {
  try {
    asRead(text);
  } catch (error) {
    if (error instanceof KdclError) return error;
    throw error;
  }
  throw new TypeError("the engine takes an assessment that is no table");
}

function refusedData(work: Work): readonly Problem[] {
  if (Object.keys(work.facts).length === 0 || work.schoolYear === "") return [];
  try {
    suggest(toSchoolData(work));
  } catch (error) {
    if (error instanceof KdclError) return error.errors;
    throw error;
  }
  return [];
}

/** What the page knows of annotations, and the rest of them. */
function sorted(annotations: Json | undefined): { known: Annotations; carried: Json | undefined } {
  const known: Annotations = { evidence: {}, notes: {}, facts: {} };
  if (!isTable(annotations)) return { known, carried: annotations };
  const carried: [string, Json][] = [];
  for (const [key, value] of Object.entries(annotations)) {
    if (!isKnown(key) || !isTable(value)) {
      carried.push([key, value]);
      continue;
    }
    const fits: (value: Json) => boolean = key === "facts" ? isFact : (text) => typeof text === "string" && text !== "";
    const entries = Object.entries(value);
    Object.assign(known, { [key]: Object.fromEntries(entries.filter(([, entry]) => fits(entry))) });
    const others = entries.filter(([, entry]) => !fits(entry));
    if (others.length > 0) carried.push([key, Object.fromEntries(others)]);
  }
  return { known, carried: carried.length > 0 ? Object.fromEntries(carried) : undefined };
}

/** The annotations as they are written: the page's own tables, then what was carried along. */
function annotationsOf(work: Work): Json | undefined {
  const own = Object.entries(toAnnotations(work)).filter(([, table]) => Object.keys(table).length > 0) as [
    string,
    JsonTable,
  ][];
  if (own.length === 0) return work.carried;
  const carried = isTable(work.carried) ? work.carried : {};
  // A map: a file may have keys that every object has already, `__proto__`, `constructor`.
  const table = new Map<string, Json>();
  const displaced: Record<string, Json> = {};
  for (const [key, values] of own) {
    const others = carried[key];
    table.set(key, isTable(others) ? { ...values, ...others } : values);
    if (others !== undefined && !isTable(others)) displaced[key] = others;
  }
  for (const [key, value] of Object.entries(carried)) if (!table.has(key)) table.set(key, value);
  // Of another shape, where the page has something of its own to write: it keeps its words, in another place.
  if (Object.keys(displaced).length > 0) table.set(freeKey(table), displaced);
  if (work.carried !== undefined && !isTable(work.carried)) table.set(freeKey(table), work.carried);
  return Object.fromEntries(table);
}

function freeKey(table: ReadonlyMap<string, Json>): string {
  let key = OTHER;
  while (table.has(key)) key += "_";
  return key;
}

function isKnown(key: string): key is (typeof TABLES)[number] {
  return (TABLES as readonly string[]).includes(key);
}

function isFact(value: Json): value is FactTree {
  if (isTable(value)) return Object.values(value).every(isFact);
  return typeof value === "number" || typeof value === "boolean" || typeof value === "string";
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function written(value: Assessment | Outcome): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function refused(code: string, message: Text, help: Text): KdclError {
  return new KdclError([{ code, path: null, message, help }]);
}

const TOO_LARGE: [Text, Text] = [
  { vi: "tệp lớn hơn 4 MiB", en: "the file is larger than 4 MiB" },
  {
    vi: "Tệp của trang này nhỏ hơn nhiều; có lẽ đã chọn nhầm tệp.",
    en: "A file of this page is far smaller; perhaps another was meant.",
  },
];
const UNREADABLE: [Text, Text] = [
  { vi: "trình duyệt không đọc được tệp", en: "the browser could not read the file" },
  {
    vi: "Tệp có thể đã bị chuyển đi, hoặc thứ được thả là một thư mục.",
    en: "It may have been moved, or what was dropped is a folder.",
  },
];
const NOT_UTF8: [Text, Text] = [
  { vi: "tệp không phải là văn bản UTF-8", en: "the file is not UTF-8 text" },
  {
    vi: "Hãy chọn tệp .json do trang này lưu. Bảng tính, Word, PDF không mở ở đây được; tệp văn bản thì lưu lại với bảng mã UTF-8.",
    en: "Choose a .json file that this page saved. Spreadsheets, Word and PDF files cannot be opened here; save text as UTF-8.",
  },
];
const IS_OUTCOME: [Text, Text] = [
  {
    vi: "đây là tệp kết quả đã tính, không phải bài tự đánh giá",
    en: "this is an outcome, not the assessment it was worked out from",
  },
  {
    vi: "Hãy mở tệp cùng tên không có “.outcome”: tệp đó có từng kết quả chỉ báo.",
    en: 'Open the file of the same name without ".outcome": it has the verdict of each indicator.',
  },
];
