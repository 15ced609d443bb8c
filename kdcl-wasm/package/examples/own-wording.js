/**
 * Shows the official wording of a circular, which a deployer supplies, beside the library's own words: `node own-wording.js`.
 *
 * INVARIANT: wording changes what is shown and never what is answered.
 */
import { Catalogue, init, standardSet } from "@kdcl/kdcl";

await init();

/** @type {import("@kdcl/kdcl").TextPack} */
const pack = {
  standard_set: "tt57-2026-pho-thong",
  source: "Công báo",
  // One text for each path of the set; here stands what you copied from the circular.
  official_text: { "1.1/1": "Nội dung chính thức của chỉ báo, chép từ thông tư." },
};

const catalogue = new Catalogue().withTextPack(pack);
const outcome = catalogue.rate({ standard_set: pack.standard_set, ratings: {} });
const shown = outcome.indicators["1.1/1"];
console.log("official:", shown?.official_text);
console.log("our words:", shown?.statement.vi);

// The functions of the package go on without it.
const builtin = standardSet(pack.standard_set).standards[0]?.criteria[0]?.levels[0]?.indicators[0];
console.log("built in:", builtin?.official_text);
