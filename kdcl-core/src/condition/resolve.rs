//! Looks up what conditions name: facts in the vocabulary, grades on their scales, doubts among the set's.

use crate::error::{Quoted, StandardSetError};
use crate::fact::{Fact, FactPer, FactValue, Vocabulary};
use crate::input::Reader;

use super::{Comparator, Compare, Condition, FactRef, Threshold};

/// What names are looked up in.
pub(crate) struct Known<'a> {
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) doubts: &'a [&'a str],
    /// Whether the facts of persons have one here.
    person: bool,
    /// Whether this is inside a window of years already.
    window: bool,
    /// Whether this is one of two readings already.
    reading: bool,
}

impl<'a> Known<'a> {
    pub(crate) fn new(vocabulary: &'a Vocabulary, doubts: &'a [&'a str]) -> Self {
        Self { vocabulary, doubts, person: false, window: false, reading: false }
    }
}

/// Looks up the names of conditions, and notes what is wrong with them; the reader stands at their list.
pub(crate) fn resolve(r: &mut Reader<'_>, conditions: &mut [Condition], known: &Known<'_>) {
    for (place, condition) in conditions.iter_mut().enumerate() {
        r.item(place, |r| one(r, condition, known));
    }
}

fn one(r: &mut Reader<'_>, condition: &mut Condition, known: &Known<'_>) {
    // A window of windows has no meaning in the law, and each level of it would multiply the work.
    let nested = match condition {
        Condition::EveryYear { .. } | Condition::CountYears { .. } | Condition::Trend { .. } => known.window,
        Condition::LastYear { .. } => known.window || known.reading,
        Condition::EachPerson { .. } => known.person,
        Condition::Readings { .. } => known.reading,
        _ => false,
    };
    if nested {
        return r.fail(StandardSetError::NestedCondition {});
    }
    let (inside, read) = (Known { window: true, ..*known }, Known { reading: true, ..*known });
    match condition {
        Condition::Compare(own) => compare(r, own, known),
        Condition::EveryYear { area_doubt, of, .. } => {
            if let Some(name) = area_doubt {
                r.within("area_doubt", |r| doubt(r, name, known));
            }
            r.within("of", |r| resolve(r, of, &inside));
        }
        Condition::CountYears { years, at_least, of } => {
            if at_least > years {
                let (at_least, available) = (usize::from(*at_least), usize::from(*years));
                r.within("at_least", |r| r.fail(StandardSetError::QuotaUnreachable { at_least, available }));
            }
            r.within("of", |r| resolve(r, of, &inside));
        }
        Condition::AnyOf { of } | Condition::AllOf { of } => r.within("of", |r| resolve(r, of, known)),
        Condition::Trend { facts, doubt: name, .. } => {
            r.within("doubt", |r| doubt(r, name, known));
            r.within("facts", |r| {
                for (place, fact) in facts.iter_mut().enumerate() {
                    r.item(place, |r| {
                        if find(r, fact, known).is_some_and(|fact| !fact.value.is_number()) {
                            r.fail(StandardSetError::NotANumber { fact: fact.key.clone() });
                        }
                    });
                }
            });
        }
        Condition::When { applies, then } => {
            r.within("applies", |r| compare(r, applies, known));
            r.within("then", |r| resolve(r, then, known));
        }
        Condition::EachPerson { fact, of } => {
            if find(r, fact, known).is_some_and(|fact| !fact.is_per(FactPer::Person)) {
                r.fail(StandardSetError::NotOfPersons { fact: fact.key.clone() });
            }
            r.within("of", |r| resolve(r, of, &Known { person: true, ..*known }));
        }
        Condition::Variants { doubt: name, of } => {
            if let Some(name) = name {
                r.within("doubt", |r| doubt(r, name, known));
            }
            r.within("of", |r| {
                for (place, branch) in of.iter_mut().enumerate() {
                    r.item(place, |r| r.within("of", |r| resolve(r, &mut branch.of, known)));
                }
            });
        }
        Condition::LastYear { doubt: name, of, .. } => {
            r.within("doubt", |r| doubt(r, name, known));
            r.within("of", |r| resolve(r, of, &inside));
        }
        Condition::Readings { doubt: name, chosen, other } => {
            r.within("doubt", |r| doubt(r, name, known));
            r.within("chosen", |r| resolve(r, chosen, &read));
            r.within("other", |r| resolve(r, other, &read));
        }
    }
}

fn doubt(r: &mut Reader<'_>, name: &str, known: &Known<'_>) {
    if !known.doubts.contains(&name) {
        r.fail(StandardSetError::UnknownCode { value: Quoted::new(name) });
    }
}

fn find<'a>(r: &mut Reader<'_>, fact: &mut FactRef, known: &Known<'a>) -> Option<&'a Fact> {
    let Some(number) = known.vocabulary.number(&fact.key) else {
        r.fail(StandardSetError::UnknownFact { fact: Quoted::new(&fact.key) });
        return None;
    };
    fact.number = number;
    known.vocabulary.get(number)
}

fn compare(r: &mut Reader<'_>, compare: &mut Compare, known: &Known<'_>) {
    let Some(fact) = find(r, &mut compare.fact, known) else { return };
    if fact.is_per(FactPer::Person) && !known.person {
        r.fail(StandardSetError::OfPersons { fact: fact.key.clone() });
    }
    let fits = match (&mut compare.threshold, fact.value) {
        (Threshold::Number(_), FactValue::Integer | FactValue::Decimal) => true,
        (Threshold::YesNo(_), FactValue::YesNo) => compare.comparator == Comparator::Exactly,
        (Threshold::Grade(grade), FactValue::Grade) => {
            let place = fact.scale.iter().position(|own| own.name == grade.name);
            grade.place = place.unwrap_or_default();
            place.is_some()
        }
        _ => false,
    };
    if !fits {
        let (fact, threshold) = (fact.key.clone(), Quoted::new(&compare.threshold.to_string()));
        r.fail(StandardSetError::ThresholdDoesNotFit { fact, threshold });
    }
}
