//! What a row says of the set it is rated by.

use std::borrow::Cow;

use kdcl_core::{Marks, Problems, RatedRow, RowAbout, RowSet, TableError, TableSets};

use super::Asked;
use super::answer::Answer;
use super::cells::Value;

/// The columns that say by which set a row is rated.
pub(super) const ABOUT: [&str; 3] = ["standard_set", "school_type", "assessed_on"];

/// A name a column may give.
pub(super) type Name<'a> = Result<Option<Cow<'a, str>>, TableError>;

/// The name in a place of a row; none where nothing stands there.
pub(super) fn name_in(own: Option<&Value>) -> Name<'_> {
    own.map_or(Ok(None), Value::name)
}

/// The values of [`ABOUT`] a row has.
pub(super) struct Said<'a>([Option<Cow<'a, str>>; 3]);

impl<'a> Said<'a> {
    /// What the columns say, or the first column that cannot be read, with why.
    pub(super) fn new(names: [Name<'a>; 3]) -> Result<Self, (&'static str, TableError)> {
        let [standard_set, school_type, assessed_on] = names;
        let at = |place: usize| move |error| (ABOUT.get(place).copied().unwrap_or_default(), error);
        Ok(Self([standard_set.map_err(at(0))?, school_type.map_err(at(1))?, assessed_on.map_err(at(2))?]))
    }

    pub(super) fn about(&self) -> RowAbout<'_> {
        let [standard_set, school_type, assessed_on] = self.0.each_ref().map(Option::as_deref);
        RowAbout { standard_set, school_type, assessed_on }
    }

    /// The set the row names itself.
    fn set(&self) -> Option<&str> {
        self.0[0].as_deref()
    }
}

/// Rates a row by the set it names.
pub(super) fn rated<'c>(
    names: [Name<'_>; 3],
    asked: &Asked,
    sets: &mut TableSets<'c>,
    rate: impl FnOnce(&RowSet<'c>) -> Result<RatedRow<'c>, Problems>,
) -> Answer<'c> {
    let said = match Said::new(names) {
        Ok(said) => said,
        Err((column, error)) => {
            let mut row = Marks::default();
            row.fail(column, error.clone());
            return Answer { row: Err(row.problems().unwrap_or_else(|| error.into())), said: None };
        }
    };
    let row = sets.of(&said.about()).and_then(|set| rate(&set));
    Answer { row, said: said.set().or(asked.standard_set.as_deref()).map(str::to_owned) }
}
