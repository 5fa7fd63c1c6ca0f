//! Rows of decisions.

use comptoir_domain::conflicts::{RemedyTaken, Resolution};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::error::StoreError;
use crate::streams::Project;

impl Project for Resolution {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        let Some(resolved) = &self.resolved else { return Ok(()) };
        let decision = &resolved.decision;
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO resolution_row
                     (conflict, rule, kind, subject, store, remedy, note, at, actor, is_along)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                id.as_bytes(),
                decision.rule.name(),
                decision.about.kind.code(),
                decision.about.id.as_bytes(),
                decision.store.map(|store| *store.as_bytes()),
                serde_json::to_string(&decision.remedy)?,
                decision.note,
                resolved.at.0,
                resolved.by.as_bytes(),
                matches!(decision.remedy, RemedyTaken::WithAnother { .. })
            ])?;
        Ok(())
    }

    fn withdraw(&self, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        connection.prepare_cached("DELETE FROM resolution_row WHERE conflict = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}
