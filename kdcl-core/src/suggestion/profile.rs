//! What is known of the school itself, as far as the law's variants ask for it.

use crate::assessment::{School, SchoolYear};
use crate::condition::Selector;
use crate::school_data::SchoolData;
use crate::vocabulary::{EducationLevel, SchoolKind};

/// How many years back the longest window reaches.
pub(super) const MOST_YEARS: usize = 10;

/// A school, as the variants of conditions see it.
pub(super) struct Profile<'d> {
    school: &'d School,
    taught: Option<&'d [EducationLevel]>,
    /// The school year so many years back.
    years: [Option<SchoolYear>; MOST_YEARS],
    /// The same, without those before the school was there.
    own_years: [Option<SchoolYear>; MOST_YEARS],
    /// Whether it lay in a difficult area so many years back.
    areas: [Option<bool>; MOST_YEARS],
}

impl<'d> Profile<'d> {
    pub(super) fn of(data: &'d SchoolData<'_>) -> Self {
        let school = data.assessment().school();
        let mut years = [None; MOST_YEARS];
        for (back, year) in (0_u8..).zip(&mut years) {
            *year = data.school_year().before(back);
        }
        let area = |year: SchoolYear| school.difficult_area.as_ref().and_then(|area| area.in_year(year));
        let is_own = |year: &SchoolYear| school.founded.is_none_or(|founded| year.is_since(founded));
        let own_years = years.map(|year| year.filter(is_own));
        Self { own_years, school, taught: data.values().taught(), areas: years.map(|year| year.and_then(area)), years }
    }

    pub(super) fn taught(&self) -> Option<&'d [EducationLevel]> {
        self.taught
    }

    /// The school year so many years back; `None` for one in which the school was not yet there.
    pub(super) fn year(&self, back: usize) -> Option<SchoolYear> {
        self.own_years.get(back).copied().flatten()
    }

    /// The same, whether the school was there or not.
    pub(super) fn any_year(&self, back: usize) -> Option<SchoolYear> {
        self.years.get(back).copied().flatten()
    }

    /// Whether its area is known to have changed in the last years.
    pub(super) fn area_changed(&self, years: usize) -> bool {
        let mut known = self.areas.iter().take(years).flatten();
        known.next().is_some_and(|first| known.any(|area| area != first))
    }

    /// Whether the fact that should tell was given.
    pub(super) fn says(&self, selector: Selector) -> bool {
        matches!(selector, Selector::Specialised | Selector::SpecialRegulation) && self.school.kind.is_some()
    }

    /// Whether a school is so; `None` where that is not said.
    pub(super) fn has(&self, selector: Selector, back: usize) -> Option<bool> {
        match selector {
            Selector::DifficultArea => self.areas.get(back).copied().flatten(),
            Selector::SpeciallyDifficultCommune => self.school.specially_difficult_commune,
            Selector::Urban => self.school.urban,
            Selector::Specialised => self.school.kind.map(|kind| kind == SchoolKind::Specialised),
            Selector::SpecialRegulation => match self.school.kind? {
                SchoolKind::Ordinary => Some(false),
                SchoolKind::Specialised | SchoolKind::Special | SchoolKind::EthnicBoarding => Some(true),
                // Whether semi-boarding schools have a rule of their own on class size is not established.
                SchoolKind::EthnicSemiBoarding => None,
            },
            Selector::Teaches(level) => self.taught.map(|taught| taught.contains(&level)),
            Selector::FoundedAfter2001 => self.school.founded.map(|founded| founded > 2001),
        }
    }
}
