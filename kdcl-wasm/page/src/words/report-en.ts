/**
 * The words of the status, the grid, the report and the toolbar, in English.
 *
 * INVARIANT: the keys are those of `report-vi.ts`; the form itself is Vietnamese, so the report in English is a translation for
 * reading along.
 */
import { count, en } from "./en.js";
import type { Table } from "./index.js";
import type { reportVi } from "./report-vi.js";

const level = en.level.name;

export const reportEn: Table<typeof reportVi> = {
  status: {
    title: "Result so far",
    level: "Level of the school",
    decided: "Decided",
    undecided: "Not decided",
    announced: (text) => `Level of the school: ${text}`,
    grade: "Accreditation grade",
    degree: "Degree of national standard",
    gradeBetween: (lowest, highest) => {
      if (lowest === highest) return lowest === 0 ? "none" : `${lowest}`;
      return lowest === 0 ? `none, at best ${highest}` : `${lowest} to ${highest}`;
    },
    opens: "This level corresponds to",
    progress: "Progress",
    standard: (number) => (number === 22 ? "Article 22" : `Standard ${number}`),
    assessed: (done, total) => `${done} of ${count(total, "indicator")} assessed`,
    total: "All",
    next: "Assess next",
    nextNone: "No indicator that is not assessed can change the school's level any more.",
    nextMore: (more) => `and ${more} more`,
    blocks: "What blocks",
    blocksAt: (target) => `Not met, which keeps the school from ${level(target)}:`,
    blocksChoice: (target) => `Not met, among the criteria to choose from for ${level(target)}:`,
    blocksNone: "No indicator that is not met stands before the next level.",
    none: "No result yet.",
    warnings: "Please note",
  },

  gaps: {
    title: "What is missing",
    goTo: (path) => `Go to indicator ${path}`,
    none: "The school has reached the highest level of the set.",
    to: (target) => `To ${level(target)}`,
    distance: (least) => `${count(least, "indicator")} missing`,
    distanceAtLeast: (least) => `at least ${count(least, "indicator")} missing`,
    must: (all) => `All ${all} of these indicators have to be met:`,
    mustOne: "This indicator has to be met:",
    choose: (least, of) => `Choose at least ${least} of ${of} criteria, and meet all indicators listed for each:`,
    nothingMore: "nothing more than what has to be met anyway",
    criterion: (code) => `Criterion ${code}`,
    not_met: "not met",
    not_assessed: "not assessed",
    met: "met",
    not_applicable: "not applicable",
  },

  grid: {
    title: "Criteria by level",
    criterion: "Criterion",
    reached: "reached",
    possible: "can still be reached",
    not_reached: "not reached",
    undefined: "no such level",
    legend: "Key",
    keys: "Each column is a criterion. Arrow keys move, Enter or a click goes to the criterion.",
  },

  report: {
    heading: "Summary of the self-assessment",
    school: "School",
    noName: "(no name given)",
    code: "School code",
    schoolYear: "School year",
    assessedOn: "Day of assessment",
    circular: "By",
    circularName: (document) => `Circular ${document}`,
    part1: "1. Results",
    part11: (levels) => `1.1. Criteria at ${levels}`,
    part11Plain: (levels) => `Criteria at ${levels}`,
    levels: (levels) =>
      levels.length < 2 ? `Level ${levels.join()}` : `Levels ${levels.slice(0, -1).join(", ")} and ${levels.at(-1)}`,
    part12: (clauses) => `1.2. Criteria at Level ${clauses}`,
    part2: "2. Conclusion",
    standardCriterion: "Standard, criterion",
    clauseHead: "Criterion (clause, article)",
    result: "Result",
    notReached: "Not reached",
    reached: "Reached",
    note: "Note",
    standard: (number) => `Standard ${number}`,
    criterion: (code) => `Criterion ${code}`,
    mandatory: "(mandatory)",
    clause: (clause, article) => `Clause ${clause}, Article ${article}`,
    noLevel: "no such level",
    footnoteMark: "(*)",
    footnote: "(*) Too few indicators are assessed to conclude; a cell that is not concluded is left empty.",
    resultLine: (text) => `Result: ${text}`,
    reachedLevel: (number) => (number === 0 ? "Not reached" : `Level ${number} reached`),
    notReachedLevel: (number) => `Level ${number} not reached`,
    undecided: (between) => `not enough results to conclude (${between})`,
    concluded: (number) =>
      number === 0 ? "The school has not reached a level" : `The school has reached Level ${number}`,
    concludedNot: (between) => `Not enough results to conclude (${between})`,
    signDate: "…………, day …… month …… year ………",
    signHead: "HEAD OF SCHOOL",
    signDirector: "DIRECTOR",
    signHow: "(signature and seal)",
    open: "Indicators not met and not assessed",
    notMet: "Not met",
    notAssessed: "Not assessed",
    whole: "whole criterion",
    print: "Print the summary",
  },

  toolbar: {
    label: "Tools",
    save: "Save",
    saveAs: "Save to a file on disk…",
    saveOutcome: "Save the outcome (.outcome.json)",
    more: "More",
    open: "Open file…",
    print: "Print",
    undo: "Undo",
    redo: "Redo",
    fresh: "New",
    example: "Open the example",
    freshTitle: "Start a new one?",
    freshText:
      "The new one will take the place of the present one in this browser. Save the present one as a file first if it is still needed.",
    yes: "Start a new one",
    no: "Keep the present one",
    saved: (name) => `Saved ${name}.`,
    opened: (name) => `Opened ${name}.`,
    exampleOpened: "Opened the example.",
    undoBrings: "Undo brings back what was open before.",
    undone: (what) => `Undone: ${what}.`,
    redone: (what) => `Redone: ${what}.`,
    otherWork: "the whole work",
    andMore: (more) => `and ${count(more, "other place")}`,
    savedTooLarge: (name) =>
      `Saved ${name}, but it is larger than 4 MiB, which this page does not open again. Shorten the notes and save once more.`,
    saveFailed: (name) => `Could not save ${name}.`,
    drop: "Drop the file here to open it",
    fileName: "self-assessment",
  },

  keeping: {
    refused: "The browser does not let the page keep the work. Use Save to keep it as a file.",
    full: "The browser has no room left to keep the work. Use Save to keep it as a file.",
    elsewhere:
      "Another tab has just changed the work that is kept. This tab has stopped keeping, so as not to overwrite it.",
    takeTheirs: "Use the other tab's",
    keepMine: "Keep this tab's",
    unreadable: "The work kept last time could not be read and was not opened; it is still there, untouched.",
    held: "The work kept last time could not be read, and the browser has no room for another. The present work is not kept until the earlier one is downloaded or discarded.",
    count: (many) => `(${many} works)`,
    downloadKept: "Download it",
    newVersion: "There is a newer version of the page.",
    useNew: "Use the new version",
    dismiss: "Hide",
    dismissKept: "Discard it",
  },

  problems: {
    title: (name) => `${name} could not be opened`,
    notOpened: "The file was not opened.",
    kept: "The present work is untouched.",
    openedTitle: (name) => `${name} is open, but some of its data cannot be used`,
    openedText: "The data are as they are in the file; there are no suggestions until they are put right.",
    goTo: (place) => `Go to ${place}`,
    close: "Close",
    wholeFile: "the whole file",
  },

  places: {
    indicator: (path) => `indicator ${path}`,
    criterion: (code) => `criterion ${code}`,
    profile: (field) => `school profile: ${field}`,
    fact: (meaning) => `fact “${meaning}”`,
    fields: {
      name: "name",
      code: "school code",
      education_levels: "education levels",
      kind: "kind of school",
      ownership: "ownership",
      founded: "year founded",
      school_year: "school year",
      assessed_on: "day of assessment",
    },
  },
};
