//! A product: what it is called, how it is found, what it costs and sells for.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::ProductEvent;
use crate::event::StreamKind;
use crate::fold::{Anomaly, At, Fold};
use crate::ids::{BrandId, CategoryId};
use crate::link::{Link, given};
use crate::money::Money;
use crate::people::TaxClass;
use crate::register::Register;

/// Goods have a stock; services have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[cbor(index_only)]
#[serde(rename_all = "snake_case")]
pub enum ProductKind {
    /// Stock is kept.
    #[n(0)]
    #[default]
    Tracked,
    /// Goods whose stock is not kept.
    #[n(1)]
    Untracked,
    /// Nothing to keep.
    #[n(2)]
    Service,
}

/// One line of a product's data sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Specification {
    /// What is said, such as `Ports`.
    #[n(0)]
    pub name: String,
    /// What is said of it.
    #[n(1)]
    pub value: String,
}

/// Fields of a product; absent ones stay as they are. An empty text or list clears what may be empty, a link to nothing the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[cbor(map)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ProductFields {
    /// Stock-keeping unit: the organisation's own code, unique.
    #[n(0)]
    pub sku: Option<String>,
    /// Its name.
    #[n(1)]
    pub name: Option<String>,
    /// A second line that tells it from its neighbours.
    #[n(2)]
    pub description: Option<String>,
    /// Its barcodes, all valid at once.
    #[n(3)]
    pub barcodes: Option<Vec<String>>,
    /// Goods or service.
    #[n(4)]
    pub kind: Option<ProductKind>,
    /// Where it stands in the tree, or nowhere.
    #[n(5)]
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Option<CategoryId>>")]
    pub category: Option<Link<CategoryId>>,
    /// Its make, or none.
    #[n(6)]
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<Option<BrandId>>")]
    pub brand: Option<Link<BrandId>>,
    /// Shelf price.
    #[n(7)]
    pub price: Option<Money>,
    /// What the last one cost.
    #[n(8)]
    pub cost: Option<Money>,
    /// The price below which a manager is asked. The cost where it is 0.
    #[n(9)]
    pub price_floor: Option<Money>,
    /// How it is taxed.
    #[n(10)]
    pub tax_class: Option<TaxClass>,
    /// Months of warranty; 0 for none.
    #[n(11)]
    pub warranty_months: Option<u32>,
    /// What one unit is called, such as `m`; empty for a piece.
    #[n(12)]
    pub unit: Option<String>,
    /// Its data sheet.
    #[n(13)]
    pub specifications: Option<Vec<Specification>>,
    /// SHA-256 of its picture, in hexadecimal; empty for none.
    #[n(14)]
    pub image: Option<String>,
    /// Each unit is sold under its own serial number. Only goods whose stock is kept.
    #[n(15)]
    pub serial_tracked: Option<bool>,
}

/// An article or a service.
#[derive(Clone, Debug, PartialEq, Eq, Encode)]
#[expect(missing_docs, reason = "the fields are those of ProductFields")]
pub struct Product {
    #[n(0)]
    pub sku: Register<String>,
    #[n(1)]
    pub name: Register<String>,
    #[n(2)]
    pub description: Register<String>,
    #[n(3)]
    pub barcodes: Register<Vec<String>>,
    #[n(4)]
    pub kind: Register<ProductKind>,
    #[n(5)]
    pub category: Register<Option<CategoryId>>,
    #[n(6)]
    pub brand: Register<Option<BrandId>>,
    #[n(7)]
    pub price: Register<Money>,
    #[n(8)]
    pub cost: Register<Money>,
    #[n(9)]
    pub price_floor: Register<Money>,
    #[n(10)]
    pub tax_class: Register<TaxClass>,
    #[n(11)]
    pub warranty_months: Register<u32>,
    #[n(12)]
    pub unit: Register<String>,
    #[n(13)]
    pub specifications: Register<Vec<Specification>>,
    #[n(14)]
    pub image: Register<String>,
    #[n(15)]
    pub active: Register<bool>,
    #[n(16)]
    pub anomalies: Vec<Anomaly>,
    #[cbor(n(17), skip_if = "Register::is_untouched")]
    pub serial_tracked: Register<bool>,
}

impl Default for Product {
    fn default() -> Self {
        Self {
            sku: Register::default(),
            name: Register::default(),
            description: Register::default(),
            barcodes: Register::default(),
            kind: Register::default(),
            category: Register::default(),
            brand: Register::default(),
            price: Register::default(),
            cost: Register::default(),
            price_floor: Register::default(),
            tax_class: Register::default(),
            warranty_months: Register::default(),
            unit: Register::default(),
            specifications: Register::default(),
            image: Register::default(),
            active: Register::starting_at(true),
            anomalies: Vec::new(),
            serial_tracked: Register::default(),
        }
    }
}

impl Product {
    /// The price below which a manager is asked: the floor, or the cost where there is none.
    #[must_use]
    pub fn floor(&self) -> Money {
        if self.price_floor.get().is_zero() { *self.cost.get() } else { *self.price_floor.get() }
    }

    /// True when each unit is sold under its own serial number. Edits made apart may have made a service of it meanwhile.
    #[must_use]
    pub fn is_serial_tracked(&self) -> bool {
        *self.serial_tracked.get() && *self.kind.get() == ProductKind::Tracked
    }
}

impl Fold for Product {
    type Event = ProductEvent;
    const KIND: StreamKind = StreamKind::Product;

    fn apply(&mut self, at: &At<'_>, event: &ProductEvent) {
        let ProductEvent::ProductDescribed(described) = event;
        let fields = &described.fields;
        let noted = &mut self.anomalies;
        self.sku.set_if(at, fields.sku.as_ref(), noted);
        self.name.set_if(at, fields.name.as_ref(), noted);
        self.description.set_if(at, fields.description.as_ref(), noted);
        self.barcodes.set_if(at, fields.barcodes.as_ref(), noted);
        self.kind.set_if(at, fields.kind.as_ref(), noted);
        self.category.set_if(at, fields.category.map(|link| link.0).as_ref(), noted);
        self.brand.set_if(at, fields.brand.map(|link| link.0).as_ref(), noted);
        self.price.set_if(at, fields.price.as_ref(), noted);
        self.cost.set_if(at, fields.cost.as_ref(), noted);
        self.price_floor.set_if(at, fields.price_floor.as_ref(), noted);
        self.tax_class.set_if(at, fields.tax_class.as_ref(), noted);
        self.warranty_months.set_if(at, fields.warranty_months.as_ref(), noted);
        self.unit.set_if(at, fields.unit.as_ref(), noted);
        self.specifications.set_if(at, fields.specifications.as_ref(), noted);
        self.image.set_if(at, fields.image.as_ref(), noted);
        self.active.set_if(at, described.active.as_ref(), noted);
        self.serial_tracked.set_if(at, fields.serial_tracked.as_ref(), noted);
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}
