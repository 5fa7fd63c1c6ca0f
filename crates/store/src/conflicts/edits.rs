//! Two edits of one thing made apart: which fields they contradict each other in, and setting one side's values again.

use comptoir_domain::Sealed;
use comptoir_domain::catalog::{CategoryEvent, ChangeCategory, ChangeProduct, ProductEvent, SetProductActive};
use comptoir_domain::conflicts::Refusal;
use comptoir_domain::customers::{ChangeCustomer, CustomerDescribed, CustomerEvent, SetCreditLimit};
use comptoir_domain::event::{Content, Event, StreamKind, StreamRef};
use comptoir_domain::fold::{Anomaly, OrderKey};
use comptoir_domain::ids::{CustomerId, EventId, ProductId, StoreId, UserId};
use comptoir_domain::people::{
    ChangeRole, ChangeStore, ChangeUser, RoleEvent, SetUserActive, StoreEvent, UserDescribed, UserEvent,
};
use comptoir_domain::stock::{SetStockLimits, StockSettingEvent};
use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::resolve::run;
use crate::authority::{self, Voids};
use crate::error::{ExecuteError, StoreError};
use crate::execute::Handle;
use crate::journal;
use crate::streams::decode_event;
use crate::unit::Unit;
use crate::vault;

/// Values by the names of their fields, as the ordinary command writes them.
pub(crate) type Values = Map<String, Value>;

/// Two edits made apart.
#[derive(Clone, Debug)]
pub(crate) struct Edits {
    kind: StreamKind,
    pub(crate) earlier: EventId,
    pub(crate) later: EventId,
    /// In which they contradict each other.
    pub(crate) fields: Vec<Field>,
}

/// A field that was set to two values.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) earlier: Value,
    pub(crate) later: Value,
    /// What stands: one of the two, unless it was set once more.
    pub(crate) now: Value,
}

/// Finds the two edits; `None` where they are not held here or say nothing that this version can name.
pub(crate) fn find(connection: &Connection, about: StreamRef, anomaly: &Anomaly) -> Result<Option<Edits>, StoreError> {
    let events = counting(connection, about)?;
    let mut sides = events.iter().filter(|event| anomaly.events.contains(&event.id));
    let (Some(earlier), Some(later)) = (sides.next(), sides.next_back()) else { return Ok(None) };
    let (first, second) = (values_of(connection, earlier)?, values_of(connection, later)?);
    let mut fields = Vec::new();
    for (name, value, other) in contested(&first, &second) {
        let now = standing(connection, &events, &name)?.unwrap_or_else(|| other.clone());
        fields.push(Field { name, earlier: value, later: other, now });
    }
    let edits = Edits { kind: about.kind, earlier: earlier.id, later: later.id, fields };
    Ok((!edits.fields.is_empty()).then_some(edits))
}

/// The fields that an event without effect set, with what stands instead.
pub(crate) fn set_by(connection: &Connection, about: StreamRef, events: &[EventId]) -> Result<Vec<Field>, StoreError> {
    let acts = authority::acts_of(connection, about, events)?;
    let Some(act) = acts.first() else { return Ok(Vec::new()) };
    let counting = counting(connection, about)?;
    let mut fields = Vec::new();
    for (name, later) in values_of(connection, act)? {
        let now = standing(connection, &counting, &name)?.unwrap_or_default();
        fields.push(Field { name, earlier: now.clone(), later, now });
    }
    Ok(fields)
}

/// The events of a stream that count, in order.
fn counting(connection: &Connection, about: StreamRef) -> Result<Vec<Content>, StoreError> {
    let Some(row) = journal::find_stream(connection, about)? else { return Ok(Vec::new()) };
    let (mut events, voids) = (journal::events_of(connection, row)?, Voids::of(connection, about)?);
    events.retain(|event| !voids.contains(event.id));
    events.sort_by_key(|event| OrderKey::from(event));
    Ok(events)
}

