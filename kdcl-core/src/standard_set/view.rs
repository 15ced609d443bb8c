//! A standard set as JSON: the shape of `docs/json.md`, keys in its order.
//!
//! The set itself is flat; here it becomes standards → criteria → levels → indicators again, with a deployer's
//! official wording where there is one.

use serde::Serialize;

use crate::DATA_VERSION;
use crate::condition::Condition;
use crate::date::Date;
use crate::rule::LevelRule;
use crate::text::Text;
use crate::text_pack::TextPack;

use super::criterion::{Criterion, Indicator, QuantitativeIndicator};
use super::source::{Advisory, Citation, Doubt, Provenance};
use super::{Basis, StandardSet};
use crate::vocabulary::{EducationLevel, SchoolType, SeveralLevels};

/// A standard set as `docs/json.md` describes it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "StandardSet"))]
pub(crate) struct SetView<'a> {
    schema_version: u8,
    data_version: &'a str,
    id: &'a str,
    document: &'a str,
    title: &'a Text,
    issuer: &'a Text,
    school_types: &'a [SchoolType],
    education_levels: &'a [EducationLevel],
    several_education_levels: Option<SeveralLevels>,
    issued: Date,
    in_force_from: Date,
    in_force_until: Option<Date>,
    amended_by: &'a [String],
    replaces: &'a [String],
    replaced_by: &'a [String],
    provenance: &'a Provenance,
    doubts: &'a [Doubt],
    basis: &'a [Basis],
    rule: &'a [LevelRule],
    accreditation_grade: Option<&'a [u8]>,
    national_standard_degree: Option<&'a [u8]>,
    advisory: Option<&'a Advisory>,
    standards: Vec<StandardView<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Standard"))]
struct StandardView<'a> {
    number: u8,
    title: &'a Text,
    criteria: Vec<CriterionView<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Criterion"))]
struct CriterionView<'a> {
    code: &'a str,
    title: Option<&'a Text>,
    mandatory: bool,
    levels: Vec<LevelView<'a>>,
    suggested_evidence: &'a [String],
    quantitative_indicators: &'a [QuantitativeIndicator],
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Level"))]
struct LevelView<'a> {
    level: u8,
    indicators: Vec<IndicatorView<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Indicator"))]
struct IndicatorView<'a> {
    path: &'a str,
    letter: Option<&'a str>,
    if_any: bool,
    statement: &'a Text,
    official_text: Option<&'a str>,
    citation: &'a Citation,
    conditions: &'a [Condition],
    remaining: Option<&'a Text>,
}

impl<'a> SetView<'a> {
    pub(crate) fn new(set: &'a StandardSet, pack: Option<&'a TextPack>) -> Self {
        let standards = set.standards.iter().map(|standard| StandardView {
            number: standard.number,
            title: &standard.title,
            criteria: set
                .criteria
                .get(standard.criteria())
                .unwrap_or_default()
                .iter()
                .map(|criterion| CriterionView::new(set, criterion, pack))
                .collect(),
        });
        Self {
            schema_version: crate::SCHEMA_VERSION,
            data_version: DATA_VERSION,
            id: &set.id,
            document: &set.document,
            title: &set.title,
            issuer: &set.issuer,
            school_types: &set.school_types,
            education_levels: &set.education_levels,
            several_education_levels: set.several_education_levels,
            issued: set.issued,
            in_force_from: set.in_force_from,
            in_force_until: set.in_force_until,
            amended_by: &set.amended_by,
            replaces: &set.replaces,
            replaced_by: &set.replaced_by,
            provenance: &set.provenance,
            doubts: &set.doubts,
            basis: &set.basis,
            rule: &set.rule,
            accreditation_grade: set.accreditation_grade.as_deref(),
            national_standard_degree: set.national_standard_degree.as_deref(),
            advisory: set.advisory.as_ref(),
            standards: standards.collect(),
        }
    }
}

impl<'a> CriterionView<'a> {
    fn new(set: &'a StandardSet, criterion: &'a Criterion, pack: Option<&'a TextPack>) -> Self {
        let levels = criterion.levels.iter().map(|level| LevelView {
            level: level.number,
            indicators: set
                .indicators
                .get(level.indicators())
                .unwrap_or_default()
                .iter()
                .map(|indicator| IndicatorView::new(indicator, pack))
                .collect(),
        });
        Self {
            code: &criterion.code,
            title: criterion.title.as_ref(),
            mandatory: criterion.mandatory,
            levels: levels.collect(),
            suggested_evidence: &criterion.suggested_evidence,
            quantitative_indicators: &criterion.quantitative_indicators,
        }
    }
}

impl<'a> IndicatorView<'a> {
    fn new(indicator: &'a Indicator, pack: Option<&'a TextPack>) -> Self {
        Self {
            path: &indicator.path,
            letter: indicator.letter.as_deref(),
            if_any: indicator.if_any,
            statement: &indicator.statement,
            official_text: pack.and_then(|pack| pack.official_text(&indicator.path)),
            citation: &indicator.citation,
            conditions: &indicator.conditions,
            remaining: indicator.remaining.as_ref(),
        }
    }
}
