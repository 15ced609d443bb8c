//! What the build script wrote: the version of the law data, and each file of `standards/` as a compact tree.

use crate::error::{Problems, StandardSetError};
use crate::input::{self, Node};

include!(concat!(env!("OUT_DIR"), "/baked.rs"));

/// Reads a tree the build script wrote.
pub(crate) fn unbake<T>(
    id: &'static str,
    bytes: &'static [u8],
    read: impl FnOnce(&Node<'_>) -> Result<T, Problems>,
) -> Result<T, StandardSetError> {
    let damaged = |detail: String| StandardSetError::Damaged { id, detail };
    let node = input::parse_baked(bytes).map_err(|error| damaged(error.to_string()))?;
    read(&node).map_err(|problems| damaged(problems.to_string()))
}
