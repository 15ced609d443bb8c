//! The warnings of suggestions: what in the data, or between data and verdicts, a person should look at.

use crate::exact::Exact;
use crate::fact::Unit;
use crate::rating::about_the_set;
use crate::school_data::{Counted, SchoolData, Value};
use crate::sentence;
use crate::text::Text;
use crate::vocabulary::Verdict;
use crate::warning::Warning;

use super::{Check, Coverage, Known, MONITORED_YEARS, Suggested, Suggestion};

pub(super) fn warnings(data: &SchoolData<'_>, suggestions: &[Suggestion<'_>]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    about_the_set(data.assessment(), &mut warnings);
    about_rates(data, &mut warnings);
    about_doubts(data, suggestions, &mut warnings);
    about_verdicts(data, suggestions, &mut warnings);
    about_monitoring(data, suggestions, &mut warnings);
    warnings
}

/// Rates that their counts contradict, and shares that look like fractions of one.
fn about_rates(data: &SchoolData<'_>, warnings: &mut Vec<Warning>) {
    let (set, values) = (data.assessment().standard_set(), data.values());
    let (mut shares, mut fractions) = (0_usize, 0_usize);
    for (number, fact) in set.facts().iter().enumerate() {
        let given = values.given(number);
        if given.is_empty() {
            continue;
        }
        for entry in given {
            let Value::Number(rate) = entry.value else { continue };
            if fact.unit == Unit::Percent && rate > Exact::from(0) {
                shares = shares.saturating_add(1);
                fractions = fractions.saturating_add(usize::from(rate <= Exact::from(1)));
            }
            if let Counted::Rate(computed) = values.by_counts(set.vocabulary(), number, entry.at)
                && !computed.value.rounds_to(rate)
            {
                let (fact, computed) = (fact.key.clone(), computed.value);
                let year = entry.at.year.map(|year| year.to_string()).unwrap_or_default();
                warnings.push(Warning::RateDisagrees { fact, rate, computed, year });
            }
        }
        let last = data.school_year();
        let later = given.iter().filter_map(|entry| entry.at.year).find(|year| *year > last);
        if let Some(later) = later {
            warnings.push(Warning::LaterYear {
                fact: fact.key.clone(),
                later: later.to_string(),
                last: last.to_string(),
            });
        }
    }
    if shares > 1 && shares == fractions {
        warnings.push(Warning::SharesNotPercent {});
    }
}

/// Readings of the law that give different answers, and windows that reach back before the school.
fn about_doubts(data: &SchoolData<'_>, suggestions: &[Suggestion<'_>], warnings: &mut Vec<Warning>) {
    let set = data.assessment().standard_set();
    let founded = data.assessment().school().founded;
    // The longest window of the circulars of 2018 is five years.
    let first = data.school_year().before(4);
    if let (Some(founded), Some(first)) = (founded, first)
        && !suggestions.is_empty()
        && set.advisory().is_none()
        && !first.is_since(founded)
    {
        warnings.push(Warning::ShorterHistory { founded });
    }
    for own in suggestions {
        // A trend has no other reading to differ from: its doubt is that there is no formula at all.
        let differing = own.doubts.iter().filter(|doubt| own.checks.iter().any(|check| check.doubt == Some(*doubt)));
        for doubt in differing {
            let about = set.doubts().iter().find(|entry| entry.id == *doubt).map(|entry| entry.doubt.clone());
            if let Some(about) = about {
                let (indicator, doubt) = (own.path.to_owned(), (*doubt).to_owned());
                warnings.push(Warning::ReadingsDiffer { indicator, doubt, about });
            }
        }
    }
}

/// Verdicts that the numbers contradict: the person's stands, with both cited.
fn about_verdicts(data: &SchoolData<'_>, suggestions: &[Suggestion<'_>], warnings: &mut Vec<Warning>) {
    for own in suggestions {
        if data.assessment().is_suggested(own.number) {
            continue; // No person's verdict.
        }
        let verdict = data.assessment().verdicts().get(own.number);
        let contradicted = match (verdict, own.suggested) {
            (Verdict::Met | Verdict::NotApplicable, Suggested::NotMet) => true,
            // Where a person judges the rest, that may well be what is not met.
            (Verdict::NotMet, Suggested::Met) => own.coverage == Coverage::Whole,
            _ => false,
        };
        if !contradicted {
            continue;
        }
        // Of what failed, a check that did; of what is met, any.
        let failed = own.checks.get(own.decisive.clone()).unwrap_or_default();
        let of_kind = |check: &&Check<'_>| check.doubt.is_none() && !check.applicability;
        let check = failed.iter().filter(of_kind).find(|check| check.holds == Some(false));
        let check = check.or(own.checks.iter().find(of_kind)).or(own.checks.first());
        let words = |language| check.map(|check| sentence::check(check, language)).unwrap_or_default();
        warnings.push(Warning::VerdictContradicted {
            indicator: own.path.to_owned(),
            verdict,
            suggested: own.suggested,
            check: Text::in_both(words),
            citation: Text::in_both(|language| own.citation.in_language(language)),
            place: data.assessment().place_of(own.number).unwrap_or_default(),
        });
    }
}

/// Under a circular whose numbers only monitor: that they do, and which went one way in each year known.
fn about_monitoring(data: &SchoolData<'_>, suggestions: &[Suggestion<'_>], warnings: &mut Vec<Warning>) {
    let Some(advisory) = data.assessment().standard_set().advisory() else { return };
    let citation = Text::in_both(|language| advisory.citation.in_language(language));
    warnings.push(Warning::AdvisoryOnly { until: advisory.until, citation });
    let mut told: Vec<&str> = Vec::new();
    for own in suggestions {
        for fact in own.checks.iter().map(|check| check.fact).filter(|fact| fact.criterion.is_some()) {
            if told.contains(&fact.key.as_str()) {
                continue;
            }
            told.push(&fact.key);
            let series: Vec<&Check<'_>> = own.checks.iter().filter(|check| check.fact == fact).collect();
            let numbers: Vec<Exact> = series.iter().filter_map(|check| number(check)).collect();
            let steady = numbers.is_sorted_by(|one, next| one < next) || numbers.is_sorted_by(|one, next| one > next);
            if numbers.len() == MONITORED_YEARS && steady {
                let values = |language| {
                    let each: Vec<_> = series.iter().map(|check| sentence::value_in_year(check, language)).collect();
                    each.join(", ")
                };
                let (meaning, fact) = (fact.meaning.clone(), fact.key.clone());
                warnings.push(Warning::SteadyChange { meaning, fact, values: Text::in_both(values) });
            }
        }
    }
}

fn number(check: &Check<'_>) -> Option<Exact> {
    match check.value {
        Known::Number(number) => Some(number),
        _ => None,
    }
}
