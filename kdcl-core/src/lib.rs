//! The rating engine of Vietnam's school accreditation (kiểm định chất lượng giáo dục).
//!
//! It holds the standard sets the Ministry's circulars prescribe, turns a school's verdicts on their indicators into
//! the level the law gives it, says why with the article of each rule, and says what is missing for the next level.
//!
//! ```
//! use kdcl_core::Catalogue;
//!
//! let assessment = Catalogue::builtin().assessment(r#"{
//!     "standard_set": "tt57-2026-pho-thong",
//!     "ratings": { "1.3": { "reached": 2 }, "2.2": { "reached": 1 } }
//! }"#)?;
//! let outcome = assessment.rate();
//! assert_eq!((outcome.level.lowest, outcome.level.highest), (0, 1)); // the rest is not assessed, and is not "not met"
//! assert_eq!(outcome.basis[0].citation.to_string(), "khoản 3 Điều 5, 57/2026/TT-BGDĐT");
//! # Ok::<(), kdcl_core::Problems>(())
//! ```
//!
//! What is known of a school suggests verdicts, with the check and the article of each:
//!
//! ```
//! use kdcl_core::{Catalogue, Suggested};
//!
//! let data = Catalogue::builtin().school_data(r#"{
//!     "standard_set": "tt17-2018-tieu-hoc", "school": { "difficult_area": false }, "school_year": "2022-2023",
//!     "facts": { "teachers": 40, "teachers_above_standard": 26 }
//! }"#)?;
//! let suggestions = data.suggest();
//! let own = suggestions.of("2.2/3/a").ok_or("no suggestion")?;
//! assert_eq!(own.suggested, Suggested::Met); // 26 of 40 are 65 %
//! assert_eq!(own.citation.to_string(), "điểm a khoản 2 Điều 18, 17/2018/TT-BGDĐT");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Data goes one way: [`Catalogue`] → [`Assessment`] → [`Outcome`], and [`SchoolData`] → [`Suggestions`] →
//! [`Assessment`]. The level rule is in `rule`; what the law asks of numbers is data. The crate does no
//! I/O, reads no clock, and panics on no input. It adds up people's judgements; it makes none of its own, and it is
//! not legal advice.

#![forbid(unsafe_code)] // no input can corrupt the host

mod assessment;
mod baked;
mod bits;
mod catalogue;
mod condition;
mod date;
mod distance;
mod draft;
mod error;
mod exact;
mod fact;
mod gap;
mod input;
mod interval;
mod json;
mod message;
mod packed;
mod rating;
mod rule;
#[cfg(feature = "schema")]
mod schema;
mod school_data;
mod sentence;
mod standard_set;
mod suggestion;
mod table;
mod text;
mod text_pack;
mod vocabulary;
mod warning;
mod what_if;

pub use assessment::{Assessment, DifficultArea, School, SchoolYear, Verdicts};
pub use catalogue::{Catalogue, DATA_VERSION};
pub use condition::{Comparator, Compare, Condition, FactRef, GradeRef, Predicate, Threshold, Variant};
pub use date::{Date, NotADate};
pub use distance::Distance;
pub use draft::{CriterionDraft, Draft, StandardDraft};
pub use error::{
    AssessmentError, Error, FactsError, JsonError, Names, Problem, Problems, Quoted, StandardSetError, TableError,
    TextPackError, ValueKind,
};
pub use exact::Exact;
pub use fact::{Fact, FactPer, FactValue, Grade, RateOf, Unit};
pub use gap::{Alternative, Choose, Gap};
pub use interval::Interval;
pub use json::{SCHEMA_VERSION, rate_json, suggest_json, text_from_bytes};
pub use rating::{CriterionOutcome, IndicatorText, Outcome, StandardOutcome};
pub use rule::{LevelRule, Quota};
#[cfg(feature = "schema")]
pub use schema::{SCHEMA_NAMES, schema};
pub use school_data::SchoolData;
pub use standard_set::{
    Advisory, Basis, Citation, Criterion, Doubt, Indicator, Level, Provenance, QuantitativeIndicator, Standard,
    StandardSet,
};
pub use suggestion::{Check, Coverage, Known, Missing, Question, Suggested, Suggestion, Suggestions, Window};
pub use table::{Cell, LevelColumns, Marks, RatedRow, RowAbout, RowSet, Schools, TableSet, TableSets};
pub use text::{Language, Text};
pub use text_pack::empty_text_pack;
pub use vocabulary::{
    Confidence, DoubtKind, EducationLevel, Ownership, QuantityValue, RuleName, SchoolKind, SchoolType, SeveralLevels,
    Verdict,
};
pub use warning::Warning;
pub use what_if::WhatIf;
