//! Reads an assessment from its tree, in the order in which it was written.
//!
//! The set must be known before a rating can be looked up, wherever in the input it is named; so the fields that name
//! it are looked at first, and their problems are noted where they stand.

use crate::catalogue::Catalogue;
use crate::date::Date;
use crate::error::{AssessmentError, JsonError, Kind, Quoted, StandardSetError};
use crate::input::{Fields, Node, Reader, code_list};
use crate::standard_set::{Criterion, Level, StandardSet};
use crate::vocabulary::SchoolType;

use super::school::{school, school_year};
use super::{Assessment, School, Verdict, Verdicts};

type Tree<'n> = &'n Node<'n>;

pub(super) fn assessment<'n, 'c>(
    r: &mut Reader<'n>,
    catalogue: &'c Catalogue,
    node: Tree<'n>,
) -> Option<Assessment<'c>> {
    const FIELDS: Fields = Fields {
        required: &["ratings"],
        optional: &["standard_set", "school_type", "school", "school_year", "assessed_on"],
    };
    let named = Named::in_table(node);
    let set = named.resolve(catalogue);
    let (mut about, mut year, mut verdicts) = (School::default(), None, Verdicts::default());
    r.table(node, &FIELDS, |r, field, value| match field {
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
        _ => ratings(r, set.as_ref().ok().copied(), value, &mut verdicts),
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
        verdicts,
    })
}

/// The fields of an assessment that say which set it is against, as far as they are text.
#[derive(Default)]
struct Named<'n> {
    standard_set: Option<&'n str>,
    school_type: Option<&'n str>,
    assessed_on: Option<&'n str>,
    any: bool,
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
                _ => named.any = true,
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
            _ if self.any => Err(elsewhere),
            _ => Err(Unresolved { at: "", error: None }),
        }
    }
}

fn ratings<'n>(r: &mut Reader<'n>, set: Option<&StandardSet>, node: Tree<'n>, verdicts: &mut Verdicts) {
    let mut due = 0; // Most inputs follow the order of the set.
    r.entries(node, |r, code, value| {
        let Some(set) = set else { return };
        let criteria = set.criteria();
        let expected = criteria.get(due).filter(|criterion| criterion.code() == code).map(|_| due);
        let found = expected.or_else(|| criteria.iter().position(|criterion| criterion.code() == code));
        let Some(criterion) = found.and_then(|place| criteria.get(place)) else {
            let standard_set = set.id().to_owned();
            r.fail(AssessmentError::UnknownCriterion { criterion: Quoted::new(code), standard_set });
            return;
        };
        due = found.map_or(due, |place| place.saturating_add(1));
        match value {
            Node::Text(name) => give(r, name, criterion.indicators(), verdicts),
            Node::Table(fields) if fields.iter().any(|(field, _)| field == "reached") => {
                reached(r, criterion, value, verdicts);
            }
            Node::Table(_) => {
                r.entries(value, |r, level, value| rate_level(r, set, criterion, level, value, verdicts));
            }
            other => r.wrong_type(Kind::Rating, other),
        }
    });
}

fn rate_level<'n>(
    r: &mut Reader<'n>,
    set: &StandardSet,
    criterion: &Criterion,
    number: &'n str,
    value: Tree<'n>,
    verdicts: &mut Verdicts,
) {
    let own = criterion.levels().iter().find(|level| is_number(number, level.number()));
    let Some(level) = own else {
        let defined = code_list(criterion.levels().iter().map(Level::number));
        r.fail(AssessmentError::UnknownLevel {
            criterion: criterion.code().to_owned(),
            level: Quoted::new(number),
            defined,
        });
        return;
    };
    match value {
        Node::Text(name) => give(r, name, level.indicators(), verdicts),
        Node::Table(_) => {
            let path = || format!("{}/{}", criterion.code(), level.number());
            let indicators = set.indicators().get(level.indicators()).unwrap_or_default();
            if indicators.iter().any(|indicator| indicator.letter().is_none()) {
                r.fail(AssessmentError::LevelWithoutLetters { level: path() });
                return;
            }
            r.entries(value, |r, letter, value| {
                let own = level.indicators().zip(indicators).find(|(_, indicator)| indicator.letter() == Some(letter));
                let Some((index, _)) = own else {
                    let defined = code_list(indicators.iter().filter_map(|indicator| indicator.letter()));
                    r.fail(AssessmentError::UnknownLetter { level: path(), letter: Quoted::new(letter), defined });
                    return;
                };
                if let Some(name) = r.text(value) {
                    give(r, name, index..index.saturating_add(1), verdicts);
                }
            });
        }
        other => r.wrong_type(Kind::LevelRating, other),
    }
}

/// Whether a field name is a level's number, written as one digit.
fn is_number(name: &str, level: u8) -> bool {
    matches!(name.as_bytes(), [digit] if digit.checked_sub(b'0') == Some(level))
}

/// `{ "reached": n }`: every indicator up to n is met, every one above is not.
fn reached<'n>(r: &mut Reader<'n>, criterion: &Criterion, node: Tree<'n>, verdicts: &mut Verdicts) {
    let mut level = None;
    let entries = r.entries(node, |r, field, value| {
        if field != "reached" {
            r.fail(JsonError::UnknownField { field: Quoted::new(field), expected: code_list(["reached"]) });
            return;
        }
        let number = r.integer(value);
        let own =
            |number: &i64| *number == 0 || criterion.levels().iter().any(|level| i64::from(level.number()) == *number);
        level = number.filter(own);
        if let (Some(reached), None) = (number, level) {
            let defined = code_list(core::iter::once(0).chain(criterion.levels().iter().map(Level::number)));
            r.fail(AssessmentError::UnknownReached { criterion: criterion.code().to_owned(), reached, defined });
        }
    });
    let (Some(_), Some(reached)) = (entries, level) else { return };
    for level in criterion.levels() {
        let verdict = if i64::from(level.number()) <= reached { Verdict::Met } else { Verdict::NotMet };
        for index in level.indicators() {
            verdicts.set(index, verdict);
        }
    }
}

fn give(r: &mut Reader<'_>, name: &str, indicators: core::ops::Range<usize>, verdicts: &mut Verdicts) {
    let Some(verdict) = Verdict::from_name(name) else {
        r.fail(AssessmentError::UnknownVerdict { value: Quoted::new(name) });
        return;
    };
    for index in indicators {
        verdicts.set(index, verdict);
    }
}
