//! Conditions against what is known: an answer, with every check that led to it and every fact that is missing.
//!
//! What is not known is neither met nor failed. A window fails with one year that fails, whatever is missing; a number
//! of years is decided by the years known to hold and those that still might; where the school's variant is not
//! known, every possibility is tried. INVARIANT: an answer that is decided stays what it is when more becomes known,
//! short of another reading of the law becoming known to differ (Q7, Q9 and the like in the data's doubts).

use crate::condition::{Comparator, Compare, Condition, FactRef, Predicate, Selector, Threshold, Variant};
use crate::fact::{Fact, FactPer, Vocabulary};
use crate::school_data::{At, Number, SchoolData, Value, Values};
use crate::standard_set::StandardSet;
use crate::vocabulary::EducationLevel;

use super::answer::Answer;
use super::check::{Check, Known};
use super::profile::Profile;

/// Evaluates the conditions of one indicator after the other.
pub(super) struct Evaluator<'d> {
    set: &'d StandardSet,
    vocabulary: &'d Vocabulary,
    values: &'d Values,
    pub(super) profile: Profile<'d>,
    pub(super) found: Found<'d>,
}

/// What an evaluation came upon.
#[derive(Default)]
pub(super) struct Found<'d> {
    pub(super) checks: Vec<Check<'d>>,
    /// Facts by number, and the years before the last for which they are missing.
    pub(super) missing: Vec<(usize, usize)>,
    /// The doubts that leave the answer open.
    pub(super) doubts: Vec<&'d str>,
}

/// How much had been found at some point.
#[derive(Clone, Copy)]
struct Mark {
    checks: usize,
    missing: usize,
    doubts: usize,
}

/// Where in the school and in time a condition is looked at.
#[derive(Clone, Copy, Default)]
struct Place<'d> {
    /// Years before the last.
    back: usize,
    level: Option<EducationLevel>,
    person: Option<usize>,
    variant: Option<&'d str>,
    /// The doubt whose other reading this is.
    doubt: Option<&'d str>,
    /// Whether the area of the last year counts for all years.
    area_as_last_year: bool,
}

impl<'d> Evaluator<'d> {
    pub(super) fn new(data: &'d SchoolData<'_>) -> Self {
        let set = data.assessment().standard_set();
        let (vocabulary, values) = (set.vocabulary(), data.values());
        Self { set, vocabulary, values, profile: Profile::of(data), found: Found::default() }
    }

    /// Whether all conditions of an indicator hold; what was found is in [`Self::found`].
    pub(super) fn indicator(&mut self, conditions: &'d [Condition]) -> Answer {
        let answer = self.all(conditions, Place::default());
        if answer.is_decided() {
            self.found.doubts.clear();
        }
        answer
    }

    /// Shows what is known of a number over the last years, for a person to judge.
    pub(super) fn show(&mut self, number: usize, years: usize) {
        self.shown(number, years, Place::default());
    }

    fn mark(&self) -> Mark {
        let found = &self.found;
        Mark { checks: found.checks.len(), missing: found.missing.len(), doubts: found.doubts.len() }
    }

    /// Takes back what was found since, but for the checks.
    fn settle(&mut self, mark: Mark) {
        self.found.missing.truncate(mark.missing);
        self.found.doubts.truncate(mark.doubts);
    }

    fn forget(&mut self, mark: Mark) {
        self.settle(mark);
        self.found.checks.truncate(mark.checks);
    }

    fn all(&mut self, conditions: &'d [Condition], place: Place<'d>) -> Answer {
        let mark = self.mark();
        let answer = conditions.iter().fold(Answer::Yes, |answer, own| answer.and(self.one(own, place)));
        if answer == Answer::No {
            self.settle(mark);
        }
        answer
    }

