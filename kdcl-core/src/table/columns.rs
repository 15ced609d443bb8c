//! The level rule over whole columns: a byte a school and criterion, holding the level reached.
//!
//! A province asks "how many schools reach level 2" of tens of thousands of rows that hold nothing but levels. Here the
//! rule becomes a few comparisons of a column with a number, which a processor does for many schools at once; no
//! verdict, text or assessment is made.
//!
//! INVARIANT: for every row the bounds are those of the assessment that says `{"reached": n}` of each criterion with a
//! level and nothing of the others. The comparisons are derived from the same compiled rule ([`crate::rule`]).

use crate::error::TableError;
use crate::interval::Interval;
use crate::rule::Target;
use crate::standard_set::{Criterion, Level, StandardSet};

/// How many schools are looked at together: few enough for all their columns to stay in the processor's first cache.
const BLOCK: usize = 512;

/// The rule of a set over columns of levels.
///
/// ```
/// use kdcl_core::{Catalogue, LevelColumns};
/// let set = Catalogue::builtin().by_id("tt57-2026-gdtx")?;
/// let rule = LevelColumns::new(set);
/// // Three schools: everything at level 2; the first criterion not assessed; a level the criterion does not have.
/// let (twos, first) = ([2, 2, 2], [2, LevelColumns::NOT_ASSESSED, 7]);
/// let columns: Vec<Option<&[u8]>> = (0..15).map(|place| Some(if place == 0 { &first[..] } else { &twos[..] })).collect();
/// let (mut lowest, mut highest) = ([0; 3], [0; 3]);
/// rule.rate(&columns, &mut lowest, &mut highest).map_err(|error| error.to_string())?;
/// assert_eq!(lowest, [2, 1, LevelColumns::REFUSED]); // level 2 leaves no criterion below level 1: khoản 3 Điều 5
/// assert_eq!(highest, [2, 2, LevelColumns::REFUSED]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct LevelColumns<'c> {
    pub(super) set: &'c StandardSet,
    pub(super) steps: Vec<Step>,
    known: Vec<Known>,
}

/// What one level asks for.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) level: u8,
    /// All that every way to it needs, the levels below included.
    pub(super) must: Vec<AtLeast>,
    /// What of that no level below asks for.
    more: Vec<AtLeast>,
    pub(super) choice: Option<(usize, Vec<AtLeast>)>,
}

/// A criterion, by number, and the level it must be at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AtLeast {
    pub(super) criterion: usize,
    pub(super) level: u8,
}

/// The levels a criterion can have reached.
#[derive(Debug, Clone)]
enum Known {
    /// 0 and every level up to this one.
    UpTo(u8),
    /// These, 0 among them.
    Only(Vec<u8>),
}

/// Which bound is computed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// What is not assessed counts as not met.
    Lowest,
    /// What is not assessed counts as met.
    Highest,
}

impl<'c> LevelColumns<'c> {
    /// In a column: the criterion is not assessed. Above every level, so that "at least" holds of it for the upper bound.
    ///
    /// ```
    /// assert_eq!(kdcl_core::LevelColumns::NOT_ASSESSED, 255);
    /// ```
    pub const NOT_ASSESSED: u8 = u8::MAX;

    /// In an answer: some column holds a level its criterion does not have, so the school has no level.
    ///
    /// ```
    /// assert_eq!(kdcl_core::LevelColumns::REFUSED, 255);
    /// ```
    pub const REFUSED: u8 = u8::MAX;

