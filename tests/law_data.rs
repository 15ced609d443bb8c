//! law_data
