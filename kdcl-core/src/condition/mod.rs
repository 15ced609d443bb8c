//! What the law asks of numbers, as data: a small closed set of forms, beside the indicator they belong to.
//!
//! A condition is no expression language: each form is one thing circulars do (compare with a number, ask it of every
//! year, of some years, of whom a variant names), so a jurist can read the data and a test can walk all of it.
//!
//! INVARIANT: in a standard set every fact a condition names is in the set's vocabulary and fits what is asked of it.

#[cfg(feature = "reader")]
mod read;
#[cfg(feature = "reader")]
mod resolve;
mod words;

#[cfg(feature = "reader")]
pub(crate) use read::conditions;
#[cfg(feature = "reader")]
pub(crate) use resolve::{Known, resolve};
pub(crate) use words::Selector;
pub use words::{Comparator, Predicate};

use serde::{Serialize, Serializer};

use crate::exact::Exact;
use crate::packed::{packed, packed_forms};

/// Something that holds for a school, does not, or cannot be told from what is known of it.
///
/// ```
/// use kdcl_core::{Comparator, Condition, Exact, Threshold};
/// let set = kdcl_core::Catalogue::builtin().by_id("tt17-2018-tieu-hoc")?;
/// let indicator = set.indicator("1.5/2/a").ok_or("no such indicator")?;
/// let Condition::Compare(compare) = &indicator.conditions()[0] else { return Err("another form".into()) };
/// assert_eq!((compare.fact.key(), compare.comparator), ("classes", Comparator::AtMost)); // no more than 30 classes
/// assert_eq!(compare.threshold, Threshold::Number(Exact::from(30)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(tag = "form", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Condition {
    /// A value is compared with a number of the law.
    Compare(Compare),
    /// All of `of` hold in each of the last years, that of the assessment included.
    EveryYear {
        /// How many years.
        years: u8,
        /// The doubt about a school whose area changed within them: the other reading takes its area as it is in
        /// the last year.
        #[serde(skip_serializing_if = "Option::is_none")]
        area_doubt: Option<String>,
        /// What is asked of each.
        of: Vec<Self>,
    },
    /// All of `of` hold in at least so many of the last years.
    CountYears {
        /// How many years are looked at.
        years: u8,
        /// In how many it must hold.
        at_least: u8,
        /// What is asked of each.
        of: Vec<Self>,
    },
    /// Something rises, or changes for the better, over the last years. The law fixes no formula, so it is shown and
    /// never decided.
    Trend {
        /// How many years.
        years: u8,
        /// What is looked at.
        facts: Vec<FactRef>,
        /// The doubt that says so.
        doubt: String,
    },
    /// One of several holds.
    AnyOf {
        /// Which.
        of: Vec<Self>,
    },
    /// All of several hold.
    AllOf {
        /// Which.
        of: Vec<Self>,
    },
    /// Something is asked only where it applies ("nếu có"); elsewhere it is met.
    When {
        /// Whether it applies.
        applies: Compare,
        /// What is asked then.
        then: Vec<Self>,
    },
    /// Something is asked of each person: the head, each deputy head.
    EachPerson {
        /// The fact that lists the persons.
        fact: FactRef,
        /// What is asked of each.
        of: Vec<Self>,
    },
    /// What is asked depends on the school: each branch that is the school's must hold.
    Variants {
        /// The doubt about schools of which what they say of themselves does not tell.
        #[serde(skip_serializing_if = "Option::is_none")]
        doubt: Option<String>,
        /// The branches.
        of: Vec<Variant>,
    },
    /// A share without a window of years: the last school year decides, and another reading asks it of each of the last
    /// years.
    LastYear {
        /// How many years the other reading looks at.
        years: u8,
        /// The doubt that says so.
        doubt: String,
        /// What is asked.
        of: Vec<Self>,
    },
    /// What can be read in two ways: the chosen one decides, unless the other is known to say otherwise.
    Readings {
        /// The doubt that says so.
        doubt: String,
        /// The reading that is used.
        chosen: Vec<Self>,
        /// The other.
        other: Vec<Self>,
    },
}

/// A value compared with a number of the law.
///
/// ```
/// use kdcl_core::Condition;
/// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
/// let indicator = set.indicator("3.2/1/a").ok_or("no such indicator")?;
/// let Condition::Compare(compare) = &indicator.conditions()[0] else { return Err("another form".into()) };
/// assert_eq!(compare.threshold.to_string(), "2"); // no more than 2 shifts a day
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Compare {
    /// What is compared.
    pub fact: FactRef,
    /// How.
    pub comparator: Comparator,
    /// With what.
    pub threshold: Threshold,
}

/// What a value is compared with.
///
/// ```
/// assert_eq!(kdcl_core::Threshold::YesNo(true).to_string(), "true");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Threshold {
    /// A number, in the unit of the fact.
    Number(Exact),
    /// Yes or no.
    YesNo(bool),
    /// A grade of the fact's scale.
    Grade(GradeRef),
}

