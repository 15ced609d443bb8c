//! JSON Schemas of everything that goes in and comes out, generated from the types.
//!
//! They let a form, an editor or another language check its data without this library. What a schema cannot say (that
//! a criterion exists, that a quota can be met) the library checks when it reads.

#![allow(dead_code, reason = "the types of the inputs are here to be described; the reader reads without them")]

use std::collections::BTreeMap;

use schemars::transform::transform_subschemas;
use schemars::{JsonSchema, Schema, schema_for};
use serde_json::Value;

use crate::assessment::School;
use crate::date::Date;
use crate::distance::DistanceView;
use crate::draft::DraftView;
use crate::error::ProblemView;
use crate::fact::{Fact, FactsView};
use crate::rating::OutcomeView;
use crate::standard_set::{SetFile, SetView};
use crate::suggestion::SuggestionsView;
use crate::vocabulary::SchoolType;
use crate::what_if::WhatIfView;

/// The names [`schema`] knows.
///
/// ```
/// assert!(kdcl_core::SCHEMA_NAMES.contains(&"assessment"));
/// ```
pub const SCHEMA_NAMES: [&str; 13] = [
    "assessment",
    "outcome",
    "distance",
    "what-if",
    "school-data",
    "suggestions",
    "draft",
    "facts",
    "errors",
    "standard-set",
    "standard-set-file",
    "facts-file",
    "text-pack",
];

