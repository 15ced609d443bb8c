//! Numbers as fractions: a share of 22 in 40 is 55 %, and never a little under it.
//!
//! The law compares shares with whole percents, so a rounding error would turn a verdict over. A number here is a
//! numerator over a denominator; comparing is cross-multiplying, in twice the width, so it never overflows.
//! INVARIANT: the denominator is positive. An operation whose result has no room is `None`, after it was reduced.

use core::cmp::Ordering;
use core::fmt;

use serde::{Serialize, Serializer};

/// A written number has fewer digits than this one: 17 tell all binary numbers of 64 bits apart.
const LARGEST: u64 = 1_000_000_000_000_000_000;

/// A number, exactly.
///
/// ```
/// use kdcl_core::Exact;
/// let share = Exact::from(22).percent_of(Exact::from(40)).ok_or("no such share")?;
/// assert_eq!(share, Exact::from(55));
/// assert_eq!(Exact::from(1).percent_of(Exact::from(3)).ok_or("no such share")?.to_string(), "33.33");
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Exact {
    numerator: i64,
    denominator: i64,
}

impl Exact {
    /// The number a decimal was written as; `None` for one with more digits than a number of 64 bits can tell apart.
    ///
    /// ```
    /// use kdcl_core::Exact;
    /// assert_eq!(Exact::from_decimal(93.5).map(|number| number.to_string()).as_deref(), Some("93.5"));
    /// assert_eq!(Exact::from_decimal(0.1), Exact::from(1).over(Exact::from(10)));
    /// assert_eq!(Exact::from_decimal(1e300), None);
    /// ```
    pub fn from_decimal(value: f64) -> Option<Self> {
        // The shortest text that reads back as the same number is what a person wrote. JSON's writer gives it, which a
        // browser has fetched anyway, unlike the one of the standard library.
        let text = serde_json::to_string(&value).ok()?;
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let decimals = decimals.trim_end_matches('0');
        let places = i32::try_from(decimals.len()).ok()?.checked_sub(exponent.parse().ok()?)?;
        let power = 10_i64.checked_pow(places.unsigned_abs())?;
        let number: i64 = format!("{whole}{decimals}").parse().ok()?;
        let (numerator, denominator) = if places < 0 { (number.checked_mul(power)?, 1) } else { (number, power) };
        (numerator.unsigned_abs() < LARGEST && denominator.unsigned_abs() < LARGEST)
            .then_some(Self { numerator, denominator })
    }

    /// A fraction, reduced where it is too long as it is; the denominator is positive.
    fn fraction(numerator: i128, denominator: i128) -> Option<Self> {
        let narrow = |numerator: i128, denominator: i128| {
            Some(Self { numerator: numerator.try_into().ok()?, denominator: denominator.try_into().ok()? })
        };
        narrow(numerator, denominator).or_else(|| {
            let (mut divisor, mut rest) = (numerator.checked_abs()?, denominator);
            while rest != 0 {
                (divisor, rest) = (rest, divisor.checked_rem(rest)?);
            }
            narrow(numerator.checked_div(divisor)?, denominator.checked_div(divisor)?)
        })
    }

