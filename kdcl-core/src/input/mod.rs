//! How any input is read: text to tree, tree to meaning, with everything that is wrong found in one go.
//!
//! One reader serves assessments, standard sets and text packs, in JSON and TOML alike, so each refuses unknown
//! fields, duplicates and wrong types in the same words.
//!
//! INVARIANT: no text, however hostile, makes this panic, recurse past [`node::MAX_DEPTH`] or hold more than a small
//! multiple of [`MAX_LENGTH`].

mod node;
mod reader;

pub(crate) use node::Node;
pub(crate) use reader::{Fields, Reader, code_list};

use crate::error::{JsonError, Quoted};

/// The longest text read, in bytes.
pub(crate) const MAX_LENGTH: usize = 4 * 1024 * 1024;

/// Reads JSON into a tree. A byte-order mark before it, as some editors leave, is passed over.
pub(crate) fn parse_json(text: &str) -> Result<Node<'_>, JsonError> {
    bounded(text)?;
    let mut source = serde_json::Deserializer::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let syntax = |error: serde_json::Error| {
        // The parser ends its sentence with the place, which has fields of its own.
        let detail = error.to_string();
        let detail = detail.split(" at line ").next().unwrap_or_default();
        JsonError::Syntax { line: error.line(), column: error.column(), detail: Quoted::new(detail) }
    };
    let tree = node::read(&mut source).map_err(|error| match error {
        node::NoTree::TooDeep => JsonError::TooDeep { limit: node::MAX_DEPTH },
        node::NoTree::Syntax(error) => syntax(error),
    })?;
    source.end().map_err(syntax)?;
    Ok(tree)
}

/// Reads TOML into a tree.
#[cfg(feature = "toml")]
pub(crate) fn parse_toml(text: &str) -> Result<Node<'_>, JsonError> {
    bounded(text)?;
    let syntax = |error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        JsonError::Syntax {
            line: before.matches('\n').count().saturating_add(1),
            column: before.chars().rev().take_while(|letter| *letter != '\n').count().saturating_add(1),
            detail: Quoted::new(error.message()),
        }
    };
    let source = toml::Deserializer::parse(text).map_err(syntax)?;
    node::read(source).map_err(|error| match error {
        node::NoTree::TooDeep => JsonError::TooDeep { limit: node::MAX_DEPTH },
        node::NoTree::Syntax(error) => syntax(error),
    })
}

/// Reads a tree the build script wrote.
pub(crate) fn parse_baked(bytes: &'static [u8]) -> Result<Node<'static>, postcard::Error> {
    postcard::from_bytes(bytes)
}

fn bounded(text: &str) -> Result<(), JsonError> {
    if text.len() > MAX_LENGTH {
        return Err(JsonError::TooLarge { length: text.len(), limit: MAX_LENGTH });
    }
    Ok(())
}
