//! What can be wrong with the text of an input, with an assessment, or with official wording.
//!
//! INVARIANT: a code never changes its meaning, and each code has its row in the message table with the same fields
//! (a test walks both).

use crate::date::Date;
use crate::exact::Exact;
use crate::fact::Unit;
use crate::text::Text;
use crate::vocabulary::{EducationLevel, SchoolType};

use super::{Names, Quoted, ValueKind, coded};

coded! {
    /// The text of an input, or the shape of what it holds.
    ///
    /// ```
    /// let problems = kdcl_core::rate_json(r#"{"standard_set": "tt57-2026-gdtx", "ratings": {}, "rating": {}}"#).unwrap_err();
    /// assert_eq!(problems.first().error().to_string(), "unknown field `rating`");
    /// ```
    JsonError {
        /// Not JSON (or not TOML, where TOML is read); stands alone.
        "json.syntax" Syntax {
            /// Line of the text, from 1.
            line: usize,
            /// Column of the line, in letters, from 1.
            column: usize,
            /// Why; of TOML what its parser says, in English.
            detail: Text
        }
        /// Longer than an input may be; stands alone.
        "json.too_large" TooLarge {
            /// The length of the text, in bytes.
            length: usize,
            /// The longest accepted, in bytes.
            limit: usize
        }
        /// Tables and lists nested deeper than an input may be; stands alone.
        "json.too_deep" TooDeep {
            /// The deepest accepted.
            limit: usize
        }
        /// More is wrong than is listed; the last of a list.
        "json.too_many_errors" TooManyErrors {
            /// How many are listed.
            limit: usize
        }
        /// A field is there twice.
        "json.duplicate_key" DuplicateKey {
            /// Its name.
            field: Quoted
        }
        /// A field this contract does not know.
        "json.unknown_field" UnknownField {
            /// Its name.
            field: Quoted,
            /// The fields that may stand here.
            expected: Names
        }
        /// A field that must be there is not.
        "json.missing_field" MissingField {
            /// Its name.
            field: &'static str
        }
        /// A value of another type.
        "json.wrong_type" WrongType {
            /// What is due here.
            expected: ValueKind,
            /// What stands here.
            found: ValueKind
        }
        /// A field name longer than any can be.
        "json.field_name_too_long" FieldNameTooLong {
            /// Its start.
            field: Quoted,
            /// Its length, in characters.
            length: usize,
            /// The longest accepted, in characters.
            limit: usize
        }
        /// A string longer than a string may be.
        "json.string_too_long" StringTooLong {
            /// Its length, in characters.
            length: usize,
            /// The longest accepted, in characters.
            limit: usize
        }
        /// A value that may stand in a list only once is there twice.
        "json.duplicate_value" DuplicateValue {
            /// The value.
            value: Quoted
        }
        /// Text that is empty, starts or ends with a space, or holds two in a row or a control character.
        "json.untidy_text" UntidyText {
            /// The text.
            text: Quoted
        }
        /// A value that is not one of a closed list.
        "json.unknown_value" UnknownValue {
            /// The value.
            value: Quoted,
            /// What may stand here.
            expected: Names
        }
        /// A number out of its bounds.
        "json.out_of_range" OutOfRange {
            /// The number.
            value: i64,
            /// The smallest accepted.
            least: i64,
            /// The largest accepted.
            most: i64
        }
        /// A number with more digits than can be told apart.
        "json.too_many_digits" TooManyDigits {}
        /// Not a day of the calendar written `YYYY-MM-DD`.
        "json.invalid_date" InvalidDate {
            /// What stands here.
            value: Quoted
        }
    }
}

