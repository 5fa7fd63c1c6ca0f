//! What the till's screens ask. The expected amount of an open shift is told only once it was counted.

use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::ids::{RegisterId, ShiftId, StoreId, UserId};
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::people::Permission;
use comptoir_domain::till::{CashMoveKind, CountedLine, Drawer, MeansKind, Refusal, Shift, ShiftStatus, Shifts, Tally};
use comptoir_domain::{Currency, Money, Timestamp};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::claims;
use crate::error::{ExecuteError, StoreError};
use crate::journal::uuid_at;
use crate::ledgers::{self, AnyLedger};
use crate::people::queries::name_of;
use crate::queries::{Asked, Query};
use crate::sales::queries::{SaleRow, sale_row, select_sales};
use crate::streams::{self, Streamed};

/// The sales that wait for payment in this store, the oldest first.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadQueue {}

/// A sale that waits.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct QueuedSale {
    /// The sale.
    #[serde(flatten)]
    pub(crate) sale: SaleRow,
    /// Who else is collecting it.
    pub(crate) claimed_by: Option<String>,
    /// The register where it is being collected, if it is another computer's.
    pub(crate) claimed_at: Option<String>,
}

impl Query for ReadQueue {
    const NAME: &'static str = "till.queue";
    const PERMISSION: Option<Permission> = Some(Permission::Collect);
    type Answer = Vec<QueuedSale>;

    fn answer(self, asked: &Asked<'_>) -> Result<Vec<QueuedSale>, ExecuteError> {
        let store = asked.store()?;
        asked.require(Permission::Collect, store)?;
        let sql = format!(
            "{} WHERE store = ?1 AND status IN (3, 4) AND status IN (1, 3, 4)
             ORDER BY submitted_at LIMIT 200",
            select_sales("sale_open")
        );
        let mut statement = asked.connection.prepare_cached(&sql)?;
        let sales = statement.query_map([store.as_bytes()], sale_row)?.collect::<Result<Vec<_>, _>>()?;
        let queued = |sale: SaleRow| {
            let claimant = claims::of_another(asked.connection, sale.sale, asked.actor.user, asked.now)?;
            let (claimed_by, claimed_at) = claimant.map(|one| (one.name, one.register)).unzip();
            Ok(QueuedSale { sale, claimed_by, claimed_at: claimed_at.flatten() })
        };
        sales.into_iter().map(queued).collect()
    }
}

/// The asker's open shift, if there is one.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CurrentShift {}

/// The asker's open shift, without what the drawer should hold.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct OpenShiftView {
    /// The shift.
    pub(crate) shift: ShiftId,
    /// Its register.
    pub(crate) register: RegisterId,
    /// The register's name.
    pub(crate) register_name: String,
    /// Since when.
    pub(crate) opened_at: Timestamp,
    /// The cash at the beginning.
    pub(crate) float: Money,
    /// How many payments were taken.
    pub(crate) payments: u32,
    /// Sales of the store that wait or are parked: to be seen before closing.
    pub(crate) open_sales: u32,
    /// How often the drawer was counted.
    pub(crate) counts: u32,
}

impl Query for CurrentShift {
    const NAME: &'static str = "till.current_shift";
    const PERMISSION: Option<Permission> = Some(Permission::OpenShift);
    type Answer = Option<OpenShiftView>;

    fn answer(self, asked: &Asked<'_>) -> Result<Option<OpenShiftView>, ExecuteError> {
        let connection = asked.connection;
        let shifts = match ledgers::load(connection, LedgerKey::CashierShifts(asked.actor.user))?.state {
            AnyLedger::Shifts(shifts) => shifts,
            _ => Shifts::default(),
        };
        let Some(shift) = shifts.open() else { return Ok(None) };
        let state = load_shift(connection, shift)?;
        let drawer = load_drawer(connection, shift)?;
        Ok(Some(OpenShiftView {
            shift,
            register: state.register,
            register_name: register_name(connection, state.register)?,
            opened_at: state.opened_at,
            float: state.float,
            payments: drawer.taken.values().map(|tally| tally.count).sum(),
            open_sales: crate::sales::queries::open_sales(connection, state.store)?,
            counts: state.counts,
        }))
    }
}

