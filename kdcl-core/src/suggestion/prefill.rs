//! An assessment with what data suggest filled in.
//!
//! Only suggestions that cover the whole of an indicator are filled in, and only where no person has given a verdict.
//! They are marked, because a suggestion is no verdict until a person has taken it as one.

use crate::assessment::Assessment;
use crate::school_data::SchoolData;
use crate::vocabulary::Verdict;

use super::{Coverage, Suggested, Suggestions};

impl<'c> SchoolData<'c> {
    /// The assessment these data give so far: the verdicts of persons, and beside them what is suggested for the whole
    /// of an indicator, marked as [suggested](Assessment::suggested).
    ///
    /// ```
    /// use kdcl_core::Verdict;
    /// let data = kdcl_core::Catalogue::builtin().school_data(r#"{
    ///     "standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": { "classes": 30, "complaints": 0 },
    ///     "ratings": { "1.5": { "2": { "a": "not_met" } } }
    /// }"#)?;
    /// let assessment = data.prefill();
    /// assert_eq!(assessment.suggested().collect::<Vec<_>>(), ["1.9/1/b"]); // the verdict on 1.5/2/a is a person's
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn prefill(&self) -> Assessment<'c> {
        // What was suggested before may follow from data that have changed since.
        let mut assessment = self.assessment().confirmed();
        for own in Suggestions::new(self).suggestions {
            let verdict = match own.suggested {
                Suggested::Met => Verdict::Met,
                Suggested::NotMet => Verdict::NotMet,
                Suggested::Undetermined => continue,
            };
            if own.coverage == Coverage::Whole && assessment.verdicts().get(own.number) == Verdict::NotAssessed {
                assessment.suggest(own.number, verdict);
            }
        }
        assessment
    }
}
