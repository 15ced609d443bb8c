//! A set that was read and checked, as bytes: what a build without the reader of set files takes.
//!
//! A browser fetches the engine and the sets it needs. The reader, with all it can find wrong in a set, is a third of the
//! engine, and has nothing to find in sets that were read when the library was built; so they are packed there, field by
//! field, and only unpacked here.
//!
//! INVARIANT: unpacking what was packed gives an equal value; bytes that were changed on the way are refused. No bytes,
//! however hostile, make unpacking panic, recurse deeper than [`MAX_DEPTH`] or hold more than some 100 MB.

mod bytes;
mod set;

pub(crate) use bytes::{Bytes, Packed, packed, packed_forms};
pub(crate) use set::{pack, unpack};

/// How deep conditions may lie in each other.
const MAX_DEPTH: usize = 64;
