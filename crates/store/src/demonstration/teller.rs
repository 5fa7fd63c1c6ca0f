//! Tells the story: executes commands as their people at their time, with chance that is always the same.

use comptoir_domain::event::ChainHash;
use comptoir_domain::ids::{DeviceId, EpochId, ProductId, RegisterId, UserId};
use comptoir_domain::{Command, CommandId, Money, Timestamp};
use rusqlite::params;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::StoryClock;
use crate::database::random;
use crate::error::{ExecuteError, StoreError};
use crate::execute::Request;
use crate::journal::{Head, LogRun};
use crate::people::session::Session;
use crate::store::{Writer, write_setting};

pub(super) struct Teller<'a> {
    writer: &'a mut Writer,
    clock: StoryClock,
    chance: u64,
    /// What other devices recorded, to arrive when the story is told.
    pub(super) on_the_way: Vec<LogRun>,
}

impl<'a> Teller<'a> {
    pub(super) const fn new(writer: &'a mut Writer, clock: StoryClock) -> Self {
        Self { writer, clock, chance: 0x5EED_0FC0_4D70_1400, on_the_way: Vec::new() }
    }

    /// Sets the story's time.
    pub(super) fn at(&self, time: Timestamp) {
        self.clock.set(time);
    }

    /// Executes a command as `user`.
    pub(super) fn tell<C: Command>(&mut self, user: UserId, command: &C) -> Result<C::Answer, ExecuteError>
    where
        C::Answer: DeserializeOwned,
    {
        let body = serde_json::to_value(command).map_err(StoreError::from)?;
        let id = CommandId(Uuid::now_v7());
        let session = (user != UserId::default()).then_some(Session { user });
        let request = Request { id, name: C::NAME, body, stated_at: None };
        let executed = self.writer.run(session.as_ref(), request, &mut Vec::new())?;
        Ok(serde_json::from_value(executed.answer).map_err(StoreError::from)?)
    }

    /// Executes a command whose answer the story does not need.
    pub(super) fn act<C: Command>(&mut self, user: UserId, command: &C) -> Result<(), ExecuteError> {
        let body = serde_json::to_value(command).map_err(StoreError::from)?;
        let id = CommandId(Uuid::now_v7());
        let request = Request { id, name: C::NAME, body, stated_at: None };
        self.writer.run(Some(&Session { user }), request, &mut Vec::new()).map(|_| ())
    }

    /// Sells and collects at this register from now on.
    pub(super) fn choose_register(&mut self, register: RegisterId) -> Result<(), ExecuteError> {
        Ok(write_setting(&self.writer.connection, "register", &register.to_string())?)
    }

    /// Tells what another device recorded while it saw nothing of this one: by the same rules, on what both knew until now.
    /// This device knows none of it before it arrives.
    pub(super) fn tell_apart(
        &mut self,
        story: impl FnOnce(&mut Self) -> Result<(), ExecuteError>,
    ) -> Result<(), ExecuteError> {
        self.writer.notice_other_writers()?;
        self.writer.connection.execute_batch("SAVEPOINT apart")?;
        let run = self.begin_elsewhere()?;
        story(self)?;
        let run = self.end_elsewhere(run)?;
        self.on_the_way.push(run);
        self.writer.connection.execute_batch("ROLLBACK TO apart; RELEASE apart")?;
        self.writer.forget();
        Ok(())
    }

    /// Goes on as another device, which knows what this one knows.
    fn begin_elsewhere(&mut self) -> Result<LogRun, ExecuteError> {
        let (device, epoch) = (DeviceId(Uuid::from_bytes(random()?)), EpochId(Uuid::from_bytes(random()?)));
        let opened_at = self.writer.now();
        self.writer
            .connection
            .execute(
                "INSERT INTO log (device, epoch, series, opened_at, is_own) VALUES (?1, ?2, 0, ?3, 1)",
                params![device.as_bytes(), epoch.as_bytes(), opened_at.0],
            )
            .map_err(StoreError::from)?;
        let log = self.writer.connection.last_insert_rowid();
        let before = ChainHash::genesis(device, epoch);
        let clock = self.writer.head.as_ref().map(|head| head.clock).unwrap_or_default();
        self.writer.head = Some(Head { log, device, epoch, series: 0, next_seq: 1, chain: before, clock });
        Ok(LogRun { device, epoch, series: 0, opened_at, first_seq: 1, before, head: before, events: Vec::new() })
    }

    fn end_elsewhere(&self, run: LogRun) -> Result<LogRun, ExecuteError> {
        let Some(head) = &self.writer.head else { return Ok(run) };
        let mut statement = self.writer.connection.prepare("SELECT bytes FROM event WHERE log = ?1 ORDER BY seq")?;
        let events = statement.query_map([head.log], |row| row.get(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(LogRun { head: head.chain, events, ..run })
    }

    /// The shelf price of a product.
    pub(super) fn price(&self, product: ProductId) -> Result<Money, ExecuteError> {
        let mut statement = self.writer.connection.prepare_cached("SELECT price FROM product_row WHERE id = ?1")?;
        Ok(Money::from_minor(statement.query_row([product.as_bytes()], |row| row.get(0))?))
    }

    /// What is available of a product in a store, in whole units.
    pub(super) fn available(
        &mut self,
        store: comptoir_domain::ids::StoreId,
        product: ProductId,
    ) -> Result<i64, ExecuteError> {
        let mut statement = self.writer.connection.prepare_cached(
            "SELECT coalesce((SELECT (on_hand - reserved) / 1000 FROM stock_level WHERE product = ?1 AND store = ?2), 0)",
        )?;
        Ok(statement.query_row([product.as_bytes(), store.as_bytes()], |row| row.get(0))?)
    }

    /// Chance below `bound` (splitmix64, always the same sequence).
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.chance = self.chance.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.chance;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, times: u64) -> bool {
        self.below(100) < times
    }

    /// One of these.
    pub(super) fn pick<'b, T>(&mut self, from: &'b [T]) -> Option<&'b T> {
        let index = usize::try_from(self.below(from.len() as u64)).unwrap_or(0);
        from.get(index)
    }
}
