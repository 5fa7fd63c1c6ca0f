//! The parked sales.

use comptoir_domain::people::Permission;
use serde::Deserialize;
use ts_rs::TS;

use super::sale_row::{SaleRow, sale_row, select_sales};
use crate::error::ExecuteError;
use crate::queries::{Asked, Query};

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
            "{} WHERE store = ?1 AND status = 1 AND status IN (1, 3, 4)
             ORDER BY submitted_at DESC LIMIT 100",
            select_sales("sale_open")
        );
        let mut statement = asked.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([asked.store()?.as_bytes()], sale_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
