//! What a school says of each indicator.
//!
//! INVARIANT: an indicator is in at most one of the three sets of [`Verdicts`]; in none, it is not assessed. So what
//! was never said can never read as "not met".

use crate::bits::Bits;
use crate::interval::Interval;
use crate::standard_set::StandardSet;
use crate::vocabulary::Verdict;

/// The verdicts on all indicators of a set, by the indicators' numbers.
///
/// Small and without allocation: made to be filled and rated millions of times.
///
/// ```
/// use kdcl_core::{Catalogue, Interval, Verdict, Verdicts};
/// let set = Catalogue::builtin().by_id("tt57-2026-gdtx")?;
/// let mut verdicts = Verdicts::default();
/// assert_eq!(verdicts.level(set), Interval { lowest: 0, highest: 2 });
/// for number in 0..set.indicators().len() {
///     verdicts.set(number, Verdict::Met);
/// }
/// assert_eq!(verdicts.level(set), Interval { lowest: 2, highest: 2 });
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verdicts {
    met: Bits,
    not_met: Bits,
    not_applicable: Bits,
}

impl Verdicts {
    /// Notes the verdict on the indicator of a number; a number no set can have is passed over.
    ///
    /// ```
    /// use kdcl_core::{Verdict, Verdicts};
    /// let mut verdicts = Verdicts::default();
    /// verdicts.set(0, Verdict::Met);
    /// assert_eq!(verdicts.get(0), Verdict::Met);
    /// ```
    pub fn set(&mut self, number: usize, verdict: Verdict) {
        self.met.remove(number);
        self.not_met.remove(number);
        self.not_applicable.remove(number);
        match verdict {
            Verdict::NotAssessed => {}
            Verdict::Met => self.met.insert(number),
            Verdict::NotMet => self.not_met.insert(number),
            Verdict::NotApplicable => self.not_applicable.insert(number),
        }
    }

    /// The verdict on the indicator of a number.
    ///
    /// ```
    /// use kdcl_core::{Verdict, Verdicts};
    /// let mut verdicts = Verdicts::default();
    /// verdicts.set(3, Verdict::NotApplicable);
    /// assert_eq!(verdicts.get(3), Verdict::NotApplicable);
    /// assert_eq!(verdicts.get(4), Verdict::NotAssessed);
    /// ```
    pub fn get(&self, number: usize) -> Verdict {
        if self.met.contains(number) {
            Verdict::Met
        } else if self.not_met.contains(number) {
            Verdict::NotMet
        } else if self.not_applicable.contains(number) {
            Verdict::NotApplicable
        } else {
            Verdict::NotAssessed
        }
    }

    /// The school's level by the rule of the set.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// let level = kdcl_core::Verdicts::default().level(set);
    /// assert_eq!((level.lowest, level.highest), (0, 4));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn level(&self, set: &StandardSet) -> Interval {
        Interval { lowest: set.level_of(&self.surely_met()), highest: set.level_of(&self.possibly_met(set)) }
    }

    /// Notes verdicts on indicators that have none yet.
    pub(crate) fn add(&mut self, met: &Bits, not_met: &Bits, not_applicable: &Bits) {
        self.met = self.met.union(met);
        self.not_met = self.not_met.union(not_met);
        self.not_applicable = self.not_applicable.union(not_applicable);
    }

    /// The same without numbers the set does not have.
    pub(crate) fn within(&self, set: &StandardSet) -> Self {
        let own = |bits: &Bits| bits.intersection(set.all_indicators());
        Self { met: own(&self.met), not_met: own(&self.not_met), not_applicable: own(&self.not_applicable) }
    }

    /// What counts as met whatever the rest turns out to be.
    pub(crate) fn surely_met(&self) -> Bits {
        self.met.union(&self.not_applicable)
    }

    /// What counts as met if all that is not assessed turns out to be.
    pub(crate) fn possibly_met(&self, set: &StandardSet) -> Bits {
        set.all_indicators().without(&self.not_met)
    }

    /// What any verdict was given on.
    pub(crate) fn assessed(&self) -> Bits {
        self.met.union(&self.not_met).union(&self.not_applicable)
    }

    pub(crate) fn not_met(&self) -> &Bits {
        &self.not_met
    }

    pub(crate) fn not_applicable(&self) -> &Bits {
        &self.not_applicable
    }
}
