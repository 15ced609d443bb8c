//! Turns a file that could be read into a set that can be rated with, or says why it cannot.
//!
//! Here is all that needs the whole set to be seen: unique codes, names that exist, dates and levels in order, quotas
//! that can be met. The rule is compiled to targets at the end.

use std::collections::{HashMap, HashSet};

use crate::bits::CAPACITY;
use crate::error::{Quoted, StandardSetError};
use crate::fact::Fact;
use crate::input::Reader;
use crate::rule::{LevelRule, Quota, targets};
use crate::text::Text;

use super::criterion::{Criterion, Indicator, Level, QuantitativeIndicator, Standard};
use super::file::{CriterionFile, LevelFile, PlaceFile, RecognitionFile, RuleFile, SetFile, StandardFile};
use super::source::{Advisory, Citation, Doubt};
use super::{Basis, StandardSet, facts};
use crate::vocabulary::RuleName;

/// The set of a file that was read without problems; `None` where problems were noted.
pub(crate) fn standard_set(r: &mut Reader<'_>, mut file: SetFile, known: &[Fact]) -> Option<StandardSet> {
    dates(r, &file);
    let vocabulary = facts::vocabulary(r, &file, known);
    facts::resolve_conditions(r, &mut file, &vocabulary);
    let mut parts = Parts::default();
    let law = Law { document: file.document.clone(), annex: file.annex.clone() };
    let sound = r.is_sound(|r| {
        r.within("standards", |r| {
            for (place, standard) in file.standards.into_iter().enumerate() {
                r.item(place, |r| parts.add_standard(r, &law, standard));
            }
            if parts.indicators.len() > CAPACITY {
                r.fail(StandardSetError::TooManyIndicators { found: parts.indicators.len(), limit: CAPACITY });
            }
        });
    });
    // Names are looked up from here on; where two are alike, or there are too many, no look-up means anything.
    if !sound {
        return None;
    }
    let Parts { standards, mut criteria, indicators } = parts;
    let rules = r.within("rule", |r| rules(r, &law, file.rule, &mut criteria));
    doubts(r, &file.doubts, &places(&standards, &criteria, &indicators));
    recognition(r, &file.recognition, rules.len());
    if !r.is_clean() {
        return None;
    }
    let basis: Vec<Basis> = file
        .basis
        .into_iter()
        .map(|basis| Basis { rule: basis.rule, citation: law.place(basis.place), confidence: basis.confidence })
        .collect();
    let advisory = file.advisory.map(|file| Advisory {
        until: file.until,
        citation: law.place(file.place),
        confidence: file.confidence,
        note: file.note,
    });
    let targets_over = |r: &mut Reader<'_>, scope| {
        targets(&rules, &criteria, &scope)
            .map_err(|found| r.fail(StandardSetError::QuotasNotNested { lower: found.lower, higher: found.higher }))
            .ok()
    };
    let targets = r.within("rule", |r| targets_over(r, 0..criteria.len()))?;
    // A quota is over the whole school and says nothing of one standard.
    let standards_have_levels = basis.iter().any(|basis| basis.rule == RuleName::StandardLevel)
        && rules.iter().all(|rule| rule.quota.is_none());
    let standard_targets = standards
        .iter()
        .map(|standard| standards_have_levels.then(|| targets_over(r, standard.criteria())).flatten())
        .map(|targets| targets.filter(|targets| !targets.is_empty()))
        .collect();
    Some(StandardSet {
        id: file.id,
        document: file.document,
        title: file.title,
        issuer: file.issuer,
        issued: file.issued,
        in_force_from: file.in_force_from,
        in_force_until: file.in_force_until,
        school_types: file.school_types,
        education_levels: file.education_levels,
        several_education_levels: file.several_education_levels,
        amended_by: file.amended_by,
        replaces: file.replaces,
        replaced_by: file.replaced_by,
        provenance: file.provenance,
        doubts: file.doubts,
        advisory,
        vocabulary,
        level_basis: level_basis(&rules),
        basis,
        rule: rules,
        accreditation_grade: file.recognition.accreditation_grade,
        national_standard_degree: file.recognition.national_standard_degree,
        standards,
        criteria,
        all: (0..indicators.len()).collect(),
        indicators,
        targets,
        standard_targets,
    })
}

fn dates(r: &mut Reader<'_>, file: &SetFile) {
    let order = [
        ("in_force_from", Some(file.issued), Some(file.in_force_from)),
        ("in_force_until", Some(file.in_force_from), file.in_force_until),
    ];
    for (field, first, then) in order {
        if let (Some(first), Some(then)) = (first, then)
            && then < first
        {
            r.within(field, |r| r.fail(StandardSetError::DatesOutOfOrder { first, then }));
        }
    }
}

/// Whether each doubt has a name of its own and is about something the set has.
fn doubts(r: &mut Reader<'_>, doubts: &[Doubt], places: &HashSet<String>) {
    let mut names = HashSet::new();
    r.within("doubts", |r| {
        for (place, doubt) in doubts.iter().enumerate() {
            if !names.insert(doubt.id.as_str()) {
                r.item(place, |r| r.fail(StandardSetError::DuplicateCode { value: Quoted::new(&doubt.id) }));
            }
            for name in doubt.places.iter().filter(|name| !places.contains(*name)) {
                r.item(place, |r| r.fail(StandardSetError::UnknownCode { value: Quoted::new(name) }));
            }
        }
    });
}

