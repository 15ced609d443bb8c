/**
 * Where the sets of the library lie, packed, beside this file.
 *
 * INVARIANT: each address is written out, since bundlers only find files that are.
 */

const ADDRESSES = {
  "tt17-2018-tieu-hoc": () => new URL("./law/tt17-2018-tieu-hoc.set", import.meta.url),
  "tt18-2018-trung-hoc": () => new URL("./law/tt18-2018-trung-hoc.set", import.meta.url),
  "tt19-2018-mam-non": () => new URL("./law/tt19-2018-mam-non.set", import.meta.url),
  "tt57-2026-mam-non": () => new URL("./law/tt57-2026-mam-non.set", import.meta.url),
  "tt57-2026-pho-thong": () => new URL("./law/tt57-2026-pho-thong.set", import.meta.url),
  "tt57-2026-gdtx": () => new URL("./law/tt57-2026-gdtx.set", import.meta.url),
};

/** The id of a set of the library. */
export type StandardSetId = keyof typeof ADDRESSES;

/** The ids of the sets of the library, oldest circular first. */
export const STANDARD_SET_IDS: readonly StandardSetId[] = Object.keys(ADDRESSES) as StandardSetId[];

/** Where a set is. */
export function addressOf(id: StandardSetId): URL {
  if (!Object.hasOwn(ADDRESSES, id)) throw new TypeError(`no standard set of the library: ${id}`);
  return ADDRESSES[id]();
}

/** Where all sets are in one file, smaller than all of them one by one. */
export function addressOfAll(): URL {
  return new URL("./law/all.set", import.meta.url);
}