impl core::fmt::Display for Threshold {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::YesNo(answer) => answer.fmt(f),
            Self::Grade(grade) => grade.fmt(f),
        }
    }
}

/// A branch of [`Condition::Variants`].
///
/// ```
/// use kdcl_core::Condition;
/// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
/// let clause = set.indicator("22.3/4").ok_or("no such clause")?;
/// let Condition::Variants { of, .. } = &clause.conditions()[0] else { return Err("another form".into()) };
/// assert_eq!(of[0].variant, [kdcl_core::Predicate::NotDifficultArea]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Variant {
    /// What must be so for the branch to be the school's.
    pub variant: Vec<Predicate>,
    /// What is asked then.
    pub of: Vec<Condition>,
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    name: String,
}

impl Variant {
    #[cfg(feature = "reader")]
    pub(crate) fn new(variant: Vec<Predicate>, of: Vec<Condition>) -> Self {
        let name = variant.iter().map(|predicate| predicate.name()).collect::<Vec<_>>().join("+");
        Self { variant, of, name }
    }

    /// Its predicates as one name, as a check shows it.
    ///
    /// ```
    /// # use kdcl_core::Condition;
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// # let clause = set.indicator("22.3/4").ok_or("no such clause")?;
    /// # let Condition::Variants { of, .. } = &clause.conditions()[0] else { return Err("another form".into()) };
    /// assert_eq!(of[1].name(), "difficult_area");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// A fact, by its key.
///
/// ```
/// # use kdcl_core::Condition;
/// # let set = kdcl_core::Catalogue::builtin().by_id("tt17-2018-tieu-hoc")?;
/// # let indicator = set.indicator("1.5/2/a").ok_or("no such indicator")?;
/// # let Condition::Compare(compare) = &indicator.conditions()[0] else { return Err("another form".into()) };
/// assert!(set.fact(compare.fact.key()).is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRef {
    key: String,
    /// Its place in the vocabulary of the set, once looked up.
    number: usize,
}

impl FactRef {
    /// The key.
    ///
    /// ```
    /// # use kdcl_core::Condition;
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt17-2018-tieu-hoc")?;
    /// # let indicator = set.indicator("1.5/2/a").ok_or("no such indicator")?;
    /// # let Condition::Compare(compare) = &indicator.conditions()[0] else { return Err("another form".into()) };
    /// assert_eq!(compare.fact.key(), "classes");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn key(&self) -> &str {
        &self.key
    }

    pub(crate) fn number(&self) -> usize {
        self.number
    }
}

/// A grade of a scale, by its name.
///
/// ```
/// use kdcl_core::{Condition, Threshold};
/// let set = kdcl_core::Catalogue::builtin().by_id("tt17-2018-tieu-hoc")?;
/// let indicator = set.indicator("3.6/2").ok_or("no such indicator")?;
/// let Condition::Compare(compare) = &indicator.conditions()[0] else { return Err("another form".into()) };
/// assert_eq!(compare.threshold.to_string(), "dat_chuan");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeRef {
    name: String,
    /// Its place on the scale of the fact, lowest first, once looked up.
    place: usize,
}

impl core::fmt::Display for GradeRef {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.name)
    }
}

impl GradeRef {
    pub(crate) fn place(&self) -> usize {
        self.place
    }
}

macro_rules! shown_as_name {
    ($($type:ident . $field:ident),*) => {
        $(
            impl Serialize for $type {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(&self.$field)
                }
            }

            #[cfg(feature = "schema")]
            impl schemars::JsonSchema for $type {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($type).into()
                }

                fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    schemars::json_schema!({ "type": "string", "pattern": "^[a-z0-9_]+$" })
                }
            }
        )*
    };
}
shown_as_name!(FactRef.key, GradeRef.name);

packed! {
    Compare { fact, comparator, threshold }
    Variant { variant, of, name }
    FactRef { key, number }
    GradeRef { name, place }
}

packed_forms! {
    Threshold { 0 => Number { 0: number }, 1 => YesNo { 0: answer }, 2 => Grade { 0: grade } }
}

packed_forms! {
    Condition {
        0 => Compare { 0: compare },
        1 => EveryYear { years: years, area_doubt: area_doubt, of: of },
        2 => CountYears { years: years, at_least: at_least, of: of },
        3 => Trend { years: years, facts: facts, doubt: doubt },
        4 => AnyOf { of: of },
        5 => AllOf { of: of },
        6 => When { applies: applies, then: then },
        7 => EachPerson { fact: fact, of: of },
        8 => Variants { doubt: doubt, of: of },
        9 => LastYear { years: years, doubt: doubt, of: of },
        10 => Readings { doubt: doubt, chosen: chosen, other: other },
    }
}
