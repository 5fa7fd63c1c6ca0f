//! One conflict with all that a decision needs: the facts, how things stand, and the remedies.

use comptoir_domain::authority::{Lack, Verdict, Weight, verdict_stream_id};
use comptoir_domain::conflicts::{Offer, Refusal};
use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::fold::{Anomaly, Rule};
use comptoir_domain::ids::{ConflictId, StoreId};
use comptoir_domain::people::Permission;
use comptoir_domain::sales::{Sale, SaleStatus};
use comptoir_domain::{Currency, Money, Quantity, Timestamp};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::drawers::{OpenDrawer, open_drawers};
use super::facts::{Fact, acts_of, facts_of};
use super::list_conflicts::may_see;
use super::moments::{Moment, moments_of};
use super::resolved::{self, DecisionView};
use super::shown_value::{ShownValue, shown};
use super::subject::{Subject, store_name};
use crate::anomalies::Home;
use crate::authority;
use crate::conflicts::edits;
use crate::conflicts::matter::{self, Loaded};
use crate::conflicts::open::{self, Open};
use crate::error::{ExecuteError, StoreError};
use crate::people::audit::subject_name;
use crate::people::queries::{fields_of, name_of};
use crate::queries::{Asked, Query};
use crate::streams::{self, Streamed as _};

/// One conflict, whether somebody has decided about it or not.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadConflict {
    /// Which.
    pub(crate) conflict: ConflictId,
}

/// A conflict with all that a decision needs.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ConflictCard {
    /// Which.
    pub(crate) conflict: ConflictId,
    /// The broken rule.
    pub(crate) rule: Rule,
    /// What it is about.
    pub(crate) subject: Subject,
    /// Where; absent for what belongs to the whole business.
    pub(crate) store: Option<StoreId>,
    /// That store's name.
    pub(crate) store_name: String,
    /// When the last of its facts happened.
    pub(crate) at: Timestamp,
    /// The currency of its amounts.
    pub(crate) currency: Currency,
    /// Decimals of the currency.
    pub(crate) exponent: u32,
    /// What contradicts each other, the earliest first.
    pub(crate) facts: Vec<Fact>,
    /// What happened, one after the other; empty where the facts say it all.
    pub(crate) moments: Vec<Moment>,
    /// How the sale stands, if it is about one.
    pub(crate) sale: Option<SaleAtStake>,
    /// How the stock stands, if it is about that.
    pub(crate) stock: Option<StockAtStake>,
    /// What was lacking, where something was recorded without authority.
    pub(crate) authority: Option<AuthorityAtStake>,
    /// The fields that were set to two values; those that were set without authority, with what stands.
    pub(crate) fields: Vec<ContestedField>,
    /// What can be done, the advised remedy first; empty once somebody has decided.
    pub(crate) offers: Vec<Offered>,
    /// The open drawers from which cash may go back, the best first.
    pub(crate) drawers: Vec<OpenDrawer>,
    /// What was decided.
    pub(crate) decision: Option<DecisionView>,
}

/// How a sale stands.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct SaleAtStake {
    /// Where it stands.
    pub(crate) status: SaleStatus,
    /// What it asks for.
    pub(crate) total: Money,
    /// What came in, less what went back.
    pub(crate) paid: Money,
    /// What is held and should not be.
    pub(crate) excess: Money,
}

/// How the stock of a product in a store stands.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct StockAtStake {
    /// What is there, as recorded.
    pub(crate) on_hand: Quantity,
    /// What of it is promised.
    pub(crate) reserved: Quantity,
}

/// What was lacking to whoever recorded something.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct AuthorityAtStake {
    /// What.
    pub(crate) lack: Lack,
    /// Who acted; empty for somebody who is not known here.
    pub(crate) by_name: String,
    /// At which computer; empty for one that is not known here.
    pub(crate) device_name: String,
    /// It decided something, and has no effect until it is confirmed. What is none has counted all along.
    pub(crate) is_decision: bool,
}

/// A field that was set to two values.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ContestedField {
    /// Its name.
    pub(crate) field: String,
    /// What the earlier of the two edits set.
    pub(crate) earlier: ShownValue,
    /// What the later one set.
    pub(crate) later: ShownValue,
    /// What stands.
    pub(crate) now: ShownValue,
}

