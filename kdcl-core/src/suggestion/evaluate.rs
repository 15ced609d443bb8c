//! Conditions against what is known: an answer, with every check that led to it and every fact that is missing.
//!
//! What is not known is neither met nor failed. A window fails with one year that fails, whatever is missing; a number
//! of years is decided by the years known to hold and those that still might; where the school's variant is not
//! known, every possibility is tried. INVARIANT: an answer that is decided stays what it is when more becomes known,
//! short of another reading of the law becoming known to differ (Q7, Q9 and the like in the data's doubts).

use core::ops::Range;

use crate::condition::{Compare, Condition, FactRef};
use crate::exact::Exact;
use crate::fact::Vocabulary;
use crate::school_data::{At, SchoolData, Values};
use crate::standard_set::StandardSet;
use crate::vocabulary::EducationLevel;

use super::answer::Answer;
use super::check::{Check, Window};
use super::profile::Profile;

/// Room for the checks of most indicators, so that they need not move as they grow.
const USUAL_CHECKS: usize = 6;

/// Evaluates the conditions of one indicator after the other.
pub(super) struct Evaluator<'d> {
    pub(super) set: &'d StandardSet,
    pub(super) vocabulary: &'d Vocabulary,
    pub(super) values: &'d Values,
    pub(super) profile: Profile<'d>,
    pub(super) found: Found<'d>,
}

/// What an evaluation came upon.
pub(super) struct Found<'d> {
    pub(super) checks: Vec<Check<'d>>,
    /// Facts by number, and the years before the last for which they are missing.
    pub(super) missing: Vec<(usize, usize)>,
    /// The doubts that leave the answer open.
    pub(super) doubts: Vec<&'d str>,
    /// The checks of the condition that fails, where one is known to.
    pub(super) decisive: Option<Range<usize>>,
}

impl Default for Found<'_> {
    fn default() -> Self {
        Self { checks: Vec::with_capacity(USUAL_CHECKS), missing: Vec::new(), doubts: Vec::new(), decisive: None }
    }
}

/// How much had been found at some point.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    checks: usize,
    missing: usize,
    doubts: usize,
}

