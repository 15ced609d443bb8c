//! Compiles the rule of a set file to targets: of each level, which indicators it needs and what is left to choose.
//!
//! INVARIANT: of two quotas one contains the other, or the rules grant it; so one choice at most is left at each level, and
//! a list of gaps is exact.

use crate::bits::Bits;
use crate::standard_set::Criterion;

use super::{Choice, LevelRule, Pick, Target};

/// Two quotas of which the higher does not contain the lower: what is missing could not be told exactly.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotNested {
    pub(crate) lower: u8,
    pub(crate) higher: u8,
}

/// A quota with its criteria by number.
struct Counted {
    level: u8,
    at_least: usize,
    of: Vec<usize>,
}

/// Turns the rules, from level 1 up, into targets. Only the criteria of `scope` count; a standard is rated over its
/// own this way.
///
/// The rules are taken as checked: each names criteria of the set, and a quota asks for no more than it names.
pub(crate) fn targets(
    rules: &[LevelRule],
    criteria: &[Criterion],
    scope: &core::ops::Range<usize>,
) -> Result<Vec<Target>, NotNested> {
    let number = |code: &String| {
        criteria.iter().position(|criterion| criterion.code() == code).filter(|index| scope.contains(index))
    };
    // The level each criterion must be at, by all rules so far.
    let mut required = vec![0_u8; criteria.len()];
    let mut targets = Vec::with_capacity(rules.len());
    let mut quotas: Vec<Counted> = Vec::new();
    for rule in rules {
        let mandatory: Vec<usize> = rule.mandatory.iter().filter_map(number).collect();
        let others: Vec<usize> = rule.quota.iter().flat_map(|quota| &quota.of).filter_map(number).collect();
        if mandatory.is_empty() && others.is_empty() {
            break; // A standard has nothing to say about a level that asks for none of its criteria.
        }
        for &index in mandatory.iter().chain(&others) {
            raise(&mut required, index, rule.floor.unwrap_or(0));
        }
        for &index in &mandatory {
            raise(&mut required, index, rule.level);
        }
        if let Some(quota) = &rule.quota {
            quotas.push(Counted { level: rule.level, at_least: quota.at_least, of: others });
        }
        targets.push(target(rule.level, criteria, &required, &quotas)?);
    }
    Ok(targets)
}

fn raise(required: &mut [u8], index: usize, level: u8) {
    if let Some(own) = required.get_mut(index) {
        *own = level.max(*own);
    }
}

fn target(level: u8, criteria: &[Criterion], required: &[u8], quotas: &[Counted]) -> Result<Target, NotNested> {
    let mut must = criteria
        .iter()
        .zip(required)
        .fold(Bits::EMPTY, |must, (criterion, &level)| must.union(&criterion.needs(level)));
    // The highest quota is the one to meet: it contains those below it, or the rules above grant them.
    let Some((live, lower)) = quotas.split_last() else {
        return Ok(Target { level, must, choice: None });
    };
    for other in lower {
        let at_level = |index: &&usize| required.get(**index).is_some_and(|own| *own >= other.level);
        let granted = other.of.iter().filter(at_level).count() >= other.at_least;
        let contained = live.of.iter().all(|index| other.of.contains(index)) && live.at_least >= other.at_least;
        if !granted && !contained {
            return Err(NotNested { lower: other.level, higher: live.level });
        }
    }
    let options = live.of.iter().filter_map(|&index| {
        let needs = criteria.get(index)?.needs(live.level).without(&must);
        Some(Pick { criterion: index, needs })
    });
    let (granted, of): (Vec<Pick>, Vec<Pick>) = options.partition(|pick| pick.needs.is_empty());
    let at_least = live.at_least.saturating_sub(granted.len());
    let choice = if at_least == 0 {
        None
    } else if at_least >= of.len() {
        // Every option is needed: no choice is left, and every way to the level needs them all.
        must = of.iter().fold(must, |must, pick| must.union(&pick.needs));
        None
    } else {
        Some(Choice { at_least, of })
    };
    Ok(Target { level, must, choice })
}
