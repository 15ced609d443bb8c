//! Writes an assessment as JSON: what reading it would give again.
//!
//! INVARIANT: every verdict stands at its own indicator, however it was given; what is not assessed is left out.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::standard_set::Criterion;
use crate::vocabulary::Verdict;

use super::{Assessment, School};

impl Serialize for Assessment<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("standard_set", self.set.id())?;
        if self.school != School::default() {
            out.serialize_entry("school", &self.school)?;
        }
        if let Some(year) = self.school_year {
            out.serialize_entry("school_year", &year)?;
        }
        if let Some(date) = self.assessed_on {
            out.serialize_entry("assessed_on", &date)?;
        }
        out.serialize_entry("ratings", &Ratings(self))?;
        let suggested: Vec<&str> = self.suggested().collect();
        if !suggested.is_empty() {
            out.serialize_entry("suggested", &suggested)?;
        }
        if let Some(annotations) = &self.annotations {
            out.serialize_entry("annotations", annotations)?;
        }
        out.end()
    }
}

/// The verdicts as tables: criterion, level, letter. What is not assessed is left out.
struct Ratings<'a>(&'a Assessment<'a>);

impl Serialize for Ratings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let assessed = |criterion: &&Criterion| {
            criterion.indicators().any(|number| self.0.verdicts().get(number) != Verdict::NotAssessed)
        };
        serializer.collect_map(
            self.0
                .set
                .criteria()
                .iter()
                .filter(assessed)
                .map(|criterion| (criterion.code(), Levels(self.0, criterion))),
        )
    }
}

struct Levels<'a>(&'a Assessment<'a>, &'a Criterion);

impl Serialize for Levels<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(assessment, criterion) = self;
        let mut out = serializer.serialize_map(None)?;
        for level in criterion.levels() {
            let verdict = |number: usize| {
                let letter = assessment.set.indicators().get(number)?.letter();
                Some((letter, assessment.verdicts().get(number)))
                    .filter(|(_, verdict)| *verdict != Verdict::NotAssessed)
            };
            let said: Vec<(Option<&str>, Verdict)> = level.indicators().filter_map(verdict).collect();
            match said.as_slice() {
                [] => {}
                [(None, verdict)] => out.serialize_entry(&level.number().to_string(), verdict.name())?,
                _ => {
                    let letters: Vec<(&str, &str)> =
                        said.iter().filter_map(|(letter, verdict)| Some(((*letter)?, verdict.name()))).collect();
                    out.serialize_entry(&level.number().to_string(), &Letters(&letters))?;
                }
            }
        }
        out.end()
    }
}

struct Letters<'a>(&'a [(&'a str, &'a str)]);

impl Serialize for Letters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}
