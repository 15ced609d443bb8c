//! Which standard sets there are, and which one applies to a school on a day.
//!
//! The six sets of the library are read on first use and then shared. A deployer adds sets of their own and the official
//! wording to a catalogue of their own; nothing global changes. Only a build without the reader is given the
//! library's own sets ([`Catalogue::supply`]), once and for all of the process.
//!
//! INVARIANT: a day gets a set, or an error that says what is known: a circular whose rules are not established here
//! (`standard_set.not_established`), or no circular at all (`standard_set.not_in_force`). Never the nearest set.

use std::sync::Arc;

use once_cell::sync::OnceCell;

use crate::assessment::Assessment;
use crate::baked;
use crate::date::Date;
use crate::error::{Names, Problems, Quoted, StandardSetError};
use crate::fact::FactsView;
use crate::school_data::SchoolData;
use crate::standard_set::{SetView, StandardSet};
use crate::text::Text;
use crate::text_pack::TextPack;
use crate::vocabulary::SchoolType;

/// The version of the law data: year and month of its last change.
///
/// ```
/// assert_eq!(kdcl_core::DATA_VERSION, "2026.11");
/// ```
pub const DATA_VERSION: &str = baked::DATA_VERSION;

type Loaded = OnceCell<Result<StandardSet, StandardSetError>>;

static SETS: [Loaded; baked::HEADS.len()] = [const { OnceCell::new() }; baked::HEADS.len()];
static BUILTIN: Catalogue = Catalogue::new();

/// Standard sets, and the official wording a deployer has added to them.
///
/// ```
/// use kdcl_core::{Catalogue, SchoolType};
/// let catalogue = Catalogue::builtin();
/// assert_eq!(catalogue.ids().count(), 6);
///
/// // The day before TT 57/2026 came into force, its amended predecessor was; that one is known only in part.
/// let on = |date: &str| catalogue.applicable(SchoolType::Preschool, date.parse().expect("a date"));
/// assert_eq!(on("2026-07-06").unwrap_err().code(), "standard_set.not_established");
/// assert_eq!(on("2026-07-07")?.id(), "tt57-2026-mam-non");
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    own: Vec<Arc<StandardSet>>,
    packs: Vec<Arc<TextPack>>,
}

impl Catalogue {
    /// The sets that come with the library.
    ///
    /// ```
    /// assert!(kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx").is_ok());
    /// ```
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// A catalogue of your own, holding the sets that come with the library.
    ///
    /// ```
    /// let mut catalogue = kdcl_core::Catalogue::new();
    /// assert_eq!(catalogue.ids().next(), Some("tt17-2018-tieu-hoc"));
    /// ```
    pub const fn new() -> Self {
        Self { own: Vec::new(), packs: Vec::new() }
    }

