//! Stores and their registers.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::Zone;
use crate::event::StreamKind;
use crate::fold::{Anomaly, At, Fold};
use crate::ids::StoreId;
use crate::money::Currency;
use crate::people::{RegisterEvent, StoreEvent};
use crate::rate::BasisPoints;

/// How a product is taxed; the store says at which rate.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize, TS,
)]
#[cbor(index_only)]
#[serde(rename_all = "snake_case")]
pub enum TaxClass {
    /// At the standard rate.
    #[n(0)]
    #[default]
    Standard,
    /// At the reduced rate.
    #[n(1)]
    Reduced,
    /// Not taxed.
    #[n(2)]
    Exempt,
}

/// The taxes of a store: valid only together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaxRates {
    /// Standard rate: 1 925 (19.25 %) in Cameroon, 1 800 in Benin.
    #[n(0)]
    pub standard: BasisPoints,
    /// Reduced rate.
    #[n(1)]
    pub reduced: BasisPoints,
    /// Shelf prices include the tax.
    #[n(2)]
    pub prices_include_tax: bool,
}

impl TaxRates {
    /// The rate of a class.
    #[must_use]
    pub const fn rate(self, class: TaxClass) -> BasisPoints {
        match class {
            TaxClass::Standard => self.standard,
            TaxClass::Reduced => self.reduced,
            TaxClass::Exempt => BasisPoints::ZERO,
        }
    }
}

/// Fields of a store; absent ones stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[cbor(map)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct StoreFields {
    /// Its part of the paper numbers, such as `AKW`.
    #[n(0)]
    pub code: Option<String>,
    /// Its name.
    #[n(1)]
    pub name: Option<String>,
    /// The currency of its till. It cannot be changed after the first sale.
    #[n(2)]
    pub currency: Option<Currency>,
    /// Its time zone.
    #[n(3)]
    pub zone: Option<Zone>,
    /// Its taxes.
    #[n(4)]
    pub taxes: Option<TaxRates>,
    /// Address line of its papers.
    #[n(5)]
    pub address: Option<String>,
    /// Phone on its papers.
    #[n(6)]
    pub phone: Option<String>,
    /// Taxpayer number on its papers.
    #[n(7)]
    pub tax_id: Option<String>,
    /// Last lines of its receipts.
    #[n(8)]
    pub receipt_footer: Option<String>,
    /// Selling more than the stock holds is allowed, with a warning.
    #[n(9)]
    pub allow_negative_stock: Option<bool>,
    /// Seller's discount cap.
    #[n(10)]
    pub seller_discount_cap: Option<BasisPoints>,
    /// Manager's discount cap.
    #[n(11)]
    pub manager_discount_cap: Option<BasisPoints>,
    /// Drawer variance from which the manager is told, in minor units.
    #[n(12)]
    pub variance_warning: Option<crate::money::Money>,
    /// SHA-256 of the logo on its papers; empty for none.
    #[n(13)]
    pub logo: Option<String>,
}

/// A shop.
#[derive(Clone, Debug, PartialEq, Eq, Encode)]
#[expect(missing_docs, reason = "the fields are those of StoreFields")]
pub struct Store {
    #[n(0)]
    pub code: crate::register::Register<String>,
    #[n(1)]
    pub name: crate::register::Register<String>,
    #[n(2)]
    pub currency: crate::register::Register<Currency>,
    #[n(3)]
    pub zone: crate::register::Register<Zone>,
    #[n(4)]
    pub taxes: crate::register::Register<TaxRates>,
    #[n(5)]
    pub address: crate::register::Register<String>,
    #[n(6)]
    pub phone: crate::register::Register<String>,
    #[n(7)]
    pub tax_id: crate::register::Register<String>,
    #[n(8)]
    pub receipt_footer: crate::register::Register<String>,
    #[n(9)]
    pub allow_negative_stock: crate::register::Register<bool>,
    #[n(10)]
    pub seller_discount_cap: crate::register::Register<BasisPoints>,
    #[n(11)]
    pub manager_discount_cap: crate::register::Register<BasisPoints>,
    #[n(12)]
    pub variance_warning: crate::register::Register<crate::money::Money>,
    #[n(13)]
    pub anomalies: Vec<Anomaly>,
    #[n(14)]
    pub logo: crate::register::Register<String>,
}

impl Default for Store {
    fn default() -> Self {
        use crate::register::Register as Field;
        Self {
            code: Field::default(),
            name: Field::default(),
            currency: Field::default(),
            zone: Field::default(),
            taxes: Field::default(),
            address: Field::default(),
            phone: Field::default(),
            tax_id: Field::default(),
            receipt_footer: Field::default(),
            allow_negative_stock: Field::default(),
            // The seed's caps: 10 % for a seller, 50 % for a manager.
            seller_discount_cap: Field::starting_at(BasisPoints(1_000)),
            manager_discount_cap: Field::starting_at(BasisPoints(5_000)),
            variance_warning: Field::starting_at(crate::money::Money::from_minor(5_000)),
            anomalies: Vec::new(),
            logo: Field::default(),
        }
    }
}

impl Fold for Store {
    type Event = StoreEvent;
    const KIND: StreamKind = StreamKind::Store;

    fn apply(&mut self, at: &At<'_>, event: &StoreEvent) {
        let StoreEvent::StoreDescribed(described) = event;
        let fields = &described.fields;
        let noted = &mut self.anomalies;
        self.code.set_if(at, fields.code.as_ref(), noted);
        self.name.set_if(at, fields.name.as_ref(), noted);
        self.currency.set_if(at, fields.currency.as_ref(), noted);
        self.zone.set_if(at, fields.zone.as_ref(), noted);
        self.taxes.set_if(at, fields.taxes.as_ref(), noted);
        self.address.set_if(at, fields.address.as_ref(), noted);
        self.phone.set_if(at, fields.phone.as_ref(), noted);
        self.tax_id.set_if(at, fields.tax_id.as_ref(), noted);
        self.receipt_footer.set_if(at, fields.receipt_footer.as_ref(), noted);
        self.allow_negative_stock.set_if(at, fields.allow_negative_stock.as_ref(), noted);
        self.seller_discount_cap.set_if(at, fields.seller_discount_cap.as_ref(), noted);
        self.manager_discount_cap.set_if(at, fields.manager_discount_cap.as_ref(), noted);
        self.variance_warning.set_if(at, fields.variance_warning.as_ref(), noted);
        self.logo.set_if(at, fields.logo.as_ref(), noted);
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}

/// A till position with its own numbering.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
pub struct Register {
    /// Where it stands.
    #[n(0)]
    pub store: StoreId,
    /// Its part of the paper numbers.
    #[n(1)]
    pub code: String,
    /// Its name.
    #[n(2)]
    pub name: String,
}

impl Fold for Register {
    type Event = RegisterEvent;
    const KIND: StreamKind = StreamKind::Register;

    fn apply(&mut self, _: &At<'_>, event: &RegisterEvent) {
        let RegisterEvent::RegisterCreated(created) = event;
        self.store = created.store;
        self.code.clone_from(&created.code);
        self.name.clone_from(&created.name);
    }
}
