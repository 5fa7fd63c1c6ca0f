//! Rows of sales, their lines and their payments.

use comptoir_domain::catalog::ProductKind;
use comptoir_domain::sales::{PaymentMeans, Sale, SaleStatus};
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use crate::error::StoreError;
use crate::streams::Project;

/// A status as its number in the storage format.
pub(crate) const fn status_code(status: SaleStatus) -> i64 {
    match status {
        SaleStatus::Draft => 0,
        SaleStatus::Parked => 1,
        SaleStatus::Abandoned => 2,
        SaleStatus::PendingPayment => 3,
        SaleStatus::PartiallyPaid => 4,
        SaleStatus::Paid => 5,
        SaleStatus::Cancelled => 6,
    }
}

/// The word of a payment's means, for filters and sums.
const fn method(means: &PaymentMeans) -> &'static str {
    match means {
        PaymentMeans::Cash => "cash",
        PaymentMeans::MobileMoney { .. } => "mobile_money",
        PaymentMeans::BankTransfer { .. } => "bank_transfer",
        PaymentMeans::Cheque { .. } => "cheque",
        PaymentMeans::CustomerCredit => "customer_credit",
    }
}

impl Project for Sale {
    fn project(&self, before: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        let row = write_sale(self, id, connection)?;
        if before.is_none_or(|before| before.lines != self.lines) {
            write_lines(self, row, connection)?;
        }
        if before.is_none_or(|before| before.payments != self.payments) {
            write_payments(self, row, connection)?;
        }
        if self.status == SaleStatus::Cancelled {
            connection.prepare_cached("UPDATE payment_row SET customer = NULL WHERE sale = ?1")?.execute([row])?;
        }
        Ok(())
    }
}

fn write_sale(sale: &Sale, id: Uuid, connection: &Connection) -> Result<i64, StoreError> {
    let row: Option<i64> = connection
        .prepare_cached("SELECT no FROM sale_row WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))
        .optional()?;
    let (articles, total) = match &sale.parked {
        Some(draft) => (
            sum(draft.lines.iter().map(|line| count(line.offer.kind, line.quantity.thousandths()))),
            comptoir_domain::sales::totals::price(draft).total,
        ),
        None => (sum(sale.lines.iter().map(|line| count(line.kind, line.quantity.thousandths()))), sale.total),
    };
    let number = sale.number.as_ref().map(ToString::to_string);
    connection
        .prepare_cached(
            "INSERT INTO sale_row (no, id, store, status, number, register, seller, customer, label, currency,
                 article_count, total, paid, submitted_at, business_date)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
             ON CONFLICT (no) DO UPDATE SET store = ?3, status = ?4, number = ?5, register = ?6, seller = ?7, customer = ?8,
                 label = ?9, currency = ?10, article_count = ?11, total = ?12, paid = ?13, submitted_at = ?14, business_date = ?15",
        )?
        .execute(params![
            row,
            id.as_bytes(),
            sale.store.as_bytes(),
            status_code(sale.status),
            number,
            sale.number.is_some().then(|| *sale.register.as_bytes()),
            sale.seller.as_bytes(),
            sale.customer.map(|customer| *customer.as_bytes()),
            sale.label,
            sale.currency.code(),
            articles,
            total.minor(),
            sale.paid.minor(),
            sale.submitted_at.0,
            sale.business_date.days()
        ])?;
    Ok(row.unwrap_or_else(|| connection.last_insert_rowid()))
}

/// How many articles a line is on the till's list: whole units of goods, one for what is measured.
fn count(kind: ProductKind, thousandths: i64) -> i64 {
    if kind == ProductKind::Service || thousandths % 1_000 != 0 { 1 } else { thousandths / 1_000 }
}

fn sum(counts: impl Iterator<Item = i64>) -> i64 {
    counts.fold(0, i64::saturating_add)
}

fn write_lines(sale: &Sale, row: i64, connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM sale_line_row WHERE sale = ?1")?.execute([row])?;
    let mut insert = connection.prepare_cached("INSERT OR REPLACE INTO sale_line_row VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for line in &sale.lines {
        insert.execute(params![
            row,
            line.line,
            line.product.as_bytes(),
            line.quantity.thousandths(),
            line.total.minor()
        ])?;
    }
    Ok(())
}

fn write_payments(sale: &Sale, row: i64, connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM payment_row WHERE sale = ?1")?.execute([row])?;
    let mut insert = connection.prepare_cached("INSERT OR REPLACE INTO payment_row VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (ordinal, payment) in (0_i64..).zip(&sale.payments) {
        let taken = &payment.taken;
        insert.execute(params![
            row,
            ordinal,
            taken.shift.as_bytes(),
            taken.customer.map(|customer| *customer.as_bytes()),
            method(&taken.means),
            taken.amount.minor()
        ])?;
    }
    Ok(())
}
