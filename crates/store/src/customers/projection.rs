//! Rows of customers, opened with their keys.

use comptoir_domain::catalog::search_text;
use comptoir_domain::customers::Customer;
use comptoir_domain::ids::PersonId;
use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use crate::error::StoreError;
use crate::search;
use crate::secrets;
use crate::streams::{Project, remove_row};
use crate::vault;

impl Project for Customer {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        let open = |sealed| vault::open(connection, id, sealed);
        let (name, phone) = (open(self.name.get())?, open(self.phone.get())?);
        let tax_id = open(self.tax_id.get())?;
        let searched = search::indexed(&search_text(&[name.as_str(), &phone, &tax_id].join(" ")));
        let earlier = unindex(connection, id)?;
        let kind = serde_json::to_value(self.kind.get())?;
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO customer_row VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                earlier,
                id.as_bytes(),
                kind.as_str().unwrap_or_default(),
                name,
                phone,
                open(self.email.get())?,
                open(self.address.get())?,
                tax_id,
                self.active.get(),
                self.credit_limit.get().minor(),
                search_text(&name),
                searched
            ])?;
        let number = connection.last_insert_rowid();
        connection
            .prepare_cached("INSERT INTO customer_search (rowid, search_text) VALUES (?1, ?2)")?
            .execute(params![number, searched])?;
        secrets::note(connection, PersonId(id), self.sealed(), &[])
    }

    fn withdraw(&self, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        unindex(connection, id)?;
        remove_row(connection, "customer_row", id)
    }
}

/// Takes the customer out of the index. Gives the row's number, if there is a row.
fn unindex(connection: &Connection, id: Uuid) -> Result<Option<i64>, StoreError> {
    let earlier = connection
        .prepare_cached("SELECT no, search_text FROM customer_row WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    let Some((number, text)) = earlier else { return Ok(None) };
    connection
        .prepare_cached("INSERT INTO customer_search (customer_search, rowid, search_text) VALUES ('delete', ?1, ?2)")?
        .execute(params![number, text])?;
    Ok(Some(number))
}
