//! Minimum and maximum of a product in a store.

use minicbor::Encode;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::command::command;
use crate::event::StreamKind;
use crate::fold::{Anomaly, At, Fold};
use crate::hash::Hash;
use crate::ids::{ProductId, StoreId};
use crate::people::Permission;
use crate::quantity::Quantity;
use crate::register::Register;
use crate::stock::{Refusal, StockLimitsSet, StockSettingEvent};

/// Sets minimum and maximum: valid only together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetStockLimits {
    /// Where.
    pub store: StoreId,
    /// Of which product.
    pub product: ProductId,
    /// At or below it, more is to be ordered.
    pub minimum: Quantity,
    /// Up to it; 0 for none.
    #[serde(default)]
    pub maximum: Quantity,
}

command!(SetStockLimits, "stock.set_limits", Some(Permission::SetStockLimits), ());

impl SetStockLimits {
    /// Decides.
    ///
    /// # Errors
    /// [`Refusal::LimitsInvalid`].
    pub fn decide(&self) -> Result<StockLimitsSet, Refusal> {
        let &Self { store, product, minimum, maximum } = self;
        if minimum.is_negative() || maximum.is_negative() || (!maximum.is_zero() && maximum < minimum) {
            return Err(Refusal::LimitsInvalid);
        }
        Ok(StockLimitsSet { store, product, minimum, maximum })
    }
}

/// The id of the stream of a product's limits in a store: the same whoever computes it.
#[must_use]
pub fn stock_setting_id(store: StoreId, product: ProductId) -> Uuid {
    Hash::of(&[b"stock limits 1", store.as_bytes(), product.as_bytes()]).to_id()
}

/// The limits of a product in a store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
pub struct StockSetting {
    /// Where.
    #[n(0)]
    pub store: StoreId,
    /// Of which product.
    #[n(1)]
    pub product: ProductId,
    /// Minimum and maximum.
    #[n(2)]
    pub limits: Register<(Quantity, Quantity)>,
    /// Limits set apart.
    #[n(3)]
    pub anomalies: Vec<Anomaly>,
}

impl Fold for StockSetting {
    type Event = StockSettingEvent;
    const KIND: StreamKind = StreamKind::StockSetting;

    fn apply(&mut self, at: &At<'_>, event: &StockSettingEvent) {
        let StockSettingEvent::StockLimitsSet(set) = event;
        self.store = set.store;
        self.product = set.product;
        self.limits.set(at, &(set.minimum, set.maximum), &mut self.anomalies);
    }

    fn apply_void(&mut self, _: &At<'_>, event: &StockSettingEvent) {
        // Of what it is: the stream's id does not tell.
        let StockSettingEvent::StockLimitsSet(set) = event;
        (self.store, self.product) = (set.store, set.product);
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}
