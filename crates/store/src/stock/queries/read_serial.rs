//! A serial number looked up: which product it is, when it came in, who bought it, and until when the shop answers for it.

use comptoir_domain::catalog::Product;
use comptoir_domain::event::{Event, StreamKind, StreamRef};
use comptoir_domain::ids::{ProductId, SaleId, StoreId};
use comptoir_domain::people::{self, Permission};
use comptoir_domain::sales::{Sale, SaleLine, SaleStatus};
use comptoir_domain::stock::{
    GoodsReceived, Refusal, SerialNumber, SerialOfProduct, SerialReceipt, StockDocumentEvent,
};
use comptoir_domain::{BusinessDate, Timestamp};
use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::customers::queries::find as find_customer;
use crate::error::{ExecuteError, StoreError};
use crate::journal;
use crate::queries::{Asked, Query};
use crate::stock::serials;
use crate::streams::{self, Streamed as _, decode_event};

/// What is known of a serial number.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadSerial {
    /// As it was scanned or typed.
    pub(crate) serial: String,
}

/// What is known of a serial number.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct SerialCard {
    /// The number as it is compared: in capitals, without blanks.
    pub(crate) serial: SerialNumber,
    /// The products that bear it; empty for a number of which nothing is known here.
    pub(crate) products: Vec<SerialProduct>,
}

/// A product that bears the number.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct SerialProduct {
    /// Which.
    pub(crate) product: ProductId,
    /// Its code.
    pub(crate) sku: String,
    /// Its name.
    pub(crate) name: String,
    /// How it came in the last time; absent where its number was not read then.
    pub(crate) received: Option<SerialReceived>,
    /// The sales that name it, the latest first; also those that were cancelled.
    pub(crate) sales: Vec<SerialSale>,
}

/// How goods came in.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct SerialReceived {
    /// Where; empty for a store that is not known here.
    pub(crate) store_name: String,
    /// When.
    pub(crate) at: Timestamp,
    /// From whom; empty where nobody wrote it down.
    pub(crate) supplier: String,
    /// The supplier's delivery note; empty for none.
    pub(crate) reference: String,
}

/// A sale that names the number.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct SerialSale {
    /// Which.
    pub(crate) sale: SaleId,
    /// Its line.
    pub(crate) line: u32,
    /// Its number on paper.
    pub(crate) number: String,
    /// The store's day.
    pub(crate) business_date: BusinessDate,
    /// For whom; absent for "client de passage".
    pub(crate) customer_name: Option<String>,
    /// The last day of the warranty; absent where there is none.
    pub(crate) warranty_until: Option<BusinessDate>,
    /// Where it stands.
    pub(crate) status: SaleStatus,
}

/// Whoever sells, collects, looks over the sales or keeps the stock has boxes in his hands.
const ONE_OF: [Permission; 4] =
    [Permission::CreateSales, Permission::Collect, Permission::ViewAllSales, Permission::ViewStock];

impl Query for ReadSerial {
    const NAME: &'static str = "stock.serial";
    const PERMISSION: Option<Permission> = None;
    type Answer = SerialCard;

    fn answer(self, asked: &Asked<'_>) -> Result<SerialCard, ExecuteError> {
        if !ONE_OF.iter().any(|&permission| asked.actor.grants.allow_somewhere(permission)) {
            return Err(people::Refusal::Forbidden { permission: Permission::ViewStock }.into());
        }
        let Some(serial) = SerialNumber::parse(&self.serial) else {
            return Err(Refusal::SerialInvalid { serial: self.serial }.into());
        };
        let history = serials::history(asked.connection, serial.id())?;
        let products = history.products.iter().map(|of| product(asked, &serial, of)).collect::<Result<_, _>>()?;
        Ok(SerialCard { serial, products })
    }
}

fn product(asked: &Asked<'_>, serial: &SerialNumber, of: &SerialOfProduct) -> Result<SerialProduct, StoreError> {
    let connection = asked.connection;
    let any = streams::load(connection, StreamRef::new(StreamKind::Product, of.product.0))?;
    let known = Product::unwrap(&any.folded).map(|folded| (folded.state.sku.get(), folded.state.name.get()));
    let (sku, name) = known.map(|(sku, name)| (sku.clone(), name.clone())).unwrap_or_default();
    let receipt = of.receipts.last().filter(|receipt| may_see(asked, receipt.store));
    let received = receipt.map(|receipt| received(connection, receipt)).transpose()?;
    Ok(SerialProduct { product: of.product, sku, name, received, sales: sales(asked, serial, of)? })
}

/// True in the stores where the asker has boxes in hand.
fn may_see(asked: &Asked<'_>, store: StoreId) -> bool {
    ONE_OF.iter().any(|&permission| asked.actor.may(permission, store))
}

fn received(connection: &Connection, receipt: &SerialReceipt) -> Result<SerialReceived, StoreError> {
    let mut statement = connection.prepare_cached("SELECT name FROM store_row WHERE id = ?1")?;
    let store_name: Option<String> = statement.query_row([receipt.store.as_bytes()], |row| row.get(0)).optional()?;
    let document = document(connection, receipt)?;
    let (supplier, reference) = document.map(|received| (received.supplier, received.reference)).unwrap_or_default();
    Ok(SerialReceived { store_name: store_name.unwrap_or_default(), at: receipt.at, supplier, reference })
}

fn document(connection: &Connection, receipt: &SerialReceipt) -> Result<Option<GoodsReceived>, StoreError> {
    let stream = StreamRef::new(StreamKind::StockDocument, receipt.document.0);
    let Some(row) = journal::find_stream(connection, stream)? else { return Ok(None) };
    let events = journal::events_of(connection, row)?;
    let event = events.iter().find(|event| event.id == receipt.event).and_then(decode_event);
    Ok(match event {
        Some(Event::StockDocument(StockDocumentEvent::GoodsReceived(received))) => Some(received),
        _ => None,
    })
}

fn sales(asked: &Asked<'_>, serial: &SerialNumber, of: &SerialOfProduct) -> Result<Vec<SerialSale>, StoreError> {
    let mut named: Vec<SerialSale> = Vec::new();
    for claim in of.claims.iter().rev() {
        if named.iter().any(|known| known.sale == claim.sale) {
            continue;
        }
        let Some(sale) = serials::sale(asked.connection, claim.sale)? else { continue };
        // A sale whose number was put right has another box.
        let Some(line) = sale.state.line_naming(of.product, serial) else { continue };
        if may_see(asked, sale.state.store) {
            named.push(row(asked.connection, claim.sale, &sale.state, line)?);
        }
    }
    Ok(named)
}

fn row(connection: &Connection, id: SaleId, sale: &Sale, line: &SaleLine) -> Result<SerialSale, StoreError> {
    let customer = sale.customer.map(|customer| find_customer(connection, customer)).transpose()?.flatten();
    let until = (line.warranty_months > 0).then(|| sale.business_date.plus_months(line.warranty_months));
    Ok(SerialSale {
        sale: id,
        line: line.line,
        number: sale.number.as_ref().map(ToString::to_string).unwrap_or_default(),
        business_date: sale.business_date,
        customer_name: customer.map(|customer| customer.name),
        warranty_until: until,
        status: sale.status,
    })
}
