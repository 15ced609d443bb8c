/**
 * When two types say the same.
 *
 * Two shapes can fit each other both ways and still differ: a field that may be left out fits a shape without it. So both are
 * spelled out first: every field becomes required, and "may be left out" a word of its own. INVARIANT: only what no text of
 * JSON shows is passed over: whether a list is `readonly`, how a shape is put together, and keys that are text by a pattern.
 */

declare const absent: unique symbol;

/** Stands in a field that may be left out. */
type Absent = typeof absent;

/** A key that is any text of a pattern, as any text. */
type Key<K extends PropertyKey> = `${number}` extends K ? string : K;

/** A shape with all it says written out. */
export type Spelled<T> = T extends string | number | boolean | null
  ? T
  : T extends readonly (infer One)[]
    ? Spelled<One>[]
    : {
        [K in keyof T as Key<K & PropertyKey>]-?: object extends Pick<T, K>
          ? Spelled<Exclude<T[K], undefined>> | Absent
          : Spelled<T[K]>;
      };

/** `true` where two shapes, spelled out, fit each other both ways; else the two, for the compiler to show. */
export type Same<Hand, Schema> = [Spelled<Hand>] extends [Spelled<Schema>]
  ? [Spelled<Schema>] extends [Spelled<Hand>]
    ? true
    : { missingByHand: Spelled<Schema>; of: Spelled<Hand> }
  : { missingInSchema: Spelled<Hand>; of: Spelled<Schema> };

/** Does not compile but for `true`. */
export type Holds<T extends true> = T;
