//! What can be wrong with a table of schools.
//!
//! INVARIANT: as in [`super::kinds`]: a code never changes its meaning.

use super::{Names, Quoted, coded};

coded! {
    /// A table of schools.
    ///
    /// ```
    /// use kdcl_core::{Assessment, Catalogue, Cell, Marks, TableSet};
    /// let set = Catalogue::builtin().by_id("tt57-2026-gdtx")?;
    /// let table = TableSet::new(set);
    /// let mut school = Marks::default();
    /// table.note(&mut school, "1.1/1", Cell::Text("?"));
    /// let problems = table.rate(school, &Assessment::new(set), None).unwrap_err();
    /// assert_eq!(problems.first().error().to_string(), "`?` is not a verdict that can be told");
    /// # Ok::<(), kdcl_core::StandardSetError>(())
    /// ```
    TableError {
        /// A cell that gives no verdict, or could give more than one.
        "table.unreadable_verdict" UnreadableVerdict {
            /// What stands in it.
            value: Quoted
        }
        /// A cell that names no level, or does not say which.
        "table.unreadable_level" UnreadableLevel {
            /// The criterion.
            criterion: String,
            /// What stands in it.
            value: Quoted,
            /// The levels it may name.
            defined: Names
        }
        /// A second cell about an indicator.
        "table.said_twice" SaidTwice {
            /// The indicator.
            indicator: String
        }
        /// A row that does not say which school it is about.
        "table.no_school" NoSchool {}
        /// A row of a school that names another set, type or day than its rows before.
        "table.another_set" AnotherSet {}
        /// No column holds ratings.
        "table.no_ratings" NoRatings {}
        /// Two columns of one name, which both say something.
        "table.duplicate_column" DuplicateColumn {
            /// The name.
            column: Quoted
        }
        /// A column whose name begins like a criterion's and is none.
        "table.unclear_column" UnclearColumn {
            /// The name.
            column: Quoted
        }
        /// Ratings as columns in a table that has a row a verdict.
        "table.two_shapes" TwoShapes {
            /// The column.
            column: Quoted
        }
        /// A number where a name is due: as one, 1.10 is 1.1.
        "table.number_for_name" NumberForName {
            /// The number.
            value: Quoted
        }
        /// A column that has the name of one of the answer's.
        "table.column_taken" ColumnTaken {
            /// Its name.
            column: Quoted
        }
        /// A cell of a kind that cannot be read.
        "table.unreadable_type" UnreadableType {
            /// Its kind, as its library names it.
            kind: Quoted
        }
        /// Columns of levels of different lengths, or not one for each criterion.
        "table.uneven_columns" UnevenColumns {
            /// What was found.
            found: usize,
            /// What is due.
            expected: usize
        }
    }
}