/// One shift with everything it took: a counted one for its cashier, any closed one for who may see all.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadShift {
    /// Which.
    pub(crate) shift: ShiftId,
}

/// A shift with everything it took.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ShiftCard {
    /// Which.
    pub shift: ShiftId,
    /// Where it stands.
    pub status: ShiftStatus,
    /// The store.
    pub store: StoreId,
    /// The register.
    pub register: RegisterId,
    /// The register's name.
    pub register_name: String,
    /// Who.
    pub cashier: UserId,
    /// That person's name.
    pub cashier_name: String,
    /// In which currency.
    pub currency: Currency,
    /// Since when.
    pub opened_at: Timestamp,
    /// Until when.
    pub closed_at: Option<Timestamp>,
    /// The cash at the beginning.
    pub float: Money,
    /// Payments by means.
    pub taken: Vec<MeansTally>,
    /// Payments that went back, by means.
    pub returned: Vec<MeansTally>,
    /// Cash moved without a sale.
    pub moves: Vec<CashMoveRow>,
    /// What the drawer should hold.
    pub expected: Money,
    /// What was counted.
    pub counted: Money,
    /// Counted less expected.
    pub variance: Money,
    /// A recount is still possible.
    pub may_recount: bool,
    /// By denomination.
    pub counted_lines: Vec<CountedLine>,
    /// The cashier's explanation.
    pub note: String,
    /// What stays for the next shift.
    pub left_in_drawer: Money,
}

/// What one means brought.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MeansTally {
    /// The means.
    #[serde(flatten)]
    pub means: MeansKind,
    /// The sum.
    pub amount: Money,
    /// How many payments.
    pub count: u32,
}

/// A movement of cash.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CashMoveRow {
    /// Which way.
    pub kind: CashMoveKind,
    /// How much.
    pub amount: Money,
    /// What for.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

impl Query for ReadShift {
    const NAME: &'static str = "till.shift";
    const PERMISSION: Option<Permission> = None;
    type Answer = ShiftCard;

    fn answer(self, asked: &Asked<'_>) -> Result<ShiftCard, ExecuteError> {
        let connection = asked.connection;
        let state = load_shift(connection, self.shift)?;
        let own = state.cashier == asked.actor.user;
        if !own {
            asked.require(Permission::ViewAllShifts, state.store)?;
        }
        // Blind until counted: neither the cashier nor a helpful manager can look.
        let Some(counted) = state.counted.as_ref() else { return Err(Refusal::NotCounted.into()) };
        let drawer = load_drawer(connection, self.shift)?;
        let expected =
            if state.status == ShiftStatus::Closed { state.expected_at_close } else { drawer.expected_cash() };
        let moves = state.moves.iter().map(|(moved, at)| CashMoveRow {
            kind: moved.kind,
            amount: moved.amount,
            reason: moved.reason.clone(),
            at: *at,
        });
        Ok(ShiftCard {
            shift: self.shift,
            status: state.status,
            store: state.store,
            register: state.register,
            register_name: register_name(connection, state.register)?,
            cashier: state.cashier,
            cashier_name: name_of(connection, state.cashier)?,
            currency: state.currency,
            opened_at: state.opened_at,
            closed_at: state.closed_at,
            float: state.float,
            taken: tallies(&drawer.taken),
            returned: tallies(&drawer.returned),
            moves: moves.collect(),
            expected,
            counted: counted.counted,
            variance: counted.counted - expected,
            may_recount: state.status == ShiftStatus::Open && state.counts < 2,
            counted_lines: counted.lines.clone(),
            note: state.note.clone(),
            left_in_drawer: state.left_in_drawer,
        })
    }
}

fn tallies(tallies: &std::collections::BTreeMap<MeansKind, Tally>) -> Vec<MeansTally> {
    let row = |(means, tally): (&MeansKind, &Tally)| MeansTally {
        means: means.clone(),
        amount: tally.amount,
        count: tally.count,
    };
    tallies.iter().map(row).collect()
}