/// Whether each level has a recognition, and none less than the one below.
fn recognition(r: &mut Reader<'_>, file: &RecognitionFile, levels: usize) {
    r.within("recognition", |r| {
        let lists = [
            ("accreditation_grade", &file.accreditation_grade),
            ("national_standard_degree", &file.national_standard_degree),
        ];
        for (field, list) in lists {
            if let Some(found) = list.as_ref().map(Vec::len).filter(|found| *found != levels) {
                r.within(field, |r| r.fail(StandardSetError::WrongLength { found, expected: levels }));
            }
            // The interval of a recognition is that of its ends; it is exact because a higher level opens no less.
            if list.as_ref().is_some_and(|steps| !steps.is_sorted()) {
                r.within(field, |r| r.fail(StandardSetError::FallingRecognition {}));
            }
        }
    });
}

/// What every citation of a set has in common.
struct Law {
    document: String,
    annex: Option<String>,
}

impl Law {
    fn place(&self, place: PlaceFile) -> Citation {
        Citation {
            document: self.document.clone(),
            annex: place.annex,
            article: place.article,
            clause: place.clause,
            point: place.point,
            item: place.item,
        }
    }

    /// The place of an indicator: the article of its level, or the item of the annex that its criterion is.
    fn indicator(&self, code: &str, level: &LevelFile, letter: Option<&str>) -> Option<Citation> {
        let annex = if level.article.is_some() { None } else { Some(self.annex.clone()?) };
        Some(Citation {
            document: self.document.clone(),
            item: annex.as_ref().map(|_| code.to_owned()),
            annex,
            article: level.article.clone(),
            clause: level.clause.clone(),
            point: letter.map(str::to_owned),
        })
    }
}

/// The flat lists of a set, as they grow.
#[derive(Default)]
struct Parts {
    standards: Vec<Standard>,
    criteria: Vec<Criterion>,
    indicators: Vec<Indicator>,
}

impl Parts {
    fn add_standard(&mut self, r: &mut Reader<'_>, law: &Law, file: StandardFile) {
        if self.standards.iter().any(|earlier| earlier.number == file.number) {
            r.fail(StandardSetError::DuplicateCode { value: Quoted::new(&file.number.to_string()) });
        }
        let start = self.criteria.len();
        r.within("criteria", |r| {
            for (place, criterion) in file.criteria.into_iter().enumerate() {
                let due = format!("{}.{}", file.number, place.saturating_add(1));
                r.item(place, |r| self.add_criterion(r, law, criterion, &due));
            }
        });
        let criteria = start..self.criteria.len();
        self.standards.push(Standard { number: file.number, title: file.title, clauses: file.clauses, criteria });
    }

    fn add_criterion(&mut self, r: &mut Reader<'_>, law: &Law, file: CriterionFile, due: &str) {
        if file.code != due {
            r.fail(StandardSetError::OutOfOrder { found: Quoted::new(&file.code), expected: format!("`{due}`") });
        }
        let mut levels: Vec<Level> = Vec::with_capacity(file.levels.len());
        r.within("levels", |r| {
            for (place, level) in file.levels.into_iter().enumerate() {
                let below = levels.last().map_or(0, Level::number);
                r.item(place, |r| {
                    // The first may be any (a clause has level 4 alone); a hole would leave a level without meaning.
                    let follows = below == 0 || level.level == below.saturating_add(1);
                    if !follows {
                        let expected = format!("`{}`", below.saturating_add(1));
                        r.fail(StandardSetError::OutOfOrder { found: Quoted::new(&level.level.to_string()), expected });
                    }
                    levels.push(self.add_level(r, law, &file.code, level));
                });
            }
        });
        let quantitative_indicators = file
            .quantitative_indicators
            .into_iter()
            .map(|quantity| QuantitativeIndicator {
                name: quantity.name,
                unit: quantity.unit,
                fact: quantity.fact,
                definition: None,
            })
            .collect();
        self.criteria.push(Criterion {
            code: file.code,
            title: file.title,
            mandatory: false,
            levels,
            suggested_evidence: file.suggested_evidence,
            quantitative_indicators,
        });
    }

    fn add_level(&mut self, r: &mut Reader<'_>, law: &Law, code: &str, mut level: LevelFile) -> Level {
        let start = self.indicators.len();
        let number = level.level;
        let statement = level.statement.take().map(|statement| {
            (None, statement, level.if_any, core::mem::take(&mut level.conditions), level.remaining.take())
        });
        let letters = core::mem::take(&mut level.indicators).into_iter().map(|(letter, own)| {
            (Some(letter), Text { vi: own.vi, en: own.en }, own.if_any, own.conditions, own.remaining)
        });
        for (letter, statement, if_any, conditions, remaining) in statement.into_iter().chain(letters) {
            let Some(citation) = law.indicator(code, &level, letter.as_deref()) else {
                r.fail(StandardSetError::NoCitation {});
                continue;
            };
            let path = letter
                .as_ref()
                .map_or_else(|| format!("{code}/{number}"), |letter| format!("{code}/{number}/{letter}"));
            self.indicators.push(Indicator { path, letter, if_any, statement, citation, conditions, remaining });
        }
        Level { number, indicators: start..self.indicators.len() }
    }
}

