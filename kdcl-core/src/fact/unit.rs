//! What a value of a fact is measured in, and what it may be.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The unit of a fact. Its title is what is written after a value.
    ///
    /// ```
    /// use kdcl_core::Unit;
    /// assert_eq!(Unit::Percent.name(), "percent");
    /// assert_eq!(Unit::SquareMetrePerPupil.title().vi, "m²/học sinh");
    /// ```
    Unit {
        /// Phần trăm: 93.5 is 93,5 %.
        Percent = "percent", "%", "%";
        /// A number the circular names without a unit.
        Number = "number", "", "";
        /// People who work at the school.
        Person = "person", "người", "people";
        /// Học sinh.
        Pupil = "pupil", "học sinh", "pupils";
        /// Trẻ.
        Child = "child", "trẻ", "children";
        /// Lớp.
        Class = "class", "lớp", "classes";
        /// Nhóm trẻ, lớp mẫu giáo.
        Group = "group", "nhóm, lớp", "groups and classes";
        /// Phòng.
        Room = "room", "phòng", "rooms";
        /// Công trình.
        Building = "building", "công trình", "buildings";
        /// Điểm trường.
        Site = "site", "điểm trường", "sites";
        /// Mét vuông.
        SquareMetre = "square_metre", "m²", "m²";
        /// Mét vuông trên một học sinh.
        SquareMetrePerPupil = "square_metre_per_pupil", "m²/học sinh", "m² per pupil";
        /// Phòng trên một lớp, hoặc trên một nhóm.
        RoomPerClass = "room_per_class", "phòng/lớp", "rooms per class";
        /// Học sinh trên một lớp.
        PupilPerClass = "pupil_per_class", "học sinh/lớp", "pupils per class";
        /// Học sinh trên một giáo viên.
        PupilPerTeacher = "pupil_per_teacher", "học sinh/giáo viên", "pupils per teacher";
        /// Giáo viên trên một lớp.
        TeacherPerClass = "teacher_per_class", "giáo viên/lớp", "teachers per class";
        /// Trẻ trên một nhóm, lớp.
        ChildPerGroup = "child_per_group", "trẻ/nhóm, lớp", "children per group";
        /// Vụ việc.
        Case = "case", "vụ việc", "cases";
        /// Báo cáo.
        Report = "report", "báo cáo", "reports";
        /// Chuyên đề.
        Study = "study", "chuyên đề", "thematic studies";
        /// Ca học.
        Shift = "shift", "ca", "shifts";
        /// Môn thể thao.
        Sport = "sport", "môn", "sports";
        /// Mục tiêu.
        Goal = "goal", "mục tiêu", "goals";
        /// Thiết bị, hạng mục.
        Item = "item", "mục", "items";
        /// Đề tài, dự án.
        Project = "project", "đề tài", "projects";
        /// Năm.
        Year = "year", "năm", "years";
        /// Có hay không.
        YesNo = "yes_no", "", "";
        /// A place on a scale of its own.
        Grade = "grade", "", "";
    }
}

vocabulary! {
    /// What the value of a fact is.
    ///
    /// ```
    /// assert_eq!(kdcl_core::FactValue::YesNo.name(), "yes_no");
    /// ```
    FactValue {
        /// A whole number.
        Integer = "integer", "số nguyên", "a whole number";
        /// A number.
        Decimal = "decimal", "số", "a number";
        /// True or false.
        YesNo = "yes_no", "có hoặc không", "yes or no";
        /// One of the grades of its scale.
        Grade = "grade", "một bậc trong thang", "a grade of its scale";
    }
}

vocabulary! {
    /// What a fact has a value for each of.
    ///
    /// ```
    /// assert_eq!(kdcl_core::FactPer::SchoolYear.name(), "school_year");
    /// ```
    FactPer {
        /// Each education level the school teaches.
        EducationLevel = "education_level", "mỗi cấp học", "each education level";
        /// Each person: the head, each deputy head.
        Person = "person", "mỗi người", "each person";
        /// Each school year.
        SchoolYear = "school_year", "mỗi năm học", "each school year";
    }
}

impl FactValue {
    /// Whether values can be compared and added as numbers.
    ///
    /// ```
    /// use kdcl_core::FactValue;
    /// assert!(FactValue::Decimal.is_number() && !FactValue::YesNo.is_number());
    /// ```
    pub fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Decimal)
    }
}
