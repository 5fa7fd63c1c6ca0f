//! Serial numbers as things stand. The ledger knows which sales named one; whether a sale still does, its own state says: it may have
//! been cancelled by somebody who knew only its slip, or by an older Comptoir.

use std::sync::Arc;

use comptoir_domain::conflicts::SerialHolder;
use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::fold::{Anomaly, Folded};
use comptoir_domain::ids::{ProductId, SaleId, SerialId};
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::sales::{Draft, Refusal, Sale, SaleStatus, SoldElsewhere};
use comptoir_domain::stock::{SerialHistory, SerialNumber, SerialOfProduct, SoldSerial};
use rusqlite::Connection;

use crate::conflicts::matter;
use crate::error::{ExecuteError, StoreError};
use crate::ledgers::{self, AnyLedger};

/// What happened under a serial number.
pub(crate) fn history(connection: &Connection, serial: SerialId) -> Result<SerialHistory, StoreError> {
    Ok(match ledgers::load(connection, LedgerKey::Serial(serial))?.state {
        AnyLedger::Serial(history) => history,
        _ => SerialHistory::default(),
    })
}

/// A sale that named a serial number.
pub(crate) fn sale(connection: &Connection, sale: SaleId) -> Result<Option<Arc<Folded<Sale>>>, StoreError> {
    matter::sale(connection, StreamRef::new(StreamKind::Sale, sale.0))
}

/// The sales that hold a serial number of a product now, the one that named it last first.
pub(crate) fn holders(
    connection: &Connection,
    serial: &SerialNumber,
    of: &SerialOfProduct,
) -> Result<Vec<SerialHolder>, StoreError> {
    let mut holders = Vec::new();
    for claim in of.standing().iter().rev() {
        let Some(sale) = sale(connection, claim.sale)? else { continue };
        holders.extend(holder(claim.sale, &sale.state, serial, of.product));
    }
    Ok(holders)
}

fn holder(id: SaleId, sale: &Sale, serial: &SerialNumber, product: ProductId) -> Option<SerialHolder> {
    let line = sale.line_naming(product, serial).filter(|_| sale.status != SaleStatus::Cancelled)?;
    let number = sale.number.as_ref().map(ToString::to_string).unwrap_or_default();
    Some(SerialHolder { sale: id, number, line: line.line, serial: serial.clone() })
}

/// The sales that hold the serial number which an anomaly of this ledger is about.
pub(crate) fn holders_in(
    connection: &Connection,
    serial: SerialId,
    anomaly: &Anomaly,
) -> Result<Vec<SerialHolder>, StoreError> {
    let history = history(connection, serial)?;
    match (&history.serial, history.broken(anomaly)) {
        (Some(number), Some(of)) => holders(connection, number, of),
        _ => Ok(Vec::new()),
    }
}

/// The number on paper of another sale that holds a serial number of a product.
pub(crate) fn held_elsewhere(
    connection: &Connection,
    serial: &SerialNumber,
    product: ProductId,
    but: SaleId,
) -> Result<Option<String>, StoreError> {
    let history = history(connection, serial.id())?;
    let Some(of) = history.of(product) else { return Ok(None) };
    let others = holders(connection, serial, of)?;
    Ok(others.into_iter().find(|holder| holder.sale != but).map(|holder| holder.number))
}

/// The serial numbers of a draft that other sales hold.
pub(crate) fn sold_elsewhere(connection: &Connection, draft: &Draft) -> Result<SoldElsewhere, StoreError> {
    let mut sold = SoldElsewhere::new();
    for line in &draft.lines {
        let product = line.offer.product;
        for serial in &line.serials {
            if let Some(number) = held_elsewhere(connection, serial, product, draft.sale)? {
                sold.insert(SoldSerial { product, serial: serial.clone() }, number);
            }
        }
    }
    Ok(sold)
}

/// The product of a box whose serial number was scanned, if it is known here: of several, the one that came in last. One that was sold is
/// refused by the number of its sale, so that whoever holds the box learns what is the matter with it.
pub(crate) fn in_stock(connection: &Connection, code: &str) -> Result<Option<(ProductId, SerialNumber)>, ExecuteError> {
    let Some(serial) = SerialNumber::parse(code) else { return Ok(None) };
    let history = history(connection, serial.id())?;
    let mut products: Vec<&SerialOfProduct> = history.products.iter().collect();
    products.sort_by_key(|of| std::cmp::Reverse((of.receipts.last().map(|receipt| receipt.at), of.product)));
    let mut sold = None;
    for of in products {
        match holders(connection, &serial, of)?.into_iter().next() {
            None => return Ok(Some((of.product, serial))),
            Some(holder) => sold = sold.or(Some(holder.number)),
        }
    }
    match sold {
        Some(number) => Err(Refusal::SerialSold { serial: serial.to_string(), number }.into()),
        None => Ok(None),
    }
}