    /// Takes sets of the library as [`StandardSet::to_packed`] wrote them, one after another: how a build without the feature
    /// `reader` gets its sets; a build with it only looks at them. One that is held already stays. Their ids.
    ///
    /// # Errors
    ///
    /// `standard_set.not_packed`; `standard_set.unknown` for one that is none of the library's. Those before it are held.
    ///
    /// ```
    /// use kdcl_core::Catalogue;
    /// let bytes = Catalogue::builtin().by_id("tt57-2026-gdtx")?.to_packed();
    /// assert_eq!(Catalogue::supply(&bytes)?, ["tt57-2026-gdtx"]);
    /// assert_eq!(Catalogue::supply(b"?").unwrap_err().code(), "standard_set.not_packed");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn supply(mut bytes: &[u8]) -> Result<Vec<&'static str>, StandardSetError> {
        let mut ids = Vec::new();
        while !bytes.is_empty() {
            let (set, rest) = StandardSet::first_packed(bytes)?;
            let Some(place) = baked::HEADS.iter().position(|head| head.id == set.id()) else {
                return Err(StandardSetError::Unknown { id: Quoted::new(set.id()), held: Names::new(BUILTIN.ids()) });
            };
            ids.extend(baked::HEADS.get(place).map(|head| head.id));
            hold(place, set);
            bytes = rest;
        }
        Ok(ids)
    }

    /// Adds a set of your own. Where it and a set of the library are both in force, yours is the one that applies.
    ///
    /// # Errors
    ///
    /// `standard_set.duplicate_id` where a set of its id is held: a new version of a set has an id of its own.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, StandardSet};
    /// let mut catalogue = Catalogue::new();
    /// let set = catalogue.by_id("tt57-2026-gdtx")?.clone();
    /// assert_eq!(catalogue.add_set(set).unwrap_err().code(), "standard_set.duplicate_id");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn add_set(&mut self, set: StandardSet) -> Result<(), StandardSetError> {
        if self.ids().any(|id| id == set.id()) {
            return Err(StandardSetError::DuplicateId { id: set.id().to_owned() });
        }
        self.own.push(Arc::new(set));
        Ok(())
    }

    /// Adds the official wording of a set, from JSON; it takes the place of a pack added earlier for the same set.
    ///
    /// # Errors
    ///
    /// All that is wrong with it at once, `text_pack.unknown_path` among it.
    ///
    /// ```
    /// let mut catalogue = kdcl_core::Catalogue::new();
    /// catalogue.add_text_pack(r#"{
    ///     "standard_set": "tt18-2018-trung-hoc",
    ///     "source": "Công báo",
    ///     "official_text": { "1.1/2": "…" }
    /// }"#)?;
    /// assert!(catalogue.set_json("tt18-2018-trung-hoc")?.contains(r#""official_text":"…""#));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn add_text_pack(&mut self, text: &str) -> Result<(), Problems> {
        let pack = TextPack::from_json(self, text)?;
        self.packs.retain(|earlier| earlier.standard_set() != pack.standard_set());
        self.packs.push(Arc::new(pack));
        Ok(())
    }

    /// The ids of all sets held: those of the library, oldest circular first, then your own.
    ///
    /// ```
    /// assert_eq!(kdcl_core::Catalogue::builtin().ids().last(), Some("tt57-2026-gdtx"));
    /// ```
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        baked::HEADS.iter().map(|head| head.id).chain(self.own.iter().map(|set| set.id()))
    }

    /// The set of an id.
    ///
    /// # Errors
    ///
    /// `standard_set.unknown`.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt19-2018-mam-non")?;
    /// assert_eq!(set.document(), "19/2018/TT-BGDĐT");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn by_id(&self, id: &str) -> Result<&StandardSet, StandardSetError> {
        if let Some(own) = self.own.iter().find(|set| set.id() == id) {
            return Ok(own);
        }
        match baked::HEADS.iter().position(|head| head.id == id) {
            Some(place) => builtin_set(place),
            None => Err(StandardSetError::Unknown { id: Quoted::new(id), held: Names::new(self.ids()) }),
        }
    }

    /// The set that applies to a type of school on a day.
    ///
    /// # Errors
    ///
    /// `standard_set.not_established` where a circular is known to have been in force but its rules are not held
    /// here, with what is known of it; `standard_set.not_in_force` for a day before any known circular.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, SchoolType};
    /// let set = Catalogue::builtin().applicable(SchoolType::Primary, "2026-09-05".parse()?)?;
    /// assert_eq!(set.id(), "tt57-2026-pho-thong");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn applicable(&self, school_type: SchoolType, date: Date) -> Result<&StandardSet, StandardSetError> {
        let applies = |set: &&StandardSet| set.school_types().contains(&school_type) && set.is_in_force(date);
        // Of a deployer's own sets the newest wins, as a new version is a set of its own.
        if let Some(own) = self.own.iter().map(Arc::as_ref).filter(applies).max_by_key(|set| set.in_force_from()) {
            return Ok(own);
        }
        let mut earliest: Option<Date> = None;
        let mut from = |start: Date| earliest = Some(earliest.map_or(start, |earliest| earliest.min(start)));
        for own in self.own.iter().filter(|set| set.school_types().contains(&school_type)) {
            from(own.in_force_from());
        }
        let within = |first: Date, last: Option<Date>| first <= date && last.is_none_or(|last| date <= last);
        for (place, head) in baked::HEADS.iter().enumerate() {
            let Some((first, last)) = head.time.of(school_type) else { continue };
            if within(first, last) {
                return builtin_set(place);
            }
            from(first);
        }
        for period in &baked::PERIODS {
            let Some((first, last)) = period.time.of(school_type) else { continue };
            if within(first, last) {
                let (vi, en) = period.known;
                return Err(StandardSetError::NotEstablished {
                    school_type,
                    date,
                    documents: period.documents.join(", "),
                    known: Text { vi: vi.to_owned(), en: en.to_owned() },
                });
            }
            from(first);
        }
        Err(StandardSetError::NotInForce { school_type, date, earliest: earliest.unwrap_or(date) })
    }

    /// Reads what a school says, from JSON.
    ///
    /// # Errors
    ///
    /// All that is wrong with it at once: `json.*`, `assessment.*`, `standard_set.*`.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, Interval};
    /// let assessment = Catalogue::builtin().assessment(r#"{
    ///     "school_type": "gdtx", "assessed_on": "2027-05-20",
    ///     "ratings": { "1.3": { "reached": 0 } }
    /// }"#)?;
    /// assert_eq!(assessment.rate().level, Interval { lowest: 0, highest: 0 });
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn assessment(&self, text: &str) -> Result<Assessment<'_>, Problems> {
        Assessment::read(self, text)
    }

    /// Rates an assessment: JSON in, JSON out.
    ///
    /// # Errors
    ///
    /// As [`assessment`](Self::assessment).
    ///
    /// ```
    /// let outcome = kdcl_core::Catalogue::builtin().rate_json(r#"{"standard_set": "tt57-2026-gdtx", "ratings": {}}"#)?;
    /// assert!(outcome.contains(r#""level":{"lowest":0,"highest":2}"#));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn rate_json(&self, text: &str) -> Result<String, Problems> {
        Ok(self.assessment(text)?.rate().to_json())
    }

    /// Reads what is known of a school, from JSON.
    ///
    /// # Errors
    ///
    /// All that is wrong with it at once: as [`assessment`](Self::assessment), and `facts.*`.
    ///
    /// ```
    /// let data = kdcl_core::Catalogue::builtin().school_data(r#"{
    ///     "standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": { "classes": 31 }
    /// }"#)?;
    /// let suggestions = data.suggest();
    /// assert_eq!(suggestions.of("1.5/2/a").map(|own| own.suggested), Some(kdcl_core::Suggested::NotMet)); // over 30
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn school_data(&self, text: &str) -> Result<SchoolData<'_>, Problems> {
        SchoolData::read(self, text)
    }

    /// Suggests verdicts from what is known of a school: JSON in, JSON out.
    ///
    /// # Errors
    ///
    /// As [`school_data`](Self::school_data).
    ///
    /// ```
    /// let suggestions = kdcl_core::Catalogue::builtin().suggest_json(r#"{
    ///     "standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": { "classes": 30 }
    /// }"#)?;
    /// assert!(suggestions.contains(r#"{"path":"1.5/2/a","suggested":"met","coverage":"whole""#));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn suggest_json(&self, text: &str) -> Result<String, Problems> {
        Ok(self.school_data(text)?.suggest().to_json())
    }

    /// The facts that can be asked of the schools of a set, as JSON: what a form is made from.
    ///
    /// # Errors
    ///
    /// `standard_set.unknown`.
    ///
    /// ```
    /// let facts = kdcl_core::Catalogue::builtin().facts_json("tt19-2018-mam-non")?;
    /// assert!(facts.contains(r#""key":"attendance_rate_age_5""#));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn facts_json(&self, id: &str) -> Result<String, StandardSetError> {
        Ok(crate::json::write(&FactsView::new(id, self.by_id(id)?.vocabulary())))
    }

    /// A set as JSON, with the official wording that was added.
    ///
    /// # Errors
    ///
    /// `standard_set.unknown`.
    ///
    /// ```
    /// let json = kdcl_core::Catalogue::builtin().set_json("tt57-2026-gdtx")?;
    /// assert!(json.starts_with(r#"{"schema_version":1,"#));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn set_json(&self, id: &str) -> Result<String, StandardSetError> {
        Ok(crate::json::write(&SetView::new(self.by_id(id)?, self.text_pack(id))))
    }

    /// Where the official wording of a set was taken from, where a pack that says so was added.
    ///
    /// ```
    /// let mut catalogue = kdcl_core::Catalogue::new();
    /// catalogue.add_text_pack(r#"{"standard_set": "tt57-2026-gdtx", "source": "Công báo", "official_text": {}}"#)?;
    /// assert_eq!(catalogue.text_source("tt57-2026-gdtx"), Some("Công báo"));
    /// # Ok::<(), kdcl_core::Problems>(())
    /// ```
    pub fn text_source(&self, set: &str) -> Option<&str> {
        self.text_pack(set).and_then(TextPack::source)
    }

    pub(crate) fn text_pack(&self, set: &str) -> Option<&TextPack> {
        self.packs.iter().find(|pack| pack.standard_set() == set).map(Arc::as_ref)
    }
}

