//! What a conflict is about, loaded as it stands: what its remedies depend on.

use std::sync::Arc;

use comptoir_domain::authority::Weight;
use comptoir_domain::conflicts::{Conflict, Matter, SerialHolder};
use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::fold::{Folded, Rule};
use comptoir_domain::ids::{ProductId, StoreId};
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::sales::Sale;
use comptoir_domain::stock::StockLevel;
use rusqlite::Connection;

use super::edits::{self, Edits};
use super::open::Open;
use crate::anomalies::Home;
use crate::error::StoreError;
use crate::ledgers::{self, AnyLedger};
use crate::stock::serials::holders_in;
use crate::streams::{self, Streamed as _};

/// What a conflict is about, as it stands.
pub(crate) enum Loaded {
    Sale(Arc<Folded<Sale>>),
    Stock(StockLevel),
    Edits(Edits),
    Serial(Vec<SerialHolder>),
    Authority(Weight),
    Other,
}

impl Loaded {
    /// Loads what a rule was broken about.
    pub(crate) fn load(connection: &Connection, open: &Open) -> Result<Self, StoreError> {
        let (about, anomaly) = (open.leading.about, &open.leading.anomaly);
        Ok(match (anomaly.rule, about.kind, open.leading.store) {
            (Rule::WithoutAuthority, ..) => Self::Authority(Weight::of(about.kind)),
            (Rule::ConcurrentEdit, ..) => edits::find(connection, about, anomaly)?.map_or(Self::Other, Self::Edits),
            (Rule::SameSerial, ..) => match open.leading.home {
                Home::Ledger(LedgerKey::Serial(serial)) => Self::Serial(holders_in(connection, serial, anomaly)?),
                _ => Self::Other,
            },
            (_, StreamKind::Sale, _) => sale(connection, about)?.map_or(Self::Other, Self::Sale),
            (Rule::Oversold, StreamKind::Product, Some(store)) => {
                Self::Stock(level(connection, store, ProductId(about.id))?)
            }
            _ => Self::Other,
        })
    }

    /// As the rules look at it.
    fn matter(&self) -> Matter<'_> {
        match self {
            Self::Sale(sale) => Matter::Sale(&sale.state),
            Self::Stock(level) => Matter::Stock(level),
            Self::Edits(edits) if edits.can_be_kept() => Matter::Edits(edits.earlier, edits.later),
            Self::Serial(holders) => Matter::Serial(holders),
            Self::Authority(weight) => Matter::Authority(*weight),
            Self::Edits(_) | Self::Other => Matter::Other,
        }
    }

    /// The conflict as the rules look at it.
    pub(crate) fn conflict<'a>(&'a self, open: &'a Open) -> Conflict<'a> {
        Conflict {
            about: open.leading.about,
            store: open.leading.store,
            leading: &open.leading.anomaly,
            others: &open.others,
            matter: self.matter(),
        }
    }
}

/// A sale, if it has events here.
pub(crate) fn sale(connection: &Connection, about: StreamRef) -> Result<Option<Arc<Folded<Sale>>>, StoreError> {
    let any = streams::load(connection, about)?;
    Ok(Sale::unwrap(&any.folded).filter(|folded| !folded.heads.is_empty()).cloned())
}

/// The stock of a product in a store.
pub(crate) fn level(connection: &Connection, store: StoreId, product: ProductId) -> Result<StockLevel, StoreError> {
    Ok(match ledgers::load(connection, LedgerKey::Stock(store, product))?.state {
        AnyLedger::Stock(level) => level,
        _ => StockLevel::default(),
    })
}
