//! What a sale's events enter into ledgers: stock, drawer, numbering, serial numbers.

use crate::event::Content;
use crate::ids::{ProductId, SaleId, ShiftId};
use crate::ledger::{Entry, LedgerKey};
use crate::money::Money;
use crate::sales::{GoodsLine, NumberingEntry, PaymentMeans, SaleEvent, SaleLine, SaleNumber, SerialCorrected};
use crate::stock::{MovementReason, SerialAct, SerialEntry, SerialNumber, StockEntry};
use crate::till::DrawerEntry;

/// The ledger entries of a sale's event: stock, drawer, numbering, serial numbers.
#[must_use]
pub fn ledger_entries(header: &Content, event: &SaleEvent) -> Vec<(LedgerKey, Entry)> {
    let store = header.scope.store().unwrap_or_default();
    let sale = SaleId(header.stream.id);
    let goods = |lines: &[GoodsLine], entry: fn(&GoodsLine) -> StockEntry| {
        lines.iter().map(|line| (LedgerKey::Stock(store, line.product), Entry::Stock(entry(line)))).collect()
    };
    match event {
        SaleEvent::SaleSubmitted(submitted) => {
            let SaleNumber { year, series, sequence, .. } = submitted.number;
            let entry = NumberingEntry { year, series, sequence, sale };
            let numbered = (LedgerKey::Numbering(submitted.register), Entry::Numbering(entry));
            let claimed = submitted.lines.iter().flat_map(|line| claimed(line, sale));
            std::iter::once(numbered).chain(claimed).collect()
        }
        SaleEvent::SaleCancelled(cancelled) => {
            cancelled.serials.iter().map(|sold| serial(sold.product, &sold.serial, SerialAct::Released { sale })).collect()
        }
        SaleEvent::SerialCorrected(SerialCorrected { product, from, to, .. }) => vec![
            serial(*product, from, SerialAct::Released { sale }),
            serial(*product, to, SerialAct::Claimed { sale }),
        ],
        SaleEvent::PaymentTaken(taken) => drawer(taken.shift, &taken.means, taken.amount),
        SaleEvent::PaymentReturned(returned) => {
            returned.shift.map(|shift| drawer(shift, &returned.means, -returned.amount)).unwrap_or_default()
        }
        SaleEvent::GoodsReserved(moved) => goods(&moved.lines, |line| StockEntry::Reserved { quantity: line.quantity }),
        SaleEvent::GoodsDelivered(moved) => goods(&moved.lines, |line| StockEntry::Moved {
            reason: MovementReason::Sale,
            quantity: -line.quantity,
            unit_cost: line.unit_cost,
            released: line.from_reserved,
        }),
        SaleEvent::GoodsReturned(moved) => goods(&moved.lines, |line| StockEntry::Moved {
            reason: MovementReason::SaleCancelled,
            quantity: line.quantity - line.from_reserved,
            unit_cost: line.unit_cost,
            released: line.from_reserved,
        }),
        SaleEvent::SaleParked(_)
        | SaleEvent::SaleRecalled(_)
        | SaleEvent::SaleAbandoned(_)
        | SaleEvent::SaleReprinted(_)
        // The number is counted where the sale itself is: once, whether slip or sale comes first. A slip names no serial number.
        | SaleEvent::SlipPresented(_) => Vec::new(),
    }
}

fn claimed(line: &SaleLine, sale: SaleId) -> impl Iterator<Item = (LedgerKey, Entry)> {
    line.serials.iter().map(move |number| serial(line.product, number, SerialAct::Claimed { sale }))
}

fn serial(product: ProductId, serial: &SerialNumber, act: SerialAct) -> (LedgerKey, Entry) {
    SerialEntry { serial: serial.clone(), product, act }.keyed()
}

fn drawer(shift: ShiftId, means: &PaymentMeans, amount: Money) -> Vec<(LedgerKey, Entry)> {
    let entry = DrawerEntry::Payment { means: means.into(), amount };
    vec![(LedgerKey::Drawer(shift), Entry::Drawer(entry))]
}
