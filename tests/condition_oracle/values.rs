//! What an input says: exact numbers, and how one follows from others.

use core::cmp::Ordering;

use serde_json::Value;

use super::ConditionOracle;

/// A number as a fraction; the lower part is above zero.
#[derive(Debug, Clone, Copy)]
pub struct Fraction(pub i128, pub i128);

impl Fraction {
    /// The number a decimal stands for.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let scale = 10_i128.pow(u32::try_from(decimals.len()).unwrap());
        Self(format!("{whole}{decimals}").parse().unwrap(), scale)
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self(self.0 * other.1 + other.0 * self.1, self.1 * other.1).reduced()
    }

    pub(super) fn times(self, factor: i128) -> Self {
        Self(self.0 * factor, self.1).reduced()
    }

    fn over(self, other: Self) -> Option<Self> {
        (other.0 > 0).then(|| Self(self.0 * other.1, self.1 * other.0).reduced())
    }

    fn reduced(self) -> Self {
        let (mut a, mut b) = (self.0.abs(), self.1);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Self(self.0 / a, self.1 / a)
    }

    /// Whether it stands in this relation to a threshold.
    #[must_use]
    pub fn is(self, comparator: &str, threshold: Self) -> bool {
        let order = (self.0 * threshold.1).cmp(&(threshold.0 * self.1));
        match comparator {
            "at_least" => order != Ordering::Less,
            "at_most" => order != Ordering::Greater,
            "less_than" => order == Ordering::Less,
            "exactly" => order == Ordering::Equal,
            other => panic!("no such comparator: {other}"),
        }
    }
}

/// Where a value is looked up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) year: u64,
    pub(super) level: Option<&'a str>,
    pub(super) person: Option<&'a str>,
    /// The year whose area counts, where that is not the year itself.
    pub(super) area: Option<u64>,
}

/// An input, with what is looked up in it again and again.
pub(super) struct Case<'a> {
    pub(super) oracle: &'a ConditionOracle,
    pub(super) input: &'a Value,
    pub(super) last: u64,
    /// The levels taught, where that is known.
    pub(super) taught: Option<Vec<&'a str>>,
}

impl<'a> Case<'a> {
    pub(super) fn new(oracle: &'a ConditionOracle, input: &'a Value) -> Self {
        let said = input["school"]["education_levels"].as_array().filter(|levels| !levels.is_empty());
        let taught = match said {
            Some(levels) => Some(levels.iter().map(text).collect()),
            None => (oracle.levels.len() == 1).then(|| vec![oracle.levels[0].as_str()]),
        };
        Self { oracle, input, last: first_year(text(&input["school_year"])), taught }
    }

    /// A number: from the counts it is a share of, as given, as the sum of the levels, or from other rates.
    pub(super) fn number(&self, key: &str, spot: Spot<'_>) -> Option<Fraction> {
        let fact = &self.oracle.facts[key];
        // Counts that make more of a share than there can be are of different things, and say nothing of it.
        let possible = |share: &Fraction| fact["most"].is_null() || share.is("at_most", fraction(&fact["most"]));
        if let Some(counted) = self.share(fact, "of", spot).filter(possible) {
            return Some(counted);
        }
        // A share of nothing is not known, whatever rate is given beside it.
        let counts = fact.get("of").filter(|rate| !rate.is_null());
        let of_nothing = |rate: &Value| self.sum(&rate["whole"], spot).is_some_and(|whole| whole.0 == 0);
        if counts.is_some_and(of_nothing) {
            return None;
        }
        if let Some(given) = self.given(key, spot) {
            return Some(fraction(given));
        }
        let several = self.taught.as_ref().filter(|taught| taught.len() > 1 && spot.level.is_none());
        match several {
            Some(taught) if fact["of"].is_null() => {
                let of_level = |level: &&str| self.given(key, Spot { level: Some(level), ..spot }).map(fraction);
                taught.iter().try_fold(Fraction(0, 1), |sum, level| Some(sum.plus(of_level(level)?)))
            }
            _ => self.share(fact, "from_rates", spot),
        }
    }

    fn share(&self, fact: &Value, from: &str, spot: Spot<'_>) -> Option<Fraction> {
        let rate = fact.get(from).filter(|rate| !rate.is_null())?;
        let part = self.sum(&rate["part"], spot)?;
        if list(&rate["whole"]).is_empty() {
            return Some(part);
        }
        let share = part.over(self.sum(&rate["whole"], spot)?)?;
        Some(if fact["unit"] == "percent" { share.times(100) } else { share })
    }

    pub(super) fn sum(&self, keys: &Value, spot: Spot<'_>) -> Option<Fraction> {
        let number = |key: &Value| self.number(text(key), spot);
        list(keys).iter().try_fold(Fraction(0, 1), |sum, key| Some(sum.plus(number(key)?)))
    }

    /// The value given; that of the school and of its only level are one.
    pub(super) fn given(&self, key: &str, spot: Spot<'_>) -> Option<&'a Value> {
        let other = match self.taught.as_deref() {
            Some([only]) if spot.level.is_none_or(|level| level == *only) => {
                Some(if spot.level.is_none() { Some(*only) } else { None })
            }
            _ => None,
        };
        self.written(key, spot).or_else(|| self.written(key, Spot { level: other?, ..spot }))
    }

    fn written(&self, key: &str, spot: Spot<'_>) -> Option<&'a Value> {
        let per = list(&self.oracle.facts[key]["per"]);
        let per = |name: &str| per.iter().any(|own| own == name);
        let mut node = bare(self.input["facts"].get(key)?);
        if per("person") {
            node = node.get(spot.person?)?;
        }
        if per("education_level") {
            let by_level = node.as_object().is_some_and(|table| table.keys().any(|name| is_level(name)));
            match (by_level, spot.level) {
                (true, Some(level)) => node = node.get(level)?,
                (false, None) => {}
                _ => return None,
            }
        }
        match node {
            Value::Object(years) => years.get(&year_name(spot.year)),
            plain => (!per("school_year") || spot.year == self.last).then_some(plain),
        }
    }
}

/// The first year of a school year, `2022` of `2022-2023`.
#[must_use]
pub fn first_year(name: &str) -> u64 {
    name.split_once('-').unwrap().0.parse().unwrap()
}

/// A school year by the year it begins in.
#[must_use]
pub fn year_name(first: u64) -> String {
    format!("{first}-{}", first + 1)
}

/// Whether a name is that of an education level.
#[must_use]
pub fn is_level(name: &str) -> bool {
    ["nha_tre", "mau_giao", "tieu_hoc", "thcs", "thpt", "gdtx"].contains(&name)
}

/// The value without the unit it may be wrapped in.
pub(super) fn bare(value: &Value) -> &Value {
    value.get("value").unwrap_or(value)
}

pub(super) fn fraction(value: &Value) -> Fraction {
    Fraction::parse(&value.to_string())
}

pub(super) fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}
