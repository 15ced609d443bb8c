//! What the build script wrote: the version of the law data, when which set applies, and, for a build with the reader,
//! each file of `standards/` as a compact tree.

use crate::date::Date;
use crate::vocabulary::SchoolType;

/// When a set of the library applies.
pub(crate) struct Head {
    pub(crate) id: &'static str,
    school_types: &'static [&'static str],
    from: &'static str,
    until: Option<&'static str>,
}

/// A time in which a circular is known to have been in force whose rules are not held here.
pub(crate) struct Period {
    school_types: &'static [&'static str],
    pub(crate) documents: &'static [&'static str],
    from: &'static str,
    until: &'static str,
    /// What is known of it, in Vietnamese and in English.
    pub(crate) known: (&'static str, &'static str),
}

include!(concat!(env!("OUT_DIR"), "/heads.rs"));

impl Head {
    /// The first and the last day it applies to a type of school.
    pub(crate) fn applies_to(&self, school_type: SchoolType) -> Option<(Date, Option<Date>)> {
        let from = if self.school_types.contains(&school_type.name()) { self.from.parse().ok()? } else { return None };
        Some((from, self.until.and_then(|until| until.parse().ok())))
    }
}

impl Period {
    /// The first and the last day, for a type of school.
    pub(crate) fn applies_to(&self, school_type: SchoolType) -> Option<(Date, Date)> {
        let asked = self.school_types.contains(&school_type.name());
        if asked { Some((self.from.parse().ok()?, self.until.parse().ok()?)) } else { None }
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
