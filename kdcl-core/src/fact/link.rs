//! Looks the names in facts up once: which are parts of which, what a rate is computed from.

use std::collections::HashMap;

use crate::error::{Quoted, StandardSetError};
use crate::input::Reader;

use super::vocabulary::{Links, Per, Rate, Vocabulary};
use super::{Fact, FactPer, FactValue, RateOf, Unit};

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
