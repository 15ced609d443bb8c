//! The parts of a set: standards, their criteria, levels and indicators, in the order of the circular.
//!
//! Criteria and indicators lie flat in the set, and a standard, criterion or level holds the range of its own, because
//! the engine numbers the indicators and works on bits. INVARIANT: ranges are in order, do not overlap, and cover all.

use core::ops::Range;

use crate::bits::Bits;
use crate::condition::Condition;
use crate::text::Text;

use super::source::Citation;

/// A standard (tiêu chuẩn), or the clauses of a level that has no criteria of its own.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
/// let numbers: Vec<_> = set.standards().iter().map(|standard| standard.number()).collect();
/// assert_eq!(numbers, [1, 2, 3, 4]);
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Standard {
    pub(super) number: u8,
    pub(super) title: Text,
    pub(super) clauses: bool,
    pub(super) criteria: Range<usize>,
}

impl Standard {
    /// Its number; the number of the article where [`is_clauses`](Self::is_clauses).
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// let numbers: Vec<_> = set.standards().iter().map(|standard| standard.number()).collect();
    /// assert_eq!(numbers, [1, 2, 3, 4, 5, 22]);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn number(&self) -> u8 {
        self.number
    }

    /// Its title.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.standards()[4].title().vi, "Hoạt động giáo dục và kết quả giáo dục");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// Whether this is an article of clauses (Điều 22 of the circulars of 2018) and no standard.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt17-2018-tieu-hoc")?;
    /// assert_eq!(set.standards().iter().filter(|standard| standard.is_clauses()).count(), 1);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn is_clauses(&self) -> bool {
        self.clauses
    }

    /// Which of the set's criteria are its own.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// assert_eq!(set.standards()[1].criteria(), 4..7);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn criteria(&self) -> Range<usize> {
        self.criteria.clone()
    }
}

/// A criterion (tiêu chí), or one clause.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-pho-thong")?;
/// let criterion = set.criterion("3.5").ok_or("no such criterion")?;
/// assert_eq!(criterion.highest_defined(), 2);
/// assert!(!criterion.is_mandatory());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    pub(super) code: String,
    pub(super) title: Option<Text>,
    pub(super) mandatory: bool,
    pub(super) levels: Vec<Level>,
    pub(super) suggested_evidence: Vec<String>,
    pub(super) quantitative_indicators: Vec<QuantitativeIndicator>,
}

impl Criterion {
    /// Its code: `5.4`, or `22.1` for the first clause of Điều 22.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.criteria()[0].code(), "1.1");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Its title; a clause has none.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// # let criterion = set.criterion("5.4").ok_or("no such criterion")?;
    /// assert_eq!(criterion.title().map(|title| title.vi.as_str()), Some("Các hoạt động trải nghiệm và hướng nghiệp"));
    /// assert_eq!(set.criterion("22.1").and_then(|clause| clause.title()), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn title(&self) -> Option<&Text> {
        self.title.as_ref()
    }

    /// Whether some level of the school asks for it by name.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// // TT 18 asks for every criterion (khoản 1 Điều 6).
    /// assert!(set.criteria().iter().all(|criterion| criterion.is_mandatory()));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn is_mandatory(&self) -> bool {
        self.mandatory
    }

    /// Its levels, lowest first. They need not be 1, 2, 3: a clause has level 4 alone.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// let levels = |code| set.criterion(code).map(|criterion| criterion.levels().iter().map(|level| level.number()).collect());
    /// assert_eq!(levels("5.4"), Some(vec![1, 2]));
    /// assert_eq!(levels("22.1"), Some(vec![4]));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// Its highest level.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// # let criterion = set.criterion("5.4").ok_or("no such criterion")?;
    /// assert_eq!(criterion.highest_defined(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn highest_defined(&self) -> u8 {
        self.levels.last().map_or(0, Level::number)
    }

    /// Names of documents the circular suggests as evidence (minh chứng gợi ý), in Vietnamese.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-mam-non")?;
    /// assert_eq!(set.criteria()[0].suggested_evidence()[0], "Kế hoạch năm học");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn suggested_evidence(&self) -> &[String] {
        &self.suggested_evidence
    }

    /// The main quantitative indicators the circular names (dữ liệu định lượng chính).
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// let units = |code| set.criterion(code).map(|c| c.quantitative_indicators().iter().map(|q| q.unit.as_deref()).collect());
    /// assert_eq!(units("4.2"), Some(vec![None, Some("%"), Some("%"), Some("%")]));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn quantitative_indicators(&self) -> &[QuantitativeIndicator] {
        &self.quantitative_indicators
    }

    /// All its indicators, of every level.
    pub(crate) fn indicators(&self) -> Range<usize> {
        let start = self.levels.first().map_or(0, |level| level.indicators.start);
        let end = self.levels.last().map_or(start, |level| level.indicators.end);
        start..end
    }

    /// The indicators of its levels up to `level`: what reaching that level, or its own highest below, takes.
    pub(crate) fn needs(&self, level: u8) -> Bits {
        self.levels.iter().filter(|own| own.number <= level).flat_map(|own| own.indicators.clone()).collect()
    }

    /// The level reached by a school of which exactly `met` counts as met: the highest of which, and of every one
    /// below, each indicator is met (khoản 2 Điều 6 of the circulars of 2018; khoản 2 Điều 5 of TT 57/2026).
    pub(crate) fn reached(&self, met: &Bits) -> u8 {
        let whole = |level: &&Level| level.indicators.clone().all(|index| met.contains(index));
        self.levels.iter().take_while(whole).last().map_or(0, Level::number)
    }
}