    fn one(&mut self, condition: &'d Condition, place: Place<'d>) -> Answer {
        match condition {
            Condition::Compare(compare) => self.compare(compare, place, false),
            Condition::AllOf { of } => self.all(of, place),
            Condition::AnyOf { of } => {
                let mark = self.mark();
                let answer = of.iter().fold(Answer::No, |answer, own| answer.or(self.one(own, place)));
                if answer == Answer::Yes {
                    self.settle(mark);
                }
                answer
            }
            Condition::When { applies, then } => self.when(applies, then, place),
            Condition::EachPerson { fact, of } => self.each_person(fact, of, place),
            Condition::Variants { of } => self.variants(of, place),
            Condition::EveryYear { years, area_doubt, of } => {
                let years = usize::from(*years);
                let answer = self.every_year(years, of, place);
                match area_doubt {
                    Some(doubt) if self.profile.area_changed(years) => self.unless_read(answer, doubt, |own| {
                        own.every_year(years, of, Place { area_as_last_year: true, doubt: Some(doubt), ..place })
                    }),
                    _ => answer,
                }
            }
            Condition::CountYears { years, at_least, of } => {
                self.count_years(usize::from(*years), usize::from(*at_least), of, place)
            }
            Condition::LastYear { years, doubt, of } => {
                let answer = self.all(of, place);
                if answer != Answer::Yes {
                    return answer; // What the last year fails, every reading fails.
                }
                let (first, last) = (place.back.saturating_add(1), place.back.saturating_add((*years).into()));
                self.unless_read(answer, doubt, |own| {
                    let there = (first..last).rev().filter(|back| own.profile.year(*back).is_some());
                    let years: Vec<usize> = there.collect();
                    years.into_iter().fold(answer, |answer, back| {
                        answer.and(own.all(of, Place { back, doubt: Some(doubt), ..place }))
                    })
                })
            }
            Condition::Readings { doubt, chosen, other } => {
                let answer = self.all(chosen, place);
                self.unless_read(answer, doubt, |own| own.all(other, Place { doubt: Some(doubt), ..place }))
            }
            Condition::Trend { years, facts, doubt } => {
                for fact in facts {
                    self.shown(fact.number(), (*years).into(), place);
                }
                self.found.doubts.push(doubt);
                Answer::Open
            }
        }
    }

    /// An answer, unless the other reading of the law is known to give another one: then both are shown, and a person
    /// decides.
    fn unless_read(&mut self, answer: Answer, doubt: &'d str, other: impl FnOnce(&mut Self) -> Answer) -> Answer {
        if !answer.is_decided() {
            return answer;
        }
        let mark = self.mark();
        let other = other(self);
        if other.is_decided() && other != answer {
            self.found.missing.truncate(mark.missing);
            self.found.doubts.push(doubt);
            return Answer::Open;
        }
        self.forget(mark);
        answer
    }

    fn when(&mut self, applies: &'d Compare, then: &'d [Condition], place: Place<'d>) -> Answer {
        let mark = self.mark();
        let answer = match self.compare(applies, place, true) {
            Answer::No => Answer::Yes,
            Answer::Yes => return self.all(then, place),
            Answer::Open => Answer::Open.or(self.all(then, place)),
        };
        if answer == Answer::Yes {
            self.settle(mark);
        }
        answer
    }

    fn every_year(&mut self, years: usize, of: &'d [Condition], place: Place<'d>) -> Answer {
        let mark = self.mark();
        let answer = (0..years).rev().fold(Answer::Yes, |answer, back| {
            // A year in which the school was not there is neither met nor failed (Q18).
            let there = self.profile.year(back).is_some();
            answer.and(if there { self.all(of, Place { back, ..place }) } else { Answer::Open })
        });
        if answer == Answer::No {
            self.settle(mark);
        }
        answer
    }

    fn count_years(&mut self, years: usize, at_least: usize, of: &'d [Condition], place: Place<'d>) -> Answer {
        let mark = self.mark();
        let (mut surely, mut possibly) = (0_usize, 0_usize);
        for back in (0..years).rev() {
            if self.profile.year(back).is_none() {
                continue; // A year before the school was there can never hold.
            }
            let answer = self.all(of, Place { back, ..place });
            surely = surely.saturating_add(usize::from(answer == Answer::Yes));
            possibly = possibly.saturating_add(usize::from(answer != Answer::No));
        }
        if surely < at_least && at_least <= possibly {
            return Answer::Open;
        }
        self.settle(mark);
        Answer::of(at_least <= surely)
    }

