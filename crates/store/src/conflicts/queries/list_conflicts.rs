//! What is to be decided, the latest first, and what was decided this month.

use comptoir_domain::event::StreamRef;
use comptoir_domain::fold::Rule;
use comptoir_domain::ids::{ConflictId, StoreId};
use comptoir_domain::people::Permission;
use comptoir_domain::{Currency, Money, Timestamp, Zone};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::resolved::{self, DecisionView};
use super::subject::{Subject, store_name};
use crate::conflicts::matter;
use crate::conflicts::open::{self, Open};
use crate::error::{ExecuteError, StoreError};
use crate::journal::{kind_of, optional_uuid_at, uuid_at};
use crate::people::organisation_zone;
use crate::queries::{Asked, Query};

const PAGE: usize = 60;
/// A month has at most so many milliseconds: the range of the index that is read for one.
const MONTH_MS: i64 = 31 * 24 * 60 * 60 * 1_000;
/// The most decisions of a month that are looked at.
const DECIDED_MAX: i64 = 5_000;

/// Whether somebody has decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ConflictState {
    /// Nobody has.
    #[default]
    Open,
    /// Somebody has, this month.
    Resolved,
}

/// A page of conflicts, the latest first.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub(crate) struct ListConflicts {
    /// Those that wait, unless told.
    #[serde(default)]
    #[ts(as = "Option<ConflictState>")]
    pub(crate) state: ConflictState,
    /// Continues after the last row of an earlier page.
    #[serde(default)]
    pub(crate) before: Option<ConflictCursor>,
}

/// The last row of a page. The id tells conflicts of the same millisecond apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub(crate) struct ConflictCursor {
    at: Timestamp,
    conflict: ConflictId,
}

/// A page of conflicts.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ConflictPage {
    /// The latest first.
    pub(crate) rows: Vec<ConflictRow>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<ConflictCursor>,
    /// How many there are in all.
    pub(crate) count: usize,
}

/// A conflict in a list.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ConflictRow {
    /// Which.
    pub(crate) conflict: ConflictId,
    /// The broken rule.
    pub(crate) rule: Rule,
    /// What it is about.
    pub(crate) subject: Subject,
    /// Where; empty for what belongs to the whole business.
    pub(crate) store_name: String,
    /// When the last of its facts happened; once decided, when that was.
    pub(crate) at: Timestamp,
    /// Money or goods wait for it.
    pub(crate) is_urgent: bool,
    /// What is held and should not be, while it waits; `null` where it is not about money.
    pub(crate) amount: Option<Money>,
    /// In which currency.
    pub(crate) currency: Currency,
    /// What was decided.
    pub(crate) decision: Option<DecisionView>,
}

impl Query for ListConflicts {
    const NAME: &'static str = "conflicts.list";
    const PERMISSION: Option<Permission> = Some(Permission::ResolveConflicts);
    type Answer = ConflictPage;

    fn answer(self, asked: &Asked<'_>) -> Result<ConflictPage, ExecuteError> {
        let connection = asked.connection;
        match self.state {
            ConflictState::Open => {
                let open = visible(asked)?;
                let cursor = |open: &Open| ConflictCursor { at: open.at, conflict: open.id() };
                page(&open, self.before, cursor, |open| open_row(connection, open))
            }
            ConflictState::Resolved => {
                let decided = decided_this_month(asked)?;
                let cursor = |decided: &Decided| ConflictCursor { at: decided.at, conflict: decided.conflict };
                page(&decided, self.before, cursor, |decided| decided_row(connection, decided))
            }
        }
    }
}

/// How many wait: for the badge beside the screen's name.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CountConflicts {}

/// How many wait.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ConflictCount {
    /// How many.
    pub(crate) open: usize,
    /// Money or goods wait for one of them.
    pub(crate) is_urgent: bool,
}

impl Query for CountConflicts {
    const NAME: &'static str = "conflicts.count";
    const PERMISSION: Option<Permission> = Some(Permission::ResolveConflicts);
    type Answer = ConflictCount;

    fn answer(self, asked: &Asked<'_>) -> Result<ConflictCount, ExecuteError> {
        let open = visible(asked)?;
        Ok(ConflictCount { open: open.len(), is_urgent: open.iter().any(|open| is_urgent(open.leading.anomaly.rule)) })
    }
}