    /// The sum of two numbers.
    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        if self.denominator == other.denominator {
            return Some(Self { numerator: self.numerator.checked_add(other.numerator)?, ..self });
        }
        let sum = times(self.numerator, other.denominator).checked_add(times(other.numerator, self.denominator))?;
        Self::fraction(sum, times(self.denominator, other.denominator))
    }

    /// One number over another; `None` where the other is zero or less, as no count of anything a school has is, or
    /// where the result has more digits than there is room for.
    ///
    /// ```
    /// use kdcl_core::Exact;
    /// assert_eq!(Exact::from(3).over(Exact::from(0)), None);
    /// ```
    pub fn over(self, whole: Self) -> Option<Self> {
        self.times_over(1, whole)
    }

    /// One number as a share of another, in percent.
    ///
    /// ```
    /// use kdcl_core::Exact;
    /// assert_eq!(Exact::from(12).percent_of(Exact::from(24)), Some(Exact::from(50)));
    /// ```
    pub fn percent_of(self, whole: Self) -> Option<Self> {
        self.times_over(100, whole)
    }

    fn times_over(self, factor: i128, whole: Self) -> Option<Self> {
        if whole.numerator <= 0 {
            return None;
        }
        if self.denominator == whole.denominator {
            return Self::fraction(i128::from(self.numerator).checked_mul(factor)?, whole.numerator.into());
        }
        let numerator = times(self.numerator, whole.denominator).checked_mul(factor)?;
        Self::fraction(numerator, times(self.denominator, whole.numerator))
    }

    /// Whether a number written to so many decimals is another one rounded to them.
    pub(crate) fn rounds_to(self, written: Self) -> bool {
        let difference = times(self.numerator, written.denominator)
            .checked_sub(times(written.numerator, self.denominator))
            .and_then(|difference| difference.checked_abs()?.checked_mul(2));
        // |self − written| ≤ half of the last place written, which is one over its denominator.
        difference.is_none_or(|doubled| doubled <= self.denominator.into())
    }

    /// Whether it is a whole number.
    ///
    /// ```
    /// use kdcl_core::Exact;
    /// assert!(Exact::from(3).is_whole());
    /// assert!(!Exact::from(1).over(Exact::from(3)).is_some_and(Exact::is_whole));
    /// ```
    pub fn is_whole(self) -> bool {
        self.numerator.checked_rem(self.denominator) == Some(0)
    }

    /// The nearest number with so many decimals, in units of the last of them; halves go away from zero.
    fn rounded(self, places: u32) -> Option<i128> {
        let doubled = i128::from(self.numerator).checked_mul(10_i128.checked_pow(places)?)?.checked_mul(2)?;
        let denominator = i128::from(self.denominator);
        let half = denominator.checked_mul(doubled.signum())?;
        doubled.checked_add(half)?.checked_div(denominator.checked_mul(2)?)
    }

    /// The nearest number with at most so many decimals, as text with a point; halves go away from zero.
    pub(crate) fn to_decimals(self, places: u32) -> String {
        let rounded = || -> Option<String> {
            let (scaled, scale) = (self.rounded(places)?, 10_i128.checked_pow(places)?);
            let (whole, part) = (scaled.checked_div(scale)?, scaled.checked_rem(scale)?.checked_abs()?);
            let sign = if scaled < 0 && whole == 0 { "-" } else { "" };
            let width = usize::try_from(places).ok()?;
            let text = format!("{sign}{whole}.{part:0width$}");
            Some(text.trim_end_matches('0').trim_end_matches('.').to_owned())
        };
        rounded().unwrap_or_default()
    }

    /// As a binary number: the nearest one, which reads back as what was written; a computed one to six decimals.
    ///
    /// ```
    /// use kdcl_core::Exact;
    /// assert_eq!(Exact::from(1).percent_of(Exact::from(3)).map(Exact::to_f64), Some(33.333333));
    /// ```
    #[allow(clippy::cast_precision_loss, reason = "what JSON shows is a decimal; comparisons never use it")]
    pub fn to_f64(self) -> f64 {
        const MILLION: i128 = 1_000_000;
        if self.is_written() {
            return self.numerator as f64 / self.denominator as f64;
        }
        let told_apart = |rounded: &i128| self.is_whole() || rounded.checked_rem(MILLION) != Some(0);
        match self.rounded(6).filter(told_apart) {
            // Up to 2^53 millionths both are exact as binary numbers, and the quotient is the one nearest to the decimal.
            Some(rounded) => rounded as f64 / MILLION as f64,
            None => self.numerator as f64 / self.denominator as f64,
        }
    }

    /// Whether it was written as a decimal, and not computed as a share.
    fn is_written(self) -> bool {
        let mut power = 1_i64;
        while power < self.denominator {
            power = power.saturating_mul(10);
        }
        power == self.denominator
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self { numerator: value, denominator: 1 }
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        times(self.numerator, other.denominator).cmp(&times(other.numerator, self.denominator))
    }
}

/// A product, in twice the width: two numbers of 64 bits never overflow it.
fn times(one: i64, other: i64) -> i128 {
    i128::from(one).saturating_mul(i128::from(other))
}

impl fmt::Display for Exact {
    /// As it was written; where it was computed, to two decimals as reports of schools do, or to as many as it takes to
    /// tell it from a whole number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = self.to_decimals(if self.is_written() { 17 } else { 2 });
        f.write_str(&if rounded.contains('.') || self.is_whole() { rounded } else { self.to_decimals(9) })
    }
}

impl Serialize for Exact {
    /// A whole number, or a decimal to at most six places where it was computed.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.numerator.checked_div(self.denominator) {
            Some(whole) if self.is_whole() => serializer.serialize_i64(whole),
            _ => serializer.serialize_f64(self.to_f64()),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Exact {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

impl crate::packed::Packed for Exact {
    fn pack(&self, to: &mut Vec<u8>) {
        self.numerator.pack(to);
        self.denominator.pack(to);
    }

    fn unpack(from: &mut crate::packed::Bytes<'_>) -> Option<Self> {
        let (numerator, denominator) = (i64::unpack(from)?, i64::unpack(from)?);
        (denominator > 0).then_some(Self { numerator, denominator })
    }
}
