//! The schools of a table with a row a verdict, as a column of the kind they came in.
//!
//! INVARIANT: a number that names a school comes out as that number, whatever its size.

use std::str::FromStr;
use std::sync::Arc;

use arrow_array::types::{
    ArrowPrimitiveType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{ArrayRef, LargeStringArray, PrimitiveArray, StringArray, StringViewArray};
use arrow_schema::DataType;

/// The kind of the column, from that of the source's. What is neither text nor whole numbers comes out as text.
pub(super) fn kind(source: &DataType) -> DataType {
    match source {
        DataType::Dictionary(_, values) => kind(values),
        own if own.is_integer() => own.clone(),
        own @ (DataType::LargeUtf8 | DataType::Utf8View) => own.clone(),
        _ => DataType::Utf8,
    }
}

/// The names as a column of that kind. The one that stands for rows without a school is missing among numbers.
pub(super) fn column(kind: &DataType, names: &[String]) -> ArrayRef {
    fn numbers<T: ArrowPrimitiveType>(names: &[String]) -> ArrayRef
    where
        T::Native: FromStr,
    {
        Arc::new(names.iter().map(|name| name.parse::<T::Native>().ok()).collect::<PrimitiveArray<T>>())
    }
    match kind {
        DataType::Int8 => numbers::<Int8Type>(names),
        DataType::Int16 => numbers::<Int16Type>(names),
        DataType::Int32 => numbers::<Int32Type>(names),
        DataType::Int64 => numbers::<Int64Type>(names),
        DataType::UInt8 => numbers::<UInt8Type>(names),
        DataType::UInt16 => numbers::<UInt16Type>(names),
        DataType::UInt32 => numbers::<UInt32Type>(names),
        DataType::UInt64 => numbers::<UInt64Type>(names),
        DataType::LargeUtf8 => Arc::new(LargeStringArray::from_iter_values(names)),
        DataType::Utf8View => Arc::new(StringViewArray::from_iter_values(names)),
        _ => Arc::new(StringArray::from_iter_values(names)),
    }
}
