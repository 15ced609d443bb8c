//! How any input is read: text to tree, tree to meaning, with everything that is wrong found in one go.
//!
//! One reader serves assessments, standard sets and text packs, in JSON and TOML alike, so each refuses unknown
//! fields, duplicates and wrong types in the same words.
//!
//! INVARIANT: no text, however hostile, makes this panic, recurse past [`node::MAX_DEPTH`] or hold more than some 80 MB
//! (a list of one-digit numbers as long as a text may be is the worst).

mod fault;
mod node;
mod reader;

pub(crate) use fault::place_after;
pub(crate) use node::Node;
pub(crate) use reader::{Fields, Reader, push_field};

use crate::error::JsonError;

/// The longest JSON text read, in bytes.
const MAX_JSON: usize = 4 * 1024 * 1024;

/// The longest TOML text read, in bytes: its parser holds far more for each byte, and a set file has a tenth of this.
#[cfg(feature = "toml")]
const MAX_TOML: usize = 1024 * 1024;

/// Reads JSON into a tree. A byte-order mark before it, as some editors leave, is passed over.
pub(crate) fn parse_json(text: &str) -> Result<Node<'_>, JsonError> {
    bounded(text, MAX_JSON)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut source = serde_json::Deserializer::from_str(text);
    let syntax = |error: serde_json::Error| fault::of_json(text, &error);
    let tree = node::read(&mut source, node::Format::Json).map_err(|error| match error {
        node::NoTree::TooDeep => JsonError::TooDeep { limit: node::MAX_DEPTH },
        node::NoTree::Syntax(error) => syntax(error),
    })?;
    source.end().map_err(syntax)?;
    Ok(tree)
}

/// Reads TOML into a tree.
#[cfg(feature = "toml")]
pub(crate) fn parse_toml(text: &str) -> Result<Node<'_>, JsonError> {
    bounded(text, MAX_TOML)?;
    let syntax = |error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let (line, column) = place_after(before);
        JsonError::Syntax { line, column, detail: fault::as_said(error.message()) }
    };
    let source = toml::Deserializer::parse(text).map_err(syntax)?;
    node::read(source, node::Format::Toml).map_err(|error| match error {
        node::NoTree::TooDeep => JsonError::TooDeep { limit: node::MAX_DEPTH },
        node::NoTree::Syntax(error) => syntax(error),
    })
}

fn bounded(text: &str, limit: usize) -> Result<(), JsonError> {
    if text.len() > limit {
        return Err(JsonError::TooLarge { length: text.len(), limit });
    }
    Ok(())
}
