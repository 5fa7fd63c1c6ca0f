//! What the screens ask about sales.

use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::ids::{CustomerId, PaymentId, RegisterId, SaleId, ShiftId, StoreId, UserId};
use comptoir_domain::people::Permission;
use comptoir_domain::sales::{DraftView, PaymentMeans, Refusal, Sale, SaleStatus};
use comptoir_domain::{BasisPoints, BusinessDate, Currency, Money, Quantity, Timestamp};
use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::drafts;
use crate::customers::queries::{CustomerRow, find as find_customer};
use crate::error::{ExecuteError, StoreError};
use crate::journal::{optional_uuid_at, uuid_at};
use crate::people::queries::name_of;
use crate::queries::{Asked, Query};
use crate::streams::{self, Streamed};

/// The status with this number.
pub(crate) fn status_of(code: i64) -> SaleStatus {
    match code {
        1 => SaleStatus::Parked,
        2 => SaleStatus::Abandoned,
        3 => SaleStatus::PendingPayment,
        4 => SaleStatus::PartiallyPaid,
        5 => SaleStatus::Paid,
        6 => SaleStatus::Cancelled,
        _ => SaleStatus::Draft,
    }
}

/// The draft that the asker was last at work on, on this device.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CurrentDraft {}

impl Query for CurrentDraft {
    const NAME: &'static str = "sales.current_draft";
    const PERMISSION: Option<Permission> = Some(Permission::CreateSales);
    type Answer = Option<DraftView>;

    fn answer(self, asked: &Asked<'_>) -> Result<Option<DraftView>, ExecuteError> {
        let mut statement = asked
            .connection
            .prepare_cached("SELECT sale FROM draft WHERE seller = ?1 ORDER BY updated_at DESC LIMIT 1")?;
        let sale = statement.query_row([asked.actor.user.as_bytes()], |row| uuid_at(row, 0)).optional()?;
        let draft = sale.map(|sale| drafts::find(asked.connection, SaleId(sale))).transpose()?.flatten();
        Ok(draft.as_ref().map(DraftView::from))
    }
}

/// A sale in a list.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct SaleRow {
    /// Which.
    pub(crate) sale: SaleId,
    /// Its number, or what a parked one was called.
    pub(crate) number: String,
    /// Where it stands.
    pub(crate) status: SaleStatus,
    /// Who sold.
    pub(crate) seller: UserId,
    /// That person's name.
    pub(crate) seller_name: String,
    /// For whom.
    pub(crate) customer: Option<CustomerId>,
    /// That customer's name; empty for "client de passage".
    pub(crate) customer_name: String,
    /// How many articles.
    pub(crate) article_count: i64,
    /// Its total.
    pub(crate) total: Money,
    /// What was paid.
    pub(crate) paid: Money,
    /// When it was submitted or parked.
    pub(crate) submitted_at: Timestamp,
}

pub(crate) const SALE_COLUMNS: &str = "sale_row.id, coalesce(number, label), status, seller,
     coalesce(user_row.name, ''), customer, coalesce(customer_row.name, ''), article_count, total, paid, submitted_at
     FROM sale_row LEFT JOIN user_row ON user_row.id = seller LEFT JOIN customer_row ON customer_row.id = customer";

pub(crate) fn sale_row(row: &Row<'_>) -> rusqlite::Result<SaleRow> {
    Ok(SaleRow {
        sale: SaleId(uuid_at(row, 0)?),
        number: row.get(1)?,
        status: status_of(row.get(2)?),
        seller: UserId(uuid_at(row, 3)?),
        seller_name: row.get(4)?,
        customer: optional_uuid_at(row, 5)?.map(CustomerId),
        customer_name: row.get(6)?,
        article_count: row.get(7)?,
        total: Money::from_minor(row.get(8)?),
        paid: Money::from_minor(row.get(9)?),
        submitted_at: Timestamp(row.get(10)?),
    })
}

/// The parked sales of this store, the latest first.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListParked {}

impl Query for ListParked {
    const NAME: &'static str = "sales.parked";
    const PERMISSION: Option<Permission> = Some(Permission::CreateSales);
    type Answer = Vec<SaleRow>;

