//! What is recorded: an immutable fact of one stream, as one byte string.
//!
//! [`Content`] is encoded once and hashed as stored; the columns that a journal keeps beside it are indexes.
//! A kind is versioned: an old version is decoded for ever, a new meaning needs a new version.

mod chain;
mod content;
mod scope;
mod stream;

pub use chain::{ChainHash, bytes_hash, content_hash};
pub use content::{Batch, Content, Envelope, TimeSource};
pub use scope::Scope;
pub use stream::{StreamKind, StreamRef};

use crate::{authority, catalog, conflicts, customers, people, sales, stock, till};

/// The payload of an event, of any context.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is documented by its type")]
pub enum Event {
    Organisation(people::OrganisationEvent),
    Store(people::StoreEvent),
    Register(people::RegisterEvent),
    User(people::UserEvent),
    Role(people::RoleEvent),
    Access(people::AccessEvent),
    Device(people::DeviceEvent),
    Invitation(people::InvitationEvent),
    Category(catalog::CategoryEvent),
    Brand(catalog::BrandEvent),
    Product(catalog::ProductEvent),
    Customer(customers::CustomerEvent),
    Sale(sales::SaleEvent),
    Shift(till::ShiftEvent),
    StockDocument(stock::StockDocumentEvent),
    StockSetting(stock::StockSettingEvent),
    Resolution(conflicts::ResolutionEvent),
    Verdict(authority::VerdictEvent),
}

macro_rules! over_contexts {
    ($self:expr, $event:ident => $body:expr) => {
        match $self {
            Event::Organisation($event) => $body,
            Event::Store($event) => $body,
            Event::Register($event) => $body,
            Event::User($event) => $body,
            Event::Role($event) => $body,
            Event::Access($event) => $body,
            Event::Device($event) => $body,
            Event::Invitation($event) => $body,
            Event::Category($event) => $body,
            Event::Brand($event) => $body,
            Event::Product($event) => $body,
            Event::Customer($event) => $body,
            Event::Sale($event) => $body,
            Event::Shift($event) => $body,
            Event::StockDocument($event) => $body,
            Event::StockSetting($event) => $body,
            Event::Resolution($event) => $body,
            Event::Verdict($event) => $body,
        }
    };
}

impl Event {
    /// The frozen name of the event, such as `sale.submitted`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        over_contexts!(self, event => event.kind())
    }

    /// The version of the payload's format.
    #[must_use]
    pub fn version(&self) -> u16 {
        over_contexts!(self, event => event.version())
    }

    /// The payload's bytes.
    #[must_use]
    pub fn payload(&self) -> Vec<u8> {
        over_contexts!(self, event => event.payload())
    }

    /// Reads a payload. `Ok(None)` is a kind or version of a newer Comptoir.
    ///
    /// # Errors
    /// When the bytes are not what the kind and version promise.
    pub fn decode(
        stream: StreamKind,
        kind: &str,
        version: u16,
        payload: &[u8],
    ) -> Result<Option<Self>, minicbor::decode::Error> {
        match stream {
            StreamKind::Organisation => read::<people::OrganisationEvent>(kind, version, payload),
            StreamKind::Store => read::<people::StoreEvent>(kind, version, payload),
            StreamKind::Register => read::<people::RegisterEvent>(kind, version, payload),
            StreamKind::User => read::<people::UserEvent>(kind, version, payload),
            StreamKind::Role => read::<people::RoleEvent>(kind, version, payload),
            StreamKind::Access => read::<people::AccessEvent>(kind, version, payload),
            StreamKind::Device => read::<people::DeviceEvent>(kind, version, payload),
            StreamKind::Invitation => read::<people::InvitationEvent>(kind, version, payload),
            StreamKind::Category => read::<catalog::CategoryEvent>(kind, version, payload),
            StreamKind::Brand => read::<catalog::BrandEvent>(kind, version, payload),
            StreamKind::Product => read::<catalog::ProductEvent>(kind, version, payload),
            StreamKind::Customer => read::<customers::CustomerEvent>(kind, version, payload),
            StreamKind::Sale => read::<sales::SaleEvent>(kind, version, payload),
            StreamKind::Shift => read::<till::ShiftEvent>(kind, version, payload),
            StreamKind::StockDocument => read::<stock::StockDocumentEvent>(kind, version, payload),
            StreamKind::StockSetting => read::<stock::StockSettingEvent>(kind, version, payload),
            StreamKind::Resolution => read::<conflicts::ResolutionEvent>(kind, version, payload),
            StreamKind::Verdict => read::<authority::VerdictEvent>(kind, version, payload),
        }
    }

    /// The names and versions of a stream kind's events.
    #[must_use]
    pub const fn kinds(stream: StreamKind) -> &'static [(&'static str, u16)] {
        match stream {
            StreamKind::Organisation => people::OrganisationEvent::KINDS,
            StreamKind::Store => people::StoreEvent::KINDS,
            StreamKind::Register => people::RegisterEvent::KINDS,
            StreamKind::User => people::UserEvent::KINDS,
            StreamKind::Role => people::RoleEvent::KINDS,
            StreamKind::Access => people::AccessEvent::KINDS,
            StreamKind::Device => people::DeviceEvent::KINDS,
            StreamKind::Invitation => people::InvitationEvent::KINDS,
            StreamKind::Category => catalog::CategoryEvent::KINDS,
            StreamKind::Brand => catalog::BrandEvent::KINDS,
            StreamKind::Product => catalog::ProductEvent::KINDS,
            StreamKind::Customer => customers::CustomerEvent::KINDS,
            StreamKind::Sale => sales::SaleEvent::KINDS,
            StreamKind::Shift => till::ShiftEvent::KINDS,
            StreamKind::StockDocument => stock::StockDocumentEvent::KINDS,
            StreamKind::StockSetting => stock::StockSettingEvent::KINDS,
            StreamKind::Resolution => conflicts::ResolutionEvent::KINDS,
            StreamKind::Verdict => authority::VerdictEvent::KINDS,
        }
    }
}

