/**
 * A standard set in words: for whom, by which circular, and when it is in force.
 */
import type { StandardSet } from "@kdcl/kdcl";
import type { Words } from "../words/index.js";

/** `Trường mầm non – 19/2018/TT-BGDĐT` */
export function setName({ t }: Words, set: StandardSet): string {
  return `${set.school_types.map((type) => t.setup.types[type]).join("; ")} – ${set.document}`;
}

/** `hiệu lực từ 10/10/2018 đến 24/01/2025` */
export function inForce({ t, date }: Words, set: StandardSet): string {
  const until = set.in_force_until === null ? undefined : date(set.in_force_until);
  return t.setup.inForce(date(set.in_force_from), until);
}
