//! The facts of a set, and the conditions that use them.
//!
//! A set's vocabulary is what the library has for its types of school, then the quantities its circular names, then
//! the facts it brings itself.

use crate::condition::{Condition, Known, resolve};
use crate::error::{Quoted, StandardSetError};
use crate::exact::Exact;
use crate::fact::{Fact, FactPer, FactValue, Unit, Vocabulary};
use crate::input::Reader;
use crate::vocabulary::QuantityValue;

use super::file::{QuantityFile, SetFile};

/// The most facts a set may have: its data are read by looking for each among the others.
const MOST_FACTS: usize = 1000;

/// The facts that can be asked of the schools of a set.
pub(super) fn vocabulary(r: &mut Reader<'_>, file: &SetFile, known: &[Fact]) -> Vocabulary {
    let asked = |fact: &&Fact| fact.school_types.iter().any(|school_type| file.school_types.contains(school_type));
    let mut facts: Vec<Fact> = known.iter().filter(asked).cloned().collect();
    // A fact the library has for another type of school stays its own: two meanings of one key would mislead.
    let mut taken: Vec<String> = known.iter().map(|fact| fact.key.clone()).collect();
    let mut clash = |r: &mut Reader<'_>, key: &str| {
        if taken.iter().any(|own| own == key) {
            r.fail(StandardSetError::DuplicateCode { value: Quoted::new(key) });
            return true;
        }
        taken.push(key.to_owned());
        false
    };
    r.within("standards", |r| {
        for (place, standard) in file.standards.iter().enumerate() {
            r.item(place, |r| {
                for criterion in &standard.criteria {
                    let own = criterion.quantitative_indicators.iter();
                    for (key, quantity) in own.filter_map(|quantity| Some((quantity.fact.as_ref()?, quantity))) {
                        if !clash(r, key) {
                            facts.push(of_quantity(file, &criterion.code, key, quantity));
                        }
                    }
                }
            });
        }
    });
    r.within("facts", |r| {
        for (place, fact) in file.facts.iter().enumerate() {
            if !r.item(place, |r| clash(r, &fact.key)) {
                facts.push(fact.clone());
            }
        }
        if facts.len() > MOST_FACTS {
            r.fail(StandardSetError::TooManyFacts { found: facts.len(), limit: MOST_FACTS });
            facts.truncate(MOST_FACTS);
        }
        Vocabulary::new(r, facts)
    })
}

/// A quantity of a circular as a fact: its name is all the law says, so its bounds are those of its kind of number.
fn of_quantity(file: &SetFile, criterion: &str, key: &str, quantity: &QuantityFile) -> Fact {
    let (unit, value, least, most) = match quantity.value {
        Some(QuantityValue::Percent) => (Unit::Percent, FactValue::Decimal, Some(0), Some(100)),
        Some(QuantityValue::Integer) => (Unit::Number, FactValue::Integer, Some(0), Some(1_000_000)),
        _ => (Unit::Number, FactValue::Decimal, None, None),
    };
    Fact {
        key: key.to_owned(),
        meaning: quantity.name.clone(),
        unit,
        value,
        per: vec![FactPer::SchoolYear],
        least: least.map(Exact::from),
        most: most.map(Exact::from),
        part_of: None,
        split: None,
        of: None,
        from_rates: None,
        persons: Vec::new(),
        scale: Vec::new(),
        table: None,
        school_types: file.school_types.clone(),
        criterion: Some(criterion.to_owned()),
        given_in: None,
    }
}

/// Looks up what the conditions of a set name.
pub(super) fn resolve_conditions(r: &mut Reader<'_>, file: &mut SetFile, vocabulary: &Vocabulary) {
    let doubts: Vec<&str> = file.doubts.iter().map(|doubt| doubt.id.as_str()).collect();
    let known = Known::new(vocabulary, &doubts);
    let of =
        |r: &mut Reader<'_>, conditions: &mut [Condition]| r.within("conditions", |r| resolve(r, conditions, &known));
    r.within("standards", |r| {
        for (place, standard) in file.standards.iter_mut().enumerate() {
            r.item(place, |r| {
                r.within("criteria", |r| {
                    for (place, criterion) in standard.criteria.iter_mut().enumerate() {
                        r.item(place, |r| {
                            r.within("levels", |r| {
                                for (place, level) in criterion.levels.iter_mut().enumerate() {
                                    r.item(place, |r| {
                                        of(r, &mut level.conditions);
                                        for (_, indicator) in &mut level.indicators {
                                            of(r, &mut indicator.conditions);
                                        }
                                    });
                                }
                            });
                        });
                    }
                });
            });
        }
    });
}
