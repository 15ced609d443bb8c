//! How each kind of value is written: numbers in as many bytes as they need, text and lists with their length first.
//!
//! Not a format of `serde`: the views of the law as JSON leave fields out and name them for readers, which a format without
//! names cannot follow.

use core::ops::Range;

use crate::bits::Bits;
use crate::date::Date;

use super::MAX_DEPTH;

/// The bytes still to be unpacked.
pub(crate) struct Bytes<'b> {
    rest: &'b [u8],
    depth: usize,
}

impl<'b> Bytes<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes, depth: 0 }
    }

    /// What was not unpacked.
    pub(crate) fn rest(self) -> &'b [u8] {
        self.rest
    }

    /// The next so many bytes.
    pub(crate) fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    /// Unpacks something that may lie in its own kind.
    pub(crate) fn deeper<T>(&mut self, unpack: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.depth = self.depth.checked_add(1).filter(|depth| *depth <= MAX_DEPTH)?;
        let value = unpack(self);
        self.depth = self.depth.saturating_sub(1);
        value
    }
}

/// What can be packed.
pub(crate) trait Packed: Sized {
    /// Adds it to the bytes.
    fn pack(&self, to: &mut Vec<u8>);

    /// Takes it from the bytes; `None` where they hold none.
    fn unpack(from: &mut Bytes<'_>) -> Option<Self>;
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
impl Packed for u64 {
    fn pack(&self, to: &mut Vec<u8>) {
        let mut rest = *self;
        while let (low, high @ 1..) = (rest & 0x7f, rest >> 7) {
            to.extend(u8::try_from(low | 0x80));
            rest = high;
        }
        to.extend(u8::try_from(rest));
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let mut value = 0_u64;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = u8::unpack(from)?;
            value |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

impl Packed for u8 {
    fn pack(&self, to: &mut Vec<u8>) {
        to.push(*self);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        from.take(1)?.first().copied()
    }
}

impl Packed for usize {
    fn pack(&self, to: &mut Vec<u8>) {
        u64::try_from(*self).unwrap_or(u64::MAX).pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        u64::unpack(from)?.try_into().ok()
    }
}

/// The sign last, so that small numbers below zero are short too.
impl Packed for i64 {
    fn pack(&self, to: &mut Vec<u8>) {
        ((*self << 1) ^ (*self >> 63)).cast_unsigned().pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let written = u64::unpack(from)?;
        Some((written >> 1).cast_signed() ^ if written & 1 == 1 { -1 } else { 0 })
    }
}

impl Packed for bool {
    fn pack(&self, to: &mut Vec<u8>) {
        u8::from(*self).pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        match u8::unpack(from)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Packed for String {
    fn pack(&self, to: &mut Vec<u8>) {
        self.len().pack(to);
        to.extend(self.as_bytes());
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let length = usize::unpack(from)?;
        Some(str::from_utf8(from.take(length)?).ok()?.to_owned())
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.len().pack(to);
        for item in self {
            item.pack(to);
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        // Grown as items come: a length that is a lie holds nothing.
        (0..usize::unpack(from)?).map(|_| T::unpack(from)).collect()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        if bool::unpack(from)? { T::unpack(from).map(Some) } else { Some(None) }
    }
}

impl Packed for Range<usize> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.start.pack(to);
        self.end.pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some(usize::unpack(from)?..usize::unpack(from)?)
    }
}

impl Packed for Date {
    fn pack(&self, to: &mut Vec<u8>) {
        self.to_string().pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        String::unpack(from)?.parse().ok()
    }
}

impl Packed for Bits {
    fn pack(&self, to: &mut Vec<u8>) {
        self.iter().collect::<Vec<usize>>().pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some(Vec::<usize>::unpack(from)?.into_iter().collect())
    }
}

/// Packs a type field by field.
macro_rules! packed {
    ($($name:ident { $($field:ident),* $(,)? })*) => {
        $(impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                $($crate::packed::Packed::pack(&self.$field, to);)*
            }

            fn unpack(from: &mut $crate::packed::Bytes<'_>) -> Option<Self> {
                $(let $field = $crate::packed::Packed::unpack(from)?;)*
                Some(Self { $($field),* })
            }
        })*
    };
}

/// Packs a type of several forms: the number of the form, then its fields.
macro_rules! packed_forms {
    ($name:ident { $($number:literal => $form:ident { $($field:tt: $local:ident),* $(,)? }),* $(,)? }) => {
        impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                match self {
                    $(Self::$form { $($field: $local),* } => {
                        to.push($number);
                        $($crate::packed::Packed::pack($local, to);)*
                    })*
                }
            }

            fn unpack(from: &mut $crate::packed::Bytes<'_>) -> Option<Self> {
                from.deeper(|from| match <u8 as $crate::packed::Packed>::unpack(from)? {
                    $($number => {
                        $(let $local = $crate::packed::Packed::unpack(from)?;)*
                        Some(Self::$form { $($field: $local),* })
                    })*
                    _ => None,
                })
            }
        }
    };
}

pub(crate) use {packed, packed_forms};
