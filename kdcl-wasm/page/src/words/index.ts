/**
 * The page's own words in two languages, and how numbers, days and levels are written in each.
 *
 * `vi.ts` is the source of keys; `en.ts` must have the same ones, which the compiler sees to. What the law says is never
 * here: it comes from the engine as `Text`. INVARIANT: a `Words` never changes; a language has one.
 */
import type { Citation, Interval, Text } from "@kdcl/kdcl";
import { en } from "./en.js";
import { reportEn } from "./report-en.js";
import { reportVi } from "./report-vi.js";
import { vi } from "./vi.js";

export type Language = "vi" | "en";

/** The shape of a table of words: the same keys, any text, functions with the same arguments. */
export type Table<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends readonly string[]
      ? readonly string[]
      : T[K] extends (...inputs: infer A) => string
        ? (...inputs: A) => string
        : Table<T[K]>;
};

/** All words and formats of a language. `words.t.…` are those of the form, `words.r.…` those of the report and the frame. */
export interface Words {
  readonly language: Language;
  readonly t: Table<typeof vi>;
  readonly r: Table<typeof reportVi>;
  /** A text of the engine in this language. */
  say(text: Text): string;
  /** `điểm a khoản 1 Điều 7, 19/2018/TT-BGDĐT`, as the engine's own sentences cite. */
  cite(citation: Citation): string;
  /** The same without the document, where that is plain. */
  citePlace(citation: Citation): string;
  /** `93,5` */
  number(value: number): string;
  /** `20/05/2020` of `2020-05-20`; what is no day is shown as it is. */
  date(day: string): string;
  /** `Mức 2`, `Không đạt` for 0. */
  levelName(level: number): string;
  /** `Mức 1 đến Mức 3`, `Từ không đạt đến Mức 2`, `Mức 2` where it is decided: the one wording, wherever a level stands. */
  level(level: Interval): string;
}

const TABLES = { vi: { t: vi, r: reportVi }, en: { t: en, r: reportEn } };
const made = new Map<Language, Words>();

/** The words of a language. */
export function wordsOf(language: Language): Words {
  const words = made.get(language) ?? make(language);
  made.set(language, words);
  return words;
}

function make(language: Language): Words {
  const { t, r } = TABLES[language];
  const numbers = new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 6 });
  const days = new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    timeZone: "UTC",
  });
  const citePlace = (citation: Citation) => {
    const parts = [citation.point, citation.clause, citation.article, citation.item, citation.annex];
    const named = parts.map((part, place) => part !== null && `${t.cite.parts[place] ?? ""} ${part}`);
    return named.filter(Boolean).join(t.cite.between);
  };
  return {
    language,
    t,
    r,
    levelName: t.level.name,
    citePlace,
    cite: (citation) => [citePlace(citation), citation.document].filter(Boolean).join(", "),
    say: (text) => text[language],
    number: (value) => numbers.format(value),
    date: (day) => {
      const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN;
      return Number.isNaN(time) ? day : days.format(time);
    },
    level: ({ lowest, highest }) => (lowest === highest ? t.level.name(highest) : t.level.between(lowest, highest)),
  };
}

const REMEMBERED = "kdcl.language";

/** The language that was chosen last in this browser, else Vietnamese. */
export function startLanguage(): Language {
  try {
    return localStorage.getItem(REMEMBERED) === "en" ? "en" : "vi";
  } catch {
    return "vi"; // A browser that keeps nothing.
  }
}

/** Keeps the choice for the next visit, where the browser lets it. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // The choice then holds until the page is closed.
  }
}
