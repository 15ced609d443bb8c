/**
 * A standard set by a short name: for whom, by which circular, since when.
 */
import type { StandardSet } from "@kdcl/kdcl";
import type { Words } from "../words/index.js";

/** `Trường mầm non – 19/2018/TT-BGDĐT (hiệu lực từ 10/10/2018 đến 24/01/2025)` */
export function setName({ t, date }: Words, set: StandardSet): string {
  const whom = set.school_types.map((type) => t.setup.types[type]).join("; ");
  const until = set.in_force_until === null ? undefined : date(set.in_force_until);
  return `${whom} – ${set.document} (${t.setup.inForce(date(set.in_force_from), until)})`;
}
