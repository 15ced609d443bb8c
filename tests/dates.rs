//! Which set applies on which day: the day before, the day of and the day after each commencement and end.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a failed expectation is a failed test"
)]

use kdcl_core::{Catalogue, Date, SchoolType, StandardSetError};

fn applies(school_type: SchoolType, date: &str) -> Result<&'static str, StandardSetError> {
    Catalogue::builtin().applicable(school_type, date.parse().unwrap()).map(kdcl_core::StandardSet::id)
}

/// A circular that is known but whose rules are not held, by a part of its number.
fn known_only(school_type: SchoolType, date: &str, number: &str) {
    match applies(school_type, date) {
        Err(StandardSetError::NotEstablished { documents, known, .. }) => {
            assert!(documents.contains(number), "{school_type} {date}: {documents}");
            assert!(known.vi.contains(number) && known.en.contains(number), "{school_type} {date}: says what is known");
        }
        other => unreachable!("{school_type} {date}: {other:?}"),
    }
}

fn before_any(school_type: SchoolType, date: &str, first: &str) {
    match applies(school_type, date) {
        Err(StandardSetError::NotInForce { earliest, .. }) => assert_eq!(earliest.to_string(), first),
        other => unreachable!("{school_type} {date}: {other:?}"),
    }
}

#[test]
fn preschools() {
    use SchoolType::Preschool;
    before_any(Preschool, "2011-04-02", "2011-04-03");
    known_only(Preschool, "2011-04-03", "07/2011");
    known_only(Preschool, "2014-09-21", "07/2011");
    known_only(Preschool, "2014-09-22", "25/2014");
    known_only(Preschool, "2018-10-09", "25/2014");
    for date in ["2018-10-10", "2018-10-11", "2025-01-24"] {
        assert_eq!(applies(Preschool, date), Ok("tt19-2018-mam-non"), "{date}");
    }
    known_only(Preschool, "2025-01-25", "22/2024");
    known_only(Preschool, "2026-07-06", "22/2024");
    for date in ["2026-07-07", "2026-07-08", "2099-12-31"] {
        assert_eq!(applies(Preschool, date), Ok("tt57-2026-mam-non"), "{date}");
    }
}

#[test]
fn primary_schools() {
    use SchoolType::Primary;
    before_any(Primary, "2008-02-18", "2008-02-19");
    known_only(Primary, "2008-02-19", "04/2008");
    known_only(Primary, "2013-01-06", "04/2008");
    known_only(Primary, "2013-01-07", "42/2012");
    known_only(Primary, "2018-10-09", "42/2012");
    for date in ["2018-10-10", "2018-10-11", "2025-01-24"] {
        assert_eq!(applies(Primary, date), Ok("tt17-2018-tieu-hoc"), "{date}");
    }
    known_only(Primary, "2025-01-25", "22/2024");
    known_only(Primary, "2026-07-06", "22/2024");
    assert_eq!(applies(Primary, "2026-07-07"), Ok("tt57-2026-pho-thong"));
}

#[test]
fn secondary_schools() {
    use SchoolType::Secondary;
    before_any(Secondary, "2009-01-13", "2009-01-14");
    known_only(Secondary, "2009-01-14", "80/2008");
    known_only(Secondary, "2009-05-11", "80/2008");
    known_only(Secondary, "2009-05-12", "12/2009");
    known_only(Secondary, "2013-01-06", "12/2009");
    known_only(Secondary, "2013-01-07", "42/2012");
    known_only(Secondary, "2018-10-09", "42/2012");
    for date in ["2018-10-10", "2018-10-11", "2025-01-24"] {
        assert_eq!(applies(Secondary, date), Ok("tt18-2018-trung-hoc"), "{date}");
    }
    known_only(Secondary, "2025-01-25", "22/2024");
    known_only(Secondary, "2026-07-06", "22/2024");
    assert_eq!(applies(Secondary, "2026-07-07"), Ok("tt57-2026-pho-thong"));
}

/// The circulars of 2018 are not for continuing-education centres: TT 42/2012 stayed theirs until TT 57/2026.
#[test]
fn continuing_education_centres() {
    use SchoolType::Continuing;
    before_any(Continuing, "2012-06-15", "2012-06-16");
    known_only(Continuing, "2012-06-16", "15/2012");
    known_only(Continuing, "2013-01-07", "42/2012");
    known_only(Continuing, "2023-01-17", "15/2012");
    for date in ["2018-10-10", "2023-01-18", "2025-01-25", "2026-07-06"] {
        known_only(Continuing, date, "42/2012");
    }
    let Err(StandardSetError::NotEstablished { documents, .. }) = applies(Continuing, "2023-01-18") else {
        unreachable!()
    };
    assert_eq!(documents, "42/2012/TT-BGDĐT", "TT 15/2012 had ended");
    assert_eq!(applies(Continuing, "2026-07-07"), Ok("tt57-2026-gdtx"));
}

/// What is listed as not established is just that: a set that comes to be held must take its time off the list, which
/// would else say what is no longer true.
#[test]
fn no_time_is_both_held_and_not_established() {
    let list: toml::Table = kdcl_standards::NOT_ESTABLISHED.parse().unwrap();
    let periods = list["period"].as_array().unwrap();
    assert!(periods.len() > 8);
    for period in periods {
        let day = |field: &str| period[field].as_str().unwrap().parse::<Date>().unwrap();
        let (from, until) = (day("from"), day("until"));
        assert!(from <= until);
        for name in period["school_types"].as_array().unwrap() {
            let school_type = SchoolType::from_name(name.as_str().unwrap()).unwrap();
            let overlaps = |set: &&kdcl_core::StandardSet| {
                let ends_before = set.in_force_until().is_some_and(|last| last < from);
                set.school_types().contains(&school_type) && !ends_before && set.in_force_from() <= until
            };
            let catalogue = Catalogue::builtin();
            let held = catalogue.ids().map(|id| catalogue.by_id(id).unwrap()).find(overlaps);
            assert_eq!(held.map(kdcl_core::StandardSet::id), None, "{school_type} {from}");
        }
    }
}

/// From the first circular known on, every day has an answer that names one: no hole, no day with nothing to say.
#[test]
fn no_day_is_forgotten() {
    for (school_type, first) in [
        (SchoolType::Preschool, 2011),
        (SchoolType::Primary, 2008),
        (SchoolType::Secondary, 2009),
        (SchoolType::Continuing, 2012),
    ] {
        for year in first + 1..=2030 {
            for day in (1..=12).flat_map(|month| (1..=28).map(move |day| format!("{year}-{month:02}-{day:02}"))) {
                let answer = applies(school_type, &day);
                assert!(!matches!(answer, Err(StandardSetError::NotInForce { .. })), "{school_type} {day}");
            }
        }
    }
}

#[test]
fn dates_are_written_one_way() {
    for text in ["2018-10-10", "0001-01-01", "9999-12-31", "2024-02-29"] {
        assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
    }
    for text in [
        "0000-01-01",
        "2023-02-29",
        "2018-13-01",
        "2018-00-10",
        "2018-10-32",
        "2018-1-1",
        "20181010",
        "10/10/2018",
        "2018-10-10T00:00",
        " 2018-10-10",
        "",
        "2018-10-1é",
        "-018-10-10",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
}
