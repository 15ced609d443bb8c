//! What a school says: which set, which school, and a verdict per indicator.
//!
//! INVARIANT: an [`Assessment`] that exists names a set that is held and verdicts on its indicators only.

mod annotations;
mod ratings;
mod read;
mod school;
mod verdict;
mod write;

pub(crate) use ratings::verdicts as read_ratings;
pub(crate) use read::document as read_document;
pub(crate) use school::school as read_school;
pub use school::{DifficultArea, School, SchoolYear};
pub use verdict::Verdicts;

use annotations::Annotations;

use crate::bits::Bits;
use crate::catalogue::Catalogue;
use crate::date::Date;
use crate::error::{AssessmentError, Problems, Quoted};
use crate::input::{self, Node};
use crate::rating::Outcome;
use crate::standard_set::StandardSet;
use crate::text_pack::TextPack;
use crate::vocabulary::Verdict;

/// A school's assessment of itself, against one set.
///
/// ```
/// use kdcl_core::{Assessment, Catalogue, Verdict};
/// let mut assessment = Assessment::new(Catalogue::builtin().by_id("tt57-2026-pho-thong")?);
/// assessment.set("2.2/1", Verdict::NotMet)?;
/// assert_eq!(assessment.rate().level.highest, 0); // 2.2 is mandatory: khoản 3 Điều 5
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment<'c> {
    set: &'c StandardSet,
    pack: Option<&'c TextPack>,
    school: School,
    school_year: Option<SchoolYear>,
    assessed_on: Option<Date>,
    written: Written,
    verdicts: Verdicts,
    /// The verdicts that data suggested and no person has confirmed.
    suggested: Bits,
    /// What other software keeps with it.
    annotations: Option<Annotations>,
}

impl<'c> Assessment<'c> {
    /// An assessment that says nothing yet.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// let assessment = kdcl_core::Assessment::new(set);
    /// assert!(!assessment.rate().is_decided());
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn new(set: &'c StandardSet) -> Self {
        Self {
            set,
            pack: None,
            school: School::default(),
            school_year: None,
            assessed_on: None,
            written: Written::default(),
            verdicts: Verdicts::default(),
            suggested: Bits::default(),
            annotations: None,
        }
    }

    pub(crate) fn read(catalogue: &'c Catalogue, text: &str) -> Result<Self, Problems> {
        let node = input::parse_json(text)?;
        let mut reader = input::Reader::default();
        let assessment = read::assessment(&mut reader, catalogue, &node);
        reader.finish(assessment)
    }

    /// An assessment without ratings that says which set it is against.
    pub(crate) fn read_fields(catalogue: &'c Catalogue, fields: &[(&str, Option<&str>)]) -> Result<Self, Problems> {
        let said = fields.iter().filter_map(|(field, value)| Some((*field, (*value)?)));
        let mut table: Vec<_> = said.map(|(field, value)| (field.into(), Node::Text(value.into()))).collect();
        table.push(("ratings".into(), Node::Table(Vec::new())));
        let node = Node::Table(table);
        let mut reader = input::Reader::default();
        let assessment = read::assessment(&mut reader, catalogue, &node);
        reader.finish(assessment)
    }