/// A remedy that may be chosen.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct Offered {
    /// Which.
    #[serde(flatten)]
    pub(crate) offer: Offer,
    /// Whoever chooses it says why.
    pub(crate) needs_note: bool,
}

/// A conflict as found: waiting, or decided.
struct Asking {
    conflict: ConflictId,
    rule: Rule,
    about: StreamRef,
    store: Option<StoreId>,
    at: Timestamp,
    home: Option<Home>,
    /// Those whose facts are told: of the rule that leads.
    anomalies: Vec<Anomaly>,
}

impl Query for ReadConflict {
    const NAME: &'static str = "conflicts.read";
    const PERMISSION: Option<Permission> = Some(Permission::ResolveConflicts);
    type Answer = ConflictCard;

    fn answer(self, asked: &Asked<'_>) -> Result<ConflictCard, ExecuteError> {
        let connection = asked.connection;
        if let Some(open) = open::find(connection, self.conflict)? {
            let mut card = card(asked, &asking(&open))?;
            add_remedies(asked, &open, &mut card)?;
            return Ok(card);
        }
        let resolution = resolved::load(connection, self.conflict)?;
        let decided = resolution.resolved.as_ref().ok_or(Refusal::Unknown)?;
        let decision = &decided.decision;
        let asking = Asking {
            conflict: self.conflict,
            rule: decision.rule,
            about: decision.about,
            store: decision.store,
            at: decided.at,
            home: open::home_of(connection, self.conflict)?,
            anomalies: vec![Anomaly::new(decision.rule, decision.events.clone())],
        };
        Ok(ConflictCard { decision: resolved::view(connection, &resolution)?, ..card(asked, &asking)? })
    }
}

fn asking(open: &Open) -> Asking {
    let leading = &open.leading;
    let rule = leading.anomaly.rule;
    let of_the_rule = open.others.iter().filter(|anomaly| anomaly.rule == rule);
    Asking {
        conflict: open.id(),
        rule,
        about: leading.about,
        store: leading.store,
        at: open.at,
        home: Some(leading.home),
        anomalies: std::iter::once(&leading.anomaly).chain(of_the_rule).cloned().collect(),
    }
}

fn card(asked: &Asked<'_>, asking: &Asking) -> Result<ConflictCard, ExecuteError> {
    if !may_see(asked, asking.store) {
        return Err(comptoir_domain::Refusal::forbidden(Permission::ResolveConflicts).into());
    }
    let connection = asked.connection;
    let sale = matter::sale(connection, asking.about)?;
    let currency = currency(connection, sale.as_ref().map(|sale| &sale.state), asking.store)?;
    let anomalies: Vec<&Anomaly> = asking.anomalies.iter().collect();
    let facts = match (asking.rule, asking.home) {
        (Rule::WithoutAuthority, _) => acts_of(connection, asking.about, &anomalies)?,
        (_, Some(home)) => facts_of(connection, home, &anomalies)?,
        (_, None) => Vec::new(),
    };
    Ok(ConflictCard {
        conflict: asking.conflict,
        rule: asking.rule,
        subject: Subject::read(connection, asking.about)?,
        store: asking.store,
        store_name: store_name(connection, asking.store)?,
        at: asking.at,
        currency,
        exponent: currency.exponent(),
        facts,
        moments: if sale.is_some() { moments_of(connection, asking.about)? } else { Vec::new() },
        sale: sale.map(|sale| SaleAtStake {
            status: sale.state.status,
            total: sale.state.total,
            paid: sale.state.paid,
            excess: sale.state.held_too_much(),
        }),
        stock: None,
        authority: authority(connection, asking)?,
        fields: contested(connection, asking)?,
        offers: Vec::new(),
        drawers: Vec::new(),
        decision: None,
    })
}

