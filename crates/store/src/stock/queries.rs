//! What the screens ask about stock.

mod read_serial;

pub(crate) use read_serial::ReadSerial;

use comptoir_domain::catalog::search_text;
use comptoir_domain::ids::{ProductId, StoreId, UserId};
use comptoir_domain::people::Permission;
use comptoir_domain::{Money, Quantity, Timestamp};
use rusqlite::types::ToSql;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::queries::{Reach, word_filter};
use crate::error::ExecuteError;
use crate::journal::uuid_at;
use crate::queries::{Asked, Query};

const PAGE: usize = 100;

/// Which levels to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LevelFilter {
    /// All.
    #[default]
    All,
    /// At or below the minimum.
    Low,
    /// Nothing available.
    Out,
}

/// A page of a store's stock, by name.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub(crate) struct ListLevels {
    /// The store; that of this device when absent.
    #[serde(default)]
    pub(crate) store: Option<StoreId>,
    /// What was typed; all when empty.
    #[serde(default)]
    #[ts(optional = false)]
    pub(crate) text: String,
    /// Which levels.
    #[serde(default)]
    #[ts(optional = false)]
    pub(crate) filter: LevelFilter,
    /// Continues after the last row of an earlier page.
    #[serde(default)]
    pub(crate) after: Option<LevelCursor>,
}

/// The last row of a page.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub(crate) struct LevelCursor {
    sort_key: String,
    no: i64,
}

/// A page of levels.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct LevelPage {
    /// By name.
    pub(crate) rows: Vec<LevelRow>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<LevelCursor>,
    /// What the store's stock is worth; absent for who may not see costs.
    pub(crate) value: Option<Money>,
}

/// The stock of a product in a store.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct LevelRow {
    /// Which product.
    pub(crate) product: ProductId,
    /// Its code.
    pub(crate) sku: String,
    /// Its name.
    pub(crate) name: String,
    /// What one unit is called.
    pub(crate) unit: String,
    /// What is there.
    pub(crate) on_hand: Quantity,
    /// What of it is set aside.
    pub(crate) reserved: Quantity,
    /// What may be promised.
    pub(crate) available: Quantity,
    /// Minimum.
    pub(crate) minimum: Quantity,
    /// Maximum; 0 for none.
    pub(crate) maximum: Quantity,
    /// What it cost; absent for who may not see costs.
    pub(crate) value: Option<Money>,
}

impl Query for ListLevels {
    const NAME: &'static str = "stock.levels";
    const PERMISSION: Option<Permission> = Some(Permission::ViewStock);
    type Answer = LevelPage;

    fn answer(self, asked: &Asked<'_>) -> Result<LevelPage, ExecuteError> {
        let store = self.store.map_or_else(|| asked.store(), Ok)?;
        asked.require(Permission::ViewStock, store)?;
        let mut values: Vec<(&str, Box<dyn ToSql>)> = vec![(":store", Box::new(*store.as_bytes()))];
        // What is low has a minimum: those are few, whatever the size of the catalogue.
        let products = match self.filter {
            LevelFilter::Low => {
                "stock_limit CROSS JOIN product_row ON id = stock_limit.product AND stock_limit.store = :store"
            }
            LevelFilter::All | LevelFilter::Out => {
                "product_row LEFT JOIN stock_limit ON stock_limit.product = id AND stock_limit.store = :store"
            }
        };
        let mut sql = format!(
            "SELECT id, sku, name, unit, coalesce(on_hand, 0), coalesce(reserved, 0),
                 coalesce(minimum, 0), coalesce(maximum, 0), coalesce(value, 0), sort_key, no
             FROM {products}
             LEFT JOIN stock_level ON stock_level.product = id AND stock_level.store = :store
             WHERE active = 1 AND kind = 'tracked'"
        );
        let text = search_text(&self.text);
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        if !words.is_empty() {
            let (filter, more) = word_filter(&words, "active = 1", Reach::All);
            sql.push_str(&format!(" AND no IN ({filter})"));
            values.extend(more);
        }
        sql.push_str(match self.filter {
            LevelFilter::All => "",
            LevelFilter::Low => " AND coalesce(on_hand - reserved, 0) <= minimum AND minimum > 0",
            LevelFilter::Out => " AND coalesce(on_hand - reserved, 0) <= 0",
        });
        if let Some(after) = self.after {
            sql.push_str(" AND (sort_key, no) > (:sort_key, :no)");
            values.push((":sort_key", Box::new(after.sort_key)));
            values.push((":no", Box::new(after.no)));
        }
        sql.push_str(" ORDER BY sort_key, no LIMIT 101");
        let mut statement = asked.connection.prepare_cached(&sql)?;
        let named: Vec<(&str, &dyn ToSql)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        let mut rows = statement.query_map(named.as_slice(), level_row)?.collect::<Result<Vec<_>, _>>()?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|(_, cursor)| cursor.clone());
        let sees_cost = asked.actor.may(Permission::ViewCost, store);
        let hide = |(mut row, _): (LevelRow, LevelCursor)| {
            row.value = row.value.filter(|_| sees_cost);
            row
        };
        let value = sees_cost.then(|| stock_value(asked, store)).transpose()?;
        Ok(LevelPage { rows: rows.into_iter().map(hide).collect(), next, value })
    }
}

