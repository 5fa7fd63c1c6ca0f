//! Streams in memory: folding them, keeping them while they are current, projecting them to rows.

use std::num::NonZeroUsize;
use std::sync::Arc;

use comptoir_domain::authority::Verdict;
use comptoir_domain::catalog::{Brand, Category, Product};
use comptoir_domain::conflicts::Resolution;
use comptoir_domain::customers::Customer;
use comptoir_domain::event::{Content, EventSet, StreamKind, StreamRef};
use comptoir_domain::fold::{Fold, Folded, Recorded};
use comptoir_domain::hash::Hash;
use comptoir_domain::people::{AccessLog, Device, Invitation, Organisation, Register, Role, Store, User};
use comptoir_domain::sales::Sale;
use comptoir_domain::stock::{StockDocument, StockSetting};
use comptoir_domain::till::Shift;
use lru::LruCache;
use rusqlite::Connection;
use uuid::Uuid;

use crate::authority::Voids;
use crate::error::StoreError;
use crate::journal;
use crate::older;

/// Rows for the screens that follow from a stream's state.
pub(crate) trait Project: Fold {
    /// Writes the rows. `before` is the state that the present rows show, when that is known.
    fn project(&self, before: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError>;

    /// Takes the rows away again: nothing of the stream counts any more.
    fn withdraw(&self, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        self.project(None, id, connection)
    }
}

/// Removes a row by its id.
pub(crate) fn remove_row(connection: &Connection, table: &str, id: Uuid) -> Result<(), StoreError> {
    connection.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([id.as_bytes()])?;
    Ok(())
}

/// A folded stream of any kind.
#[derive(Clone)]
pub(crate) struct AnyStream {
    /// The stream's row; `None` before its first event is stored.
    pub(crate) row: Option<i64>,
    pub(crate) folded: AnyFolded,
}

macro_rules! stream_kinds {
    ($($kind:ident),* $(,)?) => {
        #[derive(Clone)]
        pub(crate) enum AnyFolded {
            $($kind(Arc<Folded<$kind>>),)*
        }

        $(impl Streamed for $kind {
            fn unwrap(any: &AnyFolded) -> Option<&Arc<Folded<Self>>> {
                match any {
                    AnyFolded::$kind(folded) => Some(folded),
                    _ => None,
                }
            }
        })*

        impl AnyFolded {
            fn empty(kind: StreamKind) -> Self {
                match kind { $(StreamKind::$kind => Self::$kind(Arc::default()),)* }
            }

            fn from_events(kind: StreamKind, events: Vec<Content>, voids: &Voids) -> Self {
                match kind { $(StreamKind::$kind => {
                    Self::$kind(Arc::new(Folded::from_events(&recorded::<<$kind as Fold>::Event>(events, voids))))
                })* }
            }

            /// The events that a new one must name as seen.
            pub(crate) fn heads(&self) -> &[comptoir_domain::ids::EventId] {
                match self { $(Self::$kind(folded) => &folded.heads,)* }
            }

            /// An event of a newer Comptoir is in the stream.
            pub(crate) fn needs_update(&self) -> bool {
                match self { $(Self::$kind(folded) => folded.needs_update,)* }
            }

            /// The hash of the state, for digests.
            pub(crate) fn state_hash(&self) -> Hash {
                match self { $(Self::$kind(folded) => folded.state_hash(),)* }
            }

            /// What broke a rule, so far.
            pub(crate) fn anomalies(&self) -> &[comptoir_domain::fold::Anomaly] {
                match self { $(Self::$kind(folded) => folded.state.anomalies(),)* }
            }

            /// Takes in one event; false when it sorts earlier and the stream must be folded again.
            pub(crate) fn push(&mut self, header: &Content, voids: &Voids) -> bool {
                match self { $(Self::$kind(folded) => {
                    let event = voids.payload(header.id, read::<<$kind as Fold>::Event>(header));
                    Arc::make_mut(folded).push(&Recorded { header: header.clone(), event }).is_ok()
                })* }
            }

            /// Writes the rows for the screens.
            pub(crate) fn project(&self, before: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
                match self { $(Self::$kind(folded) => {
                    if !folded.counts {
                        return folded.state.withdraw(id, connection);
                    }
                    let before = before.and_then(<$kind as Streamed>::unwrap).map(|before| &before.state);
                    folded.state.project(before, id, connection)
                })* }
            }
        }

        /// The payload of an event of any kind; `None` for one that cannot be understood here.
        pub(crate) fn decode_event(header: &Content) -> Option<comptoir_domain::event::Event> {
            match header.stream.kind {
                $(StreamKind::$kind => read::<<$kind as Fold>::Event>(header).map(Into::into),)*
            }
        }
    };
}

stream_kinds!(
    Organisation,
    Store,
    Register,
    User,
    Role,
    Access,
    Device,
    Invitation,
    Category,
    Brand,
    Product,
    Customer,
    Sale,
    Shift,
    StockDocument,
    StockSetting,
    Resolution,
    Verdict,
);

type Access = AccessLog;

/// A state that can be taken out of [`AnyFolded`].
pub(crate) trait Streamed: Project {
    /// The folded stream, when it is of this kind.
    fn unwrap(any: &AnyFolded) -> Option<&Arc<Folded<Self>>>;
}

/// A payload; `None` where it is of a newer Comptoir, or is not what its kind promises. Either way its stream can only be
/// read here: to refuse the event would keep out all that its author recorded after it.
fn read<E: EventSet>(header: &Content) -> Option<E> {
    if older::is_newer(&header.kind, header.version) {
        return None;
    }
    E::decode(&header.kind, header.version, &header.payload).unwrap_or(None)
}

/// The events as their fold takes them.
pub(crate) fn recorded<E: EventSet>(events: Vec<Content>, voids: &Voids) -> Vec<Recorded<E>> {
    let decode = |header: Content| Recorded { event: voids.payload(header.id, read(&header)), header };
    events.into_iter().map(decode).collect()
}

/// Reads and folds a stream; an empty one where there is none.
pub(crate) fn load(connection: &Connection, stream: StreamRef) -> Result<AnyStream, StoreError> {
    let Some(row) = journal::find_stream(connection, stream)? else {
        return Ok(AnyStream { row: None, folded: AnyFolded::empty(stream.kind) });
    };
    load_row(connection, stream, row)
}

/// Reads and folds the stream of this row.
pub(crate) fn load_row(connection: &Connection, stream: StreamRef, row: i64) -> Result<AnyStream, StoreError> {
    let folded = fold(stream, journal::events_of(connection, row)?, &Voids::of(connection, stream)?);
    Ok(AnyStream { row: Some(row), folded })
}

/// Folds these events of a stream.
pub(crate) fn fold(stream: StreamRef, events: Vec<Content>, voids: &Voids) -> AnyFolded {
    AnyFolded::from_events(stream.kind, events, voids)
}

/// Streams that need not be folded again while no other process writes.
pub(crate) struct StreamCache(LruCache<StreamRef, AnyStream>);

impl StreamCache {
    pub(crate) fn new() -> Self {
        Self(LruCache::new(NonZeroUsize::new(8_192).unwrap_or(NonZeroUsize::MIN)))
    }

    pub(crate) fn get(&mut self, connection: &Connection, stream: StreamRef) -> Result<AnyStream, StoreError> {
        if let Some(kept) = self.0.get(&stream) {
            return Ok(kept.clone());
        }
        let loaded = load(connection, stream)?;
        if loaded.row.is_some() {
            self.0.put(stream, loaded.clone());
        }
        Ok(loaded)
    }

    pub(crate) fn put(&mut self, stream: StreamRef, folded: AnyStream) {
        self.0.put(stream, folded);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}
