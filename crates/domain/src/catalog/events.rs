//! The frozen storage format of the catalogue.

use minicbor::{Decode, Encode};

use crate::catalog::ProductFields;
use crate::event::events;
use crate::ids::CategoryId;

events! {
    /// A category.
    pub enum CategoryEvent of Category {
        /// The category was made, or some of its fields changed.
        "category.described" 1 => CategoryDescribed,
    }
}

events! {
    /// A brand.
    pub enum BrandEvent of Brand {
        /// The brand was entered or renamed.
        "brand.described" 1 => BrandDescribed,
    }
}

events! {
    /// A product.
    pub enum ProductEvent of Product {
        /// The product was entered, or some of its fields changed.
        "product.described" 1 => ProductDescribed,
    }
}

/// Fields of a category that were set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CategoryDescribed {
    /// Its name.
    #[n(0)]
    pub name: Option<String>,
    /// The category above it; `Some(None)` puts it at the top.
    #[n(1)]
    pub parent: Option<Parent>,
    /// The name of its icon.
    #[n(2)]
    pub icon: Option<String>,
}

/// The category above: one, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Parent(#[n(0)] pub Option<CategoryId>);

/// A brand was entered or renamed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BrandDescribed {
    /// Its name.
    #[n(0)]
    pub name: String,
}

/// Fields of a product that were set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ProductDescribed {
    /// What was set; absent fields stay as they are.
    #[n(0)]
    pub fields: ProductFields,
    /// On sale, or archived.
    #[n(1)]
    pub active: Option<bool>,
}
