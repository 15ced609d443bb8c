//! The closed lists of names that assessments and sets use: types of school, education levels, confidences and so on.
//!
//! INVARIANT: the names in JSON are those of `docs/json.md` and never change.

/// Declares a closed list: a variant, its name in JSON, and its words.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $json:literal, $vi:literal, $en:literal;)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* $variant),* }

        impl $name {
            /// Every value with its name in JSON.
            pub(crate) const NAMES: &'static [(&'static str, Self)] = &[$(($json, Self::$variant)),*];

            /// Every value.
            ///
            /// ```
            /// assert_eq!(kdcl_core::SchoolType::ALL.len(), 4);
            /// ```
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The value of a name in JSON.
            ///
            /// ```
            /// use kdcl_core::SchoolType;
            /// assert_eq!(SchoolType::from_name("gdtx"), Some(SchoolType::Continuing));
            /// assert_eq!(SchoolType::from_name("GDTX"), None);
            /// ```
            pub fn from_name(name: &str) -> Option<Self> {
                Self::NAMES.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
            }

            /// The name in JSON.
            ///
            /// ```
            /// assert_eq!(kdcl_core::SchoolType::Preschool.name(), "mam_non");
            /// ```
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $json),* }
            }

            /// The name for a person.
            ///
            /// ```
            /// assert_eq!(kdcl_core::SchoolType::Primary.title().vi, "trường tiểu học");
            /// ```
            pub fn title(self) -> crate::text::Text {
                let (vi, en) = match self { $(Self::$variant => ($vi, $en)),* };
                crate::text::Text { vi: vi.to_owned(), en: en.to_owned() }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl crate::message::Words for $name {
            fn words(&self) -> crate::text::Text {
                self.title()
            }
        }

        impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                Self::ALL.iter().position(|own| own == self).unwrap_or(usize::MAX).pack(to);
            }

            fn unpack(from: &mut $crate::packed::Bytes<'_>) -> Option<Self> {
                Self::ALL.get(usize::unpack(from)?).copied()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let names: Vec<_> = Self::NAMES.iter().map(|(name, _)| *name).collect();
                schemars::json_schema!({ "type": "string", "enum": names })
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// A type of school, as the circulars divide schools among themselves.
    ///
    /// ```
    /// use kdcl_core::{Catalogue, SchoolType};
    /// let set = Catalogue::builtin().applicable(SchoolType::Secondary, "2023-05-20".parse()?)?;
    /// assert_eq!(set.id(), "tt18-2018-trung-hoc");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    SchoolType {
        /// Preschools: nurseries, kindergartens and both together.
        Preschool = "mam_non", "trường mầm non", "preschools";
        /// Primary schools.
        Primary = "tieu_hoc", "trường tiểu học", "primary schools";
        /// Lower and upper secondary schools, and schools of several levels.
        Secondary = "trung_hoc", "trường trung học và trường phổ thông có nhiều cấp học",
            "secondary schools and schools of several levels";
        /// Continuing-education centres.
        Continuing = "gdtx", "trung tâm giáo dục thường xuyên", "continuing-education centres";
    }
}

vocabulary! {
    /// An education level a school teaches.
    ///
    /// ```
    /// assert_eq!(kdcl_core::EducationLevel::LowerSecondary.name(), "thcs");
    /// ```
    EducationLevel {
        /// Nursery.
        Nursery = "nha_tre", "nhà trẻ", "nursery";
        /// Kindergarten.
        Kindergarten = "mau_giao", "mẫu giáo", "kindergarten";
        /// Primary.
        Primary = "tieu_hoc", "tiểu học", "primary";
        /// Lower secondary.
        LowerSecondary = "thcs", "trung học cơ sở", "lower secondary";
        /// Upper secondary.
        UpperSecondary = "thpt", "trung học phổ thông", "upper secondary";
        /// Continuing education.
        Continuing = "gdtx", "giáo dục thường xuyên", "continuing education";
    }
}

vocabulary! {
    /// A kind of school, where the circulars treat some apart.
    ///
    /// ```
    /// assert_eq!(kdcl_core::SchoolKind::Specialised.title().vi, "trường chuyên");
    /// ```
    SchoolKind {
        /// None of the others.
        Ordinary = "ordinary", "trường thông thường", "ordinary school";
        /// Trường chuyên.
        Specialised = "specialised", "trường chuyên", "specialised school";
        /// Trường chuyên biệt.
        Special = "special", "trường chuyên biệt", "special-type school";
        /// Trường phổ thông dân tộc nội trú.
        EthnicBoarding = "ethnic_boarding", "trường phổ thông dân tộc nội trú", "ethnic boarding school";
        /// Trường phổ thông dân tộc bán trú.
        EthnicSemiBoarding = "ethnic_semi_boarding", "trường phổ thông dân tộc bán trú", "ethnic semi-boarding school";
    }
}

