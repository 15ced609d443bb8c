//! A whole set as bytes: what they are, for which version of the library, how many, their checksum, then the set.

use crate::DATA_VERSION;
use crate::standard_set::StandardSet;

use super::{Bytes, Packed};

/// What the bytes begin with.
const MARK: &[u8] = b"kdcl";

/// The fields of a set and what they mean belong to one version of the library, and its text to one of the law.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The most bytes a set may have: ten times the largest of the library.
const LONGEST: usize = 1024 * 1024;

/// The bytes of a set.
pub(crate) fn pack(set: &StandardSet) -> Vec<u8> {
    let mut body = Vec::new();
    set.pack(&mut body);
    let mut bytes = MARK.to_vec();
    VERSION.to_owned().pack(&mut bytes);
    DATA_VERSION.to_owned().pack(&mut bytes);
    body.len().pack(&mut bytes);
    checksum(&body).pack(&mut bytes);
    bytes.extend(body);
    bytes
}

/// The first set of bytes, and those after it; `None` where they are not of a set packed with this version.
pub(crate) fn unpack(bytes: &[u8]) -> Option<(StandardSet, &[u8])> {
    let mut from = Bytes::new(bytes);
    let ours = from.take(MARK.len())? == MARK
        && String::unpack(&mut from)? == VERSION
        && String::unpack(&mut from)? == DATA_VERSION;
    let length = if ours { usize::unpack(&mut from)? } else { return None };
    let sum = u64::unpack(&mut from)?;
    let body = from.take(length)?;
    if length > LONGEST || checksum(body) != sum {
        return None;
    }
    let mut within = Bytes::new(body);
    let set = StandardSet::unpack(&mut within)?;
    (within.rest().is_empty() && set.is_whole()).then_some((set, from.rest()))
}

/// FNV-1a: a changed or lost byte is noticed, for a set that says another thing would give another level.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "a failed expectation is a failed test"
    )]

    use super::{Bytes, Packed};
    use crate::{Assessment, Catalogue, StandardSet};

    /// Bytes whose checksum fits but that no library packed: refused, or a set that can be rated and shown without harm.
    #[test]
    fn a_set_nobody_packed_does_no_harm() -> Result<(), crate::StandardSetError> {
        let mut seed = 1_u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap_or_default() % below
        };
        for id in Catalogue::builtin().ids() {
            let mut body = Vec::new();
            Catalogue::builtin().by_id(id)?.pack(&mut body);
            let mut opened = 0;
            for _ in 0..400 {
                let mut bytes = body.clone();
                // The numbers that parts name each other by stand at the end; the rest is mostly text.
                let tail = bytes.len() / 8;
                for _ in 0..=next(3) {
                    let within = if next(2) == 0 { tail } else { bytes.len() };
                    let place = bytes.len() - 1 - next(within);
                    bytes[place] = u8::try_from(next(256)).unwrap_or_default();
                }
                let set = StandardSet::unpack(&mut Bytes::new(&bytes)).filter(StandardSet::is_whole);
                if let Some(set) = set {
                    opened += 1;
                    let outcome = Assessment::new(&set).rate();
                    assert!(!outcome.to_json().is_empty() && !set.to_json().is_empty());
                }
            }
            assert!(opened > 0, "{id}: no changed bytes were tried to the end");
        }
        Ok(())
    }
}
