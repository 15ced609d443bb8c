//! Which facts are worth asking for next.
//!
//! A fact is worth more the more undecided indicators its answer alone would leave with nothing missing; then the more
//! it bears on at all. INVARIANT: every fact a suggestion misses is in exactly one question.

use serde::Serialize;

use crate::assessment::SchoolYear;
use crate::fact::{Fact, Unit};
use crate::text::Text;

use super::{Missing, Suggested, Suggestion};

/// A fact that is not known and that undecided indicators need.
///
/// ```
/// let data = kdcl_core::Catalogue::builtin().school_data(r#"{
///     "standard_set": "tt19-2018-mam-non", "school": { "difficult_area": true }, "school_year": "2019-2020",
///     "facts": { "attendance_rate_age_5": 93.5 }
/// }"#)?;
/// let suggestions = data.suggest();
/// let question = suggestions.questions.iter().find(|question| question.fact.key == "attendance_rate_under_5");
/// assert_eq!(question.map(|question| question.bears_on.as_slice()), Some(["5.4/1/a", "5.4/2/a"].as_slice()));
/// # Ok::<(), kdcl_core::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Question<'d> {
    /// The place of the fact in the vocabulary of the set.
    number: usize,
    /// The fact.
    pub fact: &'d Fact,
    /// The undecided indicators that need it, in the order of the set.
    pub bears_on: Vec<&'d str>,
    /// How many of these would have nothing missing any more.
    pub settles: usize,
    /// The school years it is missing for, oldest first; none for a fact that has no years.
    pub years: Vec<SchoolYear>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Question"))]
struct QuestionView<'a> {
    fact: &'a str,
    unit: Unit,
    meaning: &'a Text,
    bears_on: &'a [&'a str],
    settles: usize,
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    years: &'a [SchoolYear],
}

impl Serialize for Question<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { fact, bears_on, settles, years, .. } = self;
        QuestionView { fact: &fact.key, unit: fact.unit, meaning: &fact.meaning, bears_on, settles: *settles, years }
            .serialize(serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Question<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        QuestionView::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        QuestionView::json_schema(generator)
    }
}

/// The questions, the most worth asking first; equal ones in the order of the vocabulary.
pub(super) fn questions<'d>(suggestions: &[Suggestion<'d>], facts: usize) -> Vec<Question<'d>> {
    let mut questions: Vec<Question<'d>> = Vec::new();
    let mut place_of: Vec<Option<usize>> = vec![None; facts];
    for own in suggestions.iter().filter(|own| own.suggested == Suggested::Undetermined) {
        for Missing { number, fact, years } in &own.missing {
            let Some(slot) = place_of.get_mut(*number) else { continue };
            let place = *slot.get_or_insert_with(|| {
                questions.push(Question { number: *number, fact, bears_on: Vec::new(), settles: 0, years: Vec::new() });
                questions.len().saturating_sub(1)
            });
            let Some(question) = questions.get_mut(place) else { continue };
            question.bears_on.push(own.path);
            // A doubt keeps an indicator open whatever becomes known.
            let alone = own.missing.len() == 1 && own.doubts.is_empty();
            question.settles = question.settles.saturating_add(usize::from(alone));
            question
                .years
                .extend(years.iter().copied().filter(|year| !question.years.contains(year)).collect::<Vec<_>>());
        }
    }
    for question in &mut questions {
        question.years.sort_unstable();
    }
    let worth = |question: &Question<'_>| core::cmp::Reverse((question.settles, question.bears_on.len()));
    questions.sort_by_key(|question| (worth(question), question.number));
    questions
}
