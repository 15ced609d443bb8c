//! Columns of Arrow as cells. The columns have been checked: their letters are letters and their keys have values.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, ArrowTemporalType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type,
    Decimal256Type, DecimalType, Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, BooleanArray, LargeStringArray, StringArray, StringViewArray};
use arrow_schema::{DataType, TimeUnit};
use kdcl_core::{Cell, LevelColumns, TableError};

use super::cells::{digits_of, name_of, unreadable, whole};
use super::said::Name;

/// Higher than the level of any criterion (they are one digit), and not [`LevelColumns::NOT_ASSESSED`].
const NO_LEVEL: u8 = LevelColumns::NOT_ASSESSED - 1;

/// A column whose values can be looked at one by one.
pub(super) enum Values<'a> {
    Text(&'a StringArray),
    LargeText(&'a LargeStringArray),
    ViewText(&'a StringViewArray),
    YesNo(&'a BooleanArray),
    Whole(Vec<Option<i128>>),
    Decimal(Vec<f64>),
    /// Numbers with a fixed count of decimals, as they are written.
    Exact(Vec<Option<String>>),
    Days(Vec<Option<String>>),
    /// Each value is one of a few: the place of each row's.
    Few(Vec<Option<usize>>, Box<Values<'a>>),
    Nothing,
    /// Values no cell has, and which rows have one.
    Other(&'static str, Vec<bool>),
}

impl<'a> Values<'a> {
    pub(super) fn of(array: &'a dyn Array) -> Self {
        match array.data_type() {
            DataType::Utf8 => Self::Text(array.as_string()),
            DataType::LargeUtf8 => Self::LargeText(array.as_string()),
            DataType::Utf8View => Self::ViewText(array.as_string_view()),
            DataType::Boolean => Self::YesNo(array.as_boolean()),
            DataType::Int8 => wholes::<Int8Type>(array),
            DataType::Int16 => wholes::<Int16Type>(array),
            DataType::Int32 => wholes::<Int32Type>(array),
            DataType::Int64 => wholes::<Int64Type>(array),
            DataType::UInt8 => wholes::<UInt8Type>(array),
            DataType::UInt16 => wholes::<UInt16Type>(array),
            DataType::UInt32 => wholes::<UInt32Type>(array),
            DataType::UInt64 => wholes::<UInt64Type>(array),
            DataType::Float16 => Self::Decimal(decimals::<Float16Type>(array)),
            DataType::Float32 => Self::Decimal(decimals::<Float32Type>(array)),
            DataType::Float64 => Self::Decimal(decimals::<Float64Type>(array)),
            DataType::Decimal32(..) => exact::<Decimal32Type>(array),
            DataType::Decimal64(..) => exact::<Decimal64Type>(array),
            DataType::Decimal128(..) => exact::<Decimal128Type>(array),
            DataType::Decimal256(..) => exact::<Decimal256Type>(array),
            DataType::Date32 => days::<Date32Type>(array),
            DataType::Date64 => days::<Date64Type>(array),
            // With a time zone, the day would depend on where it is read.
            DataType::Timestamp(TimeUnit::Second, None) => days::<TimestampSecondType>(array),
            DataType::Timestamp(TimeUnit::Millisecond, None) => days::<TimestampMillisecondType>(array),
            DataType::Timestamp(TimeUnit::Microsecond, None) => days::<TimestampMicrosecondType>(array),
            DataType::Timestamp(TimeUnit::Nanosecond, None) => days::<TimestampNanosecondType>(array),
            DataType::Dictionary(..) => {
                let few = array.as_any_dictionary();
                let places = if few.values().is_empty() { vec![0; few.len()] } else { few.normalized_keys() };
                let valid = |row| !few.values().is_empty() && few.keys().is_valid(row);
                let places = places.into_iter().enumerate().map(|(row, place)| valid(row).then_some(place));
                Self::Few(places.collect(), Box::new(Self::of(few.values().as_ref())))
            }
            DataType::Null => Self::Nothing,
            other => {
                let nulls = array.logical_nulls();
                let some = |row| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row));
                Self::Other(kind(other), (0..array.len()).map(some).collect())
            }
        }
    }

    /// The cell of a row, or why it is none.
    pub(super) fn cell(&self, row: usize) -> Result<Cell<'_>, TableError> {
        let text = |text: Option<&'a str>| Ok(text.map_or(Cell::Empty, Cell::Text));
        match self {
            Self::Text(array) => text(array.is_valid(row).then(|| array.value(row))),
            Self::LargeText(array) => text(array.is_valid(row).then(|| array.value(row))),
            Self::ViewText(array) => text(array.is_valid(row).then(|| array.value(row))),
            Self::YesNo(array) => Ok(if array.is_valid(row) { Cell::YesNo(array.value(row)) } else { Cell::Empty }),
            Self::Whole(values) => Ok(values.get(row).copied().flatten().map_or(Cell::Empty, whole)),
            Self::Decimal(values) => Ok(values.get(row).map_or(Cell::Empty, |value| Cell::Number(*value))),
            Self::Exact(values) => {
                let text = values.get(row).and_then(Option::as_deref);
                Ok(text.map_or(Cell::Empty, |text| text.parse().map_or(Cell::Text(text), Cell::Number)))
            }
            Self::Days(values) => Ok(values.get(row).and_then(Option::as_deref).map_or(Cell::Empty, Cell::Text)),
            Self::Few(places, values) => match places.get(row).copied().flatten() {
                Some(place) => values.cell(place),
                None => Ok(Cell::Empty),
            },
            Self::Nothing => Ok(Cell::Empty),
            Self::Other(kind, some) => {
                if some.get(row) == Some(&true) {
                    Err(unreadable(kind))
                } else {
                    Ok(Cell::Empty)
                }
            }
        }
    }

    /// A name: of a school, a set, a day. What says nothing is none.
    pub(super) fn name(&self, row: usize) -> Name<'_> {
        match self {
            Self::Whole(values) => Ok(values.get(row).copied().flatten().map(|value| Cow::Owned(value.to_string()))),
            Self::Exact(values) => Ok(values.get(row).and_then(Option::as_deref).map(digits_of).map(Cow::Borrowed)),
            Self::Few(places, values) => {
                places.get(row).copied().flatten().map_or(Ok(None), |place| values.name(place))
            }
            own => name_of(own.cell(row)?),
        }
    }
}

fn wholes<T: ArrowPrimitiveType>(array: &dyn Array) -> Values<'_>
where
    i128: From<T::Native>,
{
    Values::Whole(array.as_primitive::<T>().iter().map(|value| value.map(i128::from)).collect())
}

fn decimals<T: ArrowPrimitiveType>(array: &dyn Array) -> Vec<f64>
where
    f64: From<T::Native>,
{
    array.as_primitive::<T>().iter().map(|value| value.map_or(f64::NAN, f64::from)).collect()
}

/// Numbers with a fixed count of decimals.
fn exact<T: DecimalType>(array: &dyn Array) -> Values<'_> {
    let values = array.as_primitive::<T>();
    Values::Exact((0..values.len()).map(|row| values.is_valid(row).then(|| values.value_as_string(row))).collect())
}

