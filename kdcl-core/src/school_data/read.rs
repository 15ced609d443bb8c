//! Reads facts from their tree: every value with its unit, bounds, year, level and person.
//!
//! A part cannot be held against its whole before both are read, and what is wrong is told in the order of the input;
//! so the facts are read twice, first for their values and then for what is wrong with them.

use crate::assessment::{SchoolYear, read_document, read_school};
use crate::catalogue::Catalogue;
use crate::date::Date;
use crate::error::{FactsError, JsonError, Names, Quoted, ValueKind};
use crate::exact::Exact;
use crate::fact::{Fact, FactPer, FactValue, Unit};
use crate::input::{Fields, Node, Reader};
use crate::standard_set::StandardSet;
use crate::text::Text;
use crate::vocabulary::EducationLevel;

use super::SchoolData;
use super::values::{At, Entry, Value, Values};

type Tree<'n> = &'n Node<'n>;

const FIELDS: Fields = Fields {
    required: &["school_year", "facts"],
    optional: &["standard_set", "school_type", "school", "assessed_on", "ratings", "suggested", "annotations"],
};

/// The name of a person is a label such as `head`, or a name; no form has a longer one.
const LONGEST_NAME: usize = 64;

/// The most years or persons a fact is read for: each is looked for among the others.
const MOST_VALUES: usize = 100;

pub(super) fn school_data<'n, 'c>(
    r: &mut Reader<'n>,
    catalogue: &'c Catalogue,
    node: Tree<'n>,
) -> Option<SchoolData<'c>> {
    // What a value means depends on the school and the year, wherever in the input these stand.
    let field = |name: &str| match node {
        Node::Table(entries) => entries.iter().find(|(own, _)| own == name).map(|(_, value)| value),
        _ => None,
    };
    let mut quiet = Reader::default();
    let school = field("school").map(|node| read_school(&mut quiet, node)).unwrap_or_default();
    let year = match field("school_year") {
        Some(Node::Text(text)) => text.parse().ok(),
        _ => None,
    };
    let has_day = field("assessed_on").is_some();
    let mut values = None;
    let assessment = read_document(r, catalogue, node, &FIELDS, |r, field, set, node| {
        let Some(set) = set else { return };
        match field {
            "assessed_on" | "school_year" => established(r, set, node, has_day),
            "facts" => {
                let mut facts = Facts { set, year, values: Values::new(set, &school), earlier: None };
                facts.read(&mut Reader::default(), node);
                let earlier = facts.values;
                let mut facts = Facts { set, year, values: Values::new(set, &school), earlier: Some(&earlier) };
                facts.read(r, node);
                values = Some(facts.values);
            }
            _ => {}
        }
    })?;
    Some(SchoolData { assessment, school_year: year?, values: values? })
}

/// Whether anything is established of what numbers mean on that day, or in that school year: where no day is given, all
/// of the year must lie in the time for which something is.
fn established(r: &mut Reader<'_>, set: &StandardSet, node: &Node<'_>, has_day: bool) {
    let (Some(advisory), Node::Text(text)) = (set.advisory(), node) else { return };
    let until = advisory.until;
    let over = match (text.parse::<Date>(), text.parse::<SchoolYear>()) {
        (Ok(day), _) => until < day,
        (_, Ok(year)) => !if has_day { year.begins_by(until) } else { year.ends_by(until) },
        _ => false,
    };
    if over {
        let citation = Text::in_both(|language| advisory.citation.in_language(language));
        r.fail(FactsError::NotEstablished { document: set.document().to_owned(), until, citation });
    }
}

/// The facts of an input, as they are read.
struct Facts<'s> {
    set: &'s StandardSet,
    year: Option<SchoolYear>,
    values: Values,
    /// All values of the input, once they have been read.
    earlier: Option<&'s Values>,
}