/// The JSON Schema (draft 2020-12) of an input or output, as text; `None` for a name that is none of [`SCHEMA_NAMES`].
///
/// ```
/// let schema = kdcl_core::schema("assessment").ok_or("no such schema")?;
/// assert!(schema.contains(r#""$schema": "https://json-schema.org/draft/2020-12/schema""#));
/// # Ok::<(), &str>(())
/// ```
pub fn schema(name: &str) -> Option<String> {
    let schema = match name {
        "assessment" => input::<AssessmentInput>(),
        "outcome" => schema_for!(OutcomeView<'_>),
        "distance" => schema_for!(DistanceView<'_>),
        "what-if" => schema_for!(WhatIfView<'_>),
        "school-data" => input::<SchoolDataInput>(),
        "suggestions" => schema_for!(SuggestionsView<'_>),
        "draft" => schema_for!(DraftView<'_>),
        "facts" => schema_for!(FactsView<'_>),
        "errors" => schema_for!(ErrorsOutput<'_>),
        "standard-set" => schema_for!(SetView<'_>),
        "standard-set-file" => input::<SetFile>(),
        "facts-file" => input::<FactsFile>(),
        "text-pack" => input::<TextPackInput>(),
        _ => return None,
    };
    serde_json::to_string_pretty(&schema).ok().map(|text| text + "\n")
}

/// The schema of an input. What may be left out may not be `null`: the reader takes no value for the absence of one.
fn input<T: JsonSchema>() -> Schema {
    let mut schema = schema_for!(T);
    without_null(&mut schema);
    schema
}

fn without_null(schema: &mut Schema) {
    let null = |schema: &Value| schema.get("type").is_some_and(|name| name == "null");
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(options)) = schema.get_mut("anyOf") {
        options.retain(|option| !null(option));
        if let [Value::Object(only)] = options.as_slice() {
            let only = only.clone();
            schema.remove("anyOf");
            only.into_iter().for_each(|(name, value)| drop(schema.insert(name, value)));
        }
    }
    transform_subschemas(&mut without_null, schema);
}

/// What a school says of itself: a set (or a type of school and a day), and verdicts.
#[derive(JsonSchema)]
#[schemars(rename = "Assessment", deny_unknown_fields)]
#[schemars(extend("anyOf" = [{ "required": ["standard_set"] }, { "required": ["school_type", "assessed_on"] }]))]
struct AssessmentInput {
    /// The id of a standard set.
    standard_set: Option<String>,
    /// The type of school; with `assessed_on` it finds the set.
    school_type: Option<SchoolType>,
    /// The school.
    #[schemars(default)]
    school: School,
    /// Two consecutive years.
    #[schemars(regex(pattern = r"^\d{4}-\d{4}$"))]
    school_year: Option<String>,
    /// The day of the assessment.
    assessed_on: Option<Date>,
    /// By criterion.
    ratings: BTreeMap<String, RatingInput>,
    /// The paths whose verdict data suggested and no person has confirmed.
    #[schemars(default)]
    suggested: Vec<String>,
    /// What other software keeps with it: any JSON, kept and never read.
    #[schemars(default)]
    annotations: Value,
}

/// What is known of a school: facts, and as much of an assessment as there is.
#[derive(JsonSchema)]
#[schemars(rename = "SchoolData", deny_unknown_fields)]
#[schemars(extend("anyOf" = [{ "required": ["standard_set"] }, { "required": ["school_type", "assessed_on"] }]))]
struct SchoolDataInput {
    /// The id of a standard set.
    standard_set: Option<String>,
    /// The type of school; with `assessed_on` it finds the set.
    school_type: Option<SchoolType>,
    /// The school.
    #[schemars(default)]
    school: School,
    /// The last school year: the one a value without a year is of.
    #[schemars(regex(pattern = r"^\d{4}-\d{4}$"))]
    school_year: String,
    /// The day of the assessment.
    assessed_on: Option<Date>,
    /// By key: see the list of facts of the set.
    facts: BTreeMap<FactKey, FactInput>,
    /// By criterion.
    #[schemars(default)]
    ratings: BTreeMap<String, RatingInput>,
    /// The paths whose verdict data suggested and no person has confirmed.
    #[schemars(default)]
    suggested: Vec<String>,
    /// What other software keeps with it: any JSON, kept and never read.
    #[schemars(default)]
    annotations: Value,
}

/// The name of a fact.
#[derive(JsonSchema, PartialEq, Eq, PartialOrd, Ord)]
struct FactKey(#[schemars(regex(pattern = "^[a-z0-9_]+$"))] String);

/// A value, or a table of values by school year, education level or person; or either with its unit.
#[derive(JsonSchema)]
#[schemars(rename = "FactValues", untagged)]
enum FactInput {
    /// A value of the school year of the input.
    Number(f64),
    /// Yes or no.
    YesNo(bool),
    /// A grade of the fact's scale.
    Grade(String),
    /// By school year, education level or person; or `value` with `unit`.
    Table(BTreeMap<String, FactInput>),
}

/// The vocabulary of school data.
#[derive(JsonSchema)]
#[schemars(rename = "FactsFile", deny_unknown_fields)]
struct FactsFile {
    /// The facts, in the order a form would ask them.
    facts: Vec<Fact>,
}

/// The rating of a criterion, in one of three shapes.
#[derive(JsonSchema)]
#[schemars(rename = "Rating", untagged)]
enum RatingInput {
    /// A verdict for every indicator of every level.
    All(VerdictInput),
    /// Every indicator up to a level met, every one above not met.
    Reached(ReachedInput),
    /// By level.
    ByLevel(BTreeMap<LevelNumber, LevelInput>),
}

#[derive(JsonSchema)]
#[schemars(rename = "Reached", deny_unknown_fields)]
struct ReachedInput {
    /// 0, or a level the criterion has.
    #[schemars(range(min = 0, max = 9))]
    reached: u8,
}

/// One digit.
#[derive(JsonSchema, PartialEq, Eq, PartialOrd, Ord)]
struct LevelNumber(#[schemars(regex(pattern = "^[1-9]$"))] String);

/// The rating of a level.
#[derive(JsonSchema)]
#[schemars(rename = "LevelRating", untagged)]
enum LevelInput {
    /// A verdict for every indicator of the level.
    All(VerdictInput),
    /// By letter.
    ByLetter(BTreeMap<String, VerdictInput>),
}

#[derive(JsonSchema)]
#[schemars(rename = "Verdict", rename_all = "snake_case")]
enum VerdictInput {
    Met,
    NotMet,
    NotAssessed,
    NotApplicable,
}

/// The official wording of a set, by path; an empty text is one not supplied yet.
#[derive(JsonSchema)]
#[schemars(rename = "TextPack", deny_unknown_fields)]
struct TextPackInput {
    /// The set.
    standard_set: String,
    /// Where the wording was taken from.
    source: Option<String>,
    /// By path.
    official_text: BTreeMap<String, String>,
}

/// All that is wrong with an input, in its order.
#[derive(JsonSchema)]
#[schemars(rename = "Errors")]
struct ErrorsOutput<'a> {
    errors: Vec<ProblemView<'a>>,
}
