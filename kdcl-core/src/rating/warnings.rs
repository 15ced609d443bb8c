//! The warnings of an outcome. INVARIANT: they come in the order of the set.

use crate::assessment::{Assessment, Verdicts};
use crate::bits::Bits;
use crate::interval::Interval;
use crate::standard_set::{Criterion, Level, StandardSet};
use crate::text::Text;
use crate::vocabulary::{RuleName, SeveralLevels, Verdict};
use crate::warning::Warning;

pub(super) fn warnings(assessment: &Assessment<'_>, level: Interval) -> Vec<Warning> {
    let mut warnings = Vec::new();
    about_the_set(assessment, &mut warnings);
    let place = |number| assessment.place_of(number).unwrap_or_default();
    about_verdicts(assessment.standard_set(), assessment.verdicts(), place, &mut warnings);
    let set = assessment.standard_set();
    let recognitions = [
        (set.accreditation_grade(level), RuleName::AccreditationConditions),
        (set.national_standard_degree(level), RuleName::NationalStandardConditions),
    ];
    let opened = recognitions.into_iter().filter(|(opened, _)| opened.is_some_and(|opened| opened.highest > 0));
    let opened: Vec<RuleName> = opened.map(|(_, conditions)| conditions).collect();
    if !opened.is_empty() {
        let conditions = set.basis().iter().filter(|basis| opened.contains(&basis.rule));
        let conditions = Text::in_both(|language| {
            let citations = conditions.clone().map(|basis| basis.citation.in_language(language));
            citations.collect::<Vec<_>>().join("; ")
        });
        warnings.push(Warning::RecognitionNeedsMore { conditions });
    }
    warnings
}

impl Assessment<'_> {
    /// The warnings of the same assessment with other verdicts, without the one that every level needs.
    pub(crate) fn warnings_of_row(&self, verdicts: Verdicts) -> Vec<Warning> {
        let mut warnings = Vec::new();
        about_the_set(self, &mut warnings);
        about_verdicts(self.standard_set(), &verdicts, |_| String::new(), &mut warnings);
        warnings
    }
}

/// Whether the set named is the school's, at that time.
pub(crate) fn about_the_set(assessment: &Assessment<'_>, warnings: &mut Vec<Warning>) {
    let set = assessment.standard_set();
    if let Some(assessed_on) = assessment.assessed_on().filter(|date| !set.is_in_force(*date)) {
        let (from, until) = (set.in_force_from(), set.in_force_until());
        let in_force = until.map_or_else(
            || Text { vi: format!("từ {from}"), en: format!("from {from}") },
            |until| Text { vi: format!("từ {from} đến {until}"), en: format!("from {from} to {until}") },
        );
        let after = until.is_some_and(|until| until < assessed_on);
        // What ended this version: its amendment, where there is one, came before its replacement.
        let ended_by = if set.amended_by().is_empty() { set.replaced_by() } else { set.amended_by() };
        let since = if after && !ended_by.is_empty() {
            let list = ended_by.join(", ");
            Text {
                vi: format!("; bản này hết hiệu lực do {list}"), en: format!("; this version was ended by {list}")
            }
        } else {
            Text { vi: String::new(), en: String::new() }
        };
        warnings.push(Warning::SetNotInForce { standard_set: set.id().to_owned(), assessed_on, in_force, since });
    }
    let taught = &assessment.school().education_levels;
    for (place, level) in taught.iter().enumerate().filter(|(_, level)| !set.education_levels().contains(level)) {
        let (education_level, standard_set) = (*level, set.id().to_owned());
        warnings.push(Warning::EducationLevelNotOfSet { education_level, place, standard_set });
    }
    if taught.len() > 1 && set.several_education_levels() == Some(SeveralLevels::NotEstablished) {
        warnings.push(Warning::SeveralEducationLevels { document: set.document().to_owned() });
    }
}

fn about_verdicts(
    set: &StandardSet,
    verdicts: &Verdicts,
    place: impl Fn(usize) -> String,
    warnings: &mut Vec<Warning>,
) {
    let (surely, not_met) = (verdicts.surely_met(), verdicts.not_met());
    for criterion in set.criteria() {
        let failed = criterion.levels().iter().find(|level| level.indicators().any(|number| not_met.contains(number)));
        let Some(below) = failed.map(Level::number) else { continue };
        let above = levels_marked_met(criterion, &surely).filter(|level| *level > below);
        warnings.extend(above.map(|level| Warning::LevelAboveOneNotMet {
            criterion: criterion.code().to_owned(),
            level,
            below,
        }));
    }
    for (number, indicator) in set.indicators().iter().enumerate() {
        if !indicator.if_any() && verdicts.get(number) == Verdict::NotApplicable {
            let (indicator, place) = (indicator.path().to_owned(), place(number));
            warnings.push(Warning::NotApplicableUnfounded { indicator, place });
        }
    }
}

/// The levels of a criterion that count as met as a whole, whatever those under them.
fn levels_marked_met<'a>(criterion: &'a Criterion, surely: &'a Bits) -> impl Iterator<Item = u8> + 'a {
    let whole = |level: &&Level| level.indicators().all(|number| surely.contains(number));
    criterion.levels().iter().filter(whole).map(Level::number)
}