/// Money or goods wait, or went out twice.
fn is_urgent(rule: Rule) -> bool {
    rule.is_of_money_and_goods() || rule == Rule::ResolvedTwice
}

/// True for what belongs to the whole business, and for the stores where the asker decides.
pub(super) fn may_see(asked: &Asked<'_>, store: Option<StoreId>) -> bool {
    store.is_none_or(|store| asked.actor.may(Permission::ResolveConflicts, store))
}

fn visible(asked: &Asked<'_>) -> Result<Vec<Open>, StoreError> {
    let all = open::all(asked.connection)?;
    Ok(all.into_iter().filter(|open| may_see(asked, open.leading.store)).collect())
}

/// `all` are sorted, the latest first.
fn page<T>(
    all: &[T],
    before: Option<ConflictCursor>,
    cursor: impl Fn(&T) -> ConflictCursor,
    row: impl Fn(&T) -> Result<ConflictRow, StoreError>,
) -> Result<ConflictPage, ExecuteError> {
    let after = all.iter().filter(|one| before.is_none_or(|before| cursor(one) < before));
    let shown: Vec<&T> = after.take(PAGE + 1).collect();
    let rows = shown.iter().take(PAGE).map(|one| row(one)).collect::<Result<Vec<_>, _>>()?;
    let next = (shown.len() > PAGE).then(|| shown.get(PAGE - 1).map(|last| cursor(last))).flatten();
    Ok(ConflictPage { rows, next, count: all.len() })
}

fn open_row(connection: &Connection, open: &Open) -> Result<ConflictRow, StoreError> {
    let (leading, rule) = (&open.leading, open.leading.anomaly.rule);
    let sale = if rule.is_of_money_and_goods() { matter::sale(connection, leading.about)? } else { None };
    let held = sale.as_ref().map(|sale| sale.state.held_too_much()).filter(|amount| amount.is_positive());
    Ok(ConflictRow {
        conflict: open.id(),
        rule,
        subject: Subject::read(connection, leading.about)?,
        store_name: store_name(connection, leading.store)?,
        at: open.at,
        is_urgent: is_urgent(rule),
        amount: held,
        currency: sale.map(|sale| sale.state.currency).unwrap_or_default(),
        decision: None,
    })
}

/// A decision in the index by time.
struct Decided {
    conflict: ConflictId,
    rule: Rule,
    about: StreamRef,
    store: Option<StoreId>,
    at: Timestamp,
}

fn decided_this_month(asked: &Asked<'_>) -> Result<Vec<Decided>, StoreError> {
    let zone = organisation_zone(asked.connection)?.unwrap_or_default();
    let mut statement = asked.connection.prepare_cached(
        "SELECT conflict, rule, kind, subject, store, at FROM resolution_row
         WHERE at >= ?1 AND is_along = 0 ORDER BY at DESC, conflict DESC LIMIT ?2",
    )?;
    let mut rows = statement.query([asked.now.0 - MONTH_MS, DECIDED_MAX])?;
    let mut decided = Vec::new();
    while let Some(row) = rows.next()? {
        let (store, at) = (optional_uuid_at(row, 4)?.map(StoreId), Timestamp(row.get(5)?));
        let Some(rule) = Rule::from_name(&row.get::<_, String>(1)?) else { continue };
        let (conflict, about) = (ConflictId(uuid_at(row, 0)?), StreamRef::new(kind_of(row.get(2)?)?, uuid_at(row, 3)?));
        if month(zone, at) == month(zone, asked.now) && may_see(asked, store) {
            decided.push(Decided { conflict, rule, about, store, at });
        }
    }
    Ok(decided)
}

/// Such as `2026-11`.
fn month(zone: Zone, at: Timestamp) -> String {
    zone.date_at(at).to_date().format("%Y-%m").to_string()
}

fn decided_row(connection: &Connection, decided: &Decided) -> Result<ConflictRow, StoreError> {
    let resolution = resolved::load(connection, decided.conflict)?;
    Ok(ConflictRow {
        conflict: decided.conflict,
        rule: decided.rule,
        subject: Subject::read(connection, decided.about)?,
        store_name: store_name(connection, decided.store)?,
        at: decided.at,
        is_urgent: false,
        amount: None,
        currency: matter::sale(connection, decided.about)?.map(|sale| sale.state.currency).unwrap_or_default(),
        decision: resolved::view(connection, &resolution)?,
    })
}
