//! One value against one number of the law, and what is shown or noted as missing of it.
//!
//! INVARIANT: a comparison is of exact numbers, grades of one scale or answers alike; a value that is not known is noted and
//! compared with nothing.

use crate::condition::{Comparator, Compare, Threshold};
use crate::exact::Exact;
use crate::fact::{Fact, FactPer, Rate};
use crate::school_data::{At, Value};
use crate::vocabulary::EducationLevel;

use super::answer::Answer;
use super::check::{Check, Known};
use super::evaluate::{Evaluator, Place};

impl<'d> Evaluator<'d> {
    /// Which value of a fact is looked at.
    pub(super) fn at(&self, number: usize, place: Place<'d>) -> At {
        let per = self.vocabulary.per(number);
        let person = place.person.filter(|_| per.person);
        // A person may have been rated at another school before this one was there.
        let year = if person.is_some() { self.profile.any_year(place.back) } else { self.profile.year(place.back) };
        At { year: year.filter(|_| per.school_year), level: place.level.filter(|_| per.education_level), person }
    }

    pub(super) fn compare(&mut self, compare: &'d Compare, place: Place<'d>, applicability: bool) -> Answer {
        let number = compare.fact.number();
        let Some(fact) = self.vocabulary.get(number) else { return Answer::Open };
        let at = self.at(number, place);
        let Some((value, counts)) = self.known(fact, number, at) else {
            self.miss(number, place);
            return Answer::Open;
        };
        let holds = holds(value, compare);
        if !place.quiet {
            let check = self.check(fact, at, value, counts, place);
            let (comparator, threshold) = (compare.comparator, Some(&compare.threshold));
            self.found.checks.push(Check { comparator, threshold, holds: Some(holds), applicability, ..check });
        }
        Answer::of(holds)
    }

    pub(super) fn known(&self, fact: &'d Fact, number: usize, at: At) -> Option<(Value, Option<(Exact, Exact)>)> {
        if fact.value.is_number() {
            let number = self.values.number(self.vocabulary, number, at)?;
            return Some((Value::Number(number.value), number.counts));
        }
        Some((self.values.value(number, at)?, None))
    }

    /// A check that shows a value and compares it with nothing.
    fn check(
        &self,
        fact: &'d Fact,
        at: At,
        value: Value,
        counts: Option<(Exact, Exact)>,
        place: Place<'d>,
    ) -> Check<'d> {
        Check {
            fact,
            year: at.year,
            value: match value {
                Value::Number(number) => Known::Number(number),
                Value::YesNo(answer) => Known::YesNo(answer),
                Value::Grade(grade) => Known::Grade(fact.scale.get(grade).map_or("", |grade| &grade.name)),
            },
            counts,
            comparator: Comparator::Shown,
            threshold: None,
            variant: place.variant,
            holds: None,
            education_level: at.level,
            person: at.person.and_then(|person| self.values.persons.get(usize::from(person))).map(String::as_str),
            applicability: false,
            alternative: place.alternative,
            window: place.window,
            doubt: place.doubt,
        }
    }

    pub(super) fn shown(&mut self, number: usize, years: usize, place: Place<'d>) {
        let Some(fact) = self.vocabulary.get(number) else { return };
        let by_level = self.values.given(number).iter().any(|entry| entry.at.level.is_some());
        let several = self.profile.taught().filter(|taught| taught.len() > 1 && place.level.is_none() && by_level);
        let levels: Vec<Option<EducationLevel>> = match several.filter(|_| fact.is_per(FactPer::EducationLevel)) {
            Some(taught) => taught.iter().copied().map(Some).collect(),
            None => vec![place.level],
        };
        for level in levels {
            for back in (0..years).rev().filter(|back| self.profile.year(*back).is_some()).collect::<Vec<_>>() {
                let place = Place { back, level, ..place };
                let at = self.at(number, place);
                match self.known(fact, number, at) {
                    Some((value, counts)) => {
                        let check = self.check(fact, at, value, counts, place);
                        self.found.checks.push(check);
                    }
                    None => self.miss(number, place),
                }
            }
        }
    }

    /// Notes that a fact is not known there. Of a rate whose parts the school counts, the counts are missing.
    pub(super) fn miss(&mut self, number: usize, place: Place<'d>) {
        if place.quiet {
            return;
        }
        let counted = |rate: &&Rate| rate.part.iter().any(|part| !self.values.given(*part).is_empty());
        let Some(rate) = self.vocabulary.counts_of(number).filter(counted) else {
            return self.found.missing.push((number, place.back));
        };
        let open = |count: &&usize| self.values.count(self.vocabulary, **count, self.at(**count, place)).is_none();
        let open: Vec<usize> = rate.part.iter().chain(&rate.whole).filter(open).copied().collect();
        self.found.missing.extend(open.into_iter().map(|count| (count, place.back)));
    }
}

/// Whether a value is as the law asks.
fn holds(value: Value, compare: &Compare) -> bool {
    let order = match (value, &compare.threshold) {
        (Value::Number(value), Threshold::Number(threshold)) => value.cmp(threshold),
        (Value::YesNo(value), Threshold::YesNo(threshold)) => value.cmp(threshold),
        (Value::Grade(value), Threshold::Grade(threshold)) => value.cmp(&threshold.place()),
        // A set whose conditions do not fit its facts was refused when it was read.
        _ => return false,
    };
    match compare.comparator {
        Comparator::AtLeast => order.is_ge(),
        Comparator::AtMost => order.is_le(),
        Comparator::Exactly => order.is_eq(),
        Comparator::LessThan => order.is_lt(),
        Comparator::Shown => true,
    }
}