    /// Turns the rule of a set into comparisons.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(kdcl_core::LevelColumns::new(set).standard_set().id(), "tt18-2018-trung-hoc");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn new(set: &'c StandardSet) -> Self {
        let mut below: Vec<AtLeast> = Vec::new();
        let steps = set.targets().iter().map(|target| {
            let must = must(set, target);
            let more = must.iter().filter(|test| !below.contains(test)).copied().collect();
            below.clone_from(&must);
            let choice = target.choice.as_ref().map(|choice| {
                let picks = choice.of.iter().filter_map(|pick| {
                    let criterion = set.criteria().get(pick.criterion)?;
                    let level = level_for(criterion, &pick.needs);
                    Some(AtLeast { criterion: pick.criterion, level })
                });
                (choice.at_least, picks.collect())
            });
            Step { level: target.level, must, more, choice }
        });
        let steps = steps.collect();
        Self { set, steps, known: set.criteria().iter().map(known).collect() }
    }

    /// The set.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// assert_eq!(kdcl_core::LevelColumns::new(set).standard_set(), set);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn standard_set(&self) -> &'c StandardSet {
        self.set
    }

    /// Rates as many schools as the columns have rows. A column a criterion, in the order of the set, clauses of Điều 22
    /// among them; `None` for one that no school was assessed on.
    ///
    /// # Errors
    ///
    /// `table.uneven_columns` where there is not one column a criterion, or not all are of one length.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// let rule = kdcl_core::LevelColumns::new(set);
    /// assert_eq!(rule.rate(&[None; 14], &mut [], &mut []).unwrap_err().code(), "table.uneven_columns");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn rate(&self, columns: &[Option<&[u8]>], lowest: &mut [u8], highest: &mut [u8]) -> Result<(), TableError> {
        even(columns.len(), self.known.len())?;
        even(highest.len(), lowest.len())?;
        for column in columns.iter().flatten() {
            even(column.len(), lowest.len())?;
        }
        let blocks = lowest.chunks_mut(BLOCK).zip(highest.chunks_mut(BLOCK));
        let mut block: Vec<Option<&[u8]>> = Vec::with_capacity(columns.len());
        for (number, (lowest, highest)) in blocks.enumerate() {
            let start = number.saturating_mul(BLOCK);
            let rows = start..start.saturating_add(lowest.len());
            block.clear();
            block.extend(columns.iter().map(|column| column.and_then(|column| column.get(rows.clone()))));
            self.rate_block(&block, lowest, highest);
        }
        Ok(())
    }

    /// The bounds of one school, from the levels of its criteria in the order of the set; `None` where there is not one a
    /// criterion, or one is no level of its criterion.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, Interval, LevelColumns};
    /// let rule = LevelColumns::new(Catalogue::builtin().by_id("tt57-2026-gdtx")?);
    /// let mut levels = [2; 15];
    /// levels[0] = LevelColumns::NOT_ASSESSED;
    /// assert_eq!(rule.level_of(&levels), Some(Interval { lowest: 1, highest: 2 }));
    /// assert_eq!(rule.level_of(&[7; 15]), None);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn level_of(&self, levels: &[u8]) -> Option<Interval> {
        let known =
            levels.len() == self.known.len() && self.known.iter().zip(levels).all(|(known, &level)| known.has(level));
        let level = |bound| {
            let holds = |test: &AtLeast| test.holds(bound, levels.get(test.criterion).copied());
            let reached = self.steps.iter().take_while(|step| {
                step.more.iter().all(holds)
                    && step
                        .choice
                        .as_ref()
                        .is_none_or(|(least, picks)| picks.iter().filter(|pick| holds(pick)).count() >= *least)
            });
            reached.last().map_or(0, |step| step.level)
        };
        known.then(|| Interval { lowest: level(Bound::Lowest), highest: level(Bound::Highest) })
    }

    fn rate_block(&self, columns: &[Option<&[u8]>], lowest: &mut [u8], highest: &mut [u8]) {
        let mut refused = [0; BLOCK];
        let mut open = 0;
        for (column, known) in columns.iter().zip(&self.known) {
            let Some(column) = column else {
                open = 1;
                continue;
            };
            open |= column.iter().fold(0, |open, &level| open | u8::from(level == Self::NOT_ASSESSED));
            known.refuse(column, &mut refused);
        }
        self.level(Bound::Highest, columns, highest);
        if open == 0 {
            lowest.copy_from_slice(highest);
        } else {
            self.level(Bound::Lowest, columns, lowest);
        }
        for bound in [lowest, highest] {
            for (level, &refused) in bound.iter_mut().zip(&refused) {
                *level |= mask(refused != 0); // all bits: REFUSED
            }
        }
    }

    /// The level of each school by one bound: that of the last step whose tests, and those of all before, hold.
    fn level(&self, bound: Bound, columns: &[Option<&[u8]>], levels: &mut [u8]) {
        levels.fill(0);
        let mut holds = [u8::MAX; BLOCK];
        for step in &self.steps {
            for test in &step.more {
                test.each(bound, columns, &mut holds, |holds, passed| *holds &= mask(passed));
            }
            if let Some((at_least, picks)) = &step.choice {
                let at_least = u16::try_from(*at_least).unwrap_or(u16::MAX); // a set has at most 512 criteria
                let mut made = [0_u16; BLOCK];
                for pick in picks {
                    pick.each(bound, columns, &mut made, |made, passed| *made = made.wrapping_add(u16::from(passed)));
                }
                for (holds, made) in holds.iter_mut().zip(&made) {
                    *holds &= mask(*made >= at_least);
                }
            }
            for (level, holds) in levels.iter_mut().zip(&holds) {
                *level = (step.level & holds) | (*level & !holds);
            }
        }
    }
}