coded! {
    /// What a school says of itself.
    ///
    /// ```
    /// let error = "2022".parse::<kdcl_core::SchoolYear>().unwrap_err();
    /// assert_eq!(error.to_string(), "`2022` is not a school year");
    /// ```
    AssessmentError {
        /// Neither a set nor a school type with a date.
        "assessment.no_standard_set" NoStandardSet {}
        /// The named set is not for the named type of school.
        "assessment.school_type_conflict" SchoolTypeConflict {
            /// The type the input names.
            school_type: SchoolType,
            /// The set the input names.
            standard_set: String
        }
        /// Not two consecutive years written `YYYY-YYYY`.
        "assessment.invalid_school_year" InvalidSchoolYear {
            /// What stands here.
            value: Quoted
        }
        /// The set has no such criterion.
        "assessment.unknown_criterion" UnknownCriterion {
            /// The code the input names.
            criterion: Quoted,
            /// The set.
            standard_set: String
        }
        /// The set has no such indicator.
        "assessment.unknown_indicator" UnknownIndicator {
            /// The path asked for.
            path: Quoted,
            /// The set.
            standard_set: String
        }
        /// The criterion has no such level.
        "assessment.unknown_level" UnknownLevel {
            /// The criterion.
            criterion: String,
            /// The level the input names.
            level: Quoted,
            /// The levels the criterion has.
            defined: Names
        }
        /// The level has no such indicator.
        "assessment.unknown_letter" UnknownLetter {
            /// The level, as `criterion/level`.
            level: String,
            /// The letter the input names.
            letter: Quoted,
            /// The letters the level has.
            defined: Names
        }
        /// The level is one statement without letters.
        "assessment.level_without_letters" LevelWithoutLetters {
            /// The level, as `criterion/level`.
            level: String
        }
        /// A level of the school that the set does not have.
        "assessment.level_not_of_set" LevelNotOfSet {
            /// The level asked for.
            level: u8,
            /// The set.
            standard_set: String,
            /// The levels it has.
            defined: Names
        }
        /// Not a verdict.
        "assessment.unknown_verdict" UnknownVerdict {
            /// What stands here.
            value: Quoted
        }
        /// `reached` names a level the criterion does not have.
        "assessment.unknown_reached" UnknownReached {
            /// The criterion.
            criterion: String,
            /// The level the input names.
            reached: i64,
            /// What may stand here.
            defined: Names
        }
    }
}

coded! {
    /// Data about a school.
    ///
    /// ```
    /// let problems = kdcl_core::suggest_json(r#"{
    ///     "standard_set": "tt19-2018-mam-non", "school_year": "2019-2020", "facts": { "attendance_rate_age_5": 935 }
    /// }"#).unwrap_err();
    /// assert_eq!(problems.code(), "facts.out_of_bounds");
    /// ```
    FactsError {
        /// No fact of this name can be asked of a school of this set.
        "facts.unknown_fact" UnknownFact {
            /// The name the input gives.
            fact: Quoted,
            /// The set.
            standard_set: String,
            /// A name it may have been meant to be.
            similar: Names
        }
        /// A fact that describes the school itself stands among the others.
        "facts.given_in_school" GivenInSchool {
            /// Its name.
            fact: String
        }
        /// A value the fact cannot have.
        "facts.out_of_bounds" OutOfBounds {
            /// The value.
            value: Exact,
            /// What the fact can be.
            bounds: Text
        }
        /// Not a whole number where things are counted.
        "facts.not_whole" NotWhole {
            /// The value.
            value: Exact
        }
        /// A unit that is not the fact's.
        "facts.wrong_unit" WrongUnit {
            /// The unit the input names.
            unit: Quoted,
            /// The fact's.
            expected: Unit
        }
        /// A part that is more than its whole.
        "facts.part_exceeds_whole" PartExceedsWhole {
            /// The part.
            part: String,
            /// Its value.
            value: Exact,
            /// The whole.
            whole: String,
            /// The value of that.
            of: Exact
        }
        /// Parts that do not overlap but are together more than their whole.
        "facts.parts_exceed_whole" PartsExceedWhole {
            /// The parts.
            parts: Names,
            /// Their sum.
            sum: Exact,
            /// The whole.
            whole: String,
            /// The value of that.
            of: Exact
        }
        /// An education level the school does not teach, or schools of the set do not.
        "facts.education_level_not_taught" EducationLevelNotTaught {
            /// The level.
            education_level: EducationLevel
        }
        /// A table where the fact has one value.
        "facts.no_such_table" NoSuchTable {
            /// What the fact has a value for each of.
            per: Text
        }
        /// More years or persons than any school has.
        "facts.too_many_values" TooManyValues {
            /// How many there are.
            found: usize,
            /// How many there may be.
            limit: usize
        }
        /// A plain value where the fact has one for each person.
        "facts.person_needed" PersonNeeded {}
        /// Nothing is established of what school data mean on this day.
        "facts.not_established" NotEstablished {
            /// The circular.
            document: String,
            /// The last day for which something is.
            until: Date,
            /// Where the law says so.
            citation: Text
        }
    }
}

coded! {
    /// A deployer's official wording.
    ///
    /// ```
    /// let pack = r#"{"standard_set": "tt18-2018-trung-hoc", "official_text": {"9.9/1/a": "…"}}"#;
    /// let mut catalogue = kdcl_core::Catalogue::new();
    /// let problems = catalogue.add_text_pack(pack).unwrap_err();
    /// assert_eq!(problems.first().error().code(), "text_pack.unknown_path");
    /// ```
    TextPackError {
        /// The set has no such indicator.
        "text_pack.unknown_path" UnknownPath {
            /// The path the pack names.
            path: Quoted,
            /// The set.
            standard_set: String
        }
    }
}
