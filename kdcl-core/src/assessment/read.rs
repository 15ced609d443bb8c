//! Reads an assessment from its tree, in the order in which it was written.
//!
//! The set must be known before a rating can be looked up, wherever in the input it is named; so the fields that name
//! it are looked at first, and their problems are noted where they stand.

use crate::bits::Bits;
use crate::catalogue::Catalogue;
use crate::date::Date;
use crate::error::{AssessmentError, Quoted, StandardSetError};
use crate::input::{Fields, Node, Reader};
use crate::standard_set::StandardSet;
use crate::vocabulary::SchoolType;

use super::annotations::annotations;
use super::ratings::Sheet;
use super::school::{school, school_year};
use super::{Assessment, School};

type Tree<'n> = &'n Node<'n>;

/// An assessment, which must have ratings.
pub(super) fn assessment<'n, 'c>(
    r: &mut Reader<'n>,
    catalogue: &'c Catalogue,
    node: Tree<'n>,
) -> Option<Assessment<'c>> {
    const FIELDS: Fields = Fields {
        required: &["ratings"],
        optional: &["standard_set", "school_type", "school", "school_year", "assessed_on", "suggested", "annotations"],
    };
    document(r, catalogue, node, &FIELDS, |_, _, _, _| {})
}

/// An assessment with or without ratings. Each field is also shown to `also`, in its turn, with the set where it is known:
/// for a field that is not an assessment's, and for what is asked of one besides.
pub(crate) fn document<'n, 'c>(
    r: &mut Reader<'n>,
    catalogue: &'c Catalogue,
    node: Tree<'n>,
    fields: &Fields,
    mut also: impl FnMut(&mut Reader<'n>, &'n str, Option<&'c StandardSet>, Tree<'n>),
) -> Option<Assessment<'c>> {
    let named = Named::in_table(node);
    let set = named.resolve(catalogue);
    let (mut about, mut year) = (School::default(), None);
    let mut sheet = Sheet::new(set.as_ref().ok().copied());
    let (mut suggested, mut kept) = (Bits::default(), None);
    r.table(node, fields, |r, field, value| {
        match field {
            "annotations" => kept = annotations(r, value),
            "suggested" => suggested = paths(r, set.as_ref().ok().copied(), value),
            "standard_set" => {
                if r.text(value).is_some()
                    && let Err(Unresolved { at: "standard_set", error: Some(error) }) = &set
                {
                    r.fail(error.clone());
                }
            }
            "school_type" => {
                if let Some(school_type) = r.choice(value, SchoolType::NAMES)
                    && let Ok(set) = &set
                    && !set.school_types().contains(&school_type)
                {
                    r.fail(AssessmentError::SchoolTypeConflict { school_type, standard_set: set.id().to_owned() });
                }
            }
            "assessed_on" => {
                if r.date(value).is_some()
                    && let Err(Unresolved { at: "assessed_on", error: Some(error) }) = &set
                {
                    r.fail(error.clone());
                }
            }
            "school" => about = school(r, value),
            "school_year" => year = school_year(r, value),
            "ratings" => sheet.read(r, value),
            _ => {}
        }
        also(r, field, set.as_ref().ok().copied(), value);
    })?;
    if let Err(Unresolved { at: "", .. }) = set {
        r.fail(AssessmentError::NoStandardSet {});
    }
    let set = set.ok()?;
    Some(Assessment {
        set,
        pack: catalogue.text_pack(set.id()),
        school: about,
        school_year: year,
        assessed_on: named.assessed_on.and_then(|date| date.parse().ok()),
        written: sheet.written,
        suggested: suggested.intersection(&sheet.verdicts.assessed()),
        verdicts: sheet.verdicts,
        annotations: kept,
    })
}

/// The indicators a list names.
fn paths<'n>(r: &mut Reader<'n>, set: Option<&StandardSet>, node: Tree<'n>) -> Bits {
    let mut named = Bits::default();
    r.list(node, |r, item| {
        let path = r.short_text(item)?;
        let set = set?;
        if let Some(number) = set.indicator_number(path) {
            named.insert(number);
        } else {
            let (path, standard_set) = (Quoted::new(path), set.id().to_owned());
            r.fail(AssessmentError::UnknownIndicator { path, standard_set });
        }
        Some(())
    });
    named
}

/// The fields of an assessment that say which set it is against, as far as they are text.
#[derive(Default)]
struct Named<'n> {
    standard_set: Option<&'n str>,
    school_type: Option<&'n str>,
    assessed_on: Option<&'n str>,
    /// One of them is there but is no text, or is there twice: its own reading notes that.
    unreadable: bool,
}

/// No set: where the input is wrong about it (`""` where it says nothing), and the error to note there. Without an
/// error, the reading of that field notes one.
struct Unresolved {
    at: &'static str,
    error: Option<StandardSetError>,
}

impl<'n> Named<'n> {
    fn in_table(node: Tree<'n>) -> Self {
        let mut named = Self::default();
        let Node::Table(entries) = node else { return named };
        for (field, value) in entries {
            let slot = match field.as_ref() {
                "standard_set" => &mut named.standard_set,
                "school_type" => &mut named.school_type,
                "assessed_on" => &mut named.assessed_on,
                _ => continue,
            };
            match value {
                Node::Text(text) if slot.is_none() => *slot = Some(text),
                _ => named.unreadable = true,
            }
        }
        named
    }

    fn resolve<'c>(&self, catalogue: &'c Catalogue) -> Result<&'c StandardSet, Unresolved> {
        if let Some(id) = self.standard_set {
            return catalogue.by_id(id).map_err(|error| Unresolved { at: "standard_set", error: Some(error) });
        }
        let elsewhere = Unresolved { at: "elsewhere", error: None };
        match (self.school_type, self.assessed_on) {
            (Some(school_type), Some(date)) => {
                let school_type = SchoolType::NAMES.iter().find(|(name, _)| *name == school_type);
                let (Some((_, school_type)), Ok(date)) = (school_type, date.parse::<Date>()) else {
                    return Err(elsewhere);
                };
                catalogue
                    .applicable(*school_type, date)
                    .map_err(|error| Unresolved { at: "assessed_on", error: Some(error) })
            }
            _ if self.unreadable => Err(elsewhere),
            _ => Err(Unresolved { at: "", error: None }),
        }
    }
}