impl Facts<'_> {
    fn read<'n>(&mut self, r: &mut Reader<'n>, node: Tree<'n>) {
        r.entries(node, |r, key, value| {
            let vocabulary = self.set.vocabulary();
            let Some((number, fact)) =
                vocabulary.number(key).and_then(|number| Some((number, vocabulary.get(number)?)))
            else {
                let similar = Names::new(similar(self.set.facts(), key));
                let (fact, standard_set) = (Quoted::new(key), self.set.id().to_owned());
                r.fail(FactsError::UnknownFact { fact, standard_set, similar });
                return;
            };
            if fact.given_in.is_some() {
                r.fail(FactsError::GivenInSchool { fact: fact.key.clone() });
                return;
            }
            self.with_unit(r, number, fact, value);
        });
    }

    /// The value of a fact, or a table of it and its unit.
    fn with_unit<'n>(&mut self, r: &mut Reader<'n>, number: usize, fact: &Fact, node: Tree<'n>) {
        let is_wrapper = |name: &str| matches!(name, "value" | "unit");
        let wrapped = matches!(node, Node::Table(entries) if entries.iter().any(|(name, _)| is_wrapper(name)));
        if !wrapped {
            return self.outermost(r, number, fact, node);
        }
        r.table(node, &Fields { required: &["value"], optional: &["unit"] }, |r, field, value| {
            if field == "value" {
                self.outermost(r, number, fact, value);
            } else if let Some(unit) = r.text(value).filter(|unit| *unit != fact.unit.name()) {
                r.fail(FactsError::WrongUnit { unit: Quoted::new(unit), expected: fact.unit });
            }
        });
    }

    /// By person or by education level, where the fact has these.
    fn outermost<'n>(&mut self, r: &mut Reader<'n>, number: usize, fact: &Fact, node: Tree<'n>) {
        let Node::Table(entries) = node else {
            if fact.is_per(FactPer::Person) {
                return r.fail(FactsError::PersonNeeded {});
            }
            return self.by_year(r, number, fact, At::default(), node);
        };
        if entries.len() > MOST_VALUES {
            return r.fail(FactsError::TooManyValues { found: entries.len(), limit: MOST_VALUES });
        }
        if fact.is_per(FactPer::Person) {
            r.entries(node, |r, name, value| {
                let length = name.chars().count();
                if length > LONGEST_NAME {
                    return r.fail(JsonError::StringTooLong { length, limit: LONGEST_NAME });
                }
                // A name is printed; what could turn or control the text of a terminal is no part of one.
                if name.trim().is_empty() || Quoted::new(name).as_str() != name {
                    return r.fail(JsonError::UntidyText { text: Quoted::new(name) });
                }
                if name.parse::<SchoolYear>().is_ok() {
                    return r.fail(FactsError::PersonNeeded {});
                }
                let person = self.values.person(name);
                self.by_year(r, number, fact, At { person, ..At::default() }, value);
            });
            return;
        }
        let is_level = |name: &str| EducationLevel::from_name(name);
        if fact.is_per(FactPer::EducationLevel) && entries.iter().any(|(name, _)| is_level(name).is_some()) {
            r.entries(node, |r, name, value| {
                let Some(level) = is_level(name) else {
                    let expected = Names::new(self.set.education_levels().iter().map(|level| level.name()));
                    return r.fail(JsonError::UnknownValue { value: Quoted::new(name), expected });
                };
                let taught = self.values.taught().unwrap_or(self.set.education_levels());
                if !taught.contains(&level) {
                    return r.fail(FactsError::EducationLevelNotTaught { education_level: level });
                }
                self.by_year(r, number, fact, At { level: Some(level), ..At::default() }, value);
            });
            return;
        }
        self.by_year(r, number, fact, At::default(), node);
    }

    fn by_year<'n>(&mut self, r: &mut Reader<'n>, number: usize, fact: &Fact, at: At, node: Tree<'n>) {
        if !fact.is_per(FactPer::SchoolYear) {
            return self.one(r, number, fact, at, node);
        }
        let Node::Table(entries) = node else {
            return self.one(r, number, fact, At { year: self.year, ..at }, node);
        };
        if entries.len() > MOST_VALUES {
            return r.fail(FactsError::TooManyValues { found: entries.len(), limit: MOST_VALUES });
        }
        r.entries(node, |r, name, value| match name.parse::<SchoolYear>() {
            Ok(year) => self.one(r, number, fact, At { year: Some(year), ..at }, value),
            Err(error) => r.fail(error),
        });
    }

    fn one<'n>(&mut self, r: &mut Reader<'n>, number: usize, fact: &Fact, at: At, node: Tree<'n>) {
        let Some(value) = value(r, fact, node) else { return };
        self.values.add(number, Entry { at, value });
        if let (Some(earlier), Value::Number(value)) = (self.earlier, value) {
            self.held_against_whole(r, earlier, number, fact, at, value);
        }
    }

    /// Notes a part that is more than its whole, and parts that are so together.
    fn held_against_whole(
        &self,
        r: &mut Reader<'_>,
        earlier: &Values,
        number: usize,
        fact: &Fact,
        at: At,
        value: Exact,
    ) {
        let vocabulary = self.set.vocabulary();
        self.shares_held_against_all(r, earlier, number, at);
        let Some(whole_number) = vocabulary.part_of(number) else { return };
        let (Some(whole), Some(of)) = (vocabulary.get(whole_number), earlier.whole(vocabulary, whole_number, at))
        else {
            return;
        };
        // Two shares may each be rounded to whole percents, and so be a percent apart where they are equal.
        let most = if fact.unit == Unit::Percent { of.plus(Exact::from(1)) } else { Some(of) };
        if most.is_some_and(|most| value > most) {
            let (part, whole) = (fact.key.clone(), whole.key.clone());
            return r.fail(FactsError::PartExceedsWhole { part, value, whole, of });
        }
        if fact.split.is_none() {
            return;
        }
        let same = |(place, other): &(usize, &Fact)| {
            vocabulary.part_of(*place) == Some(whole_number) && other.split == fact.split
        };
        let parts = self.set.facts().iter().enumerate().filter(same);
        let given: Vec<(usize, &Fact, Exact)> =
            parts.filter_map(|(place, other)| Some((place, other, earlier.count(vocabulary, place, at)?))).collect();
        let sum = given.iter().try_fold(Exact::from(0), |sum, (_, _, value)| sum.plus(*value));
        // Told once, at the last of them.
        if let (Some(sum), Some((last, ..))) = (sum, given.last())
            && sum > of
            && *last == number
        {
            let (parts, whole) = (Names::new(given.iter().map(|(_, part, _)| &part.key)), whole.key.clone());
            r.fail(FactsError::PartsExceedWhole { parts, sum, whole, of });
        }
    }
}

