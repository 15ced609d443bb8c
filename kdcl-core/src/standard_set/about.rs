//! What a set says of itself: its circular, its time, the schools it is for, its sources and its doubts.

use crate::date::Date;
use crate::text::Text;
use crate::vocabulary::{EducationLevel, SchoolType, SeveralLevels};

use super::StandardSet;
use super::source::{Doubt, Provenance};

impl StandardSet {
    /// Its id: `tt18-2018-trung-hoc`.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.id(), "tt18-2018-trung-hoc");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The number of the circular: `18/2018/TT-BGDĐT`.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.document(), "18/2018/TT-BGDĐT");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn document(&self) -> &str {
        &self.document
    }

    /// The title of the circular.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert!(set.title().vi.contains("trường phổ thông có nhiều cấp học"));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// Who issued it.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.issuer().vi, "Bộ Giáo dục và Đào tạo");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn issuer(&self) -> &Text {
        &self.issuer
    }

    /// The day it was issued.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.issued().to_string(), "2018-08-22");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn issued(&self) -> Date {
        self.issued
    }

    /// The first day this version is in force.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.in_force_from().to_string(), "2018-10-10");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn in_force_from(&self) -> Date {
        self.in_force_from
    }

    /// The last day this version is in force; `None` while that is open.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.in_force_until().map(|date| date.to_string()).as_deref(), Some("2025-01-24"));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn in_force_until(&self) -> Option<Date> {
        self.in_force_until
    }

    /// Whether this version is in force on a day.
    ///
    /// ```
    /// let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert!(set.is_in_force("2018-10-10".parse()?) && !set.is_in_force("2018-10-09".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_in_force(&self, date: Date) -> bool {
        self.in_force_from <= date && self.in_force_until.is_none_or(|last| date <= last)
    }

    /// The types of school it applies to.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.school_types(), [kdcl_core::SchoolType::Secondary]);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn school_types(&self) -> &[SchoolType] {
        &self.school_types
    }

    /// The education levels a school of these types may teach.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert!(set.education_levels().contains(&kdcl_core::EducationLevel::Primary));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn education_levels(&self) -> &[EducationLevel] {
        &self.education_levels
    }

    /// What holds for a school that teaches several education levels, where the set has to say something of it.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.several_education_levels(), Some(kdcl_core::SeveralLevels::OneRating));
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn several_education_levels(&self) -> Option<SeveralLevels> {
        self.several_education_levels
    }

    /// The circulars that amended it.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.amended_by(), ["22/2024/TT-BGDĐT"]);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn amended_by(&self) -> &[String] {
        &self.amended_by
    }

    /// The circulars it replaced.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.replaces(), ["42/2012/TT-BGDĐT", "47/2012/TT-BGDĐT"]);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn replaces(&self) -> &[String] {
        &self.replaces
    }

    /// The circulars that replaced it.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.replaced_by(), ["57/2026/TT-BGDĐT"]);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn replaced_by(&self) -> &[String] {
        &self.replaced_by
    }

    /// Where its text comes from, and how sure that is.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.provenance().confidence, kdcl_core::Confidence::B);
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    /// What is not sure about it, most important first.
    ///
    /// ```
    /// # let set = kdcl_core::Catalogue::builtin().by_id("tt18-2018-trung-hoc")?;
    /// assert_eq!(set.doubts()[0].id, "Q1"); // no official text was at hand
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }
}
