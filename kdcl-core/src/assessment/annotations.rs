//! What other software keeps with an assessment: evidence codes, notes, the state of a form. Any JSON, never read here.
//!
//! A school's file goes through many programs; each may add to it without being refused by the next, and none loses what
//! another added. INVARIANT: what is kept is written again with the same meaning: no field is lost, doubled or put elsewhere,
//! and a number is the same binary number.

use std::borrow::Cow;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::input::{Node, Reader};

/// Any JSON.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Annotations(Node<'static>);

/// The annotations of a tree; `None` where a field is there twice.
pub(super) fn annotations<'n>(r: &mut Reader<'n>, node: &'n Node<'n>) -> Option<Annotations> {
    r.is_sound(|r| check(r, node)).then(|| Annotations(kept(node)))
}

fn check<'n>(r: &mut Reader<'n>, node: &'n Node<'n>) {
    match node {
        Node::List(_) => {
            let _ = r.list(node, |r, item| {
                check(r, item);
                Some(())
            });
        }
        Node::Table(_) => {
            let _ = r.entries(node, |r, _, value| check(r, value));
        }
        _ => {}
    }
}

fn kept(node: &Node<'_>) -> Node<'static> {
    match node {
        Node::Null => Node::Null,
        Node::Boolean(value) => Node::Boolean(*value),
        Node::Integer(value) => Node::Integer(*value),
        Node::Decimal(value) => Node::Decimal(*value),
        Node::Text(text) => Node::Text(Cow::Owned(text.to_string())),
        Node::List(items) => Node::List(items.iter().map(kept).collect()),
        Node::Table(fields) => {
            Node::Table(fields.iter().map(|(name, value)| (Cow::Owned(name.to_string()), kept(value))).collect())
        }
    }
}

impl Serialize for Annotations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written(&self.0).serialize(serializer)
    }
}

/// A tree as JSON (a `Node` itself is written as the build script needs it).
struct Written<'n>(&'n Node<'static>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Node::Null => serializer.serialize_unit(),
            Node::Boolean(value) => serializer.serialize_bool(*value),
            Node::Integer(value) => serializer.serialize_i64(*value),
            Node::Decimal(value) => serializer.serialize_f64(*value),
            Node::Text(text) => serializer.serialize_str(text),
            Node::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&Written(item))?;
                }
                list.end()
            }
            Node::Table(fields) => {
                let mut table = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    table.serialize_entry(name, &Written(value))?;
                }
                table.end()
            }
        }
    }
}
