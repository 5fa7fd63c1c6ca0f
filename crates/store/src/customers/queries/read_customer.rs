//! One customer with the latest purchases.

use comptoir_domain::customers::{Credit, Refusal};
use comptoir_domain::ids::{CustomerId, SaleId};
use comptoir_domain::people::Permission;
use comptoir_domain::sales::SaleStatus;
use comptoir_domain::{Money, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::customer_row::{CustomerRow, find};
use crate::customers::credit::credit_of;
use crate::error::ExecuteError;
use crate::journal::uuid_at;
use crate::queries::{Asked, Query};
use crate::sales::queries::status_of;

/// One customer with the latest purchases.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadCustomer {
    /// Whom.
    pub(crate) customer: CustomerId,
}

/// A customer with a history.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct CustomerCard {
    /// Who it is.
    pub(crate) customer: CustomerRow,
    /// How many sales that were not cancelled.
    pub(crate) sales: i64,
    /// Their sum.
    pub(crate) spent: Money,
    /// What is still due on them.
    pub(crate) due: Money,
    /// What may be owed, is owed, and may still be.
    pub(crate) credit: Credit,
    /// The latest, newest first.
    pub(crate) history: Vec<PastSale>,
}

/// A sale to a customer.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct PastSale {
    /// The sale.
    pub(crate) sale: SaleId,
    /// Its number.
    pub(crate) number: String,
    /// When.
    pub(crate) submitted_at: Timestamp,
    /// Where it stands.
    pub(crate) status: SaleStatus,
    /// Its total.
    pub(crate) total: Money,
    /// What was paid.
    pub(crate) paid: Money,
}

impl Query for ReadCustomer {
    const NAME: &'static str = "customers.customer";
    const PERMISSION: Option<Permission> = Some(Permission::ViewCustomers);
    type Answer = CustomerCard;

    fn answer(self, asked: &Asked<'_>) -> Result<CustomerCard, ExecuteError> {
        let connection = asked.connection;
        let customer = find(connection, self.customer)?.ok_or(Refusal::Unknown)?;
        let mut sums = connection.prepare_cached(
            "SELECT count(*), coalesce(sum(total), 0), coalesce(sum(total - paid), 0)
             FROM sale_row WHERE customer = ?1 AND status IN (3, 4, 5)",
        )?;
        let (sales, spent, due) = sums.query_row([self.customer.as_bytes()], |row| {
            Ok((row.get(0)?, Money::from_minor(row.get(1)?), Money::from_minor(row.get(2)?)))
        })?;
        let mut statement = connection.prepare_cached(
            "SELECT id, coalesce(number, label), submitted_at, status, total, paid
             FROM sale_row WHERE customer = ?1 ORDER BY submitted_at DESC LIMIT 50",
        )?;
        let history = statement.query_map([self.customer.as_bytes()], |row| {
            Ok(PastSale {
                sale: SaleId(uuid_at(row, 0)?),
                number: row.get(1)?,
                submitted_at: Timestamp(row.get(2)?),
                status: status_of(row.get(3)?),
                total: Money::from_minor(row.get(4)?),
                paid: Money::from_minor(row.get(5)?),
            })
        })?;
        let history = history.collect::<Result<_, _>>()?;
        let credit = credit_of(connection, self.customer)?;
        Ok(CustomerCard { customer, sales, spent, due, credit, history })
    }
}
