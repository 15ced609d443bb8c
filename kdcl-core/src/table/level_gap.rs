//! What stands in the way of a school of which only the levels of its criteria are known.
//!
//! INVARIANT: the answer is that of [`TableSet::rate`](super::TableSet::rate) on the same levels, to the letter; a test
//! compares them.

use core::ops::RangeInclusive;

use crate::bits::Bits;
use crate::error::AssessmentError;
use crate::gap::{Alternative, Choose, Gap};
use crate::interval::Interval;
use crate::standard_set::{Criterion, Indicator, Level};

use super::columns::{AtLeast, Step};
use super::{LevelColumns, RatedRow};

impl<'c> LevelColumns<'c> {
    /// The row of a school, from the levels of its criteria, in the order of the set, and its level as
    /// [`rate`](Self::rate) gave it; `to` names the level whose gap is wanted, else it is the next one.
    ///
    /// # Errors
    ///
    /// `assessment.level_not_of_set`.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, Interval, LevelColumns};
    /// let set = Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// let mut levels = [2; 15];
    /// levels[5] = 1; // 2.2
    /// let row = LevelColumns::new(set).row(&levels, Interval { lowest: 1, highest: 1 }, None)?;
    /// assert_eq!(row.gap.map(|gap| gap.must), Some(vec!["2.2/2"]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn row(&self, levels: &[u8], level: Interval, to: Option<u8>) -> Result<RatedRow<'c>, AssessmentError> {
        let target = to.map(|to| self.set.target(to)).transpose()?.map(|target| target.level);
        let asked = |step: &&Step| target.map_or(step.level > level.lowest, |target| step.level == target);
        Ok(RatedRow {
            standard_set: self.set,
            level,
            accreditation_grade: self.set.accreditation_grade(level),
            national_standard_degree: self.set.national_standard_degree(level),
            gap: self.steps.iter().find(asked).map(|step| self.gap(step, levels)),
            warnings: Vec::new(),
        })
    }

    fn gap(&self, step: &Step, levels: &[u8]) -> Gap<'c> {
        let mut named = Bits::EMPTY;
        let mut must = Vec::new();
        for test in &step.must {
            self.missing(test.criterion, from(levels, test)..=test.level, &mut named, &mut must);
        }
        let choose = step.choice.as_ref().and_then(|(at_least, picks)| {
            let open = |pick: &&AtLeast| from(levels, pick) <= pick.level;
            let made = picks.len().saturating_sub(picks.iter().filter(open).count());
            let left = at_least.checked_sub(made).filter(|left| *left > 0)?;
            let of = picks.iter().filter(open).filter_map(|pick| {
                let granted = step.must.iter().find(|test| test.criterion == pick.criterion);
                let first = from(levels, pick).max(granted.map_or(0, |test| test.level.saturating_add(1)));
                let mut paths = Vec::new();
                self.missing(pick.criterion, first..=pick.level, &mut named, &mut paths);
                Some(Alternative { criterion: self.set.criteria().get(pick.criterion)?.code(), paths })
            });
            Some(Choose { at_least: left, of: of.collect() })
        });
        Gap { target: step.level, must, choose: choose.into_iter().collect(), named }
    }

    /// Adds the indicators of some levels of a criterion.
    fn missing(&self, criterion: usize, levels: RangeInclusive<u8>, named: &mut Bits, paths: &mut Vec<&'c str>) {
        let own = self.set.criteria().get(criterion).map(Criterion::levels).unwrap_or_default();
        for number in own.iter().filter(|level| levels.contains(&level.number())).flat_map(Level::indicators) {
            named.insert(number);
            paths.extend(self.set.indicators().get(number).map(Indicator::path));
        }
    }
}

/// The first level of a criterion that the school has not reached.
fn from(levels: &[u8], test: &AtLeast) -> u8 {
    // One more turns "not assessed", the highest byte, into 0.
    levels.get(test.criterion).copied().unwrap_or(LevelColumns::NOT_ASSESSED).wrapping_add(1)
}
