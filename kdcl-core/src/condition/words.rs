//! The closed lists of names conditions use.

use crate::vocabulary::{EducationLevel, vocabulary};

vocabulary! {
    /// How a value is compared with a number of the law.
    ///
    /// ```
    /// assert_eq!(kdcl_core::Comparator::AtMost.title().vi, "không quá");
    /// ```
    Comparator {
        /// Not under it.
        AtLeast = "at_least", "ít nhất", "at least";
        /// Not over it.
        AtMost = "at_most", "không quá", "at most";
        /// Neither under nor over it.
        Exactly = "exactly", "đúng bằng", "exactly";
        /// Under it.
        LessThan = "less_than", "dưới", "less than";
        /// Compared with no number: the law fixes none.
        Shown = "shown", "để xem xét", "shown";
    }
}

vocabulary! {
    /// What decides which of several requirements is a school's.
    ///
    /// ```
    /// assert_eq!(kdcl_core::Predicate::DifficultArea.title().vi, "vùng khó khăn");
    /// ```
    Predicate {
        /// It lies in a difficult area (vùng khó khăn).
        DifficultArea = "difficult_area", "vùng khó khăn", "difficult area";
        /// It does not.
        NotDifficultArea = "not_difficult_area", "các vùng còn lại", "other areas";
        /// It lies in a commune with specially difficult socio-economic conditions.
        SpeciallyDifficultCommune = "specially_difficult_commune", "xã đặc biệt khó khăn", "specially difficult commune";
        /// It does not.
        NotSpeciallyDifficultCommune = "not_specially_difficult_commune", "không thuộc xã đặc biệt khó khăn",
            "not a specially difficult commune";
        /// It lies in a town (nội thành, nội thị).
        Urban = "urban", "nội thành, nội thị", "in a town";
        /// It lies in the country.
        Rural = "rural", "khu vực nông thôn", "in the country";
        /// It is a specialised school (trường chuyên).
        Specialised = "specialised", "trường chuyên", "specialised school";
        /// It is not.
        NotSpecialised = "not_specialised", "không phải trường chuyên", "not a specialised school";
        /// It has a regulation of its own on the size of classes.
        SpecialRegulation = "special_regulation", "trường có quy chế riêng", "school with its own regulation";
        /// It has none.
        NoSpecialRegulation = "no_special_regulation", "trường không có quy chế riêng", "school without its own regulation";
        /// It teaches primary classes.
        Primary = "tieu_hoc", "cấp tiểu học", "primary level";
        /// It teaches lower secondary classes.
        LowerSecondary = "thcs", "cấp trung học cơ sở", "lower secondary level";
        /// It teaches upper secondary classes.
        UpperSecondary = "thpt", "cấp trung học phổ thông", "upper secondary level";
        /// It was founded in 2002 or later (sau năm 2001).
        FoundedAfter2001 = "founded_after_2001", "thành lập sau năm 2001", "founded after 2001";
    }
}

/// What a predicate looks at: something a school has or has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Selector {
    DifficultArea,
    SpeciallyDifficultCommune,
    Urban,
    Specialised,
    SpecialRegulation,
    Teaches(EducationLevel),
    FoundedAfter2001,
}

impl Predicate {
    /// What it looks at, and which way it wants that to be.
    pub(crate) fn asks(self) -> (Selector, bool) {
        match self {
            Self::DifficultArea => (Selector::DifficultArea, true),
            Self::NotDifficultArea => (Selector::DifficultArea, false),
            Self::SpeciallyDifficultCommune => (Selector::SpeciallyDifficultCommune, true),
            Self::NotSpeciallyDifficultCommune => (Selector::SpeciallyDifficultCommune, false),
            Self::Urban => (Selector::Urban, true),
            Self::Rural => (Selector::Urban, false),
            Self::Specialised => (Selector::Specialised, true),
            Self::NotSpecialised => (Selector::Specialised, false),
            Self::SpecialRegulation => (Selector::SpecialRegulation, true),
            Self::NoSpecialRegulation => (Selector::SpecialRegulation, false),
            Self::Primary => (Selector::Teaches(EducationLevel::Primary), true),
            Self::LowerSecondary => (Selector::Teaches(EducationLevel::LowerSecondary), true),
            Self::UpperSecondary => (Selector::Teaches(EducationLevel::UpperSecondary), true),
            Self::FoundedAfter2001 => (Selector::FoundedAfter2001, true),
        }
    }

    /// The education level it is about.
    pub(crate) fn education_level(self) -> Option<EducationLevel> {
        match self.asks().0 {
            Selector::Teaches(level) => Some(level),
            _ => None,
        }
    }
}

impl Selector {
    /// The fact that says it.
    pub(crate) fn fact(self) -> &'static str {
        match self {
            Self::DifficultArea => "difficult_area",
            Self::SpeciallyDifficultCommune => "specially_difficult_commune",
            Self::Urban => "urban",
            Self::Specialised | Self::SpecialRegulation => "kind",
            Self::Teaches(_) => "education_levels",
            Self::FoundedAfter2001 => "founded",
        }
    }
}