/// The fields that both set, to different values. Sealed texts may differ in their seals alone: then all that both set.
fn contested(first: &Values, second: &Values) -> Vec<(String, Value, Value)> {
    let both = first.iter().filter_map(|(name, value)| Some((name.clone(), value.clone(), second.get(name)?.clone())));
    let both: Vec<_> = both.collect();
    let differ: Vec<_> = both.iter().filter(|(_, value, other)| value != other).cloned().collect();
    if differ.is_empty() { both } else { differ }
}

/// What the last of the events that set a field set it to.
fn standing(connection: &Connection, events: &[Content], name: &str) -> Result<Option<Value>, StoreError> {
    for event in events.iter().rev() {
        if let Some(value) = values_of(connection, event)?.remove(name) {
            return Ok(Some(value));
        }
    }
    Ok(None)
}

fn values_of(connection: &Connection, content: &Content) -> Result<Values, StoreError> {
    let open = |sealed: &Option<Sealed>| -> Result<Value, StoreError> {
        let text = sealed.as_ref().map(|sealed| vault::open(connection, content.stream.id, sealed)).transpose()?;
        Ok(json!(text))
    };
    match decode_event(content) {
        Some(Event::Product(ProductEvent::ProductDescribed(described))) => {
            let mut values = given(&described.fields, &["category", "brand"])?;
            values.extend(described.active.map(|active| ("active".to_owned(), json!(active))));
            Ok(values)
        }
        Some(Event::Category(CategoryEvent::CategoryDescribed(described))) => {
            let mut values = given(&json!({ "name": described.name }), &[])?;
            values.extend(described.parent.map(|parent| ("parent".to_owned(), json!(parent.0))));
            Ok(values)
        }
        Some(Event::Customer(CustomerEvent::CustomerDescribed(described))) => customer_values(&described, open),
        Some(Event::Customer(CustomerEvent::CreditLimitSet(set))) => given(&json!({ "credit_limit": set.limit }), &[]),
        Some(Event::Store(StoreEvent::StoreDescribed(described))) => given(&described.fields, &[]),
        Some(Event::User(UserEvent::UserDescribed(described))) => user_values(&described, open),
        Some(Event::Role(RoleEvent::RoleDefined(defined))) => {
            given(&json!({ "name": defined.name, "permissions": defined.permissions }), &[])
        }
        Some(Event::Role(RoleEvent::RoleChanged(changed))) => {
            given(&json!({ "name": changed.name, "permissions": changed.permissions }), &[])
        }
        Some(Event::StockSetting(StockSettingEvent::StockLimitsSet(set))) => {
            given(&json!({ "limits": { "minimum": set.minimum, "maximum": set.maximum } }), &[])
        }
        _ => Ok(Values::new()),
    }
}

type Opened = Result<Value, StoreError>;

fn customer_values(set: &CustomerDescribed, open: impl Fn(&Option<Sealed>) -> Opened) -> Result<Values, StoreError> {
    let values = json!({
        "kind": set.kind, "name": open(&set.name)?, "phone": open(&set.phone)?, "email": open(&set.email)?,
        "address": open(&set.address)?, "tax_id": open(&set.tax_id)?,
    });
    given(&values, &[])
}

fn user_values(set: &UserDescribed, open: impl Fn(&Option<Sealed>) -> Opened) -> Result<Values, StoreError> {
    let values = json!({
        "user_name": open(&set.user_name)?, "name": open(&set.name)?, "email": open(&set.email)?,
        "phone": open(&set.phone)?, "active": set.active, "language": set.language,
    });
    given(&values, &[])
}

/// The fields that were set. Those named are written only when they were, and may be cleared by nothing.
fn given(fields: &impl Serialize, may_be_cleared: &[&str]) -> Result<Values, StoreError> {
    match serde_json::to_value(fields)? {
        Value::Object(values) => {
            let is_given =
                |(name, value): &(String, Value)| !value.is_null() || may_be_cleared.contains(&name.as_str());
            Ok(values.into_iter().filter(is_given).collect())
        }
        _ => Ok(Values::new()),
    }
}

