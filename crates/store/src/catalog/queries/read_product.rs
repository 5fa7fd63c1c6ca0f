//! One product.

use comptoir_domain::ids::ProductId;
use comptoir_domain::people::Permission;
use rusqlite::OptionalExtension as _;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::product_row::{PRODUCT_COLUMNS, ProductRow, hide_cost, product_row};
use crate::catalog::is_serial_tracked;
use crate::error::ExecuteError;
use crate::queries::{Asked, Query};

/// One product.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadProduct {
    /// Which.
    pub(crate) product: ProductId,
}

/// A product, with what its row in a list does not say.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ProductCard {
    /// As in a list.
    #[serde(flatten)]
    pub(crate) row: ProductRow,
    /// Each unit is sold under its own serial number.
    pub(crate) serial_tracked: bool,
}

impl Query for ReadProduct {
    const NAME: &'static str = "catalog.product";
    const PERMISSION: Option<Permission> = None;
    type Answer = ProductCard;

    fn answer(self, asked: &Asked<'_>) -> Result<ProductCard, ExecuteError> {
        let sql = format!("SELECT {PRODUCT_COLUMNS} FROM product_row WHERE id = ?1");
        let mut statement = asked.connection.prepare_cached(&sql)?;
        let row = statement.query_row([self.product.as_bytes()], product_row).optional()?;
        let wanted = self.product.to_string();
        let (row, _) = row.ok_or(comptoir_domain::catalog::Refusal::ProductUnknown { wanted })?;
        let serial_tracked = is_serial_tracked(asked.connection, self.product)?;
        Ok(ProductCard { row: hide_cost(asked, row), serial_tracked })
    }
}
