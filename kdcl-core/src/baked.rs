//! What the build script wrote: the version of the law data, when which set applies, and, for a build with the reader,
//! each file of `standards/` as a compact tree.

use crate::date::Date;
use crate::vocabulary::SchoolType;

/// A set of the library, as far as it is known without reading it.
pub(crate) struct Head {
    pub(crate) id: &'static str,
    pub(crate) time: Time,
}

/// A circular known to have been in force whose rules are not held here.
pub(crate) struct Period {
    pub(crate) time: Time,
    pub(crate) documents: &'static [&'static str],
    /// What is known of it, in Vietnamese and in English.
    pub(crate) known: (&'static str, &'static str),
}

/// For which types of school something is in force, from which day and until which.
pub(crate) struct Time {
    school_types: &'static [&'static str],
    from: &'static str,
    until: Option<&'static str>,
}

include!(concat!(env!("OUT_DIR"), "/heads.rs"));

impl Time {
    /// The first and the last day for a type of school.
    pub(crate) fn of(&self, school_type: SchoolType) -> Option<(Date, Option<Date>)> {
        let days = || Some((self.from.parse().ok()?, self.until.map(str::parse).transpose().ok()?));
        self.school_types.contains(&school_type.name()).then(days).flatten()
    }
}

/// The trees of the files, and how they are read.
#[cfg(feature = "reader")]
pub(crate) mod trees {
    use crate::error::{Problems, StandardSetError};
    use crate::input::Node;

    include!(concat!(env!("OUT_DIR"), "/trees.rs"));

    /// Reads a tree the build script wrote.
    pub(crate) fn unbake<T>(
        id: &'static str,
        bytes: &'static [u8],
        read: impl FnOnce(&Node<'_>) -> Result<T, Problems>,
    ) -> Result<T, StandardSetError> {
        let damaged = |detail: String| StandardSetError::Damaged { id, detail };
        let node = postcard::from_bytes(bytes).map_err(|error: postcard::Error| damaged(error.to_string()))?;
        read(&node).map_err(|problems| damaged(problems.to_string()))
    }
}
