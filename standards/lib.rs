//! The text of the standard-set files, for whoever bakes or checks them.
//!
//! This crate holds data and nothing else: the law as it is written in `standards/<circular>/<school type>.toml`.
//! The engine (`kdcl-core`) reads it when it is built, so that nothing is parsed from text at run time.
//!
//! INVARIANT: every set file of this folder is listed in [`SETS`], in the order of the circulars' numbers within
//! their year, oldest first; a test of the workspace compares the list with the folder.

#![forbid(unsafe_code)]

/// The version of the law data: year and month of its last change, with a serial after a second change in a month.
///
/// It moves whenever an answer could change, and the change is starred in `CHANGELOG.md`.
///
/// ```
/// assert_eq!(kdcl_standards::DATA_VERSION, "2026.11");
/// ```
pub const DATA_VERSION: &str = "2026.11";

/// Every standard set: its id and the TOML text of its file.
///
/// ```
/// let (id, text) = kdcl_standards::SETS[0];
/// assert_eq!(id, "tt17-2018-tieu-hoc");
/// assert!(text.contains("17/2018/TT-BGDĐT"));
/// ```
pub const SETS: [(&str, &str); 6] = [
    ("tt17-2018-tieu-hoc", include_str!("tt17-2018/tieu-hoc.toml")),
    ("tt18-2018-trung-hoc", include_str!("tt18-2018/trung-hoc.toml")),
    ("tt19-2018-mam-non", include_str!("tt19-2018/mam-non.toml")),
    ("tt57-2026-mam-non", include_str!("tt57-2026/mam-non.toml")),
    ("tt57-2026-pho-thong", include_str!("tt57-2026/pho-thong.toml")),
    ("tt57-2026-gdtx", include_str!("tt57-2026/gdtx.toml")),
];

/// The circulars that are known to have been in force but whose rules are not established, as TOML text.
///
/// ```
/// assert!(kdcl_standards::NOT_ESTABLISHED.contains("22/2024/TT-BGDĐT"));
/// ```
pub const NOT_ESTABLISHED: &str = include_str!("not-established.toml");

/// The vocabulary of school data, as TOML text: what a school may be asked, with units, bounds and meanings.
///
/// ```
/// assert!(kdcl_standards::FACTS.contains("key = \"teachers\""));
/// ```
pub const FACTS: &str = include_str!("facts.toml");
