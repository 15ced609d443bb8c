//! The facts of a set, with the names in them looked up once.
//!
//! INVARIANT: a number in here is the place of a fact of the same vocabulary.

use std::collections::HashMap;

use serde::Serialize;

use crate::DATA_VERSION;
use crate::packed::{Bytes, Packed};

use super::Fact;

/// The facts that can be asked of the schools of a set.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Vocabulary {
    pub(super) facts: Vec<Fact>,
    pub(super) links: Vec<Links>,
    pub(super) by_key: HashMap<String, usize>,
}

/// The facts a fact refers to, by place.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Links {
    pub(super) part_of: Option<usize>,
    pub(super) of: Option<Rate>,
    pub(super) from_rates: Option<Rate>,
    pub(super) persons: Vec<usize>,
    pub(super) per: Per,
    /// Whether the counts of the levels of a school add up to the school's.
    pub(super) additive: bool,
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

crate::packed::packed! {
    Links { part_of, of, from_rates, persons, per, additive }
    Per { education_level, person, school_year }
    Rate { part, whole, percent }
}

impl Packed for Vocabulary {
    fn pack(&self, to: &mut Vec<u8>) {
        self.facts.pack(to);
        self.links.pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let (facts, links) = (Vec::<Fact>::unpack(from)?, Packed::unpack(from)?);
        let by_key = facts.iter().enumerate().map(|(place, fact)| (fact.key.clone(), place)).collect();
        Some(Self { facts, links, by_key })
    }
}
