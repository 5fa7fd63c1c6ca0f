//! What a conflict is about, as screens call it and open it.

use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::ids::StoreId;
use rusqlite::{Connection, OptionalExtension as _};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::error::StoreError;
use crate::people::audit::subject_name;

/// A kind of thing that devices apart can contradict each other about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SubjectKind {
    /// A sale.
    Sale,
    /// A shift.
    Shift,
    /// A product.
    Product,
    /// A customer.
    Customer,
    /// A person who signs in.
    User,
    /// A role.
    Role,
    /// A store.
    Store,
    /// A category.
    Category,
    /// Minimum and maximum of a product.
    Limits,
    /// A computer of the business.
    Device,
    /// A decision about another conflict.
    Resolution,
    /// Something else.
    Other,
}

/// What a conflict is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct Subject {
    /// Of what kind.
    pub(crate) kind: SubjectKind,
    /// Which one.
    pub(crate) id: Uuid,
    /// How it is called on screens; empty where it has no name.
    pub(crate) name: String,
}

impl Subject {
    pub(crate) fn read(connection: &Connection, about: StreamRef) -> Result<Self, StoreError> {
        let name = match about.kind {
            StreamKind::StockSetting => product_of_limits(connection, about.id)?,
            kind => subject_name(connection, kind, about.id)?,
        };
        Ok(Self { kind: about.kind.into(), id: about.id, name })
    }
}

impl From<StreamKind> for SubjectKind {
    fn from(kind: StreamKind) -> Self {
        match kind {
            StreamKind::Sale => Self::Sale,
            StreamKind::Shift => Self::Shift,
            StreamKind::Product => Self::Product,
            StreamKind::Customer => Self::Customer,
            StreamKind::User => Self::User,
            StreamKind::Role => Self::Role,
            StreamKind::Store => Self::Store,
            StreamKind::Category => Self::Category,
            StreamKind::StockSetting => Self::Limits,
            StreamKind::Device => Self::Device,
            StreamKind::Resolution => Self::Resolution,
            _ => Self::Other,
        }
    }
}

fn product_of_limits(connection: &Connection, id: Uuid) -> Result<String, StoreError> {
    use crate::streams::{self, Streamed as _};
    let any = streams::load(connection, StreamRef::new(StreamKind::StockSetting, id))?;
    let product = comptoir_domain::stock::StockSetting::unwrap(&any.folded).map(|folded| folded.state.product);
    product.map_or_else(|| Ok(String::new()), |product| subject_name(connection, StreamKind::Product, product.0))
}

/// The name of a store; empty for none, or one that is not known here.
pub(crate) fn store_name(connection: &Connection, store: Option<StoreId>) -> Result<String, StoreError> {
    let Some(store) = store else { return Ok(String::new()) };
    let mut statement = connection.prepare_cached("SELECT name FROM store_row WHERE id = ?1")?;
    Ok(statement.query_row([store.as_bytes()], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// The name of a register; empty for one that is not known here.
pub(crate) fn register_name(connection: &Connection, register: Uuid) -> Result<String, StoreError> {
    let mut statement = connection.prepare_cached("SELECT name FROM register_row WHERE id = ?1")?;
    Ok(statement.query_row([register.as_bytes()], |row| row.get(0)).optional()?.unwrap_or_default())
}
