//! Requirements that depend on the school: its area, kind, education levels, when it was founded.
//!
//! Where what decides is not known, each school it can be is tried (a "world"), and the answer is what all agree on.
//! INVARIANT: every branch is evaluated once, whatever the number of worlds.

use crate::condition::{Predicate, Selector, Variant};
use crate::vocabulary::EducationLevel;

use super::answer::Answer;
use super::evaluate::{Evaluator, Place};

impl<'d> Evaluator<'d> {
    /// The branches that are the school's; where that is not known, in each way it can be.
    pub(super) fn variants(&mut self, branches: &'d [Variant], doubt: Option<&'d str>, place: Place<'d>) -> Answer {
        let mark = self.mark();
        let back = if place.area_as_last_year { 0 } else { place.back };
        let mut unknown: Vec<Selector> = Vec::new();
        let mut possible: Vec<(Answer, u32, u32)> = Vec::new();
        for branch in branches {
            let asked = || branch.variant.iter().map(|predicate| predicate.asks());
            if asked().any(|(selector, want)| self.profile.has(selector, back).is_some_and(|has| has != want)) {
                continue; // Another school's.
            }
            let (mut wanted, mut unwanted) = (0_u32, 0_u32);
            for (selector, want) in asked().filter(|(selector, _)| self.profile.has(*selector, back).is_none()) {
                let number = unknown.iter().position(|own| *own == selector).unwrap_or_else(|| {
                    unknown.push(selector);
                    unknown.len().saturating_sub(1)
                });
                *(if want { &mut wanted } else { &mut unwanted }) |= bit(number);
            }
            let level = branch.variant.iter().find_map(|predicate: &Predicate| predicate.education_level());
            let inside = Place { level: level.or(place.level), variant: Some(branch.name()), ..place };
            possible.push((self.all(&branch.of, inside), wanted, unwanted));
        }
        let applies = |world: u32, wanted: u32, unwanted: u32| world & wanted == wanted && world & unwanted == 0;
        let answers = (0..bit(unknown.len())).filter(|world| self.can_be(&unknown, *world)).map(|world| {
            let own = possible.iter().filter(|(_, wanted, unwanted)| applies(world, *wanted, *unwanted));
            own.fold(Answer::Yes, |answer, (own, ..)| answer.and(*own))
        });
        let answer = answers.reduce(Answer::agreed).unwrap_or(Answer::Open);
        if answer.is_decided() {
            self.settle(mark);
            return answer;
        }
        // Only what a branch turns on that is not known to hold can still change the answer.
        let turned_on = possible.iter().filter(|(own, ..)| *own != Answer::Yes);
        let turned_on = turned_on.fold(0, |all, (_, wanted, unwanted)| all | wanted | unwanted);
        let open = unknown.iter().enumerate().filter(|(number, _)| turned_on & bit(*number) != 0);
        for (_, selector) in open {
            if self.profile.says(*selector) {
                self.found.doubts.extend(doubt); // What the school says of itself does not tell.
            } else if let Some(fact) = self.vocabulary.number(selector.fact()) {
                self.miss(fact, Place { back, ..place });
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
}

/// The bit of a number, as the worlds of [`Evaluator::variants`] are counted.
fn bit(number: usize) -> u32 {
    u32::try_from(number).ok().and_then(|number| 1_u32.checked_shl(number)).unwrap_or(0)
}
