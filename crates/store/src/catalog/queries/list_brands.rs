//! The makes.

use comptoir_domain::ids::BrandId;
use comptoir_domain::people::Permission;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ExecuteError;
use crate::journal::uuid_at;
use crate::queries::{Asked, Query};

/// The makes.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListBrands {}

/// A make.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct BrandRow {
    /// Which.
    pub(crate) brand: BrandId,
    /// Its name.
    pub(crate) name: String,
}

impl Query for ListBrands {
    const NAME: &'static str = "catalog.brands";
    const PERMISSION: Option<Permission> = None;
    type Answer = Vec<BrandRow>;

    fn answer(self, asked: &Asked<'_>) -> Result<Vec<BrandRow>, ExecuteError> {
        let mut statement =
            asked.connection.prepare_cached("SELECT id, name FROM brand_row ORDER BY name LIMIT 2000")?;
        let rows =
            statement.query_map([], |row| Ok(BrandRow { brand: BrandId(uuid_at(row, 0)?), name: row.get(1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
