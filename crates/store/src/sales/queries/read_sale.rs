//! One sale, whole.

use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::ids::{PaymentId, RegisterId, SaleId, ShiftId, StoreId};
use comptoir_domain::people::Permission;
use comptoir_domain::sales::{PaymentMeans, Refusal, Sale, SaleStatus};
use comptoir_domain::stock::SerialNumber;
use comptoir_domain::{BasisPoints, BusinessDate, Currency, Money, Quantity, Timestamp};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::customers::queries::{CustomerRow, find as find_customer};
use crate::error::{ExecuteError, StoreError};
use crate::people::queries::name_of;
use crate::queries::{Asked, Query};
use crate::streams::{self, Streamed};

/// One sale, whole.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadSale {
    /// Which.
    pub(crate) sale: SaleId,
}

/// A sale, whole.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SaleCard {
    /// Which.
    pub sale: SaleId,
    /// Its number; empty for a parked one.
    pub number: String,
    /// Where it stands.
    pub status: SaleStatus,
    /// The store.
    pub store: StoreId,
    /// The register whose number it bears.
    pub register: RegisterId,
    /// Who sold.
    pub seller_name: String,
    /// For whom; absent for "client de passage".
    pub customer: Option<CustomerRow>,
    /// In which currency.
    pub currency: Currency,
    /// When it was submitted.
    pub submitted_at: Timestamp,
    /// The store's day.
    pub business_date: BusinessDate,
    /// Its lines.
    pub lines: Vec<SaleCardLine>,
    /// Sum of quantity × unit price.
    pub gross: Money,
    /// Sum of all discounts.
    pub discount: Money,
    /// Sum of the taxes.
    pub tax: Money,
    /// Unit prices include the tax.
    pub prices_include_tax: bool,
    /// What the customer pays.
    pub total: Money,
    /// What was paid.
    pub paid: Money,
    /// What is due.
    pub due: Money,
    /// The payments.
    pub payments: Vec<SaleCardPayment>,
    /// Why it was cancelled.
    pub cancel_reason: String,
    /// How often its paper was printed again.
    pub copies: u32,
}

/// A line of a sale.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SaleCardLine {
    /// From 1.
    pub line: u32,
    /// Its code.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// What one unit is called.
    pub unit: String,
    /// How many.
    pub quantity: Quantity,
    /// Asked price of one unit.
    pub unit_price: Money,
    /// All discounts.
    pub discount: Money,
    /// Its tax rate.
    pub tax_rate: BasisPoints,
    /// Its tax.
    pub tax: Money,
    /// What the customer pays for it.
    pub total: Money,
    /// Months of warranty.
    pub warranty_months: u32,
    /// How many have left.
    pub delivered: Quantity,
    /// How many are set aside.
    pub reserved: Quantity,
    /// The serial number of each unit, where they are read.
    pub serials: Vec<SerialNumber>,
}

/// A payment of a sale.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SaleCardPayment {
    /// Which.
    pub payment: PaymentId,
    /// How.
    pub means: PaymentMeans,
    /// What counts.
    pub amount: Money,
    /// What was handed over.
    pub tendered: Money,
    /// When.
    pub at: Timestamp,
    /// Who took it.
    pub cashier_name: String,
    /// In which shift.
    pub shift: ShiftId,
}

impl Query for ReadSale {
    const NAME: &'static str = "sales.sale";
    const PERMISSION: Option<Permission> = None;
    type Answer = SaleCard;

    fn answer(self, asked: &Asked<'_>) -> Result<SaleCard, ExecuteError> {
        let any = streams::load(asked.connection, StreamRef::new(StreamKind::Sale, self.sale.0))?;
        let folded = Sale::unwrap(&any.folded).filter(|folded| !folded.heads.is_empty()).ok_or(Refusal::Unknown)?;
        let sale = &folded.state;
        may_read(asked, sale)?;
        Ok(card(asked.connection, self.sale, sale)?)
    }
}

/// Refuses a sale of somebody else to whoever neither collects nor looks over the sales there.
pub(super) fn may_read(asked: &Asked<'_>, sale: &Sale) -> Result<(), ExecuteError> {
    if sale.seller == asked.actor.user {
        return Ok(());
    }
    asked.require(Permission::Collect, sale.store).or_else(|_| asked.require(Permission::ViewAllSales, sale.store))
}

fn card(connection: &Connection, id: SaleId, sale: &Sale) -> Result<SaleCard, StoreError> {
    let lines = sale.lines.iter().map(|line| {
        let goods = sale.goods.get(&line.line).copied().unwrap_or_default();
        SaleCardLine {
            line: line.line,
            sku: line.sku.clone(),
            name: line.name.clone(),
            unit: line.unit.clone(),
            quantity: line.quantity,
            unit_price: line.unit_price,
            discount: line.discount + line.sale_discount,
            tax_rate: line.tax_rate,
            tax: line.tax,
            total: line.total,
            warranty_months: line.warranty_months,
            delivered: goods.delivered,
            reserved: goods.reserved,
            serials: line.serials.clone(),
        }
    });
    let payments = sale.payments.iter().map(|payment| {
        Ok(SaleCardPayment {
            payment: payment.taken.payment,
            means: payment.taken.means.clone(),
            amount: payment.taken.amount,
            tendered: payment.taken.tendered,
            at: payment.at,
            cashier_name: name_of(connection, payment.cashier)?,
            shift: payment.taken.shift,
        })
    });
    Ok(SaleCard {
        sale: id,
        number: sale.number.as_ref().map(ToString::to_string).unwrap_or_default(),
        status: sale.status,
        store: sale.store,
        register: sale.register,
        seller_name: name_of(connection, sale.seller)?,
        customer: sale.customer.map(|customer| find_customer(connection, customer)).transpose()?.flatten(),
        currency: sale.currency,
        submitted_at: sale.submitted_at,
        business_date: sale.business_date,
        lines: lines.collect(),
        gross: sale.gross,
        discount: sale.discount,
        tax: sale.tax,
        prices_include_tax: sale.prices_include_tax,
        total: sale.total,
        paid: sale.paid,
        due: sale.due(),
        payments: payments.collect::<Result<_, StoreError>>()?,
        cancel_reason: sale.cancel_reason.clone(),
        copies: sale.copies,
    })
}