impl AtLeast {
    /// Whether a criterion is at the level.
    fn holds(self, bound: Bound, level: Option<u8>) -> bool {
        match (bound, level) {
            (Bound::Highest, Some(level)) => level >= self.level,
            // One more turns "not assessed", the highest byte, into the lowest, and keeps the order of the rest.
            (Bound::Lowest, Some(level)) => level.wrapping_add(1) > self.level,
            (_, None) => bound == Bound::Highest,
        }
    }

    /// Tells of each school of a block whether its criterion is at the level.
    fn each<T>(
        self,
        bound: Bound,
        columns: &[Option<&[u8]>],
        schools: &mut [T; BLOCK],
        mut tell: impl FnMut(&mut T, bool),
    ) {
        match columns.get(self.criterion).copied().flatten() {
            Some(column) => {
                let schools = schools.iter_mut().zip(column);
                schools.for_each(|(school, &level)| tell(school, self.holds(bound, Some(level))));
            }
            None => schools.iter_mut().for_each(|school| tell(school, self.holds(bound, None))),
        }
    }
}

impl Known {
    fn has(&self, level: u8) -> bool {
        level == LevelColumns::NOT_ASSESSED
            || match self {
                Self::UpTo(highest) => level <= *highest,
                Self::Only(levels) => levels.contains(&level),
            }
    }

    /// Marks the schools whose level is none of the criterion's.
    fn refuse(&self, column: &[u8], refused: &mut [u8; BLOCK]) {
        match self {
            Self::UpTo(highest) => refused.iter_mut().zip(column).for_each(|(refused, &level)| {
                *refused |= u8::from(level > *highest) & u8::from(level != LevelColumns::NOT_ASSESSED);
            }),
            Self::Only(levels) => {
                let mut known = [0; BLOCK];
                for own in levels.iter().chain([&LevelColumns::NOT_ASSESSED]) {
                    known.iter_mut().zip(column).for_each(|(known, level)| *known |= u8::from(level == own));
                }
                refused.iter_mut().zip(&known).for_each(|(refused, known)| *refused |= known ^ 1);
            }
        }
    }
}

/// All bits where something holds, none where it does not.
fn mask(holds: bool) -> u8 {
    u8::from(holds).wrapping_neg()
}

fn even(found: usize, expected: usize) -> Result<(), TableError> {
    if found == expected { Ok(()) } else { Err(TableError::UnevenColumns { found, expected }) }
}

/// The criteria that every way to a level needs, each with its level.
fn must(set: &StandardSet, target: &Target) -> Vec<AtLeast> {
    let test = |(place, criterion)| AtLeast { criterion: place, level: level_for(criterion, &target.must) };
    set.criteria().iter().enumerate().map(test).filter(|test| test.level > 0).collect()
}

/// The lowest level a criterion must have reached for those of its indicators that are `needed` to be met.
fn level_for(criterion: &Criterion, needed: &crate::bits::Bits) -> u8 {
    let own = needed.intersection(&criterion.indicators().collect());
    let levels = core::iter::once(0).chain(criterion.levels().iter().map(Level::number));
    levels.into_iter().find(|level| criterion.needs(*level).covers(&own)).unwrap_or(0)
}

fn known(criterion: &Criterion) -> Known {
    let levels: Vec<u8> = core::iter::once(0).chain(criterion.levels().iter().map(Level::number)).collect();
    let in_a_row = levels.iter().zip(0_u8..).all(|(level, place)| *level == place);
    if in_a_row { Known::UpTo(criterion.highest_defined()) } else { Known::Only(levels) }
}