    fn answer(self, asked: &Asked<'_>) -> Result<Vec<SaleRow>, ExecuteError> {
        let sql = format!(
            "SELECT {SALE_COLUMNS} WHERE store = ?1 AND status = 1 AND status IN (1, 3, 4)
             ORDER BY submitted_at DESC LIMIT 100"
        );
        let mut statement = asked.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([asked.store()?.as_bytes()], sale_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A page of this store's sales, the latest first. Who may not see all sees their own.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub(crate) struct ListSales {
    /// Only with this end of number.
    #[serde(default)]
    pub(crate) number: Option<String>,
    /// Only in this state.
    #[serde(default)]
    pub(crate) status: Option<SaleStatus>,
    /// Only of this day.
    #[serde(default)]
    pub(crate) date: Option<BusinessDate>,
    /// Continues after the last row of an earlier page.
    #[serde(default)]
    pub(crate) before: Option<SaleCursor>,
}

/// The last row of a page. The id tells sales of the same millisecond apart.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub(crate) struct SaleCursor {
    submitted_at: Timestamp,
    sale: SaleId,
}

/// A page of sales.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct SalePage {
    /// The latest first.
    pub(crate) rows: Vec<SaleRow>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<SaleCursor>,
}

const PAGE: usize = 60;

impl Query for ListSales {
    const NAME: &'static str = "sales.list";
    const PERMISSION: Option<Permission> = None;
    type Answer = SalePage;

    fn answer(self, asked: &Asked<'_>) -> Result<SalePage, ExecuteError> {
        let store = asked.store()?;
        let mut values: Vec<(&str, Box<dyn ToSql>)> = vec![(":store", Box::new(*store.as_bytes()))];
        let mut sql = format!("SELECT {SALE_COLUMNS} WHERE store = :store AND status <> 0 AND status <> 2");
        let sees_all =
            [Permission::ViewAllSales, Permission::Collect].into_iter().any(|one| asked.actor.may(one, store));
        if !sees_all {
            sql.push_str(" AND seller = :seller");
            values.push((":seller", Box::new(*asked.actor.user.as_bytes())));
        }
        if let Some(status) = self.status {
            sql.push_str(" AND status = :status");
            values.push((":status", Box::new(super::projection::status_code(status))));
        }
        if let Some(number) = self.number.filter(|number| !number.trim().is_empty()) {
            sql.push_str(" AND number LIKE :number");
            values.push((":number", Box::new(format!("%{}", number.trim().replace(['%', '_'], "")))));
        }
        if let Some(date) = self.date {
            sql.push_str(" AND business_date = :date");
            values.push((":date", Box::new(date.days())));
        }
        if let Some(before) = self.before {
            sql.push_str(" AND (submitted_at, sale_row.id) < (:before, :last)");
            values.push((":before", Box::new(before.submitted_at.0)));
            values.push((":last", Box::new(*before.sale.as_bytes())));
        }
        sql.push_str(" ORDER BY submitted_at DESC, sale_row.id DESC LIMIT 61");
        let mut statement = asked.connection.prepare_cached(&sql)?;
        let named: Vec<(&str, &dyn ToSql)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        let mut rows = statement.query_map(named.as_slice(), sale_row)?.collect::<Result<Vec<_>, _>>()?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let cursor = |row: &SaleRow| SaleCursor { submitted_at: row.submitted_at, sale: row.sale };
        let next = rows.last().filter(|_| more).map(cursor);
        Ok(SalePage { rows, next })
    }
}

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
        if sale.seller != asked.actor.user {
            asked
                .require(Permission::Collect, sale.store)
                .or_else(|_| asked.require(Permission::ViewAllSales, sale.store))?;
        }
        Ok(card(asked.connection, self.sale, sale)?)
    }
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

/// How many sales wait or are parked in a store.
pub(crate) fn open_sales(connection: &Connection, store: StoreId) -> Result<u32, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT count(*) FROM sale_row WHERE store = ?1 AND status IN (1, 3, 4)")?;
    Ok(statement.query_row(params![store.as_bytes()], |row| row.get(0))?)
}