vocabulary! {
    /// Who owns a school.
    ///
    /// ```
    /// assert_eq!(kdcl_core::Ownership::Private.name(), "private");
    /// ```
    Ownership {
        /// Công lập.
        Public = "public", "công lập", "public";
        /// Tư thục.
        Private = "private", "tư thục", "private";
        /// Dân lập.
        Community = "community", "dân lập", "community";
    }
}

vocabulary! {
    /// How sure a rule or a text is.
    ///
    /// ```
    /// assert!(kdcl_core::Confidence::A < kdcl_core::Confidence::B);
    /// ```
    Confidence {
        /// Seen word for word in one source and agreeing with another that is independent of it.
        A = "A", "hai nguồn độc lập thống nhất", "two independent sources agree";
        /// Seen in one source, or following from what two sources agree on.
        B = "B", "một nguồn, hoặc suy ra từ điều hai nguồn thống nhất", "one source, or follows from what two agree on";
        /// From practice or recollection only.
        C = "C", "chỉ theo thực tế áp dụng hoặc trí nhớ", "practice or recollection only";
    }
}

vocabulary! {
    /// What a doubt is about.
    ///
    /// ```
    /// assert_eq!(kdcl_core::DoubtKind::Reading.name(), "reading");
    /// ```
    DoubtKind {
        /// The wording or numbers of the text.
        Text = "text", "câu chữ của văn bản", "the wording of the text";
        /// How a text that is sure is to be read.
        Reading = "reading", "cách hiểu văn bản", "how the text is to be read";
        /// Which schools, dates or cases it reaches.
        Scope = "scope", "phạm vi áp dụng", "what it applies to";
    }
}

vocabulary! {
    /// What a set says of a school that teaches several education levels.
    ///
    /// ```
    /// assert_eq!(kdcl_core::SeveralLevels::OneRating.name(), "one_rating");
    /// ```
    SeveralLevels {
        /// The whole school is rated once, and each number that is set for one of its levels must be met.
        OneRating = "one_rating", "đánh giá một lần cho toàn trường", "one rating for the whole school";
        /// No rule is established.
        NotEstablished = "not_established", "chưa xác lập quy tắc", "no rule is established";
    }
}

vocabulary! {
    /// What kind of number a quantity is that a circular names without a formula.
    ///
    /// ```
    /// assert_eq!(kdcl_core::QuantityValue::Percent.name(), "percent");
    /// ```
    QuantityValue {
        /// A share of at most 100 %.
        Percent = "percent", "tỷ lệ phần trăm", "a percentage";
        /// A count.
        Integer = "integer", "số lượng", "a count";
        /// Any number: a comparison, a difference.
        Decimal = "decimal", "số", "a number";
    }
}

vocabulary! {
    /// A rule an outcome rests on.
    ///
    /// ```
    /// assert_eq!(kdcl_core::RuleName::SchoolLevel.name(), "school_level");
    /// ```
    RuleName {
        /// From the criteria to the school's level.
        SchoolLevel = "school_level", "mức của nhà trường", "the school's level";
        /// From the indicators to a criterion's level.
        CriterionLevel = "criterion_level", "mức của tiêu chí", "a criterion's level";
        /// From the criteria of a standard to the standard's level.
        StandardLevel = "standard_level", "mức của tiêu chuẩn", "a standard's level";
        /// From the school's level to the accreditation grade.
        AccreditationGrade = "accreditation_grade", "cấp độ kiểm định chất lượng giáo dục", "the accreditation grade";
        /// From the school's level to the degree of national standard.
        NationalStandardDegree = "national_standard_degree", "mức độ chuẩn quốc gia", "the degree of national standard";
        /// What the accreditation grade needs besides the level.
        AccreditationConditions = "accreditation_conditions", "điều kiện công nhận đạt kiểm định chất lượng giáo dục",
            "the conditions of accreditation";
        /// What the national standard needs besides the level.
        NationalStandardConditions = "national_standard_conditions", "điều kiện công nhận đạt chuẩn quốc gia",
            "the conditions of the national standard";
    }
}

vocabulary! {
    /// A verdict on one indicator.
    ///
    /// ```
    /// use kdcl_core::Verdict;
    /// assert_eq!(Verdict::default(), Verdict::NotAssessed);
    /// assert_eq!(Verdict::NotMet.name(), "not_met");
    /// ```
    Verdict {
        /// The indicator is met: all of its parts are (khoản 2 Điều 6 of the circulars of 2018).
        Met = "met", "đạt", "met";
        /// It is not.
        NotMet = "not_met", "không đạt", "not met";
        /// Nothing was said yet.
        NotAssessed = "not_assessed", "chưa đánh giá", "not assessed";
        /// What the indicator speaks of does not exist ("nếu có"); counts as met.
        NotApplicable = "not_applicable", "không áp dụng", "not applicable";
    }
}

// What was never said is not assessed, and never "not met".
#[allow(clippy::derivable_impls, reason = "the macro that declares the list has no default to derive")]
impl Default for Verdict {
    fn default() -> Self {
        Self::NotAssessed
    }
}
