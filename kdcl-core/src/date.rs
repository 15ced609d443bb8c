//! Civil dates as the law writes them: a day, without hour or time zone.
//!
//! The calendar itself is `jiff`'s; this file only fixes the one spelling the library accepts and prints, so that
//! `2024-2-3`, `20240203` or a date with an hour is refused in every language alike.

use core::fmt;
use core::str::FromStr;

use jiff::civil;
use serde::{Serialize, Serializer};

/// A day of the calendar, written `YYYY-MM-DD`.
///
/// ```
/// use kdcl_core::Date;
/// let day: Date = "2018-10-10".parse()?;
/// assert!(day < "2025-01-25".parse()?);
/// assert_eq!(day.to_string(), "2018-10-10");
/// assert!("2025-02-29".parse::<Date>().is_err());
/// # Ok::<(), kdcl_core::NotADate>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// The text is not a day of the calendar written `YYYY-MM-DD`.
///
/// ```
/// assert!("10/10/2018".parse::<kdcl_core::Date>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date written `YYYY-MM-DD`")]
pub struct NotADate;

impl Date {
    pub(crate) fn year(self) -> i16 {
        self.0.year()
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let shape = text.len() == 10
            && text.bytes().enumerate().all(|(place, byte)| match place {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shape {
            return Err(NotADate);
        }
        // Read by place: the parser of the calendar knows every other spelling too, a tenth of what a browser would fetch.
        let number = |from, until| text.get(from..until).and_then(|digits: &str| digits.parse::<u16>().ok());
        let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
        let date = (|| civil::Date::new(year?.try_into().ok()?, month?.try_into().ok()?, day?.try_into().ok()?).ok())();
        // The year 0 is of the calendar's making, and of no school's.
        date.filter(|date| date.year() > 0).map(Self).ok_or(NotADate)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$",
            "description": "A day of the calendar, `YYYY-MM-DD`."
        })
    }
}