/// Where in the school and in time a condition is looked at.
#[derive(Clone, Copy, Default)]
pub(super) struct Place<'d> {
    /// Years before the last.
    pub(super) back: usize,
    pub(super) level: Option<EducationLevel>,
    pub(super) person: Option<u16>,
    pub(super) variant: Option<&'d str>,
    /// The doubt whose other reading this is.
    pub(super) doubt: Option<&'d str>,
    /// Whether the area of the last year counts for all years.
    pub(super) area_as_last_year: bool,
    /// Whether one of several is enough.
    pub(super) alternative: bool,
    /// In how many of how many years it must hold.
    pub(super) window: Option<Window>,
    /// Whether only the answer is wanted, and not how it came about.
    pub(super) quiet: bool,
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

    pub(super) fn mark(&self) -> Mark {
        let found = &self.found;
        Mark { checks: found.checks.len(), missing: found.missing.len(), doubts: found.doubts.len() }
    }

    /// Takes back what was found since, but for the checks.
    pub(super) fn settle(&mut self, mark: Mark) {
        self.found.missing.truncate(mark.missing);
        self.found.doubts.truncate(mark.doubts);
    }

    fn forget(&mut self, mark: Mark) {
        self.settle(mark);
        self.found.decisive = None;
        self.found.checks.truncate(mark.checks);
    }

    pub(super) fn all(&mut self, conditions: &'d [Condition], place: Place<'d>) -> Answer {
        let mark = self.mark();
        let mut answer = Answer::Yes;
        for own in conditions {
            let (first, before) = (self.found.checks.len(), self.found.decisive.clone());
            let said = self.one(own, place);
            answer = answer.and(said);
            if said != Answer::No {
                self.found.decisive = before; // What failed inside did not decide.
            } else if self.found.decisive.is_none() {
                self.found.decisive = Some(first..self.found.checks.len());
            }
        }
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
                let inside = Place { alternative: true, ..place };
                let answer = of.iter().fold(Answer::No, |answer, own| answer.or(self.one(own, inside)));
                if answer == Answer::Yes {
                    self.settle(mark);
                }
                answer
            }
            Condition::When { applies, then } => self.when(applies, then, place),
            Condition::EachPerson { fact, of } => self.each_person(fact, of, place),
            Condition::Variants { doubt, of } => self.variants(of, doubt.as_deref(), place),
            Condition::EveryYear { years, area_doubt, of } => {
                let window = Some(Window { years: *years, at_least: *years });
                let (years, place) = (usize::from(*years), Place { window, ..place });
                let answer = self.every_year(years, of, place);
                match area_doubt {
                    Some(doubt) if self.profile.area_changed(years) => {
                        self.unless_read(answer, doubt, place, |own, place| {
                            own.every_year(years, of, Place { area_as_last_year: true, ..place })
                        })
                    }
                    _ => answer,
                }
            }
            Condition::CountYears { years, at_least, of } => {
                let window = Some(Window { years: *years, at_least: *at_least });
                self.count_years(usize::from(*years), usize::from(*at_least), of, Place { window, ..place })
            }
            Condition::LastYear { years, doubt, of } => {
                let answer = self.all(of, place);
                if answer != Answer::Yes {
                    return answer; // What the last year fails, every reading fails.
                }
                let last = place.back.saturating_add((*years).into());
                let earlier = (place.back.saturating_add(1)..last).rev();
                let there: Vec<usize> = earlier.filter(|back| self.profile.year(*back).is_some()).collect();
                self.unless_read(answer, doubt, place, |own, place| {
                    there.iter().fold(answer, |answer, back| answer.and(own.all(of, Place { back: *back, ..place })))
                })
            }
            Condition::Readings { doubt, chosen, other } => {
                let answer = self.all(chosen, place);
                self.unless_read(answer, doubt, place, |own, place| own.all(other, place))
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
    fn unless_read(
        &mut self,
        answer: Answer,
        doubt: &'d str,
        place: Place<'d>,
        other: impl Fn(&mut Self, Place<'d>) -> Answer,
    ) -> Answer {
        if !answer.is_decided() {
            return answer;
        }
        let mark = self.mark();
        let place = Place { doubt: Some(doubt), ..place };
        let said = other(self, Place { quiet: true, ..place });
        self.forget(mark);
        if !said.is_decided() || said == answer {
            return answer;
        }
        other(self, place);
        self.settle(mark);
        self.found.doubts.push(doubt);
        Answer::Open
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
            let there = self.is_there(place, back);
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
            // Whether a year before the school was there counts is not established (Q18): it might.
            let there = self.is_there(place, back);
            let answer = if there { self.all(of, Place { back, ..place }) } else { Answer::Open };
            surely = surely.saturating_add(usize::from(answer == Answer::Yes));
            possibly = possibly.saturating_add(usize::from(answer != Answer::No));
        }
        if surely < at_least && at_least <= possibly {
            return Answer::Open;
        }
        self.settle(mark);
        Answer::of(at_least <= surely)
    }

    /// Whether there was a school, or for what is asked of a person, anything at all, so many years back.
    fn is_there(&self, place: Place<'d>, back: usize) -> bool {
        place.person.is_some() || self.profile.year(back).is_some()
    }

    fn each_person(&mut self, fact: &'d FactRef, of: &'d [Condition], place: Place<'d>) -> Answer {
        let number = fact.number();
        // A person named without any grade is one of them too.
        let persons: Vec<u16> = (0_u16..).take(self.values.persons.len()).collect();
        if persons.is_empty() {
            let _ = self.all(of, place); // for what it misses
            return Answer::Open;
        }
        let each = |answer: Answer, person: &u16| answer.and(self.all(of, Place { person: Some(*person), ..place }));
        let answer = persons.iter().fold(Answer::Yes, each);
        let due = || {
            let at = At { year: self.profile.year(place.back), ..At::default() };
            let counts =
                self.vocabulary.persons(number).iter().map(|fact| self.values.count(self.vocabulary, *fact, at));
            counts.reduce(|sum, count| sum?.plus(count?)).flatten()
        };
        let listed = Exact::from(i64::try_from(persons.len()).unwrap_or(i64::MAX));
        if answer == Answer::Yes && due().is_some_and(|due| listed < due) {
            self.miss(number, place);
            return Answer::Open;
        }
        answer
    }
}
