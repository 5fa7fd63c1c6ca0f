//! The facts that contradict each other, as people tell them: who, where, when, how much.

use comptoir_domain::conflicts::RemedyTaken;
use comptoir_domain::event::{Content, Event, StreamKind, StreamRef};
use comptoir_domain::fold::{Anomaly, OrderKey};
use comptoir_domain::ids::{EventId, ProductId, SaleId, SerialId, ShiftId, StoreId, UserId};
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::sales::{PaymentMeans, SaleEvent};
use comptoir_domain::stock::SerialNumber;
use comptoir_domain::till::{Shift, ShiftEvent, ShiftStatus};
use comptoir_domain::{Money, Quantity, Timestamp};
use rusqlite::{Connection, params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::subject::register_name;
use crate::anomalies::{self, Home};
use crate::conflicts::matter;
use crate::error::StoreError;
use crate::journal::{self, uuid_at};
use crate::ledgers;
use crate::people::audit::subject_name;
use crate::people::queries::name_of;
use crate::stock::serials;
use crate::streams::{self, Streamed as _, decode_event};

/// The most that are shown side by side.
const FACTS_MAX: usize = 4;

/// One of the facts.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct Fact {
    /// When it happened.
    pub(crate) at: Timestamp,
    /// Who acted; empty for somebody who is not known here.
    pub(crate) by_name: String,
    /// At which register; empty where none is concerned.
    pub(crate) register_name: String,
    /// What.
    #[serde(flatten)]
    pub(crate) what: FactKind,
}

/// What happened.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "fact")]
pub(crate) enum FactKind {
    /// Money came in.
    Payment {
        /// How.
        means: PaymentMeans,
        /// What counts.
        amount: Money,
        /// What was handed over.
        tendered: Money,
        /// What was handed back.
        change: Money,
        /// Its shift is open still.
        is_shift_open: bool,
    },
    /// A manager undid the sale.
    Cancellation {
        /// Why.
        reason: String,
    },
    /// A sale was sent to the till.
    Submission {
        /// Its number.
        number: String,
        /// What the customer pays.
        total: Money,
    },
    /// A shift was opened.
    Shift {
        /// The cash at the beginning.
        float: Money,
        /// It is open still.
        is_open: bool,
    },
    /// Goods left.
    Goods {
        /// How many.
        quantity: Quantity,
        /// The number of their sale; empty for none.
        number: String,
    },
    /// A sale named a serial number.
    SerialNamed {
        /// Which sale.
        sale: SaleId,
        /// Its number on paper.
        number: String,
        /// The product.
        product_name: String,
        /// The serial number.
        serial: SerialNumber,
        /// The sale's customer; empty for "client de passage".
        customer_name: String,
    },
    /// A thing was changed.
    Edit {
        /// By which event.
        edit: EventId,
    },
    /// Somebody decided.
    Decision {
        /// What was done.
        taken: RemedyTaken,
        /// Why.
        note: String,
    },
    /// Something else was recorded.
    Act {
        /// Such as `shift.cash_moved`.
        kind: String,
    },
}

/// The facts of these anomalies, the earliest first.
pub(crate) fn facts_of(connection: &Connection, home: Home, anomalies: &[&Anomaly]) -> Result<Vec<Fact>, StoreError> {
    let events: Vec<EventId> = anomalies.iter().flat_map(|anomaly| anomaly.events.iter().copied()).collect();
    let facts = match home {
        Home::Stream(stream) => of_stream(connection, stream, &events)?,
        Home::Ledger(LedgerKey::Stock(store, product)) => goods_of(connection, store, product)?,
        Home::Ledger(LedgerKey::Serial(serial)) => namings_of(connection, serial, anomalies)?,
        Home::Ledger(key) => of_ledger(connection, key, anomalies)?,
    };
    Ok(facts.into_iter().take(FACTS_MAX).collect())
}

/// The acts of a stream that were recorded without authority, the earliest first.
pub(super) fn acts_of(
    connection: &Connection,
    stream: StreamRef,
    anomalies: &[&Anomaly],
) -> Result<Vec<Fact>, StoreError> {
    let events: Vec<EventId> = anomalies.iter().flat_map(|anomaly| anomaly.events.iter().copied()).collect();
    Ok(of_stream(connection, stream, &events)?.into_iter().take(FACTS_MAX).collect())
}

fn of_stream(connection: &Connection, stream: StreamRef, events: &[EventId]) -> Result<Vec<Fact>, StoreError> {
    let Some(row) = journal::find_stream(connection, stream)? else { return Ok(Vec::new()) };
    let mut contents = journal::events_of(connection, row)?;
    contents.retain(|content| events.contains(&content.id));
    contents.sort_by_key(|content| OrderKey::from(content));
    contents.dedup_by_key(|content| content.id);
    contents.iter().map(|content| fact(connection, content)).collect()
}