fn days<T: ArrowTemporalType>(array: &dyn Array) -> Values<'_>
where
    i64: From<T::Native>,
{
    let values = array.as_primitive::<T>();
    // A day beyond every calendar is shown as its number, which the core refuses as a date.
    let day =
        |row| values.value_as_date(row).map_or_else(|| i64::from(values.value(row)).to_string(), |day| day.to_string());
    let text = |row| values.is_valid(row).then(|| day(row));
    Values::Days((0..array.len()).map(text).collect())
}

/// The kind of a column that cannot be read, in plain words.
fn kind(of: &DataType) -> &'static str {
    match of {
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView | DataType::FixedSizeBinary(_) => "binary",
        DataType::List(_)
        | DataType::LargeList(_)
        | DataType::FixedSizeList(..)
        | DataType::ListView(_)
        | DataType::LargeListView(_) => "list",
        DataType::Struct(_) => "struct",
        DataType::Map(..) => "map",
        DataType::Union(..) => "union",
        DataType::RunEndEncoded(..) => "run-end encoded",
        DataType::Timestamp(..) => "timestamp with a time zone",
        DataType::Time32(_) | DataType::Time64(_) => "time",
        DataType::Duration(_) | DataType::Interval(_) => "duration",
        _ => "unknown",
    }
}

/// A column of numbers as the kernel takes it: a level a row. What is no number of a level becomes one that no criterion
/// has, so that the kernel refuses its row; `None` for a column that is not of numbers.
pub(super) fn levels(array: &dyn Array) -> Option<Vec<u8>> {
    fn of<T: ArrowPrimitiveType>(array: &dyn Array) -> Vec<u8>
    where
        u8: TryFrom<T::Native>,
    {
        let level = |value: T::Native| u8::try_from(value).ok().filter(|level| *level < NO_LEVEL).unwrap_or(NO_LEVEL);
        let values = array.as_primitive::<T>().iter();
        values.map(|value| value.map_or(LevelColumns::NOT_ASSESSED, level)).collect()
    }
    let decimal = |value: f64| match (0..NO_LEVEL).find(|level| f64::from(*level).total_cmp(&value).is_eq()) {
        None if value.is_nan() => LevelColumns::NOT_ASSESSED,
        level => level.unwrap_or(NO_LEVEL),
    };
    Some(match array.data_type() {
        DataType::Int8 => of::<Int8Type>(array),
        DataType::Int16 => of::<Int16Type>(array),
        DataType::Int32 => of::<Int32Type>(array),
        DataType::Int64 => of::<Int64Type>(array),
        DataType::UInt8 => of::<UInt8Type>(array),
        DataType::UInt16 => of::<UInt16Type>(array),
        DataType::UInt32 => of::<UInt32Type>(array),
        DataType::UInt64 => of::<UInt64Type>(array),
        DataType::Float32 => decimals::<Float32Type>(array).into_iter().map(decimal).collect(),
        DataType::Float64 => decimals::<Float64Type>(array).into_iter().map(decimal).collect(),
        DataType::Null => vec![LevelColumns::NOT_ASSESSED; array.len()],
        _ => return None,
    })
}