/// Holds a set of the library that was supplied; a build that reads its own has no use for it.
fn hold(place: usize, set: StandardSet) {
    if cfg!(not(feature = "reader"))
        && let Some(cell) = SETS.get(place)
    {
        cell.get_or_init(|| Ok(set));
    }
}

/// A set of the library, read on first use.
#[cfg(feature = "reader")]
fn builtin_set(place: usize) -> Result<&'static StandardSet, StandardSetError> {
    let unread = StandardSetError::Damaged { id: "", detail: String::new() };
    let (cell, head) = SETS.get(place).zip(baked::HEADS.get(place)).ok_or_else(|| unread.clone())?;
    let tree = baked::trees::TREES.get(place).ok_or(unread)?;
    cell.get_or_init(|| baked::trees::unbake(head.id, tree, StandardSet::from_node)).as_ref().map_err(Clone::clone)
}

/// A set of the library, which must have been supplied.
#[cfg(not(feature = "reader"))]
fn builtin_set(place: usize) -> Result<&'static StandardSet, StandardSetError> {
    let supplied = SETS.get(place).and_then(OnceCell::get).and_then(|set| set.as_ref().ok());
    supplied.ok_or(StandardSetError::NotLoaded { id: baked::HEADS.get(place).map_or("", |head| head.id) })
}
