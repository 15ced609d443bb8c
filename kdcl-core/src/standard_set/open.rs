//! Opens the text of a set file: the one way in for the library's own sets and a deployer's.

use crate::error::Problems;
use crate::fact;
use crate::input::{self, Node, Reader};

use super::StandardSet;
use super::assemble::standard_set as assemble;
use super::read::set_file;

impl StandardSet {
    /// Reads a set of your own from JSON, in the format of the files in `standards/` (whose schema lies beside them).
    ///
    /// # Errors
    ///
    /// First everything that is wrong with its shape, at once; where that is sound, everything that is wrong with what
    /// it says as a whole.
    ///
    /// ```
    /// use kdcl_core::StandardSet;
    /// let problems = StandardSet::from_json(r#"{"id": "pilot-2027", "colour": "red"}"#).unwrap_err();
    /// assert_eq!(problems.first().error().code(), "json.unknown_field");
    /// assert_eq!(problems.iter().count(), 1 + 11); // and what is missing
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        Self::from_node(&input::parse_json(text)?)
    }

    /// Reads a set of your own from TOML, the format of the files in `standards/`.
    ///
    /// # Errors
    ///
    /// As [`from_json`](Self::from_json).
    ///
    /// ```
    /// use kdcl_core::StandardSet;
    /// let problems = StandardSet::from_toml("id = ").unwrap_err();
    /// assert_eq!(problems.first().error().code(), "json.syntax");
    /// ```
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Problems> {
        Self::from_node(&input::parse_toml(text)?)
    }

    pub(crate) fn from_node(node: &Node<'_>) -> Result<Self, Problems> {
        let mut reader = Reader::default();
        let file = set_file(&mut reader, node);
        // What the whole set says is only worth a look where its parts could be read.
        let file = file.filter(|_| reader.is_clean());
        let known = fact::builtin()?;
        let set = file.and_then(|file| assemble(&mut reader, file, known));
        reader.finish(set)
    }
}
