//! The browser binding: text of JSON in, text of JSON out. The package `@kdcl/kdcl` (in `package/`) turns text into
//! objects and back.
//!
//! Everything about the law is the core's. INVARIANT: no rule, no default and no wording lives here. A refusal is thrown
//! as the JSON of its problems, which the package makes a `KdclError` of.

use kdcl_core::{Catalogue, Problems, StandardSet};
use wasm_bindgen::prelude::wasm_bindgen;

/// An answer as text of JSON, or the problems as text of JSON.
type Told<T = String> = Result<T, String>;

fn told<T>(answer: Result<T, Problems>) -> Told<T> {
    answer.map_err(|problems| problems.to_json())
}

/// Standard sets, and the official wording that was added to them. A catalogue never changes; adding to one makes another.
#[wasm_bindgen(js_name = Catalogue)]
#[derive(Debug, Default)]
pub struct JsCatalogue(Catalogue);

#[wasm_bindgen(js_class = Catalogue)]
impl JsCatalogue {
    /// The sets that come with the library.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// The ids of the sets held.
    pub fn ids(&self) -> Vec<String> {
        self.0.ids().map(str::to_owned).collect()
    }

    /// The catalogue with a set more, as `StandardSet::to_packed` wrote it.
    #[wasm_bindgen(js_name = withSet)]
    pub fn with_set(&self, packed: &[u8]) -> Told<JsCatalogue> {
        let mut catalogue = self.0.clone();
        told(StandardSet::from_packed(packed).and_then(|set| catalogue.add_set(set)).map_err(Problems::from))?;
        Ok(Self(catalogue))
    }

    /// The catalogue with the official wording of a set.
    #[wasm_bindgen(js_name = withTextPack)]
    pub fn with_text_pack(&self, text: &str) -> Told<JsCatalogue> {
        let mut catalogue = self.0.clone();
        told(catalogue.add_text_pack(text))?;
        Ok(Self(catalogue))
    }

    /// A set, by its id.
    #[wasm_bindgen(js_name = standardSet)]
    pub fn standard_set(&self, id: &str) -> Told {
        told(self.0.set_json(id).map_err(Problems::from))
    }

    /// The facts that can be asked of the schools of a set.
    pub fn facts(&self, id: &str) -> Told {
        told(self.0.facts_json(id).map_err(Problems::from))
    }

    /// An assessment as it was read: its set named, its verdicts in the order of the set.
    pub fn assessment(&self, text: &str) -> Told {
        told(self.0.assessment(text).map(|own| own.to_json()))
    }

    /// The level, and why.
    pub fn rate(&self, text: &str) -> Told {
        told(self.0.rate_json(text))
    }

    /// What is missing for a level.
    pub fn gap(&self, text: &str, to: u8) -> Told {
        told(self.0.assessment(text).and_then(|own| Ok(own.gap_to(to)?.to_json())))
    }

    /// The outcome today, and with some verdicts changed.
    #[wasm_bindgen(js_name = whatIf)]
    pub fn what_if(&self, text: &str, ratings: &str) -> Told {
        told(self.0.assessment(text).and_then(|own| Ok(own.what_if(ratings)?.to_json())))
    }

    /// What school data suggest.
    pub fn suggest(&self, text: &str) -> Told {
        told(self.0.suggest_json(text))
    }

    /// What each check of each suggestion says, as a sentence.
    pub fn sentences(&self, text: &str) -> Told {
        told(self.0.school_data(text).map(|own| own.suggest().sentences_json()))
    }

    /// The assessment with what the data suggest filled in.
    pub fn prefill(&self, text: &str) -> Told {
        told(self.0.school_data(text).map(|own| own.prefill().to_json()))
    }

    /// Sentences for the report.
    pub fn draft(&self, text: &str) -> Told {
        told(self.0.school_data(text).map(|own| own.draft().to_json()))
    }
}

/// Takes sets of the library, as `StandardSet::to_packed` wrote them one after another, and gives their ids.
#[wasm_bindgen]
pub fn supply(packed: &[u8]) -> Told<Vec<String>> {
    told(Catalogue::supply(packed).map_err(Problems::from)).map(|ids| ids.into_iter().map(str::to_owned).collect())
}

/// The version of the law data.
#[wasm_bindgen(js_name = dataVersion)]
pub fn data_version() -> String {
    kdcl_core::DATA_VERSION.to_owned()
}

/// The version of the JSON contract.
#[wasm_bindgen(js_name = schemaVersion)]
pub fn schema_version() -> u8 {
    kdcl_core::SCHEMA_VERSION
}
