//! own_sets