/// What a criterion asks for at one level.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
/// let level = set.criterion("1.1").and_then(|criterion| criterion.levels().first()).ok_or("no level")?;
/// assert_eq!(set.indicators()[level.indicators()].len(), 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    pub(super) number: u8,
    pub(super) indicators: Range<usize>,
}

impl Level {
    /// Its number.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// # let criterion = set.criterion("5.4").ok_or("no such criterion")?;
    /// assert_eq!(criterion.levels()[1].number(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn number(&self) -> u8 {
        self.number
    }

    /// Which of the set's indicators are its own.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// # let criterion = set.criterion("5.4").ok_or("no such criterion")?;
    /// let own = &set.indicators()[criterion.levels()[1].indicators()];
    /// assert_eq!(own.iter().map(|indicator| indicator.path()).collect::<Vec<_>>(), ["5.4/2/a", "5.4/2/b"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn indicators(&self) -> Range<usize> {
        self.indicators.clone()
    }
}

/// An indicator (chỉ báo): the smallest thing a school gives a verdict on.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-pho-thong")?;
/// let indicator = set.indicator("2.2/2").ok_or("no such indicator")?;
/// assert_eq!(indicator.citation().to_string(), "mục 2.2 Phụ lục II, 57/2026/TT-BGDĐT");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    pub(super) path: String,
    pub(super) letter: Option<String>,
    pub(super) if_any: bool,
    pub(super) statement: Text,
    pub(super) citation: Citation,
    pub(super) conditions: Vec<Condition>,
    pub(super) remaining: Option<Text>,
}

impl Indicator {
    /// Its path: `5.4/2/c`, or `5.4/3` where the level is one statement.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.indicators()[0].path(), "1.1/1/a");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Its letter, where the level has letters.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// # let indicator = set.indicator("1.9/1/b").ok_or("no such indicator")?;
    /// assert_eq!(indicator.letter(), Some("b"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn letter(&self) -> Option<&str> {
        self.letter.as_deref()
    }

    /// Whether the law says "nếu có": what it speaks of need not exist.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// # let indicator = set.indicator("1.9/1/b").ok_or("no such indicator")?;
    /// assert!(indicator.if_any()); // complaints, if any
    /// assert!(!set.indicators()[0].if_any());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn if_any(&self) -> bool {
        self.if_any
    }

    /// What it asks for, in our own words, with every condition of the law.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// # let indicator = set.indicator("1.9/1/b").ok_or("no such indicator")?;
    /// assert!(indicator.statement().vi.contains("(nếu có)"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn statement(&self) -> &Text {
        &self.statement
    }

    /// What the law asks of numbers there: all of these; empty where it asks for none.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.indicator("1.9/1/b").map(|indicator| indicator.conditions().len()), Some(1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// What of it a person judges beside its conditions; `None` where they are all of it.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert!(set.indicator("1.3/2/a").is_some_and(|indicator| indicator.remaining().is_some()));
    /// assert!(set.indicator("1.3/3/a").is_some_and(|indicator| indicator.remaining().is_none()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn remaining(&self) -> Option<&Text> {
        self.remaining.as_ref()
    }

    /// Where the law asks for it.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// # let indicator = set.indicator("1.9/1/b").ok_or("no such indicator")?;
    /// assert_eq!(indicator.citation().to_string(), "điểm b khoản 9 Điều 7, 18/2018/TT-BGDĐT");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn citation(&self) -> &Citation {
        &self.citation
    }
}

/// A quantity the circular names as main quantitative data, without a formula.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-pho-thong")?;
/// let count: usize = set.criteria().iter().map(|criterion| criterion.quantitative_indicators().len()).sum();
/// assert_eq!(count, 37);
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct QuantitativeIndicator {
    /// Its name; the Vietnamese is the circular's own.
    pub name: Text,
    /// Its unit, where the circular states one.
    pub unit: Option<String>,
    /// The key of the fact a school gives it as; `None` where it is no number.
    pub fact: Option<String>,
    /// How it is computed: the circular does not say, so this is always `null`.
    pub definition: Option<String>,
}

crate::packed::packed! {
    Standard { number, title, clauses, criteria }
    Criterion { code, title, mandatory, levels, suggested_evidence, quantitative_indicators }
    Level { number, indicators }
    Indicator { path, letter, if_any, statement, citation, conditions, remaining }
    QuantitativeIndicator { name, unit, fact, definition }
}