fn fact(connection: &Connection, content: &Content) -> Result<Fact, StoreError> {
    let (what, register) = match decode_event(content) {
        Some(Event::Sale(SaleEvent::PaymentTaken(taken))) => {
            let is_shift_open = is_open(connection, taken.shift)?;
            let (means, amount, tendered) = (taken.means, taken.amount, taken.tendered);
            let change = (tendered - amount).max(Money::ZERO);
            (FactKind::Payment { means, amount, tendered, change, is_shift_open }, Some(taken.register.0))
        }
        Some(Event::Sale(SaleEvent::SaleCancelled(cancelled))) => {
            (FactKind::Cancellation { reason: cancelled.reason }, None)
        }
        Some(Event::Sale(SaleEvent::SaleSubmitted(submitted))) => {
            let (number, total) = (submitted.number.to_string(), submitted.total);
            (FactKind::Submission { number, total }, Some(submitted.register.0))
        }
        Some(Event::Shift(ShiftEvent::ShiftOpened(opened))) => {
            let is_open = is_open(connection, ShiftId(content.stream.id))?;
            (FactKind::Shift { float: opened.float, is_open }, Some(opened.register.0))
        }
        Some(Event::Resolution(resolution)) => {
            let decision = resolution.decision();
            (FactKind::Decision { taken: decision.remedy.clone(), note: decision.note.clone() }, None)
        }
        _ if is_edit(content) => (FactKind::Edit { edit: content.id }, None),
        _ => (FactKind::Act { kind: content.kind.clone() }, None),
    };
    Ok(Fact {
        at: content.occurred_at,
        by_name: name_of(connection, content.actor)?,
        register_name: register.map_or_else(|| Ok(String::new()), |register| register_name(connection, register))?,
        what,
    })
}

/// True for an event that sets fields.
fn is_edit(content: &Content) -> bool {
    ["described", "defined", "changed", "credit_limit_set", "limits_set"]
        .iter()
        .any(|what| content.kind.ends_with(what))
}

fn is_open(connection: &Connection, shift: ShiftId) -> Result<bool, StoreError> {
    let any = streams::load(connection, StreamRef::new(StreamKind::Shift, shift.0))?;
    Ok(Shift::unwrap(&any.folded).is_some_and(|folded| folded.state.status == ShiftStatus::Open))
}

/// The last sales that took goods of a product from a store: between them they took more than there was.
fn goods_of(connection: &Connection, store: StoreId, product: ProductId) -> Result<Vec<Fact>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT at, actor, quantity, stream FROM stock_movement
         WHERE product = ?1 AND store = ?2 AND reason = '\"sale\"' ORDER BY at DESC, stream LIMIT 2",
    )?;
    let rows = statement.query_map(params![product.as_bytes(), store.as_bytes()], |row| {
        Ok((Timestamp(row.get(0)?), UserId(uuid_at(row, 1)?), row.get::<_, i64>(2)?, uuid_at(row, 3)?))
    })?;
    let mut facts = Vec::new();
    for row in rows {
        let (at, actor, quantity, sale) = row?;
        let what =
            FactKind::Goods { quantity: Quantity::from_thousandths(-quantity), number: number_of(connection, sale)? };
        facts.push(Fact { at, by_name: name_of(connection, actor)?, register_name: String::new(), what });
    }
    facts.reverse();
    Ok(facts)
}

fn number_of(connection: &Connection, sale: Uuid) -> Result<String, StoreError> {
    let sale = matter::sale(connection, StreamRef::new(StreamKind::Sale, sale))?;
    Ok(sale.and_then(|sale| sale.state.number.as_ref().map(ToString::to_string)).unwrap_or_default())
}

/// The sales that hold one serial number.
fn namings_of(connection: &Connection, id: SerialId, anomalies: &[&Anomaly]) -> Result<Vec<Fact>, StoreError> {
    let history = serials::history(connection, id)?;
    let mut facts = Vec::new();
    for of in anomalies.iter().filter_map(|anomaly| history.broken(anomaly)) {
        for claim in of.standing() {
            let told = of_stream(connection, StreamRef::new(StreamKind::Sale, claim.sale.0), &[claim.event])?;
            let Some(fact) = told.into_iter().next() else { continue };
            let what = naming(connection, claim.sale, of.product, history.serial.clone().unwrap_or_default())?;
            facts.push(Fact { what, ..fact });
        }
    }
    Ok(facts)
}

fn naming(
    connection: &Connection,
    sale: SaleId,
    product: ProductId,
    serial: SerialNumber,
) -> Result<FactKind, StoreError> {
    let folded = serials::sale(connection, sale)?;
    let customer = folded.and_then(|folded| folded.state.customer);
    let name = |kind, id| subject_name(connection, kind, id);
    Ok(FactKind::SerialNamed {
        sale,
        number: number_of(connection, sale.0)?,
        product_name: name(StreamKind::Product, product.0)?,
        serial,
        customer_name: customer.map_or_else(|| Ok(String::new()), |customer| name(StreamKind::Customer, customer.0))?,
    })
}

/// The shifts, or the sales of one number, between which a ledger's rule was broken.
fn of_ledger(connection: &Connection, key: LedgerKey, anomalies: &[&Anomaly]) -> Result<Vec<Fact>, StoreError> {
    let row = ledgers::load(connection, key)?.row.unwrap_or_default();
    let mut entries = Vec::new();
    for anomaly in anomalies {
        entries.extend(anomalies::entries_of(connection, key, row, anomaly)?);
    }
    entries.sort_by_key(|(place, _)| *place);
    entries.dedup_by_key(|(place, _)| *place);
    let mut facts = Vec::new();
    for (place, entry) in &entries {
        let Some(subject) = anomalies::subject_of(entry) else { continue };
        facts.extend(of_stream(connection, subject, &[ledgers::order_of(place).event])?);
    }
    Ok(facts)
}
