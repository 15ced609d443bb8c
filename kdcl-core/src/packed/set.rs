//! A whole set as bytes, with a mark of what they are and of the version of the law.

use crate::DATA_VERSION;
use crate::standard_set::StandardSet;

use super::{Bytes, Packed};

/// What the bytes begin with: the name, and the version of how a set is packed.
const MARK: &[u8] = b"kdcl\x01";

/// The bytes of a set.
pub(crate) fn pack(set: &StandardSet) -> Vec<u8> {
    let mut bytes = MARK.to_vec();
    DATA_VERSION.to_owned().pack(&mut bytes);
    set.pack(&mut bytes);
    bytes
}

/// The first set of bytes, and those after it; `None` where they are not of a set packed with this version of the law.
pub(crate) fn unpack(bytes: &[u8]) -> Option<(StandardSet, &[u8])> {
    let mut from = Bytes::new(bytes);
    let ours = from.take(MARK.len())? == MARK && String::unpack(&mut from)? == DATA_VERSION;
    let set = if ours { StandardSet::unpack(&mut from)? } else { return None };
    set.is_whole().then_some((set, from.rest()))
}