    /// The set it is against.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(kdcl_core::Assessment::new(set).standard_set().id(), "tt18-2018-trung-hoc");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn standard_set(&self) -> &'c StandardSet {
        self.set
    }

    /// The school.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(kdcl_core::Assessment::new(set).school().name, None);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn school(&self) -> &School {
        &self.school
    }

    /// The school year it is about.
    ///
    /// ```
    /// let text = r#"{"standard_set": "tt57-2026-gdtx", "school_year": "2026-2027", "ratings": {}}"#;
    /// let assessment = kdcl_core::Catalogue::builtin().assessment(text)?;
    /// assert_eq!(assessment.school_year().map(|year| year.to_string()).as_deref(), Some("2026-2027"));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn school_year(&self) -> Option<SchoolYear> {
        self.school_year
    }

    /// The day it was made.
    ///
    /// ```
    /// let text = r#"{"standard_set": "tt57-2026-gdtx", "assessed_on": "2027-05-20", "ratings": {}}"#;
    /// let assessment = kdcl_core::Catalogue::builtin().assessment(text)?;
    /// assert_eq!(assessment.assessed_on(), "2027-05-20".parse().ok());
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn assessed_on(&self) -> Option<Date> {
        self.assessed_on
    }

    /// The verdicts, by the numbers of the set's indicators.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(kdcl_core::Assessment::new(set).verdicts().get(0), kdcl_core::Verdict::NotAssessed);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn verdicts(&self) -> &Verdicts {
        &self.verdicts
    }

    /// Notes the verdict on the indicator of a path.
    ///
    /// # Errors
    ///
    /// `assessment.unknown_indicator`.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// let mut assessment = kdcl_core::Assessment::new(set);
    /// assert!(assessment.set("5.4/2/b", kdcl_core::Verdict::Met).is_ok());
    /// let error = assessment.set("5.4/3", kdcl_core::Verdict::Met).unwrap_err();
    /// assert_eq!(error.code(), "assessment.unknown_indicator");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn set(&mut self, path: &str, verdict: Verdict) -> Result<(), AssessmentError> {
        let number = self.set.indicator_number(path).ok_or_else(|| AssessmentError::UnknownIndicator {
            path: Quoted::new(path),
            standard_set: self.set.id().to_owned(),
        })?;
        self.change(number, verdict);
        Ok(())
    }

    /// Changes the verdict on the indicator of a number of its set.
    pub(crate) fn change(&mut self, number: usize, verdict: Verdict) {
        self.verdicts.set(number, verdict);
        self.written.by_criterion.remove(number);
        self.written.by_level.remove(number);
        self.suggested.remove(number);
    }

    /// Notes what data suggest for an indicator, as no person's verdict.
    pub(crate) fn suggest(&mut self, number: usize, verdict: Verdict) {
        self.verdicts.set(number, verdict);
        self.suggested.insert(number);
    }

    pub(crate) fn is_suggested(&self, number: usize) -> bool {
        self.suggested.contains(number)
    }

    /// The same with the verdicts of persons only.
    pub(crate) fn confirmed(&self) -> Self {
        let mut confirmed = self.clone();
        for number in self.suggested.iter() {
            confirmed.change(number, Verdict::NotAssessed);
        }
        confirmed
    }

    /// The paths whose verdict data suggested and no person has confirmed. They are rated like any other.
    ///
    /// ```
    /// let text = r#"{"standard_set":"tt57-2026-gdtx","ratings":{"1.1":{"1":"met"}},"suggested":["1.1/1"]}"#;
    /// let mut assessment = kdcl_core::Catalogue::builtin().assessment(text)?;
    /// assert_eq!(assessment.suggested().collect::<Vec<_>>(), ["1.1/1"]);
    /// assessment.set("1.1/1", kdcl_core::Verdict::Met).map_err(kdcl_core::Problems::from)?; // now it is a person's
    /// assert_eq!(assessment.suggested().count(), 0);
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn suggested(&self) -> impl Iterator<Item = &'c str> {
        let set = self.set;
        let numbers: Vec<usize> = self.suggested.iter().collect();
        numbers.into_iter().filter_map(|number| Some(set.indicators().get(number)?.path()))
    }

    /// What other software keeps with it (evidence codes, notes, the state of a form), as JSON. It is kept and never read.
    ///
    /// ```
    /// let text = r#"{"standard_set":"tt57-2026-gdtx","ratings":{},"annotations":{"notes":{"1.1/1":"…"}}}"#;
    /// let assessment = kdcl_core::Catalogue::builtin().assessment(text)?;
    /// assert_eq!(assessment.annotations().as_deref(), Some(r#"{"notes":{"1.1/1":"…"}}"#));
    /// assert_eq!(assessment.to_json(), text);
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn annotations(&self) -> Option<String> {
        self.annotations.as_ref().map(crate::json::write)
    }

    /// Takes all verdicts at once; those on numbers the set does not have are left out.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// let mut verdicts = kdcl_core::Verdicts::default();
    /// verdicts.set(0, kdcl_core::Verdict::NotMet);
    /// let mut assessment = kdcl_core::Assessment::new(set);
    /// assessment.set_verdicts(verdicts);
    /// assert_eq!(assessment.rate().level.highest, 0);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn set_verdicts(&mut self, verdicts: Verdicts) {
        self.verdicts = verdicts.within(self.set);
        self.written = Written::default();
        self.suggested = Bits::default();
    }

    /// Says which school this is.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// let mut school = kdcl_core::School::default();
    /// school.name = Some("Trường THCS Ví Dụ".to_owned());
    /// let mut assessment = kdcl_core::Assessment::new(set);
    /// assessment.set_school(school);
    /// assert!(assessment.to_json().contains("Ví Dụ"));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn set_school(&mut self, school: School) {
        self.school = school;
    }

    /// Says which school year it is about, and on which day it was made.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// let mut assessment = kdcl_core::Assessment::new(set);
    /// assessment.set_time("2025-2026".parse().ok(), "2026-05-20".parse().ok());
    /// assert_eq!(assessment.rate().warnings[0].code(), "rating.set_not_in_force");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn set_time(&mut self, school_year: Option<SchoolYear>, assessed_on: Option<Date>) {
        self.school_year = school_year;
        self.assessed_on = assessed_on;
    }

    /// The level, and why.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// let outcome = kdcl_core::Assessment::new(set).rate();
    /// assert_eq!((outcome.level.lowest, outcome.level.highest), (0, 4));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn rate(&self) -> Outcome<'c> {
        Outcome::of(self)
    }

    /// The JSON Pointer of where the verdict on an indicator was given.
    pub(crate) fn place_of(&self, number: usize) -> Option<String> {
        let path = self.set.indicators().get(number)?.path();
        let parts = if self.written.by_criterion.contains(number) {
            1
        } else if self.written.by_level.contains(number) {
            2
        } else {
            3
        };
        let place: Vec<&str> = path.split('/').take(parts).collect();
        Some(format!("/ratings/{}", place.join("/")))
    }

    /// The official wording of an indicator, where a deployer supplied it.
    pub(crate) fn official_text(&self, path: &str) -> Option<&'c str> {
        self.pack.and_then(|pack| pack.official_text(path))
    }

    /// The assessment as JSON, with a verdict for each indicator that has one. Reading it gives the same assessment.
    ///
    /// ```
    /// let text = r#"{"standard_set":"tt57-2026-gdtx","ratings":{"1.1":{"1":"met","2":"not_met"}}}"#;
    /// assert_eq!(kdcl_core::Catalogue::builtin().assessment(text)?.to_json(), text);
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn to_json(&self) -> String {
        crate::json::write(self)
    }
}

/// The indicators whose verdict was given with that of others, for a whole criterion or a whole level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Written {
    by_criterion: Bits,
    by_level: Bits,
}
