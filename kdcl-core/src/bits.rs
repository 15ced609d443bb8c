//! A small fixed set of indicators, as bits.
//!
//! A school's verdicts are three such sets (met, not met, not applicable), and each step of a level rule is a
//! question about them, so a rating is a handful of word operations without any allocation.
//!
//! INVARIANT: bit `i` stands for the `i`-th indicator of the set, in the set's order; bits past
//! [`CAPACITY`] do not exist and are never set.

/// How many indicators a standard set may have. The largest of the known circulars has 160.
pub(crate) const CAPACITY: usize = 512;

const WORD: usize = 64;

/// A set of indicator numbers below [`CAPACITY`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Bits([u64; CAPACITY / WORD]);

impl Bits {
    pub(crate) const EMPTY: Self = Self([0; CAPACITY / WORD]);

    pub(crate) fn insert(&mut self, index: usize) {
        if let Some(word) = self.0.get_mut(index / WORD) {
            *word |= 1 << (index % WORD);
        }
    }

    pub(crate) fn remove(&mut self, index: usize) {
        if let Some(word) = self.0.get_mut(index / WORD) {
            *word &= !(1 << (index % WORD));
        }
    }

    pub(crate) fn contains(&self, index: usize) -> bool {
        self.0.get(index / WORD).is_some_and(|word| word >> (index % WORD) & 1 == 1)
    }

    /// Whether every member of `needed` is in `self`.
    pub(crate) fn covers(&self, needed: &Self) -> bool {
        // No early exit: eight words compared at once are cheaper than a branch on each.
        self.zip(needed, |own, other| other & !own).is_empty()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().fold(0, |all, word| all | word) == 0
    }

    pub(crate) fn union(&self, other: &Self) -> Self {
        self.zip(other, |own, other| own | other)
    }

    pub(crate) fn intersection(&self, other: &Self) -> Self {
        self.zip(other, |own, other| own & other)
    }

    /// The members of `self` that are not in `other`.
    pub(crate) fn without(&self, other: &Self) -> Self {
        self.zip(other, |own, other| own & !other)
    }

    /// The members, smallest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(place, &word)| {
            let mut rest = word;
            core::iter::from_fn(move || {
                let bit = usize::try_from(rest.trailing_zeros()).ok().filter(|&bit| bit < WORD)?;
                rest &= rest.wrapping_sub(1);
                Some(place.wrapping_mul(WORD).wrapping_add(bit))
            })
        })
    }

    fn zip(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        let mut out = *self;
        for (word, &other) in out.0.iter_mut().zip(&other.0) {
            *word = join(*word, other);
        }
        out
    }
}

impl FromIterator<usize> for Bits {
    fn from_iter<T: IntoIterator<Item = usize>>(indices: T) -> Self {
        let mut bits = Self::EMPTY;
        for index in indices {
            bits.insert(index);
        }
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::{Bits, CAPACITY};

    #[test]
    fn behaves_as_a_set_of_small_numbers() {
        let few: Bits = [0, 63, 64, 130, CAPACITY - 1].into_iter().collect();
        assert_eq!(few.iter().collect::<Vec<_>>(), [0, 63, 64, 130, CAPACITY - 1]);
        let some: Bits = [63, 130].into_iter().collect();
        assert!(few.covers(&some) && !some.covers(&few));
        assert_eq!(few.without(&some).iter().collect::<Vec<_>>(), [0, 64, CAPACITY - 1]);
        assert_eq!(few.intersection(&some), some);
        assert_eq!(some.union(&few), few);
        // The same bit in two words: neither may cancel the other.
        assert!(![0, 64].into_iter().collect::<Bits>().is_empty());
        let mut none = some;
        none.remove(63);
        none.remove(130);
        assert!(none.is_empty() && none.covers(&Bits::EMPTY) && !none.contains(63) && some.contains(63));
    }

    #[test]
    fn numbers_past_the_capacity_do_not_exist() {
        let mut bits = Bits::EMPTY;
        bits.insert(CAPACITY);
        assert!(bits.is_empty() && !bits.contains(CAPACITY));
    }
}