    fn each_person(&mut self, fact: &'d FactRef, of: &'d [Condition], place: Place<'d>) -> Answer {
        let number = fact.number();
        let mut persons: Vec<usize> = Vec::new();
        for person in self.values.given(number).iter().filter_map(|entry| entry.at.person) {
            if !persons.contains(&person) {
                persons.push(person);
            }
        }
        if persons.is_empty() {
            let _ = self.all(of, place); // for what it misses
            return Answer::Open;
        }
        let each = |answer: Answer, person: &usize| answer.and(self.all(of, Place { person: Some(*person), ..place }));
        let answer = persons.iter().fold(Answer::Yes, each);
        let due = || {
            let at = self.at(None, place);
            let counts = self.vocabulary.persons(number).iter().map(|fact| self.values.count(*fact, at));
            counts.reduce(|sum, count| sum?.plus(count?)).flatten()
        };
        let listed = crate::exact::Exact::from(i64::try_from(persons.len()).unwrap_or(i64::MAX));
        if answer == Answer::Yes && due().is_some_and(|due| listed < due) {
            self.miss(number, place);
            return Answer::Open;
        }
        answer
    }

    /// The branches that are the school's; where that is not known, in each way it can be.
    fn variants(&mut self, branches: &'d [Variant], place: Place<'d>) -> Answer {
        let mark = self.mark();
        let back = if place.area_as_last_year { 0 } else { place.back };
        let mut unknown: Vec<Selector> = Vec::new();
        let mut possible: Vec<(Answer, u32, u32)> = Vec::new();
        for branch in branches {
            let (mut wanted, mut unwanted, mut ruled_out) = (0_u32, 0_u32, false);
            for (selector, want) in branch.variant.iter().map(|predicate| predicate.asks()) {
                if let Some(has) = self.profile.has(selector, back) {
                    ruled_out |= has != want;
                    continue;
                }
                let number = unknown.iter().position(|own| *own == selector).unwrap_or_else(|| {
                    unknown.push(selector);
                    unknown.len().saturating_sub(1)
                });
                *(if want { &mut wanted } else { &mut unwanted }) |= bit(number);
            }
            if !ruled_out {
                let level = branch.variant.iter().find_map(|predicate: &Predicate| predicate.education_level());
                let inside = Place { level: level.or(place.level), variant: Some(branch.name()), ..place };
                possible.push((self.all(&branch.of, inside), wanted, unwanted));
            }
        }
        let worlds = bit(unknown.len());
        let applies = |world: u32, wanted: u32, unwanted: u32| world & wanted == wanted && world & unwanted == 0;
        let answers = (0..worlds).filter(|world| self.can_be(&unknown, *world)).map(|world| {
            let own = possible.iter().filter(|(_, wanted, unwanted)| applies(world, *wanted, *unwanted));
            own.fold(Answer::Yes, |answer, (own, ..)| answer.and(*own))
        });
        let answer = answers.reduce(Answer::agreed).unwrap_or(Answer::Open);
        if answer.is_decided() {
            self.settle(mark);
        } else {
            for selector in unknown {
                if let Some(number) = self.vocabulary.number(selector.fact()) {
                    self.miss(number, Place { back, ..place });
                }
            }
        }
        answer
    }

    /// Whether a school can be so: one that teaches none of the levels of its set cannot.
    fn can_be(&self, unknown: &[Selector], world: u32) -> bool {
        let teaches = |level: &EducationLevel| {
            let Some(number) = unknown.iter().position(|own| *own == Selector::Teaches(*level)) else {
                return self.profile.has(Selector::Teaches(*level), 0).unwrap_or(true);
            };
            world & bit(number) != 0
        };
        self.set.education_levels().iter().any(teaches)
    }

