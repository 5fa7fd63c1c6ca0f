//! The draft at hand.

use comptoir_domain::ids::SaleId;
use comptoir_domain::people::Permission;
use comptoir_domain::sales::DraftView;
use rusqlite::OptionalExtension as _;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::ExecuteError;
use crate::journal::uuid_at;
use crate::queries::{Asked, Query};
use crate::sales::drafts;

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
