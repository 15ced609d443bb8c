//! Reads the ratings of an assessment: the three shapes in which a school may write its verdicts.
//!
//! A rating is a verdict for a whole criterion, a table from level to verdicts, or the level reached. Where the set or
//! the criterion is not known, the shape and the words of a rating are still looked at, so that no mistake waits behind
//! another.

use core::ops::Range;

use crate::bits::Bits;
use crate::error::{AssessmentError, JsonError, Names, Quoted, ValueKind};
use crate::input::{Node, Reader};
use crate::standard_set::{Criterion, Indicator, Level, StandardSet};
use crate::vocabulary::Verdict;

use super::{Verdicts, Written};

type Tree<'n> = &'n Node<'n>;

/// The verdicts of a table of ratings, and which indicators it names, "not assessed" among them.
pub(crate) fn verdicts<'n>(r: &mut Reader<'n>, set: &StandardSet, node: Tree<'n>) -> (Verdicts, Bits) {
    let mut sheet = Sheet::new(Some(set));
    sheet.read(r, node);
    (sheet.verdicts, sheet.named)
}

/// The verdicts of an assessment, as they are read.
pub(super) struct Sheet<'s> {
    set: Option<&'s StandardSet>,
    pub(super) verdicts: Verdicts,
    pub(super) written: Written,
    named: Bits,
}

impl<'s> Sheet<'s> {
    pub(super) fn new(set: Option<&'s StandardSet>) -> Self {
        Self { set, verdicts: Verdicts::default(), written: Written::default(), named: Bits::default() }
    }