impl Facts<'_> {
    /// Notes shares of the same thing that do not overlap and are together more than all of it, by more than rounding
    /// each to whole percents explains.
    fn shares_held_against_all(&self, r: &mut Reader<'_>, earlier: &Values, number: usize, at: At) {
        let vocabulary = self.set.vocabulary();
        for sum_of in (0..self.set.facts().len()).filter_map(|fact| vocabulary.rates_of(fact)) {
            if sum_of.part.last() != Some(&number) || !sum_of.whole.is_empty() {
                continue;
            }
            let shares = sum_of.part.iter().map(|part| earlier.count(vocabulary, *part, at));
            let Some(sum) = shares.reduce(|sum, share| sum?.plus(share?)).flatten() else { continue };
            let parts = i64::try_from(sum_of.part.len()).unwrap_or(i64::MAX);
            if sum > Exact::from(parts.saturating_div(2).saturating_add(100)) {
                let names = sum_of.part.iter().filter_map(|part| Some(&vocabulary.get(*part)?.key));
                let (parts, whole, of) = (Names::new(names), "100 %".to_owned(), Exact::from(100));
                r.fail(FactsError::PartsExceedWhole { parts, sum, whole, of });
            }
        }
    }
}

/// A plain value, within the bounds of its fact.
fn value<'n>(r: &mut Reader<'n>, fact: &Fact, node: Tree<'n>) -> Option<Value> {
    if let Node::Table(_) = node {
        let per = Text::in_both(|language| {
            let each: Vec<_> = fact.per.iter().map(|per| per.title().in_language(language).to_owned()).collect();
            each.join(", ")
        });
        r.fail(FactsError::NoSuchTable { per });
        return None;
    }
    match fact.value {
        FactValue::YesNo => r.boolean(node).map(Value::YesNo),
        FactValue::Grade => {
            let names: Vec<(&str, usize)> =
                fact.scale.iter().enumerate().map(|(place, grade)| (grade.name.as_str(), place)).collect();
            r.choice(node, &names).map(Value::Grade)
        }
        FactValue::Integer | FactValue::Decimal => number(r, fact, node).map(Value::Number),
    }
}

fn number(r: &mut Reader<'_>, fact: &Fact, node: &Node<'_>) -> Option<Exact> {
    if !matches!(node, Node::Integer(_) | Node::Decimal(_)) {
        let due = if fact.value == FactValue::Integer { ValueKind::Integer } else { ValueKind::Decimal };
        r.wrong_type(due, node);
        return None;
    }
    let value = r.exact(node)?;
    if fact.value == FactValue::Integer && !value.is_whole() {
        r.fail(FactsError::NotWhole { value });
        return None;
    }
    if fact.least.is_some_and(|least| value < least) || fact.most.is_some_and(|most| most < value) {
        r.fail(FactsError::OutOfBounds { value, bounds: bounds(fact) });
        return None;
    }
    Some(value)
}

fn bounds(fact: &Fact) -> Text {
    let unit = fact.unit.title();
    let words = |from: &str, to: &str, unit: &str| {
        let least = fact.least.map(|least| format!("{from} {}", least.to_decimals(6))).unwrap_or_default();
        let most = fact.most.map(|most| format!("{to} {}", most.to_decimals(6))).unwrap_or_default();
        [least.as_str(), most.as_str(), unit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    Text { vi: words("từ", "đến", &unit.vi), en: words("from", "to", &unit.en) }
}

/// The keys most like one that is not known.
fn similar<'f>(facts: &'f [Fact], key: &str) -> Vec<&'f str> {
    let key: String = key.chars().take(LONGEST_NAME).collect();
    let likeness = |fact: &&Fact| (strsim::jaro_winkler(&fact.key, &key) * 1000.0).round();
    let mut close: Vec<(f64, &str)> = facts.iter().map(|fact| (likeness(&fact), fact.key.as_str())).collect();
    close.sort_by(|one, other| other.0.total_cmp(&one.0));
    close.into_iter().take(3).map(|(_, key)| key).collect()
}
