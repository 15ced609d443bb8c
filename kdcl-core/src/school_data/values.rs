//! The values of facts, and what follows from them: a rate from its counts, a school's sum from those of its levels.
//!
//! INVARIANT: what is not given is `None`, never zero.

use crate::assessment::{School, SchoolYear};
use crate::exact::Exact;
use crate::fact::{Rate, Vocabulary};
use crate::standard_set::StandardSet;
use crate::vocabulary::EducationLevel;

/// A value of a fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value {
    Number(Exact),
    YesNo(bool),
    /// The place on the scale of the fact, lowest first.
    Grade(usize),
}

/// A value, and of what it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Entry {
    pub(crate) at: At,
    pub(crate) value: Value,
}

/// Which value of a fact: of which year, education level and person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct At {
    /// `None` for a fact that has no years.
    pub(crate) year: Option<SchoolYear>,
    /// `None` for the whole school.
    pub(crate) level: Option<EducationLevel>,
    /// A place in [`Values::persons`].
    pub(crate) person: Option<u16>,
}

/// All values given for the facts of a set.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Values {
    by_fact: Vec<Vec<Entry>>,
    pub(crate) persons: Vec<String>,
    /// What the school teaches, where that is known.
    taught: Option<Vec<EducationLevel>>,
}

/// A number, and where it was computed from counts: of how many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    pub(crate) value: Exact,
    pub(crate) counts: Option<(Exact, Exact)>,
}

/// How many rates may follow from each other.
const LONGEST_CHAIN: u8 = 3;

/// What counts say of a rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Counted {
    /// The fact is none that follows from counts.
    NoRate,
    /// They are not all known.
    Unknown,
    /// There is nothing to have a share of.
    OfNothing,
    Rate(Number),
}

impl Values {
    pub(crate) fn new(set: &StandardSet, school: &School) -> Self {
        let taught = match (school.education_levels.as_slice(), set.education_levels()) {
            ([], [only]) => Some(vec![*only]),
            ([], _) => None,
            (taught, _) => Some(taught.to_vec()),
        };
        Self { by_fact: vec![Vec::new(); set.facts().len()], persons: Vec::new(), taught }
    }

    pub(crate) fn add(&mut self, fact: usize, entry: Entry) {
        if let Some(entries) = self.by_fact.get_mut(fact) {
            entries.push(entry);
        }
    }

    /// The place of a person; a new one where the name is new.
    pub(crate) fn person(&mut self, name: &str) -> Option<u16> {
        let place = self.persons.iter().position(|own| own == name).unwrap_or_else(|| {
            self.persons.push(name.to_owned());
            self.persons.len().saturating_sub(1)
        });
        u16::try_from(place).ok()
    }

