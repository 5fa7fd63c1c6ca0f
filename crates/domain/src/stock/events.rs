//! The frozen storage format of stock. Fields may be added with new numbers, never changed.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::event::{Content, StreamKind, events};
use crate::fold::{At, Fold};
use crate::ids::{ProductId, StockDocumentId, StoreId};
use crate::ledger::{Entry, LedgerKey};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::stock::{MovementReason, SerialAct, SerialEntry, SerialNumber, StockEntry};

events! {
    /// A goods receipt, an adjustment or a count.
    pub enum StockDocumentEvent of StockDocument {
        /// Goods came from a supplier.
        "stock.received" 1 => GoodsReceived,
        /// A level was corrected by a difference.
        "stock.adjusted" 1 => StockAdjusted,
        /// Levels were counted.
        "stock.counted" 1 => StockCounted,
    }
}

events! {
    /// Minimum and maximum of a product in a store.
    pub enum StockSettingEvent of StockSetting {
        /// They were set.
        "stock.limits_set" 1 => StockLimitsSet,
    }
}

/// A received product.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ReceivedLine {
    /// Which.
    #[n(0)]
    pub product: ProductId,
    /// How many.
    #[n(1)]
    pub quantity: Quantity,
    /// What one unit cost.
    #[n(2)]
    pub unit_cost: Money,
    /// The serial number of each unit; none where they were not read.
    #[cbor(n(3), skip_if = "Vec::is_empty")]
    pub serials: Vec<SerialNumber>,
}

/// Goods came from a supplier.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct GoodsReceived {
    /// Where.
    #[n(0)]
    pub store: StoreId,
    /// From whom.
    #[n(1)]
    pub supplier: String,
    /// The supplier's delivery note.
    #[n(2)]
    pub reference: String,
    /// What.
    #[n(3)]
    pub lines: Vec<ReceivedLine>,
}

/// Why a level is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[cbor(index_only)]
#[serde(rename_all = "snake_case")]
pub enum AdjustmentReason {
    /// What was there before Comptoir.
    #[n(0)]
    OpeningStock,
    /// Broken.
    #[n(1)]
    Breakage,
    /// Lost or stolen.
    #[n(2)]
    Loss,
    /// Used by the shop itself.
    #[n(3)]
    OwnUse,
    /// An earlier entry was wrong.
    #[n(4)]
    Correction,
    /// Found.
    #[n(5)]
    Found,
}

/// A corrected product.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct AdjustedLine {
    /// Which.
    #[n(0)]
    pub product: ProductId,
    /// By how many; negative for less.
    #[n(1)]
    pub quantity: Quantity,
    /// What one unit costs.
    #[n(2)]
    pub unit_cost: Money,
}

/// Levels were corrected.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct StockAdjusted {
    /// Where.
    #[n(0)]
    pub store: StoreId,
    /// Why.
    #[n(1)]
    pub reason: AdjustmentReason,
    /// In words.
    #[n(2)]
    pub note: String,
    /// What.
    #[n(3)]
    pub lines: Vec<AdjustedLine>,
}

/// A counted product.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CountedProduct {
    /// Which.
    #[n(0)]
    pub product: ProductId,
    /// How many were there.
    #[n(1)]
    pub quantity: Quantity,
    /// What one unit costs.
    #[n(2)]
    pub unit_cost: Money,
}

/// Levels were counted.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct StockCounted {
    /// Where.
    #[n(0)]
    pub store: StoreId,
    /// In words.
    #[n(1)]
    pub note: String,
    /// What.
    #[n(2)]
    pub lines: Vec<CountedProduct>,
}

/// Limits were set.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct StockLimitsSet {
    /// Where.
    #[n(0)]
    pub store: StoreId,
    /// Of which product.
    #[n(1)]
    pub product: ProductId,
    /// Below or at it, more is to be ordered.
    #[n(2)]
    pub minimum: Quantity,
    /// Up to it; 0 for none.
    #[n(3)]
    pub maximum: Quantity,
}

/// A goods receipt, an adjustment or a count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
pub struct StockDocument {
    /// Where.
    #[n(0)]
    pub store: StoreId,
    /// How many lines.
    #[n(1)]
    pub lines: u32,
    /// The sum of quantity × unit cost.
    #[n(2)]
    pub value: Money,
}

impl Fold for StockDocument {
    type Event = StockDocumentEvent;
    const KIND: StreamKind = StreamKind::StockDocument;

    fn apply(&mut self, _: &At<'_>, event: &StockDocumentEvent) {
        let mut take = |store: StoreId, lines: &mut dyn Iterator<Item = Money>| {
            self.store = store;
            for value in lines {
                self.lines = self.lines.saturating_add(1);
                self.value += value;
            }
        };
        match event {
            StockDocumentEvent::GoodsReceived(received) => {
                take(received.store, &mut received.lines.iter().map(|line| line.quantity.at(line.unit_cost)));
            }
            StockDocumentEvent::StockAdjusted(adjusted) => {
                take(adjusted.store, &mut adjusted.lines.iter().map(|line| line.quantity.at(line.unit_cost)));
            }
            StockDocumentEvent::StockCounted(counted) => {
                take(counted.store, &mut counted.lines.iter().map(|line| line.quantity.at(line.unit_cost)));
            }
        }
    }
}

/// The ledger entries of a stock document.
#[must_use]
pub fn ledger_entries(header: &Content, event: &StockDocumentEvent) -> Vec<(LedgerKey, Entry)> {
    let moved = |store, product, reason, quantity, unit_cost| {
        let entry = StockEntry::Moved { reason, quantity, unit_cost, released: Quantity::ZERO };
        (LedgerKey::Stock(store, product), Entry::Stock(entry))
    };
    match event {
        StockDocumentEvent::GoodsReceived(received) => {
            let store = received.store;
            let lines = received.lines.iter();
            let goods =
                lines.map(|line| moved(store, line.product, MovementReason::Receipt, line.quantity, line.unit_cost));
            let act =
                SerialAct::Received { store, document: StockDocumentId(header.stream.id), at: header.occurred_at };
            goods.chain(received.lines.iter().flat_map(|line| serials_received(line, act))).collect()
        }
        StockDocumentEvent::StockAdjusted(adjusted) => {
            let reason = MovementReason::Adjustment(adjusted.reason);
            let lines = adjusted.lines.iter();
            lines.map(|line| moved(adjusted.store, line.product, reason, line.quantity, line.unit_cost)).collect()
        }
        StockDocumentEvent::StockCounted(counted) => {
            let entry =
                |line: &CountedProduct| StockEntry::Counted { quantity: line.quantity, unit_cost: line.unit_cost };
            let lines = counted.lines.iter();
            lines.map(|line| (LedgerKey::Stock(counted.store, line.product), Entry::Stock(entry(line)))).collect()
        }
    }
}

fn serials_received(line: &ReceivedLine, act: SerialAct) -> impl Iterator<Item = (LedgerKey, Entry)> {
    line.serials.iter().map(move |serial| SerialEntry { serial: serial.clone(), product: line.product, act }.keyed())
}
