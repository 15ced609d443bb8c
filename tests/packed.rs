//! Sets as bytes, for a build without the reader of set files: what was packed is unpacked equal, and no other bytes do harm.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failed expectation is a failed test"
)]

use kdcl_core::{Assessment, Catalogue, StandardSet};
use kdcl_tests::SET_IDS;
use kdcl_tests::random_sets::sets;
use proptest::prelude::*;

#[test]
fn the_sets_of_the_library_come_back_equal() {
    for id in SET_IDS {
        let set = Catalogue::builtin().by_id(id).unwrap();
        let again = StandardSet::from_packed(&set.to_packed()).unwrap();
        assert_eq!(&again, set);
        assert_eq!(again.to_json(), set.to_json());
    }
}

#[test]
fn several_are_taken_one_after_another_and_one_that_is_held_stays() {
    let bytes = |id: &str| Catalogue::builtin().by_id(id).unwrap().to_packed();
    let all: Vec<u8> = SET_IDS.iter().flat_map(|id| bytes(id)).collect();
    assert_eq!(Catalogue::supply(&all).unwrap(), SET_IDS);
    assert_eq!(Catalogue::supply(&[]).unwrap(), [""; 0]);
    assert_eq!(StandardSet::from_packed(&all).unwrap_err().code(), "standard_set.not_packed");
    let after = [bytes(SET_IDS[0]).as_slice(), b"kdcl"].concat();
    assert_eq!(Catalogue::supply(&after).unwrap_err().code(), "standard_set.not_packed");
}

#[test]
fn bytes_of_another_version_of_the_law_are_refused() {
    let mut bytes = Catalogue::builtin().by_id(SET_IDS[0]).unwrap().to_packed();
    let version = kdcl_core::DATA_VERSION.as_bytes();
    let place = bytes.windows(version.len()).position(|window| window == version).unwrap();
    bytes[place] += 1;
    assert_eq!(StandardSet::from_packed(&bytes).unwrap_err().code(), "standard_set.not_packed");
}

#[test]
fn a_beginning_of_a_set_is_none() {
    let bytes = Catalogue::builtin().by_id("tt57-2026-gdtx").unwrap().to_packed();
    for length in (0..bytes.len()).step_by(97) {
        assert!(StandardSet::from_packed(&bytes[..length]).is_err(), "{length} of {}", bytes.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_set_comes_back_equal(set in sets()) {
        let again = StandardSet::from_packed(&set.to_packed()).unwrap();
        prop_assert_eq!(Assessment::new(&again).rate().to_json(), Assessment::new(&set).rate().to_json());
        prop_assert_eq!(again, set.clone());
        // It is a deployer's own: a catalogue takes it, the library does not.
        prop_assert_eq!(Catalogue::supply(&set.to_packed()).unwrap_err().code(), "standard_set.unknown");
        let mut catalogue = Catalogue::new();
        catalogue.add_set(StandardSet::from_packed(&set.to_packed()).unwrap()).unwrap();
        prop_assert_eq!(catalogue.by_id(set.id()).unwrap(), &set);
    }

    /// Bytes with some of them changed are refused: a set that says another thing would give another level.
    #[test]
    fn changed_bytes_are_refused(
        id in prop::sample::select(&SET_IDS[..]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..=255), 1..6),
    ) {
        let packed = Catalogue::builtin().by_id(id).unwrap().to_packed();
        let mut bytes = packed.clone();
        for (place, change) in changes {
            let place = place.index(bytes.len());
            bytes[place] ^= change;
        }
        prop_assume!(bytes != packed);
        prop_assert_eq!(StandardSet::from_packed(&bytes).unwrap_err().code(), "standard_set.not_packed");
    }
}