/// The rules with their citations; marks the criteria they name as mandatory.
fn rules(r: &mut Reader<'_>, law: &Law, files: Vec<RuleFile>, criteria: &mut [Criterion]) -> Vec<LevelRule> {
    let by_code: HashMap<&str, &Criterion> =
        criteria.iter().map(|criterion| (criterion.code.as_str(), criterion)).collect();
    let mut rules: Vec<LevelRule> = Vec::with_capacity(files.len());
    for (place, file) in files.into_iter().enumerate() {
        let rule = r.item(place, |r| {
            let due = place.saturating_add(1);
            if usize::from(file.level) != due {
                let found = Quoted::new(&file.level.to_string());
                r.fail(StandardSetError::OutOfOrder { found, expected: format!("`{due}`") });
            }
            rule(r, law, file, &by_code)
        });
        rules.push(rule);
    }
    let mandatory: HashSet<&String> = rules.iter().flat_map(|rule| &rule.mandatory).collect();
    let counted: HashSet<&String> =
        rules.iter().filter_map(|rule| rule.quota.as_ref()).flat_map(|quota| &quota.of).collect();
    for criterion in criteria.iter_mut() {
        criterion.mandatory = mandatory.contains(&criterion.code);
        if !criterion.mandatory && !counted.contains(&criterion.code) {
            r.fail(StandardSetError::UnusedCriterion { criterion: criterion.code.clone() });
        }
    }
    rules
}

fn rule(r: &mut Reader<'_>, law: &Law, file: RuleFile, by_code: &HashMap<&str, &Criterion>) -> LevelRule {
    let of = file.quota.as_ref().map(|quota| quota.of.as_slice()).unwrap_or_default();
    // An empty rule would be met by every school, an input mistake turned into a verdict.
    if file.mandatory.is_empty() && of.is_empty() {
        r.fail(StandardSetError::EmptyRule { level: file.level });
    }
    let mut named = HashSet::new();
    let lowest_asked = file.floor.map_or(file.level, |floor| floor.min(file.level));
    for code in file.mandatory.iter().chain(of) {
        let Some(criterion) = by_code.get(code.as_str()) else {
            r.fail(StandardSetError::UnknownCode { value: Quoted::new(code) });
            continue;
        };
        if !named.insert(code) {
            r.fail(StandardSetError::DuplicateCode { value: Quoted::new(code) });
        }
        // What has no level to be at would be met by every school.
        if criterion.levels.first().is_none_or(|level| level.number > lowest_asked) {
            r.fail(StandardSetError::NoSuchLevel { criterion: code.clone(), level: lowest_asked });
        }
    }
    if let Some(floor) = file.floor.filter(|floor| *floor >= file.level) {
        r.fail(StandardSetError::FloorTooHigh { floor, level: file.level });
    }
    let quota = file.quota.map(|quota| {
        for code in &quota.of {
            if by_code.get(code.as_str()).is_some_and(|criterion| criterion.highest_defined() < file.level) {
                r.fail(StandardSetError::CountedWithoutLevel { criterion: code.clone(), level: file.level });
            }
        }
        let available = quota.of.len();
        // A share is rounded up: four and a half of seven criteria are met by five, not by four.
        let share = |percent: u8| available.saturating_mul(usize::from(percent)).div_ceil(100);
        let at_least = quota.at_least.or(quota.percent.map(share)).unwrap_or(0);
        if at_least == 0 || at_least > available {
            r.within("quota", |r| r.fail(StandardSetError::QuotaUnreachable { at_least, available }));
        }
        Quota { at_least, of: quota.of }
    });
    LevelRule {
        level: file.level,
        mandatory: file.mandatory,
        quota,
        floor: file.floor,
        citation: law.place(file.place),
        confidence: file.confidence,
    }
}

/// What a doubt may be about: a standard, a criterion, one of its levels, or an indicator.
fn places(standards: &[Standard], criteria: &[Criterion], indicators: &[Indicator]) -> HashSet<String> {
    let levels = criteria
        .iter()
        .flat_map(|criterion| criterion.levels.iter().map(|level| format!("{}/{}", criterion.code, level.number)));
    let numbers = standards.iter().map(|standard| standard.number.to_string());
    let codes = criteria.iter().map(|criterion| criterion.code.clone());
    numbers.chain(codes).chain(levels).chain(indicators.iter().map(|indicator| indicator.path.clone())).collect()
}

/// Where the law says what each level asks for, from level 1 up.
fn level_basis(rules: &[LevelRule]) -> Vec<Basis> {
    let basis = |rule: &LevelRule| Basis {
        rule: RuleName::SchoolLevel,
        citation: rule.citation.clone(),
        confidence: rule.confidence,
    };
    rules.iter().map(basis).collect()
}
