//! The official wording of a set, supplied by a deployer.
//!
//! The library's statements are its own words. Whoever holds the gazette's text can add it, path by path, and it shows
//! wherever a statement does. The wording never touches a rating.
//!
//! INVARIANT: a pack names only paths its set has.

use crate::catalogue::Catalogue;
use crate::error::{Problems, Quoted, TextPackError};
use crate::input::{self, Fields, Node, Reader};
use crate::standard_set::StandardSet;

/// Official wording by path. Made by [`Catalogue::add_text_pack`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TextPack {
    standard_set: String,
    /// Where the wording was taken from.
    source: Option<String>,
    official_text: std::collections::HashMap<String, String>,
}

impl TextPack {
    pub(crate) fn from_json(catalogue: &Catalogue, text: &str) -> Result<Self, Problems> {
        let node = input::parse_json(text)?;
        let mut reader = Reader::default();
        let pack = read(&mut reader, catalogue, &node);
        reader.finish(pack)
    }

    pub(crate) fn standard_set(&self) -> &str {
        &self.standard_set
    }

    pub(crate) fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    pub(crate) fn official_text(&self, path: &str) -> Option<&str> {
        self.official_text.get(path).map(String::as_str)
    }
}

fn read<'n>(r: &mut Reader<'n>, catalogue: &Catalogue, node: &'n Node<'n>) -> Option<TextPack> {
    const FIELDS: Fields = Fields { required: &["standard_set", "official_text"], optional: &["source"] };
    // The paths can only be looked up once the set is known, wherever in the pack it is named.
    let id = match node {
        Node::Table(fields) => fields.iter().find(|(field, _)| field == "standard_set").map(|(_, value)| value),
        _ => None,
    };
    let set = match id {
        Some(Node::Text(id)) => Some(catalogue.by_id(id)),
        _ => None,
    };
    let (mut source, mut official_text) = (None, None);
    r.table(node, &FIELDS, |r, field, value| match field {
        "standard_set" => {
            if let (Some(_), Some(Err(error))) = (r.text(value), &set) {
                r.fail(error.clone());
            }
        }
        "source" => source = r.text(value).filter(|text| !text.is_empty()).map(str::to_owned),
        _ => official_text = texts(r, set.as_ref().and_then(|set| set.as_ref().ok().copied()), value),
    })?;
    Some(TextPack { standard_set: set?.ok()?.id().to_owned(), source, official_text: official_text? })
}

fn texts<'n>(
    r: &mut Reader<'n>,
    set: Option<&StandardSet>,
    node: &'n Node<'n>,
) -> Option<std::collections::HashMap<String, String>> {
    let mut texts = std::collections::HashMap::new();
    r.entries(node, |r, path, value| {
        if let Some(set) = set.filter(|set| set.indicator_number(path).is_none()) {
            r.fail(TextPackError::UnknownPath { path: Quoted::new(path), standard_set: set.id().to_owned() });
        }
        // A place left empty, as in a new pack, is simply not supplied yet.
        if let Some(text) = r.text(value).filter(|text| !text.is_empty()) {
            texts.insert(path.to_owned(), text.to_owned());
        }
    })?;
    Some(texts)
}

/// An empty text pack for a set: JSON with every path, to be filled in with the official wording.
///
/// ```
/// let set = kdcl_core::Catalogue::builtin().by_id("tt57-2026-gdtx")?;
/// let pack = kdcl_core::empty_text_pack(set);
/// assert!(pack.contains("\"4.3/2\": \"\""));
/// assert!(kdcl_core::Catalogue::new().add_text_pack(&pack).is_ok());
/// # Ok::<(), kdcl_core::StandardSetError>(())
/// ```
pub fn empty_text_pack(set: &StandardSet) -> String {
    // Written line by line, as a person fills it in; a path needs no escaping, its form being checked with the set.
    let lines: Vec<String> =
        set.indicators().iter().map(|indicator| format!("    \"{}\": \"\"", indicator.path())).collect();
    format!(
        "{{\n  \"standard_set\": \"{}\",\n  \"source\": \"\",\n  \"official_text\": {{\n{}\n  }}\n}}\n",
        set.id(),
        lines.join(",\n")
    )
}
