//! An exact pair of bounds on a level.
//!
//! INVARIANT: `lowest <= highest`, and every level between that some completion of the assessment gives is bounded by
//! them, both bounds being reached by one: all not-assessed indicators not met, and all of them met.

use serde::Serialize;

/// The lowest and the highest level that the verdicts so far leave possible.
///
/// ```
/// use kdcl_core::Interval;
/// assert!(Interval { lowest: 1, highest: 1 }.is_decided());
/// assert!(!Interval { lowest: 0, highest: 2 }.is_decided());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use = "an interval changes nothing by itself"]
pub struct Interval {
    /// With every indicator not assessed counted as not met. 0 is "không đạt".
    pub lowest: u8,
    /// With every indicator not assessed counted as met.
    pub highest: u8,
}

impl Interval {
    /// Whether nothing not yet assessed can change it.
    ///
    /// ```
    /// assert!(kdcl_core::Interval { lowest: 2, highest: 2 }.is_decided());
    /// ```
    pub fn is_decided(self) -> bool {
        self.lowest == self.highest
    }
}
