//! Yes, no, or not known: the logic of what is only partly known (Kleene's).
//!
//! INVARIANT: an answer that is not [`Answer::Open`] stays what it is, whatever becomes known besides.

/// What is known of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
    Open,
}

impl Answer {
    pub(super) fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    pub(super) fn is_decided(self) -> bool {
        self != Self::Open
    }

    /// Both hold.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Open,
        }
    }

    /// One of them holds.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Open,
        }
    }

    /// What both say; not known where they differ.
    pub(super) fn agreed(self, other: Self) -> Self {
        if self == other { self } else { Self::Open }
    }
}
