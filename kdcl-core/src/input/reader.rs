//! Looks at a tree, field by field, and notes all that is wrong with the place of each.
//!
//! A reading function returns `None` where it has noted a problem, and goes on with the next field, so a person who
//! sends an input with five mistakes hears of five, in the order of the input.
//!
//! INVARIANT: a `None` from here always comes with a problem noted, so a reading without problems is complete.

use std::collections::HashSet;

use crate::date::Date;
use crate::error::{Error, JsonError, MOST_PROBLEMS, Names, Problem, Problems, Quoted, ValueKind};
use crate::exact::Exact;

use super::Node;

/// The longest string and the longest field name accepted, in characters, where nothing else is said.
const LONGEST_STRING: usize = 256;

/// How many fields are compared pairwise for duplicates before a set of names is made.
const FEW: usize = 16;

/// The fields a table may have.
pub(crate) struct Fields {
    pub(crate) required: &'static [&'static str],
    pub(crate) optional: &'static [&'static str],
}

/// A step of the path to the value being read.
enum Step<'n> {
    Field(&'n str),
    Index(usize),
}

/// Reads one input.
#[derive(Default)]
pub(crate) struct Reader<'n> {
    path: Vec<Step<'n>>,
    problems: Vec<Problem>,
}

impl<'n> Reader<'n> {
    /// The problems found, or the value where there are none.
    pub(crate) fn finish<T>(self, value: Option<T>) -> Result<T, Problems> {
        match (Problems::collect(self.problems), value) {
            (None, Some(value)) => Ok(value),
            (Some(problems), _) => Err(problems),
            // A value is only missing where a problem was noted; should that ever fail, say so and do not rate.
            (None, None) => Err(JsonError::WrongType { expected: ValueKind::Table, found: ValueKind::Null }.into()),
        }
    }

    /// Does something, and says whether nothing was wrong with it.
    pub(crate) fn is_sound(&mut self, read: impl FnOnce(&mut Self)) -> bool {
        let before = self.problems.len();
        read(self);
        self.problems.len() == before
    }

