//! Columns of Arrow as cells.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, ArrowTemporalType, Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, BooleanArray, LargeStringArray, StringArray, StringViewArray};
use arrow_schema::{DataType, TimeUnit};
use kdcl_core::{Cell, LevelColumns, Quoted, TableError};

/// Higher than the level of any criterion (they are one digit), and not [`LevelColumns::NOT_ASSESSED`].
const NO_LEVEL: u8 = LevelColumns::NOT_ASSESSED - 1;

/// A column whose values can be looked at one by one.
pub(super) enum Values<'a> {
    Text(&'a StringArray),
    LargeText(&'a LargeStringArray),
    ViewText(&'a StringViewArray),
    YesNo(&'a BooleanArray),
    Whole(Vec<Option<i64>>),
    Decimal(Vec<f64>),
    Days(Vec<Option<String>>),
    /// Each value is one of a few: the place of each row's.
    Few(Vec<Option<usize>>, Box<Values<'a>>),
    Nothing,
    /// Values no cell has, and which rows have one.
    Other(String, &'a dyn Array),
}

impl<'a> Values<'a> {
    pub(super) fn of(array: &'a dyn Array) -> Self {
        match array.data_type() {
            DataType::Utf8 => Self::Text(array.as_string()),
            DataType::LargeUtf8 => Self::LargeText(array.as_string()),
            DataType::Utf8View => Self::ViewText(array.as_string_view()),
            DataType::Boolean => Self::YesNo(array.as_boolean()),
            DataType::Int8 => whole::<Int8Type>(array),
            DataType::Int16 => whole::<Int16Type>(array),
            DataType::Int32 => whole::<Int32Type>(array),
            DataType::Int64 => whole::<Int64Type>(array),
            DataType::UInt8 => whole::<UInt8Type>(array),
            DataType::UInt16 => whole::<UInt16Type>(array),
            DataType::UInt32 => whole::<UInt32Type>(array),
            DataType::UInt64 => whole::<UInt64Type>(array),
            DataType::Float32 => Self::Decimal(decimals::<Float32Type>(array)),
            DataType::Float64 => Self::Decimal(decimals::<Float64Type>(array)),
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
                let places =
                    places.into_iter().enumerate().map(|(row, place)| few.keys().is_valid(row).then_some(place));
                Self::Few(places.collect(), Box::new(Self::of(few.values().as_ref())))
            }
            DataType::Null => Self::Nothing,
            other => Self::Other(other.to_string(), array),
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
            Self::Whole(values) => Ok(values.get(row).copied().flatten().map_or(Cell::Empty, number)),
            Self::Decimal(values) => Ok(values.get(row).map_or(Cell::Empty, |value| Cell::Number(*value))),
            Self::Days(values) => Ok(values.get(row).and_then(Option::as_deref).map_or(Cell::Empty, Cell::Text)),
            Self::Few(places, values) => match places.get(row).copied().flatten() {
                Some(place) => values.cell(place),
                None => Ok(Cell::Empty),
            },
            Self::Other(kind, array) if array.is_valid(row) => {
                Err(TableError::UnreadableType { kind: Quoted::new(kind) })
            }
            Self::Nothing | Self::Other(..) => Ok(Cell::Empty),
        }
    }

    /// A name: of a school, a set, a day. What says nothing is none.
    pub(super) fn name(&self, row: usize) -> Option<Cow<'_, str>> {
        match (self, self.cell(row)) {
            (Self::Whole(values), _) => Some(Cow::Owned(values.get(row).copied().flatten()?.to_string())),
            (_, Ok(Cell::Text(text))) => Some(text.trim()).filter(|text| !text.is_empty()).map(Cow::Borrowed),
            (_, Ok(Cell::Number(number))) if !number.is_nan() => Some(Cow::Owned(number.to_string())),
            _ => None,
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "a number this large is no level, and is only repeated to say so")]
fn number(value: i64) -> Cell<'static> {
    Cell::Number(value as f64)
}

fn whole<T: ArrowPrimitiveType>(array: &dyn Array) -> Values<'_>
where
    i64: TryFrom<T::Native>,
{
    let values = array.as_primitive::<T>();
    let whole = |value: Option<T::Native>| value.map(i64::try_from).transpose();
    match values.iter().map(whole).collect::<Result<_, _>>() {
        Ok(values) => Values::Whole(values),
        Err(_) => Values::Other(array.data_type().to_string(), array), // beyond what 64 bits with a sign hold
    }
}

fn decimals<T: ArrowPrimitiveType>(array: &dyn Array) -> Vec<f64>
where
    f64: From<T::Native>,
{
    array.as_primitive::<T>().iter().map(|value| value.map_or(f64::NAN, f64::from)).collect()
}

fn days<T: ArrowTemporalType>(array: &dyn Array) -> Values<'_>
where
    i64: From<T::Native>,
{
    let values = array.as_primitive::<T>();
    let text = |row: usize| Some(values.is_valid(row).then(|| values.value_as_date(row))??.to_string());
    Values::Days((0..array.len()).map(text).collect())
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