fn read<E: EventSet + Into<Event>>(
    kind: &str,
    version: u16,
    payload: &[u8],
) -> Result<Option<Event>, minicbor::decode::Error> {
    Ok(E::decode(kind, version, payload)?.map(Into::into))
}

/// Events of one stream kind: their frozen names, versions and payloads.
pub trait EventSet: Clone + Sized {
    /// Every name and version that was ever declared.
    const KINDS: &'static [(&'static str, u16)];
    /// The frozen name of the event.
    fn kind(&self) -> &'static str;
    /// The version of the payload's format.
    fn version(&self) -> u16;
    /// The payload's bytes.
    fn payload(&self) -> Vec<u8>;
    /// Reads a payload. `Ok(None)` is a kind or version of a newer Comptoir: it is kept, relayed, and makes its stream read-only.
    ///
    /// # Errors
    /// When the bytes are not what the kind and version promise.
    fn decode(kind: &str, version: u16, payload: &[u8]) -> Result<Option<Self>, minicbor::decode::Error>;
}

/// Declares the events of a stream kind: `"frozen.name" version => Payload`.
macro_rules! events {
    ($(#[$doc:meta])* pub enum $set:ident of $context:ident { $($(#[$variant_doc:meta])* $name:literal $version:literal => $variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $set {
            $($(#[$variant_doc])* $variant($variant),)*
        }

        impl $crate::event::EventSet for $set {
            const KINDS: &'static [(&'static str, u16)] = &[$(($name, $version),)*];

            fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name,)* }
            }

            fn version(&self) -> u16 {
                match self { $(Self::$variant(_) => $version,)* }
            }

            fn payload(&self) -> Vec<u8> {
                let mut bytes = Vec::new();
                let encoded: Result<(), minicbor::encode::Error<core::convert::Infallible>> = match self {
                    $(Self::$variant(payload) => minicbor::encode(payload, &mut bytes),)*
                };
                debug_assert!(encoded.is_ok(), "writing to memory cannot fail");
                bytes
            }

            fn decode(kind: &str, version: u16, payload: &[u8]) -> Result<Option<Self>, minicbor::decode::Error> {
                match (kind, version) {
                    $(($name, $version) => minicbor::decode(payload).map(|payload| Some(Self::$variant(payload))),)*
                    _ => Ok(None),
                }
            }
        }

        impl From<$set> for $crate::event::Event {
            fn from(event: $set) -> Self {
                Self::$context(event)
            }
        }

        $(impl From<$variant> for $set {
            fn from(payload: $variant) -> Self {
                Self::$variant(payload)
            }
        }

        impl From<$variant> for $crate::event::Event {
            fn from(payload: $variant) -> Self {
                Self::$context($set::$variant(payload))
            }
        })*
    };
}
pub(crate) use events;