    /// Notes a problem at the place being read.
    pub(crate) fn fail(&mut self, error: impl Into<Error>) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem::new(Some(self.pointer()), error));
        } else if self.problems.len() == MOST_PROBLEMS {
            self.problems.push(Problem::new(None, JsonError::TooManyErrors { limit: MOST_PROBLEMS }));
        }
    }

    /// Reads something inside a field.
    pub(crate) fn within<T>(&mut self, field: &'n str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(Step::Field(field));
        let value = read(self);
        self.path.pop();
        value
    }

    /// Looks at an item of a list.
    pub(crate) fn item<T>(&mut self, index: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(Step::Index(index));
        let value = read(self);
        self.path.pop();
        value
    }

    /// Reads a table with known fields: notes what is missing, unknown or doubled, and hands on the rest in the order
    /// of the input.
    pub(crate) fn table(
        &mut self,
        node: &'n Node<'n>,
        fields: &Fields,
        mut read: impl FnMut(&mut Self, &'n str, &'n Node<'n>),
    ) -> Option<()> {
        let found = self.entries(node, |reader, name, value| {
            if fields.required.contains(&name) || fields.optional.contains(&name) {
                read(reader, name, value);
            } else {
                let expected = Names::new(fields.required.iter().chain(fields.optional));
                reader.fail(JsonError::UnknownField { field: Quoted::new(name), expected });
            }
        })?;
        for field in fields.required {
            if !found.iter().any(|(name, _)| name == field) {
                self.within(field, |reader| reader.fail(JsonError::MissingField { field }));
            }
        }
        Some(())
    }

    /// Reads a table of any fields, each once, in the order of the input.
    pub(crate) fn entries(
        &mut self,
        node: &'n Node<'n>,
        mut read: impl FnMut(&mut Self, &'n str, &'n Node<'n>),
    ) -> Option<&'n [(std::borrow::Cow<'n, str>, Node<'n>)]> {
        let Node::Table(entries) = node else {
            self.wrong_type(ValueKind::Table, node);
            return None;
        };
        let mut seen = HashSet::new();
        for (place, (name, value)) in entries.iter().enumerate() {
            if self.problems.len() > MOST_PROBLEMS {
                break; // No more would be listed.
            }
            let length = name.chars().take(LONGEST_STRING.saturating_add(1)).count();
            if length > LONGEST_STRING {
                // Noted at the table, whose own path is bounded.
                let (field, length) = (Quoted::new(name), name.chars().count());
                self.fail(JsonError::FieldNameTooLong { field, length, limit: LONGEST_STRING });
                continue;
            }
            let doubled = if entries.len() <= FEW {
                entries.iter().take(place).any(|(earlier, _)| earlier == name)
            } else {
                !seen.insert(name.as_ref())
            };
            self.within(name, |reader| {
                if doubled {
                    reader.fail(JsonError::DuplicateKey { field: Quoted::new(name) });
                } else {
                    read(reader, name, value);
                }
            });
        }
        Some(entries)
    }

    /// Reads each item of a list; `None` where the list or one of its items is wrong.
    pub(crate) fn list<T>(
        &mut self,
        node: &'n Node<'n>,
        mut read: impl FnMut(&mut Self, &'n Node<'n>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Node::List(items) = node else {
            self.wrong_type(ValueKind::List, node);
            return None;
        };
        let mut whole = true;
        let mut values = Vec::with_capacity(items.len());
        for (place, item) in items.iter().enumerate() {
            if self.problems.len() > MOST_PROBLEMS {
                return None; // No more would be listed.
            }
            match self.item(place, |reader| read(reader, item)) {
                Some(value) => values.push(value),
                None => whole = false,
            }
        }
        whole.then_some(values)
    }

    /// A string of at most 256 characters, empty or not.
    pub(crate) fn short_text(&mut self, node: &'n Node<'n>) -> Option<&'n str> {
        let text = self.text(node)?;
        let length = text.chars().count();
        if length > LONGEST_STRING {
            self.fail(JsonError::StringTooLong { length, limit: LONGEST_STRING });
            return None;
        }
        Some(text)
    }

    pub(crate) fn text(&mut self, node: &'n Node<'n>) -> Option<&'n str> {
        let Node::Text(text) = node else {
            self.wrong_type(ValueKind::Text, node);
            return None;
        };
        Some(text)
    }

    pub(crate) fn boolean(&mut self, node: &Node<'_>) -> Option<bool> {
        let Node::Boolean(value) = node else {
            self.wrong_type(ValueKind::Boolean, node);
            return None;
        };
        Some(*value)
    }

    pub(crate) fn integer(&mut self, node: &Node<'_>) -> Option<i64> {
        let Node::Integer(value) = node else {
            self.wrong_type(ValueKind::Integer, node);
            return None;
        };
        Some(*value)
    }

    /// A number, exactly as it was written.
    pub(crate) fn exact(&mut self, node: &Node<'_>) -> Option<Exact> {
        match node {
            Node::Integer(value) => Some(Exact::from(*value)),
            Node::Decimal(value) => {
                let exact = Exact::from_decimal(*value);
                if exact.is_none() {
                    self.fail(JsonError::TooManyDigits {});
                }
                exact
            }
            other => {
                self.wrong_type(ValueKind::Decimal, other);
                None
            }
        }
    }

    /// A whole number within bounds, both included.
    pub(crate) fn number<T: TryFrom<i64>>(&mut self, node: &Node<'_>, least: i64, most: i64) -> Option<T> {
        let value = self.integer(node)?;
        let bounded = (least..=most).contains(&value).then(|| T::try_from(value).ok()).flatten();
        if bounded.is_none() {
            self.fail(JsonError::OutOfRange { value, least, most });
        }
        bounded
    }

    pub(crate) fn date(&mut self, node: &'n Node<'n>) -> Option<Date> {
        let text = self.text(node)?;
        let date = text.parse().ok();
        if date.is_none() {
            self.fail(JsonError::InvalidDate { value: Quoted::new(text) });
        }
        date
    }

    /// One of a closed list of names.
    pub(crate) fn choice<T: Copy>(&mut self, node: &'n Node<'n>, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(node)?;
        let chosen = choices.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
        if chosen.is_none() {
            let expected = Names::new(choices.iter().map(|(name, _)| name));
            self.fail(JsonError::UnknownValue { value: Quoted::new(text), expected });
        }
        chosen
    }

    pub(crate) fn wrong_type(&mut self, expected: ValueKind, node: &Node<'_>) {
        let found = match node {
            Node::Null => ValueKind::Null,
            Node::Boolean(_) => ValueKind::Boolean,
            Node::Integer(_) => ValueKind::Integer,
            Node::Decimal(_) => ValueKind::Decimal,
            Node::Text(_) => ValueKind::Text,
            Node::List(_) => ValueKind::List,
            Node::Table(_) => ValueKind::Table,
        };
        self.fail(JsonError::WrongType { expected, found });
    }

    /// The place being read, as a JSON Pointer (RFC 6901).
    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) => push_field(&mut pointer, name),
                Step::Index(index) => push_field(&mut pointer, &index.to_string()),
            }
        }
        pointer
    }
}

/// What only the files of sets are read with.
#[cfg(feature = "reader")]
impl<'n> Reader<'n> {
    /// Whether nothing was wrong so far.
    pub(crate) fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// A list that must say something: an empty one would hold for every school, or for none.
    pub(crate) fn some<T>(
        &mut self,
        node: &'n Node<'n>,
        read: impl FnMut(&mut Self, &'n Node<'n>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = self.list(node, read)?;
        if list.is_empty() {
            self.fail(crate::error::StandardSetError::EmptyList {});
            return None;
        }
        Some(list)
    }

    /// Text that says something, without stray spaces or control characters.
    pub(crate) fn tidy(&mut self, node: &'n Node<'n>) -> Option<String> {
        let text = self.text(node)?;
        let untidy = text.trim() != text || text.is_empty() || text.contains("  ") || text.contains(char::is_control);
        if untidy {
            self.fail(JsonError::UntidyText { text: Quoted::new(text) });
            return None;
        }
        Some(text.to_owned())
    }

    /// The same words in both languages.
    pub(crate) fn words(&mut self, node: &'n Node<'n>) -> Option<crate::text::Text> {
        let (mut vi, mut en) = (None, None);
        self.table(node, &Fields { required: &["vi", "en"], optional: &[] }, |reader, field, value| {
            let words = reader.tidy(value);
            if field == "vi" { vi = words } else { en = words }
        })?;
        Some(crate::text::Text { vi: vi?, en: en? })
    }
}

/// A step to a field, added to a JSON Pointer.
pub(crate) fn push_field(pointer: &mut String, name: &str) {
    pointer.push('/');
    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
}