    fn at(&self, fact: Option<&Fact>, place: Place<'d>) -> At {
        let is_per = |each| fact.is_none_or(|fact| fact.is_per(each));
        At {
            year: is_per(FactPer::SchoolYear).then(|| self.profile.year(place.back)).flatten(),
            level: place.level.filter(|_| is_per(FactPer::EducationLevel)),
            person: place.person.filter(|_| fact.is_some_and(|fact| fact.is_per(FactPer::Person))),
        }
    }

    fn compare(&mut self, compare: &'d Compare, place: Place<'d>, applicability: bool) -> Answer {
        let number = compare.fact.number();
        let Some(fact) = self.vocabulary.get(number) else { return Answer::Open };
        let Some(known) = self.known(fact, number, place) else {
            self.miss(number, place);
            return Answer::Open;
        };
        let holds = holds(known.0, compare);
        let check = self.check(fact, known, place);
        let (comparator, threshold) = (compare.comparator, Some(&compare.threshold));
        self.found.checks.push(Check { comparator, threshold, holds: Some(holds), applicability, ..check });
        Answer::of(holds)
    }

    fn known(&self, fact: &'d Fact, number: usize, place: Place<'d>) -> Option<(Value, Option<Number>)> {
        let at = self.at(Some(fact), place);
        if fact.value.is_number() {
            let number = self.values.number(self.vocabulary, number, at)?;
            return Some((Value::Number(number.value), Some(number)));
        }
        Some((self.values.value(number, at)?, None))
    }

    /// A check that shows a value and compares it with nothing.
    fn check(&self, fact: &'d Fact, (value, number): (Value, Option<Number>), place: Place<'d>) -> Check<'d> {
        let at = self.at(Some(fact), place);
        Check {
            fact,
            year: at.year,
            value: match value {
                Value::Number(number) => Known::Number(number),
                Value::YesNo(answer) => Known::YesNo(answer),
                Value::Grade(grade) => Known::Grade(fact.scale.get(grade).map_or("", |grade| &grade.name)),
            },
            counts: number.and_then(|number| number.counts),
            comparator: Comparator::Shown,
            threshold: None,
            variant: place.variant,
            holds: None,
            education_level: at.level,
            person: at.person.and_then(|person| self.values.persons.get(person)).map(String::as_str),
            applicability: false,
            doubt: place.doubt,
        }
    }

    fn shown(&mut self, number: usize, years: usize, place: Place<'d>) {
        let Some(fact) = self.vocabulary.get(number) else { return };
        let several = self.profile.taught().filter(|taught| taught.len() > 1 && place.level.is_none());
        let levels: Vec<Option<EducationLevel>> = match several.filter(|_| fact.is_per(FactPer::EducationLevel)) {
            Some(taught) => taught.iter().copied().map(Some).collect(),
            None => vec![place.level],
        };
        for level in levels {
            for back in (0..years).rev().filter(|back| self.profile.year(*back).is_some()).collect::<Vec<_>>() {
                let place = Place { back, level, ..place };
                match self.known(fact, number, place) {
                    Some(known) => {
                        let check = self.check(fact, known, place);
                        self.found.checks.push(check);
                    }
                    None => self.miss(number, place),
                }
            }
        }
    }

    /// Notes that a fact is not known there: a rate where nothing of it is, else the counts of it that are not.
    fn miss(&mut self, number: usize, place: Place<'d>) {
        if let Some(rate) = self.vocabulary.counts_of(number) {
            let at = self.at(None, place);
            let counts = rate.part.iter().chain(&rate.whole).copied();
            let (known, open): (Vec<usize>, Vec<usize>) =
                counts.partition(|count| self.values.count(*count, at).is_some());
            if !known.is_empty() {
                self.found.missing.extend(open.into_iter().map(|count| (count, place.back)));
                return;
            }
        }
        self.found.missing.push((number, place.back));
    }
}

/// The bit of a number, as the worlds of [`Evaluator::variants`] are counted.
fn bit(number: usize) -> u32 {
    u32::try_from(number).ok().and_then(|number| 1_u32.checked_shl(number)).unwrap_or(0)
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
