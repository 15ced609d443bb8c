//! Reads conditions from the tree of a set file: their shape only; [`super::resolve`] looks the names up.

use crate::error::{JsonError, ValueKind};
use crate::fact::fact_key;
use crate::input::{Fields, Node, Reader};

use super::{Comparator, Compare, Condition, FactRef, GradeRef, Predicate, Threshold, Variant};

type Tree<'n> = &'n Node<'n>;

/// The longest window of years: longer than any circular's.
const MOST_YEARS: i64 = 10;

/// The fields each form has.
const FORMS: [(&str, &[&str]); 11] = [
    ("compare", &["fact", "comparator", "threshold"]),
    ("every_year", &["years", "of"]),
    ("count_years", &["years", "at_least", "of"]),
    ("trend", &["years", "facts", "doubt"]),
    ("any_of", &["of"]),
    ("all_of", &["of"]),
    ("when", &["applies", "then"]),
    ("each_person", &["fact", "of"]),
    ("variants", &["of"]),
    ("last_year", &["years", "doubt", "of"]),
    ("readings", &["doubt", "chosen", "other"]),
];

/// A list of conditions that must all hold.
pub(crate) fn conditions<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<Vec<Condition>> {
    r.some(node, condition)
}

/// What the fields of one condition say, whichever form it has.
#[derive(Default)]
struct Found {
    fact: Option<FactRef>,
    facts: Option<Vec<FactRef>>,
    comparator: Option<Comparator>,
    threshold: Option<Threshold>,
    years: Option<u8>,
    at_least: Option<u8>,
    area_doubt: Option<String>,
    doubt: Option<String>,
    of: Option<Vec<Condition>>,
    variants: Option<Vec<Variant>>,
    applies: Option<Compare>,
    then: Option<Vec<Condition>>,
    chosen: Option<Vec<Condition>>,
    other: Option<Vec<Condition>>,
}

fn condition<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<Condition> {
    let form = form(r, node)?;
    let mut found = Found::default();
    let required = FORMS.iter().find(|(name, _)| *name == form).map(|(_, fields)| *fields)?;
    let optional: &[&str] = match form {
        "every_year" => &["form", "area_doubt"],
        "variants" => &["form", "doubt"],
        _ => &["form"],
    };
    r.table(node, &Fields { required, optional }, |r, field, value| match field {
        "form" => {}
        "fact" => found.fact = fact(r, value),
        "facts" => found.facts = r.some(value, fact),
        "comparator" => found.comparator = comparator(r, value),
        "threshold" => found.threshold = threshold(r, value),
        "years" => found.years = r.number(value, 1, MOST_YEARS),
        "at_least" => found.at_least = r.number(value, 1, MOST_YEARS),
        "area_doubt" => found.area_doubt = r.tidy(value),
        "doubt" => found.doubt = r.tidy(value),
        "applies" => found.applies = compare(r, value),
        "then" => found.then = conditions(r, value),
        "chosen" => found.chosen = conditions(r, value),
        "other" => found.other = conditions(r, value),
        _ if form == "variants" => found.variants = r.some(value, variant),
        _ => found.of = conditions(r, value),
    })?;
    Some(match form {
        "compare" => Condition::Compare(Compare {
            fact: found.fact?,
            comparator: found.comparator?,
            threshold: found.threshold?,
        }),
        "every_year" => Condition::EveryYear { years: found.years?, area_doubt: found.area_doubt, of: found.of? },
        "count_years" => Condition::CountYears { years: found.years?, at_least: found.at_least?, of: found.of? },
        "trend" => Condition::Trend { years: found.years?, facts: found.facts?, doubt: found.doubt? },
        "any_of" => Condition::AnyOf { of: found.of? },
        "all_of" => Condition::AllOf { of: found.of? },
        "when" => Condition::When { applies: found.applies?, then: found.then? },
        "each_person" => Condition::EachPerson { fact: found.fact?, of: found.of? },
        "variants" => Condition::Variants { doubt: found.doubt, of: found.variants? },
        "last_year" => Condition::LastYear { years: found.years?, doubt: found.doubt?, of: found.of? },
        _ => Condition::Readings { doubt: found.doubt?, chosen: found.chosen?, other: found.other? },
    })
}

/// The form a condition says it has: it decides which fields it may have, so it is looked at first.
fn form<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<&'static str> {
    let Node::Table(entries) = node else {
        r.wrong_type(ValueKind::Table, node);
        return None;
    };
    let Some((name, value)) = entries.iter().find(|(name, _)| name == "form") else {
        r.within("form", |r| r.fail(JsonError::MissingField { field: "form" }));
        return None;
    };
    let names: Vec<(&str, &'static str)> = FORMS.iter().map(|(name, _)| (*name, *name)).collect();
    r.within(name, |r| r.choice(value, &names))
}

/// A comparison that stands where no other form can.
fn compare<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<Compare> {
    let (mut own, mut how, mut with) = (None, None, None);
    let fields = Fields { required: &["fact", "comparator", "threshold"], optional: &[] };
    r.table(node, &fields, |r, field, value| match field {
        "fact" => own = fact(r, value),
        "comparator" => how = comparator(r, value),
        _ => with = threshold(r, value),
    })?;
    Some(Compare { fact: own?, comparator: how?, threshold: with? })
}

fn variant<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<Variant> {
    let (mut predicates, mut of) = (None, None);
    r.table(node, &Fields { required: &["variant", "of"], optional: &[] }, |r, field, value| {
        if field == "variant" {
            predicates = r.some(value, |r, item| r.choice(item, Predicate::NAMES));
        } else {
            of = conditions(r, value);
        }
    })?;
    Some(Variant::new(predicates?, of?))
}

fn comparator<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<Comparator> {
    let names: Vec<_> = Comparator::NAMES.iter().filter(|(_, own)| *own != Comparator::Shown).copied().collect();
    r.choice(node, &names)
}

fn threshold<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<Threshold> {
    Some(match node {
        Node::Boolean(answer) => Threshold::YesNo(*answer),
        Node::Text(_) => Threshold::Grade(GradeRef { name: fact_key(r, node)?, place: 0 }),
        _ => Threshold::Number(r.exact(node)?),
    })
}

fn fact<'n>(r: &mut Reader<'n>, node: Tree<'n>) -> Option<FactRef> {
    Some(FactRef { key: fact_key(r, node)?, number: usize::MAX })
}
