//! Reads facts from the vocabulary file, or from a set file that brings facts of its own.

use once_cell::sync::OnceCell;

use crate::baked::trees::{self, unbake};
use crate::error::{Quoted, StandardSetError};
use crate::exact::Exact;
use crate::input::{Fields, Node, Reader};
use crate::vocabulary::SchoolType;

use super::{Fact, FactPer, FactValue, Grade, RateOf, Unit};

type Tree<'n> = &'n Node<'n>;

/// The most a count may be where nothing else is said: no school has a million of anything.
const MOST: i64 = 1_000_000;

static BUILTIN: OnceCell<Result<Vec<Fact>, StandardSetError>> = OnceCell::new();

/// The facts that come with the library, of all types of school.
pub(crate) fn builtin() -> Result<&'static [Fact], StandardSetError> {
    let loaded = BUILTIN.get_or_init(|| {
        unbake("facts", trees::FACTS, |node| {
            let mut reader = Reader::default();
            let facts = facts(&mut reader, node);
            reader.finish(facts)
        })
    });
    loaded.as_deref().map_err(Clone::clone)
}

/// The whole vocabulary file.
fn facts<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<Vec<Fact>> {
    let mut facts = None;
    r.table(node, &Fields { required: &["facts"], optional: &[] }, |r, _, list| facts = r.list(list, fact))?;
    facts
}

/// One fact.
pub(crate) fn fact<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<Fact> {
    const FIELDS: Fields = Fields {
        required: &["key", "meaning", "unit", "value", "per", "school_types"],
        optional: &[
            "least",
            "most",
            "part_of",
            "split",
            "of",
            "from_rates",
            "persons",
            "scale",
            "table",
            "criterion",
            "given_in",
        ],
    };
    let (mut key, mut meaning, mut unit, mut value, mut per, mut school_types) = (None, None, None, None, None, None);
    let (mut least, mut most, mut part_of, mut split, mut of, mut from_rates) = (None, None, None, None, None, None);
    let (mut persons, mut scale, mut table, mut criterion, mut given_in) =
        (Some(Vec::new()), Some(Vec::new()), None, None, None);
    r.table(node, &FIELDS, |r, field, node| match field {
        "key" => key = fact_key(r, node),
        "meaning" => meaning = r.words(node),
        "unit" => unit = r.choice(node, Unit::NAMES),
        "value" => value = r.choice(node, FactValue::NAMES),
        "per" => per = r.list(node, |r, item| r.choice(item, FactPer::NAMES)),
        "school_types" => school_types = r.list(node, |r, item| r.choice(item, SchoolType::NAMES)),
        "least" => least = r.exact(node),
        "most" => most = r.exact(node),
        "part_of" => part_of = r.tidy(node),
        "split" => split = r.tidy(node),
        "of" => of = rate_of(r, node),
        "from_rates" => from_rates = rate_of(r, node),
        "persons" => persons = r.list(node, Reader::tidy),
        "scale" => scale = r.list(node, grade),
        "table" => table = r.tidy(node),
        "criterion" => criterion = r.tidy(node),
        _ => given_in = r.choice(node, &[("school", ())]).map(|()| "school".to_owned()),
    })?;
    let (unit, value, scale) = (unit?, value?, scale?);
    // A grade without a scale could not be read, nor a scale be used by anything else.
    if (value == FactValue::Grade) == scale.is_empty() {
        r.fail(StandardSetError::GradeNeedsScale {});
        return None;
    }
    let (lowest, highest) = bounds(unit, value);
    Some(Fact {
        key: key?,
        meaning: meaning?,
        unit,
        value,
        per: per?,
        least: least.or(lowest),
        most: most.or(highest),
        part_of,
        split,
        of,
        from_rates,
        persons: persons?,
        scale,
        table,
        school_types: school_types?,
        criterion,
        given_in,
    })
}

/// What a value can be at all: no count is negative, and no share is over 100 %.
fn bounds(unit: Unit, value: FactValue) -> (Option<Exact>, Option<Exact>) {
    match (value, unit) {
        (FactValue::YesNo | FactValue::Grade, _) | (FactValue::Decimal, Unit::Number) => (None, None),
        (_, Unit::Percent) => (Some(Exact::from(0)), Some(Exact::from(100))),
        (FactValue::Integer, _) => (Some(Exact::from(0)), Some(Exact::from(MOST))),
        (FactValue::Decimal, _) => (Some(Exact::from(0)), None),
    }
}

fn rate_of<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<RateOf> {
    let (mut part, mut whole) = (None, Some(Vec::new()));
    r.table(node, &Fields { required: &["part"], optional: &["whole"] }, |r, field, value| {
        let names = r.list(value, Reader::tidy);
        if field == "part" { part = names } else { whole = names }
    })?;
    Some(RateOf { part: part?, whole: whole? })
}

fn grade<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<Grade> {
    let (mut name, mut vi, mut en) = (None, None, None);
    r.table(node, &Fields { required: &["name", "vi", "en"], optional: &[] }, |r, field, value| match field {
        "name" => name = fact_key(r, value),
        "vi" => vi = r.tidy(value),
        _ => en = r.tidy(value),
    })?;
    Some(Grade { name: name?, vi: vi?, en: en? })
}

/// A name of lower-case letters, digits and `_`.
pub(crate) fn fact_key<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<String> {
    let key = r.short_text(node)?;
    let form = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    if key.is_empty() || !key.chars().all(form) {
        r.fail(StandardSetError::InvalidCode { value: Quoted::new(key), form: "teachers_above_standard" });
        return None;
    }
    Some(key.to_owned())
}
