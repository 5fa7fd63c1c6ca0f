//! One product.

use comptoir_domain::ids::ProductId;
use comptoir_domain::people::Permission;
use rusqlite::OptionalExtension as _;
use serde::Deserialize;
use ts_rs::TS;

use super::product_row::{PRODUCT_COLUMNS, ProductRow, hide_cost, product_row};
use crate::error::ExecuteError;
use crate::queries::{Asked, Query};

/// One product.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadProduct {
    /// Which.
    pub(crate) product: ProductId,
}

impl Query for ReadProduct {
    const NAME: &'static str = "catalog.product";
    const PERMISSION: Option<Permission> = None;
    type Answer = ProductRow;

    fn answer(self, asked: &Asked<'_>) -> Result<ProductRow, ExecuteError> {
        let sql = format!("SELECT {PRODUCT_COLUMNS} FROM product_row WHERE id = ?1");
        let mut statement = asked.connection.prepare_cached(&sql)?;
        let row = statement.query_row([self.product.as_bytes()], product_row).optional()?;
        let wanted = self.product.to_string();
        let (row, _) = row.ok_or(comptoir_domain::catalog::Refusal::ProductUnknown { wanted })?;
        Ok(hide_cost(asked, row))
    }
}