/// The sale's currency, else the store's, else the business's.
fn currency(connection: &Connection, sale: Option<&Sale>, store: Option<StoreId>) -> Result<Currency, StoreError> {
    if let Some(sale) = sale {
        return Ok(sale.currency);
    }
    let of_store = store.map(|store| fields_of(connection, store)).transpose()?.and_then(|fields| fields.currency);
    if let Some(currency) = of_store {
        return Ok(currency);
    }
    let mut statement = connection.prepare_cached("SELECT currency FROM organisation_row LIMIT 1")?;
    let code: String = statement.query_row([], |row| row.get(0))?;
    Ok(Currency::from_code(&code).unwrap_or_default())
}

/// What can be done about a conflict that waits, and how that stands which it would change.
fn add_remedies(asked: &Asked<'_>, open: &Open, card: &mut ConflictCard) -> Result<(), ExecuteError> {
    let loaded = Loaded::load(asked.connection, open)?;
    let offers = loaded.conflict(open).offers();
    match &loaded {
        Loaded::Stock(level) => {
            card.stock = Some(StockAtStake { on_hand: level.on_hand, reserved: level.reserved });
        }
        Loaded::Sale(sale) => card.drawers = drawers(asked, open, &sale.state, &offers)?,
        Loaded::Edits(_) | Loaded::Serial(_) | Loaded::Authority(_) | Loaded::Other => {}
    }
    let offered = |offer: Offer| Offered { needs_note: offer.needs_note(), offer };
    card.offers = offers.into_iter().map(offered).collect();
    Ok(())
}

/// What was lacking to whoever recorded the first of the acts, where that is the rule.
fn authority(connection: &Connection, asking: &Asking) -> Result<Option<AuthorityAtStake>, StoreError> {
    let events: Vec<_> = asking.anomalies.iter().flat_map(|anomaly| anomaly.events.iter().copied()).collect();
    let Some(event) = events.first().filter(|_| asking.rule == Rule::WithoutAuthority) else { return Ok(None) };
    let verdict = streams::load(connection, StreamRef::new(StreamKind::Verdict, verdict_stream_id(*event)))?;
    let lack = Verdict::unwrap(&verdict.folded).and_then(|verdict| verdict.state.lack);
    let acts = authority::acts_of(connection, asking.about, &events)?;
    let (Some(lack), Some(act)) = (lack, acts.first()) else { return Ok(None) };
    Ok(Some(AuthorityAtStake {
        lack,
        by_name: name_of(connection, act.actor)?,
        device_name: subject_name(connection, StreamKind::Device, act.device.0)?,
        is_decision: Weight::of(asking.about.kind) == Weight::Decision,
    }))
}

/// The fields that were set to two values; none for another rule.
fn contested(connection: &Connection, asking: &Asking) -> Result<Vec<ContestedField>, StoreError> {
    if let (Rule::WithoutAuthority, Some(anomaly)) = (asking.rule, asking.anomalies.first()) {
        let fields = edits::set_by(connection, asking.about, &anomaly.events)?;
        return fields.iter().map(|field| contested_field(connection, asking, field)).collect();
    }
    let anomaly = asking.anomalies.first().filter(|anomaly| anomaly.rule == Rule::ConcurrentEdit);
    let Some(anomaly) = anomaly else { return Ok(Vec::new()) };
    let Some(edits) = edits::find(connection, asking.about, anomaly)? else { return Ok(Vec::new()) };
    edits.fields.iter().map(|field| contested_field(connection, asking, field)).collect()
}

fn contested_field(
    connection: &Connection,
    asking: &Asking,
    field: &edits::Field,
) -> Result<ContestedField, StoreError> {
    let value = |value| shown(connection, asking.about.kind, &field.name, value);
    let (earlier, later, now) = (value(&field.earlier)?, value(&field.later)?, value(&field.now)?);
    Ok(ContestedField { field: field.name.clone(), earlier, later, now })
}

fn drawers(asked: &Asked<'_>, open: &Open, sale: &Sale, offers: &[Offer]) -> Result<Vec<OpenDrawer>, StoreError> {
    let cash = offers.iter().find_map(|offer| match offer {
        Offer::ReturnCash { amount } => Some(*amount),
        _ => None,
    });
    let (Some(amount), Some(store)) = (cash, open.leading.store) else { return Ok(Vec::new()) };
    let took: Vec<_> = sale.payments.iter().map(|payment| payment.taken.shift).collect();
    open_drawers(asked.connection, store, amount, &took, asked.actor.user)
}
