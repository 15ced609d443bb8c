//! The facts of a set, with the names in them looked up once.
//!
//! INVARIANT: a number in here is the place of a fact of the same vocabulary.

use std::collections::HashMap;

use serde::Serialize;

use crate::DATA_VERSION;
use crate::error::{Quoted, StandardSetError};
use crate::input::Reader;

use super::{Fact, FactPer, FactValue, RateOf, Unit};

/// The facts that can be asked of the schools of a set.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Vocabulary {
    facts: Vec<Fact>,
    links: Vec<Links>,
    by_key: HashMap<String, usize>,
}

/// The facts a fact refers to, by place.
#[derive(Debug, Clone, PartialEq, Default)]
struct Links {
    part_of: Option<usize>,
    of: Option<Rate>,
    from_rates: Option<Rate>,
    persons: Vec<usize>,
    per: Per,
    /// Whether the counts of the levels of a school add up to the school's.
    additive: bool,
}

/// What a fact has a value for each of.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Per {
    pub(crate) education_level: bool,
    pub(crate) person: bool,
    pub(crate) school_year: bool,
}

/// What a rate follows from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rate {
    pub(crate) part: Vec<usize>,
    pub(crate) whole: Vec<usize>,
    pub(crate) percent: bool,
}

impl Vocabulary {
    /// Links the facts of a set; notes what is named twice or does not exist. The reader stands at their list.
    pub(crate) fn new(r: &mut Reader<'_>, facts: Vec<Fact>) -> Self {
        let mut by_key = HashMap::with_capacity(facts.len());
        for (place, fact) in facts.iter().enumerate() {
            if by_key.insert(fact.key.clone(), place).is_some() {
                r.item(place, |r| r.fail(StandardSetError::DuplicateCode { value: Quoted::new(&fact.key) }));
            }
        }
        let links =
            facts.iter().enumerate().map(|(place, fact)| r.item(place, |r| link(r, &facts, fact, &by_key))).collect();
        Self { facts, links, by_key }
    }

    pub(crate) fn facts(&self) -> &[Fact] {
        &self.facts
    }

    pub(crate) fn get(&self, number: usize) -> Option<&Fact> {
        self.facts.get(number)
    }

    pub(crate) fn number(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    pub(crate) fn part_of(&self, number: usize) -> Option<usize> {
        self.links.get(number)?.part_of
    }

    /// Whether the counts of the levels of a school add up to the school's: of what is a part, or has parts.
    pub(crate) fn is_additive(&self, number: usize) -> bool {
        self.links.get(number).is_some_and(|links| links.additive)
    }

    /// What a fact has a value for each of.
    pub(crate) fn per(&self, number: usize) -> Per {
        self.links.get(number).map(|links| links.per).unwrap_or_default()
    }

    /// The counts a rate follows from.
    pub(crate) fn counts_of(&self, number: usize) -> Option<&Rate> {
        self.links.get(number)?.of.as_ref()
    }

    /// The rates a rate follows from.
    pub(crate) fn rates_of(&self, number: usize) -> Option<&Rate> {
        self.links.get(number)?.from_rates.as_ref()
    }

    /// The facts that add up to the number of persons it should be given for.
    pub(crate) fn persons(&self, number: usize) -> &[usize] {
        self.links.get(number).map(|links| links.persons.as_slice()).unwrap_or_default()
    }
}

fn link(r: &mut Reader<'_>, facts: &[Fact], fact: &Fact, by_key: &HashMap<String, usize>) -> Links {
    let mut find = |name: &String, number: bool| {
        let found = by_key.get(name).copied();
        let is_number = |place: usize| facts.get(place).is_some_and(|other| other.value.is_number());
        match found {
            None => r.fail(StandardSetError::UnknownFact { fact: Quoted::new(name) }),
            // A sum or a share of yes and no means nothing.
            Some(place) if number && !is_number(place) => r.fail(StandardSetError::NotANumber { fact: name.clone() }),
            Some(_) => {}
        }
        found
    };
    let mut rate = |rate: &RateOf| Rate {
        part: rate.part.iter().filter_map(|name| find(name, true)).collect(),
        whole: rate.whole.iter().filter_map(|name| find(name, true)).collect(),
        percent: fact.unit == Unit::Percent,
    };
    let of = fact.of.as_ref().map(&mut rate);
    let from_rates = fact.from_rates.as_ref().map(&mut rate);
    Links {
        of,
        from_rates,
        part_of: fact.part_of.as_ref().and_then(|name| find(name, true)),
        per: Per {
            education_level: fact.is_per(FactPer::EducationLevel),
            person: fact.is_per(FactPer::Person),
            school_year: fact.is_per(FactPer::SchoolYear),
        },
        additive: fact.value == FactValue::Integer && is_counted(facts, fact),
        persons: fact.persons.iter().filter_map(|name| find(name, true)).collect(),
    }
}

/// Whether a fact counts things: a part of a whole, or a whole that has parts. The largest of several classes does not.
fn is_counted(facts: &[Fact], fact: &Fact) -> bool {
    let names = |rate: &RateOf| rate.part.contains(&fact.key) || rate.whole.contains(&fact.key);
    let has_part = |other: &Fact| other.part_of.as_ref() == Some(&fact.key);
    fact.part_of.is_some() || facts.iter().any(|other| has_part(other) || other.of.as_ref().is_some_and(names))
}

/// The facts of a set as JSON.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Facts"))]
pub(crate) struct FactsView<'a> {
    schema_version: u8,
    data_version: &'a str,
    standard_set: &'a str,
    facts: &'a [Fact],
}

impl<'a> FactsView<'a> {
    pub(crate) fn new(standard_set: &'a str, vocabulary: &'a Vocabulary) -> Self {
        let (schema_version, data_version) = (crate::SCHEMA_VERSION, DATA_VERSION);
        Self { schema_version, data_version, standard_set, facts: &vocabulary.facts }
    }
}
