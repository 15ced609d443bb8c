//! What can be wrong with the choice of a standard set, or with the data of one.
//!
//! INVARIANT: as in [`super::kinds`]: a code never changes its meaning.

use crate::date::Date;
use crate::text::Text;
use crate::vocabulary::SchoolType;

use super::{Names, Quoted, coded};

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
        /// The set is of the library, but this build was not given it.
        "standard_set.not_loaded" NotLoaded {
            /// The set.
            id: &'static str
        }
        /// Bytes that are not a set as this version of the library packs one.
        "standard_set.not_packed" NotPacked {
            /// The version of the law data they must be of.
            version: &'static str
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
        /// A fact the vocabulary does not have.
        "standard_set.unknown_fact" UnknownFact {
            /// Its name.
            fact: Quoted
        }
        /// A fact that is no number where a number is due.
        "standard_set.not_a_number" NotANumber {
            /// Its name.
            fact: String
        }
        /// A grade without a scale, or a scale of something else.
        "standard_set.grade_needs_scale" GradeNeedsScale {}
        /// A comparison that means nothing for the fact: a number for a yes or no, a grade not of its scale.
        "standard_set.threshold_does_not_fit" ThresholdDoesNotFit {
            /// The fact.
            fact: String,
            /// What it is compared with.
            threshold: Quoted
        }
        /// A window of years inside another, persons inside persons, or readings inside readings.
        "standard_set.nested_condition" NestedCondition {}
        /// More facts than a set may bring.
        "standard_set.too_many_facts" TooManyFacts {
            /// How many there are.
            found: usize,
            /// How many there may be.
            limit: usize
        }
        /// A fact of persons outside of what is asked of each person.
        "standard_set.of_persons" OfPersons {
            /// The fact.
            fact: String
        }
        /// A fact that has no value for each person, where persons are listed.
        "standard_set.not_of_persons" NotOfPersons {
            /// The fact.
            fact: String
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