fn load_shift(connection: &Connection, shift: ShiftId) -> Result<Shift, ExecuteError> {
    let any = streams::load(connection, StreamRef::new(StreamKind::Shift, shift.0))?;
    let folded = Shift::unwrap(&any.folded).filter(|folded| !folded.heads.is_empty()).ok_or(Refusal::ShiftUnknown)?;
    Ok(folded.state.clone())
}

fn load_drawer(connection: &Connection, shift: ShiftId) -> Result<Drawer, StoreError> {
    match ledgers::load(connection, LedgerKey::Drawer(shift))?.state {
        AnyLedger::Drawer(drawer) => Ok(drawer),
        _ => Ok(Drawer::default()),
    }
}

fn register_name(connection: &Connection, register: RegisterId) -> Result<String, StoreError> {
    use rusqlite::OptionalExtension as _;
    let mut statement = connection.prepare_cached("SELECT name FROM register_row WHERE id = ?1")?;
    Ok(statement.query_row([register.as_bytes()], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// A page of this store's shifts, the latest first. Who may not see all sees their own.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub(crate) struct ListShifts {
    /// Continues after the last row of an earlier page.
    #[serde(default)]
    pub(crate) before: Option<ShiftCursor>,
}

/// The last row of a page. The id tells shifts of the same millisecond apart.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub(crate) struct ShiftCursor {
    opened_at: Timestamp,
    shift: ShiftId,
}

/// A page of shifts.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ShiftPage {
    /// The latest first.
    pub(crate) rows: Vec<ShiftRow>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<ShiftCursor>,
}

const PAGE: usize = 60;

/// A shift in a list.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ShiftRow {
    /// Which.
    pub(crate) shift: ShiftId,
    /// The register's name.
    pub(crate) register_name: String,
    /// Who.
    pub(crate) cashier_name: String,
    /// Since when.
    pub(crate) opened_at: Timestamp,
    /// Until when; absent while it is open.
    pub(crate) closed_at: Option<Timestamp>,
    /// What should have been in the drawer, once closed.
    pub(crate) expected: Option<Money>,
    /// What was counted, once closed.
    pub(crate) counted: Option<Money>,
}

impl Query for ListShifts {
    const NAME: &'static str = "till.shifts";
    const PERMISSION: Option<Permission> = None;
    type Answer = ShiftPage;

    fn answer(self, asked: &Asked<'_>) -> Result<ShiftPage, ExecuteError> {
        let store = asked.store()?;
        let all = asked.actor.may(Permission::ViewAllShifts, store);
        let mut statement = asked.connection.prepare_cached(
            "SELECT shift_row.id, register_row.name, user_row.name, opened_at, closed_at, expected, counted
             FROM shift_row JOIN register_row ON register_row.id = register JOIN user_row ON user_row.id = cashier
             WHERE shift_row.store = ?1 AND (?2 OR cashier = ?3) AND (opened_at, shift_row.id) < (?4, ?5)
             ORDER BY opened_at DESC, shift_row.id DESC LIMIT 61",
        )?;
        let start = ShiftCursor { opened_at: Timestamp(i64::MAX), shift: ShiftId::default() };
        let before = self.before.unwrap_or(start);
        let values =
            params![store.as_bytes(), all, asked.actor.user.as_bytes(), before.opened_at.0, before.shift.as_bytes()];
        let mut rows = statement.query_map(values, shift_row)?.collect::<Result<Vec<_>, _>>()?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let cursor = |row: &ShiftRow| ShiftCursor { opened_at: row.opened_at, shift: row.shift };
        let next = rows.last().filter(|_| more).map(cursor);
        Ok(ShiftPage { rows, next })
    }
}

fn shift_row(row: &Row<'_>) -> rusqlite::Result<ShiftRow> {
    Ok(ShiftRow {
        shift: ShiftId(uuid_at(row, 0)?),
        register_name: row.get(1)?,
        cashier_name: row.get(2)?,
        opened_at: Timestamp(row.get(3)?),
        closed_at: row.get::<_, Option<i64>>(4)?.map(Timestamp),
        expected: row.get::<_, Option<i64>>(5)?.map(Money::from_minor),
        counted: row.get::<_, Option<i64>>(6)?.map(Money::from_minor),
    })
}