fn stock_value(asked: &Asked<'_>, store: StoreId) -> Result<Money, ExecuteError> {
    let mut statement =
        asked.connection.prepare_cached("SELECT coalesce(sum(value), 0) FROM stock_level WHERE store = ?1")?;
    Ok(Money::from_minor(statement.query_row([store.as_bytes()], |row| row.get(0))?))
}

fn level_row(row: &Row<'_>) -> rusqlite::Result<(LevelRow, LevelCursor)> {
    let quantity = |column| row.get(column).map(Quantity::from_thousandths);
    let (on_hand, reserved) = (quantity(4)?, quantity(5)?);
    let level = LevelRow {
        product: ProductId(uuid_at(row, 0)?),
        sku: row.get(1)?,
        name: row.get(2)?,
        unit: row.get(3)?,
        on_hand,
        reserved,
        available: on_hand - reserved,
        minimum: quantity(6)?,
        maximum: quantity(7)?,
        value: Some(Money::from_minor(row.get(8)?)),
    };
    Ok((level, LevelCursor { sort_key: row.get(9)?, no: row.get(10)? }))
}

/// The latest movements of a product in a store.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub(crate) struct ListMovements {
    /// Which product.
    #[ts(optional = false)]
    pub(crate) product: ProductId,
    /// The store; that of this device when absent.
    #[serde(default)]
    pub(crate) store: Option<StoreId>,
    /// Continues after the last row of an earlier page.
    #[serde(default)]
    pub(crate) before: Option<MovementCursor>,
}

/// The last row of a page. The number tells movements of the same millisecond apart.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub(crate) struct MovementCursor {
    at: Timestamp,
    no: i64,
}

/// A page of movements.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct MovementPage {
    /// The latest first.
    pub(crate) rows: Vec<MovementRow>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<MovementCursor>,
}

/// A movement.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct MovementRow {
    /// When.
    pub(crate) at: Timestamp,
    /// Who.
    pub(crate) actor: UserId,
    /// That person's name.
    pub(crate) actor_name: String,
    /// Why: `sale`, `sale_cancelled`, `receipt`, `count`, or the reason of an adjustment.
    pub(crate) reason: String,
    /// How many; for a count, what was found.
    pub(crate) quantity: Quantity,
    /// The number of the sale, where there is one.
    pub(crate) sale_number: String,
}

impl Query for ListMovements {
    const NAME: &'static str = "stock.movements";
    const PERMISSION: Option<Permission> = Some(Permission::ViewStock);
    type Answer = MovementPage;

    fn answer(self, asked: &Asked<'_>) -> Result<MovementPage, ExecuteError> {
        let store = self.store.map_or_else(|| asked.store(), Ok)?;
        asked.require(Permission::ViewStock, store)?;
        let mut statement = asked.connection.prepare_cached(
            "SELECT at, actor, coalesce(user_row.name, ''), reason, quantity, coalesce(number, ''), stock_movement.no
             FROM stock_movement
             LEFT JOIN user_row ON user_row.id = actor LEFT JOIN sale_row ON sale_row.id = stream
             WHERE product = ?1 AND stock_movement.store = ?2 AND (at, stock_movement.no) < (?3, ?4)
             ORDER BY at DESC, stock_movement.no DESC LIMIT 101",
        )?;
        let before = self.before.unwrap_or(MovementCursor { at: Timestamp(i64::MAX), no: 0 });
        let values = params![self.product.as_bytes(), store.as_bytes(), before.at.0, before.no];
        let mut rows = statement.query_map(values, movement_row)?.collect::<Result<Vec<_>, _>>()?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|(_, cursor)| cursor.clone());
        Ok(MovementPage { rows: rows.into_iter().map(|(row, _)| row).collect(), next })
    }
}

fn movement_row(row: &Row<'_>) -> rusqlite::Result<(MovementRow, MovementCursor)> {
    let movement = MovementRow {
        at: Timestamp(row.get(0)?),
        actor: UserId(uuid_at(row, 1)?),
        actor_name: row.get(2)?,
        reason: reason_word(&row.get::<_, String>(3)?),
        quantity: Quantity::from_thousandths(row.get(4)?),
        sale_number: row.get(5)?,
    };
    let cursor = MovementCursor { at: movement.at, no: row.get(6)? };
    Ok((movement, cursor))
}

/// `"sale"` and `{"adjustment":"loss"}` as one word each.
fn reason_word(json: &str) -> String {
    match serde_json::from_str(json) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(serde_json::Value::Object(object)) => {
            object.values().next().and_then(|value| value.as_str()).unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}
