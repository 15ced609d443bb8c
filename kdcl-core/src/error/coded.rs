//! Declares the errors or warnings of an area: each variant with its code, and its fields for the message table.
//!
//! Why a macro: a code, its fields and its row in the message table must not drift apart, and a test can only walk
//! what it can list. INVARIANT: `CODES` lists every variant with the names of its fields.

macro_rules! coded {
    ($(#[$about:meta])* $name:ident {
        $($(#[$doc:meta])* $code:literal $variant:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })*
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, thiserror::Error)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* #[error("{}", crate::message::render(self.code(), &self.fields()).en)]
            $variant { $($(#[$field_doc])* $field: $type),* },)*
        }

        impl $name {
            /// The stable dotted code of this error.
            ///
            /// ```
            /// use kdcl_core::JsonError;
            /// assert_eq!(JsonError::TooManyErrors { limit: 100 }.code(), "json.too_many_errors");
            /// ```
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)*
                }
            }

            pub(crate) fn fields(&self) -> crate::message::Fields {
                match self {
                    $(Self::$variant { $($field),* } => vec![$((stringify!($field), crate::message::Words::words($field))),*],)*
                }
            }

            /// Every code of the area with the names of its fields.
            #[cfg(test)]
            pub(crate) const CODES: &'static [(&'static str, &'static [&'static str])] =
                &[$(($code, &[$(stringify!($field)),*])),*];
        }
    };
}

pub(crate) use coded;
