//! A tree of values, as it was written: the one shape every input is read from.
//!
//! JSON, TOML and the law baked into the library all become such a tree first, and one reader ([`super::Reader`])
//! then looks at it. Unlike a map of a usual JSON library it keeps the order of fields and their duplicates, so that
//! both can be reported.
//!
//! This file stands alone (the build script uses it too). INVARIANT: no tree read from text is deeper than
//! [`MAX_DEPTH`].

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

/// How many levels of tables and lists an input may have.
pub(crate) const MAX_DEPTH: usize = 64;

/// How the TOML parser names a date to whoever reads its values.
const TOML_DATE: &str = "$__toml_private_datetime";

/// How the JSON parser names a number where a host has switched its feature `arbitrary_precision` on.
const JSON_NUMBER: &str = "$serde_json::private::Number";

/// A value as it was written. Strings borrow from the input where they can.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Node<'a> {
    Null,
    Boolean(bool),
    Integer(i64),
    Decimal(f64),
    #[serde(borrow)]
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Table(Vec<(Cow<'a, str>, Node<'a>)>),
}

/// Why a text gave no tree.
#[derive(Debug)]
pub(crate) enum NoTree<E> {
    TooDeep,
    Syntax(E),
}

/// The formats trees are read from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Toml,
}

/// Reads a tree with a deserializer of a format.
pub(crate) fn read<'de, D: Deserializer<'de>>(source: D, format: Format) -> Result<Node<'de>, NoTree<D::Error>> {
    let too_deep = Cell::new(false);
    let seed = Seed { depth_left: MAX_DEPTH, too_deep: &too_deep, format };
    seed.deserialize(source).map_err(|error| if too_deep.get() { NoTree::TooDeep } else { NoTree::Syntax(error) })
}

#[derive(Clone, Copy)]
struct Seed<'c> {
    depth_left: usize,
    too_deep: &'c Cell<bool>,
    format: Format,
}

impl Seed<'_> {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        let Some(depth_left) = self.depth_left.checked_sub(1) else {
            self.too_deep.set(true);
            return Err(E::custom("too deep"));
        };
        Ok(Self { depth_left, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Node<'de>, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node<'de>, E> {
        Ok(Node::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node<'de>, E> {
        Ok(Node::Integer(value))
    }

    // A count past i64 is no count of anything a school has: it is kept as a number, and refused where a count is due.
    #[allow(clippy::cast_precision_loss, reason = "the value is refused wherever its last digits would matter")]
    fn visit_u64<E>(self, value: u64) -> Result<Node<'de>, E> {
        Ok(i64::try_from(value).map_or(Node::Decimal(value as f64), Node::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node<'de>, E> {
        Ok(Node::Decimal(value))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node<'de>, A::Error> {
        let inner = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node<'de>, A::Error> {
        let inner = self.deeper()?;
        let mut fields = Vec::new();
        while let Some(key) = map.next_key_seed(Key)? {
            // A date written as TOML's own kind of date arrives as a table of this one field.
            if self.format == Format::Toml && key == TOML_DATE {
                return Ok(Node::Text(Cow::Owned(map.next_value()?)));
            }
            if self.format == Format::Json && fields.is_empty() && key == JSON_NUMBER {
                let digits: String = map.next_value()?;
                let number = digits.parse().map(Node::Integer).ok();
                let number = number.or_else(|| serde_json::from_str(&digits).map(Node::Decimal).ok());
                return number.ok_or_else(|| serde::de::Error::custom("not a number"));
            }
            fields.push((key, map.next_value_seed(inner)?));
        }
        Ok(Node::Table(fields))
    }
}

struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field name")
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(value.to_owned()))
    }
}