    /// All ratings, by criterion.
    pub(super) fn read<'n>(&mut self, r: &mut Reader<'n>, node: Tree<'n>) {
        let mut due = 0; // Most inputs follow the order of the set.
        r.entries(node, |r, code, value| {
            let criterion = self.set.and_then(|set| {
                let criteria = set.criteria();
                let is_due = criteria.get(due).is_some_and(|criterion| criterion.code() == code);
                let place = if is_due { Some(due) } else { criteria.iter().position(|own| own.code() == code) };
                due = place.map_or(due, |place| place.saturating_add(1));
                let criterion = place.and_then(|place| criteria.get(place));
                if criterion.is_none() {
                    let (criterion, standard_set) = (Quoted::new(code), set.id().to_owned());
                    r.fail(AssessmentError::UnknownCriterion { criterion, standard_set });
                }
                criterion
            });
            self.criterion(r, criterion, value);
        });
    }

    fn criterion<'n>(&mut self, r: &mut Reader<'n>, criterion: Option<&Criterion>, value: Tree<'n>) {
        match value {
            Node::Text(name) => {
                let indicators = criterion.map(Criterion::indicators);
                self.give(r, name, indicators, |written| Some(&mut written.by_criterion));
            }
            Node::Table(fields) if fields.iter().any(|(field, _)| field == "reached") => {
                self.reached(r, criterion, value);
            }
            Node::Table(_) => {
                r.entries(value, |r, number, value| self.level(r, criterion, number, value));
            }
            other => r.wrong_type(ValueKind::Rating, other),
        }
    }

    fn level<'n>(&mut self, r: &mut Reader<'n>, criterion: Option<&Criterion>, number: &'n str, value: Tree<'n>) {
        let level = criterion.and_then(|criterion| {
            let level = criterion.levels().iter().find(|level| is_number(number, level.number()));
            if level.is_none() {
                let defined = Names::new(criterion.levels().iter().map(Level::number));
                let (criterion, level) = (criterion.code().to_owned(), Quoted::new(number));
                r.fail(AssessmentError::UnknownLevel { criterion, level, defined });
            }
            level
        });
        match value {
            Node::Text(name) => {
                let indicators = level.map(Level::indicators);
                // A level that is one statement is its own indicator's place.
                let lettered = self.indicators(level).iter().any(|indicator| indicator.letter().is_some());
                self.give(r, name, indicators, |written| lettered.then_some(&mut written.by_level));
            }
            Node::Table(_) => self.letters(r, level, value),
            other => r.wrong_type(ValueKind::LevelRating, other),
        }
    }

    fn letters<'n>(&mut self, r: &mut Reader<'n>, level: Option<&Level>, node: Tree<'n>) {
        let own = level.map(Level::indicators).unwrap_or_default();
        let indicators = self.indicators(level);
        let path = || {
            let first = indicators.first().map(Indicator::path).unwrap_or_default();
            first.split('/').take(2).collect::<Vec<_>>().join("/")
        };
        if indicators.iter().any(|indicator| indicator.letter().is_none()) {
            r.fail(AssessmentError::LevelWithoutLetters { level: path() });
            return;
        }
        r.entries(node, |r, letter, value| {
            let index = own.clone().zip(indicators).find(|(_, indicator)| indicator.letter() == Some(letter));
            if level.is_some() && index.is_none() {
                let defined = Names::new(indicators.iter().filter_map(Indicator::letter));
                r.fail(AssessmentError::UnknownLetter { level: path(), letter: Quoted::new(letter), defined });
            }
            let Node::Text(name) = value else {
                r.wrong_type(ValueKind::Verdict, value);
                return;
            };
            let indicators = index.map(|(index, _)| index..index.saturating_add(1));
            self.give(r, name, indicators, |_| None);
        });
    }

    /// The indicators of a level; none where the level is not known.
    fn indicators(&self, level: Option<&Level>) -> &'s [Indicator] {
        let own = level.map(Level::indicators).unwrap_or_default();
        self.set.and_then(|set| set.indicators().get(own)).unwrap_or_default()
    }

    /// `{ "reached": n }`: every indicator up to n is met, every one above is not.
    fn reached<'n>(&mut self, r: &mut Reader<'n>, criterion: Option<&Criterion>, node: Tree<'n>) {
        let levels = criterion.map(Criterion::levels).unwrap_or_default();
        let mut level = None;
        r.entries(node, |r, field, value| {
            if field != "reached" {
                r.fail(JsonError::UnknownField { field: Quoted::new(field), expected: Names::new(["reached"]) });
                return;
            }
            let number = r.integer(value);
            level = number.filter(|number| *number == 0 || levels.iter().any(|own| i64::from(own.number()) == *number));
            if let (Some(criterion), Some(reached), None) = (criterion, number, level) {
                let defined = Names::new(core::iter::once(0).chain(levels.iter().map(Level::number)));
                r.fail(AssessmentError::UnknownReached { criterion: criterion.code().to_owned(), reached, defined });
            }
        });
        let Some(reached) = level else { return };
        for level in levels {
            let verdict = if i64::from(level.number()) <= reached { Verdict::Met } else { Verdict::NotMet };
            for index in level.indicators() {
                self.verdicts.set(index, verdict);
                self.named.insert(index);
            }
        }
    }

    /// Notes a verdict for some indicators, and at which place it stood where that is not their own.
    fn give(
        &mut self,
        r: &mut Reader<'_>,
        name: &str,
        indicators: Option<Range<usize>>,
        place: impl FnOnce(&mut Written) -> Option<&mut Bits>,
    ) {
        let Some(verdict) = Verdict::from_name(name) else {
            r.fail(AssessmentError::UnknownVerdict { value: Quoted::new(name) });
            return;
        };
        let indicators = indicators.unwrap_or_default();
        for index in indicators.clone() {
            self.verdicts.set(index, verdict);
            self.named.insert(index);
        }
        if let Some(place) = place(&mut self.written) {
            indicators.for_each(|index| place.insert(index));
        }
    }
}

/// Whether a field name is a level's number, written as one digit.
fn is_number(name: &str, level: u8) -> bool {
    matches!(name.as_bytes(), [digit] if digit.checked_sub(b'0') == Some(level))
}