    /// What was given for a fact.
    pub(crate) fn given(&self, fact: usize) -> &[Entry] {
        self.by_fact.get(fact).map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn taught(&self) -> Option<&[EducationLevel]> {
        self.taught.as_deref()
    }

    /// The value given for a fact there. A whole school's value is also that of the only level it teaches.
    pub(crate) fn value(&self, fact: usize, at: At) -> Option<Value> {
        let entries = self.by_fact.get(fact)?;
        if let Some(entry) = entries.iter().find(|entry| entry.at == at) {
            return Some(entry.value);
        }
        let find = |level: Option<EducationLevel>| {
            let same = |entry: &&Entry| {
                entry.at.level == level
                    && entry.at.person == at.person
                    && (entry.at.year == at.year || entry.at.year.is_none())
            };
            entries.iter().find(same).map(|entry| entry.value)
        };
        if let Some(value) = find(at.level) {
            return Some(value);
        }
        match (self.taught(), at.level) {
            (Some([only]), Some(level)) if *only == level => find(None),
            (Some([only]), None) => find(Some(*only)),
            _ => None,
        }
    }

    /// The number given for a fact there.
    fn number_given(&self, fact: usize, at: At) -> Option<Exact> {
        match self.value(fact, at)? {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A count there: as given or, for the whole school, the sum of the counts of all levels it teaches.
    pub(crate) fn count(&self, vocabulary: &Vocabulary, fact: usize, at: At) -> Option<Exact> {
        if let Some(number) = self.number_given(fact, at) {
            return Some(number);
        }
        let several = |taught: &&[EducationLevel]| at.level.is_none() && taught.len() > 1;
        let taught = self.taught().filter(several).filter(|_| vocabulary.is_additive(fact))?;
        let of_level = |level: &EducationLevel| self.number_given(fact, At { level: Some(*level), ..at });
        taught.iter().try_fold(Exact::from(0), |sum, level| sum.plus(of_level(level)?))
    }

    /// What a part there is a part of: the whole of the same education level or, where only that is known, the school's.
    pub(crate) fn whole(&self, vocabulary: &Vocabulary, fact: usize, at: At) -> Option<Exact> {
        self.count(vocabulary, fact, at).or_else(|| self.count(vocabulary, fact, At { level: None, ..at }))
    }

    /// A number there: from counts where the fact is a rate and they are known, else as given, else from other rates.
    pub(crate) fn number(&self, vocabulary: &Vocabulary, fact: usize, at: At) -> Option<Number> {
        self.number_within(vocabulary, fact, at, LONGEST_CHAIN)
    }

    /// The same, following at most so many rates from each other: those of a deployer's own set may run in a circle.
    fn number_within(&self, vocabulary: &Vocabulary, fact: usize, at: At, steps: u8) -> Option<Number> {
        let given = match self.by_counts(vocabulary, fact, at) {
            Counted::Rate(number) => return Some(number),
            // A share of nothing is not known, whatever rate is given beside it.
            Counted::OfNothing => return None,
            Counted::Unknown => self.number_given(fact, at),
            Counted::NoRate => self.count(vocabulary, fact, at),
        };
        let derived = || self.by_rates(vocabulary, fact, at, steps.checked_sub(1)?);
        given.or_else(derived).map(|value| Number { value, counts: None })
    }

    /// A rate from its counts.
    pub(crate) fn by_counts(&self, vocabulary: &Vocabulary, fact: usize, at: At) -> Counted {
        let Some(rate) = vocabulary.counts_of(fact) else { return Counted::NoRate };
        let sum = |facts: &[usize]| sum(facts, |fact| self.count(vocabulary, fact, at));
        let Some(whole) = sum(&rate.whole) else { return Counted::Unknown };
        if whole == Exact::from(0) {
            return Counted::OfNothing;
        }
        let Some(part) = sum(&rate.part) else { return Counted::Unknown };
        let value = if rate.percent { part.percent_of(whole) } else { part.over(whole) };
        // Counts of different things, which no reading of the input has refused: better no share than a wrong one.
        let possible =
            |value: &Exact| vocabulary.get(fact).is_some_and(|fact| fact.most.is_none_or(|most| *value <= most));
        value
            .filter(possible)
            .map_or(Counted::Unknown, |value| Counted::Rate(Number { value, counts: Some((part, whole)) }))
    }

    fn by_rates(&self, vocabulary: &Vocabulary, fact: usize, at: At, steps: u8) -> Option<Exact> {
        let Rate { part, whole, percent } = vocabulary.rates_of(fact)?;
        let rate = |fact: usize| self.number_within(vocabulary, fact, at, steps).map(|number| number.value);
        let part = sum(part, rate)?;
        let value = match (whole.as_slice(), percent) {
            ([], _) => part,
            (whole, true) => part.percent_of(sum(whole, rate)?)?,
            (whole, false) => part.over(sum(whole, rate)?)?,
        };
        // Shares that were each rounded may add up to a little more than there is.
        Some(vocabulary.get(fact)?.most.map_or(value, |most| value.min(most)))
    }
}

/// The sum of numbers that are all known.
fn sum(facts: &[usize], number: impl Fn(usize) -> Option<Exact>) -> Option<Exact> {
    let (first, rest) = facts.split_first()?;
    rest.iter().try_fold(number(*first)?, |sum, fact| sum.plus(number(*fact)?))
}
