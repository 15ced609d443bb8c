//! What a school says of each indicator.
//!
//! INVARIANT: an indicator is in at most one of the three sets of [`Verdicts`]; in none, it is not assessed. So what
//! was never said can never read as "not met".

use crate::bits::Bits;
use crate::interval::Interval;
use crate::standard_set::StandardSet;

/// A verdict on one indicator.
///
/// ```
/// use kdcl_core::Verdict;
/// assert_eq!(Verdict::default(), Verdict::NotAssessed);
/// assert_eq!(Verdict::NotMet.name(), "not_met");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Verdict {
    /// Nothing was said yet.
    #[default]
    NotAssessed,
    /// The indicator is met: all of its parts are (khoản 2 Điều 6 of the circulars of 2018).
    Met,
    /// It is not.
    NotMet,
    /// What the indicator speaks of does not exist ("nếu có"); counts as met.
    NotApplicable,
}

impl Verdict {
    const ALL: [Self; 4] = [Self::Met, Self::NotMet, Self::NotAssessed, Self::NotApplicable];

    /// Its name in JSON.
    ///
    /// ```
    /// assert_eq!(kdcl_core::Verdict::NotApplicable.name(), "not_applicable");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::NotAssessed => "not_assessed",
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::NotApplicable => "not_applicable",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }
}

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

    /// What counts as met whatever the rest turns out to be.
    pub(crate) fn surely_met(&self) -> Bits {
        self.met.union(&self.not_applicable)
    }

    /// What counts as met if all that is not assessed turns out to be.
    pub(crate) fn possibly_met(&self, set: &StandardSet) -> Bits {
        set.all_indicators().without(&self.not_met)
    }

    pub(crate) fn not_met(&self) -> &Bits {
        &self.not_met
    }

    pub(crate) fn not_applicable(&self) -> &Bits {
        &self.not_applicable
    }
}