impl Edits {
    /// True when an ordinary command can set every contested field.
    pub(crate) fn can_be_kept(&self) -> bool {
        self.fields.iter().all(|field| match self.kind {
            StreamKind::Product | StreamKind::Customer | StreamKind::User | StreamKind::Role => true,
            StreamKind::Category | StreamKind::StockSetting => true,
            // The code is on papers already printed.
            StreamKind::Store => field.name != "code",
            _ => false,
        })
    }

    /// Sets the values of one side by the ordinary command; nothing where they stand already.
    pub(super) fn keep(&self, unit: &mut Unit<'_>, about: StreamRef, edit: EventId) -> Result<(), ExecuteError> {
        let mut values = Values::new();
        for field in &self.fields {
            let value = if edit == self.earlier { &field.earlier } else { &field.later };
            if *value != field.now {
                values.insert(field.name.clone(), value.clone());
            }
        }
        if values.is_empty() { Ok(()) } else { set(unit, about, values) }
    }
}

fn set(unit: &mut Unit<'_>, about: StreamRef, mut values: Values) -> Result<(), ExecuteError> {
    let id = about.id;
    match about.kind {
        StreamKind::Product => {
            if let Some(active) = values.remove("active") {
                run(unit, SetProductActive { product: ProductId(id), active: read(active)? })?;
            }
            set_rest(values, |fields| run(unit, ChangeProduct { product: ProductId(id), fields }))
        }
        StreamKind::Customer => {
            if let Some(limit) = values.remove("credit_limit") {
                run(unit, SetCreditLimit { customer: CustomerId(id), limit: read(limit)? })?;
            }
            set_rest(values, |profile| run(unit, ChangeCustomer { customer: CustomerId(id), profile }))
        }
        StreamKind::User => {
            if let Some(active) = values.remove("active") {
                run(unit, SetUserActive { user: UserId(id), active: read(active)? })?;
            }
            set_named::<ChangeUser>(unit, values, "user", id)
        }
        StreamKind::Store => set_rest(values, |fields| run(unit, ChangeStore { store: StoreId(id), fields })),
        StreamKind::Role => set_named::<ChangeRole>(unit, values, "role", id),
        StreamKind::Category => set_named::<ChangeCategory>(unit, values, "category", id),
        StreamKind::StockSetting => set_limits(unit, id, values),
        _ => Err(Refusal::NotOffered.into()),
    }
}

fn set_limits(unit: &mut Unit<'_>, id: Uuid, mut values: Values) -> Result<(), ExecuteError> {
    let setting = unit.existing::<comptoir_domain::stock::StockSetting>(id)?.ok_or(Refusal::NotOffered)?;
    let mut limits = values.remove("limits").unwrap_or_default();
    let mut limit = |name: &str| read(limits.get_mut(name).map(Value::take).unwrap_or_default());
    let (minimum, maximum) = (limit("minimum")?, limit("maximum")?);
    run(unit, SetStockLimits { store: setting.state.store, product: setting.state.product, minimum, maximum })
}

/// What remains to set, if anything does.
fn set_rest<T: DeserializeOwned>(
    values: Values,
    set: impl FnOnce(T) -> Result<(), ExecuteError>,
) -> Result<(), ExecuteError> {
    if values.is_empty() { Ok(()) } else { set(read(Value::Object(values))?) }
}

/// The same for a command whose fields stand beside the id of what it changes.
fn set_named<C: Handle>(unit: &mut Unit<'_>, mut values: Values, of: &str, id: Uuid) -> Result<(), ExecuteError> {
    if values.is_empty() {
        return Ok(());
    }
    values.insert(of.to_owned(), json!(id));
    run(unit, read::<C>(Value::Object(values))?)
}

/// A value that an event held is one that its command takes.
fn read<T: DeserializeOwned>(value: Value) -> Result<T, StoreError> {
    Ok(serde_json::from_value(value)?)
}
