//! The error kinds of each area, each with its stable code.
//!
//! INVARIANT: a code never changes its meaning, and each code has its row in the message table with the same fields
//! (a test walks both).

use core::fmt;

use crate::date::Date;
use crate::message::Words;
use crate::text::Text;
use crate::vocabulary::SchoolType;

use super::{Names, Quoted, coded};

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
            /// Line of the text, from 1; 0 where the format does not tell.
            line: usize,
            /// Column of the line, from 1; 0 where the format does not tell.
            column: usize,
            /// What the parser says, in English.
            detail: Quoted
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
    /// The choice of a standard set, or the data of one.
    ///
    /// ```
    /// use kdcl_core::Catalogue;
    /// let error = Catalogue::builtin().by_id("tt99-2099").unwrap_err();
    /// assert_eq!(error.code(), "standard_set.unknown");
    /// ```
    StandardSetError {
        /// No set of this id is held.
        "standard_set.unknown" Unknown {
            /// The id asked for.
            id: Quoted,
            /// The ids held.
            held: Names
        }
        /// No circular is known to have been in force on that day.
        "standard_set.not_in_force" NotInForce {
            /// The type of school.
            school_type: SchoolType,
            /// The day asked for.
            date: Date,
            /// The first day for which a circular is known.
            earliest: Date
        }
        /// A circular is known to have been in force on that day, but its rules are not established here.
        "standard_set.not_established" NotEstablished {
            /// The type of school.
            school_type: SchoolType,
            /// The day asked for.
            date: Date,
            /// The circulars, by number.
            documents: String,
            /// What is known of them.
            known: Text
        }
        /// The law baked into the library cannot be read: the build is damaged.
        "standard_set.damaged" Damaged {
            /// The set.
            id: &'static str,
            /// What is wrong with it.
            detail: String
        }
        /// A set of this id is already held.
        "standard_set.duplicate_id" DuplicateId {
            /// The id.
            id: String
        }
        /// A code or path that is not of the form it must have.
        "standard_set.invalid_code" InvalidCode {
            /// What stands here.
            value: Quoted,
            /// The form it must have.
            form: &'static str
        }
        /// A number, code or letter that must be unique is there twice.
        "standard_set.duplicate_code" DuplicateCode {
            /// What is there twice.
            value: Quoted
        }
        /// Levels, letters or clauses that do not follow each other from the first.
        "standard_set.out_of_order" OutOfOrder {
            /// What stands here.
            found: Quoted,
            /// What is due here.
            expected: String
        }
        /// A rule, doubt or place names a criterion or path the set does not have.
        "standard_set.unknown_code" UnknownCode {
            /// The name.
            value: Quoted
        }
        /// A date that lies before one it must follow.
        "standard_set.dates_out_of_order" DatesOutOfOrder {
            /// The date that must come first.
            first: Date,
            /// The date that must not lie before it.
            then: Date
        }
        /// A level with both a statement and lettered indicators, or with neither.
        "standard_set.statement_or_letters" StatementOrLetters {}
        /// A place of the law that cannot be cited: no article, and no annex of the set.
        "standard_set.no_citation" NoCitation {}
        /// A rule asks a criterion for a level it does not have, nor any below.
        "standard_set.no_such_level" NoSuchLevel {
            /// The criterion.
            criterion: String,
            /// The level asked for.
            level: u8
        }
        /// A rule counts a criterion for a level that the criterion does not have.
        "standard_set.counted_without_level" CountedWithoutLevel {
            /// The criterion.
            criterion: String,
            /// The level.
            level: u8
        }
        /// A quota must be a number or a percentage, one of the two.
        "standard_set.number_or_percent" NumberOrPercent {}
        /// A list that must say something is empty.
        "standard_set.empty_list" EmptyList {}
        /// A recognition that a higher level opens less of than a lower one.
        "standard_set.falling_recognition" FallingRecognition {}
        /// A quota that no school can meet.
        "standard_set.quota_unreachable" QuotaUnreachable {
            /// How many criteria the rule asks for.
            at_least: usize,
            /// How many it counts.
            available: usize
        }
        /// A floor that is not under the level it guards.
        "standard_set.floor_too_high" FloorTooHigh {
            /// The floor.
            floor: u8,
            /// The level.
            level: u8
        }
        /// Two quotas of one rule that could ask for different criteria: no exact list of gaps could be given.
        "standard_set.quotas_not_nested" QuotasNotNested {
            /// The lower level.
            lower: u8,
            /// The higher level.
            higher: u8
        }
        /// A level of the rule at which nothing is asked for.
        "standard_set.empty_rule" EmptyRule {
            /// The level.
            level: u8
        }
        /// A criterion no level of the rule asks for or counts.
        "standard_set.unused_criterion" UnusedCriterion {
            /// Its code.
            criterion: String
        }
        /// More indicators than the engine holds.
        "standard_set.too_many_indicators" TooManyIndicators {
            /// How many the set has.
            found: usize,
            /// How many it may have.
            limit: usize
        }
        /// A list whose length does not fit the levels of the rule.
        "standard_set.wrong_length" WrongLength {
            /// Its length.
            found: usize,
            /// The length it must have.
            expected: usize
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

/// The type of a value of an input, as an error names it.
///
/// ```
/// assert_eq!(kdcl_core::ValueKind::Table.to_string(), "a table");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A number with a point or an exponent, or too large to count with.
    Decimal,
    /// Text.
    Text,
    /// A list.
    List,
    /// A table (a JSON object).
    Table,
    /// A verdict.
    Verdict,
    /// A verdict, or a table of them.
    Rating,
    /// A verdict, or a table of letters.
    LevelRating,
}

impl ValueKind {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Null => ("null", "null"),
            Self::Boolean => ("true hoặc false", "true or false"),
            Self::Integer => ("số nguyên", "a whole number"),
            Self::Decimal => ("số không viết dưới dạng số nguyên", "a number not written as a whole number"),
            Self::Text => ("chuỗi ký tự", "a string"),
            Self::List => ("mảng", "a list"),
            Self::Table => ("đối tượng", "a table"),
            Self::Verdict => ("một kết quả đánh giá", "a verdict"),
            Self::Rating => {
                ("một kết quả, hoặc đối tượng từ mức đến kết quả", "a verdict, or a table from level to verdict")
            }
            Self::LevelRating => {
                ("một kết quả, hoặc đối tượng từ chữ cái đến kết quả", "a verdict, or a table from letter to verdict")
            }
        }
    }
}

impl fmt::Display for ValueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.both().1)
    }
}

impl Words for ValueKind {
    fn words(&self) -> Text {
        let (vi, en) = self.both();
        Text { vi: vi.to_owned(), en: en.to_owned() }
    }
}
