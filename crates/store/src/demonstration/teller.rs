//! Tells the story: executes commands as their people at their time, with chance that is always the same.

use std::collections::{BTreeMap, VecDeque};

use comptoir_domain::event::ChainHash;
use comptoir_domain::ids::{EpochId, ProductId, RegisterId, StoreId, UserId};
use comptoir_domain::people::{DeviceClass, EnrolDevice};
use comptoir_domain::signature::{DeviceKey, Signature};
use comptoir_domain::{Command, CommandId, Money, Timestamp};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::StoryClock;
use super::setting::Article;
use crate::database::random;
use crate::error::{ExecuteError, StoreError};
use crate::execute::Request;
use crate::journal::{Head, LogRun, items, line};
use crate::people::session::Session;
use crate::store::{Writer, write_setting};

/// Another device of the story.
pub(super) struct Elsewhere {
    /// Who took it into the business.
    pub(super) admin: UserId,
    /// Its name.
    pub(super) name: String,
    /// Where it stands.
    pub(super) store: StoreId,
}

pub(super) struct Teller<'a> {
    writer: &'a mut Writer,
    clock: StoryClock,
    chance: u64,
    /// The boxes in stock whose numbers are known, the first to be sold first.
    boxes: BTreeMap<(StoreId, ProductId), VecDeque<String>>,
    /// How many boxes have come in so far.
    unpacked: u32,
    /// What other devices recorded, to arrive when the story is told.
    pub(super) on_the_way: Vec<LogRun>,
}

impl<'a> Teller<'a> {
    pub(super) const fn new(writer: &'a mut Writer, clock: StoryClock) -> Self {
        Self {
            writer,
            clock,
            chance: 0x5EED_0FC0_4D70_1400,
            boxes: BTreeMap::new(),
            unpacked: 0,
            on_the_way: Vec::new(),
        }
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
        elsewhere: &Elsewhere,
        story: impl FnOnce(&mut Self) -> Result<(), ExecuteError>,
    ) -> Result<(), ExecuteError> {
        let key = DeviceKey::from_bytes(&random()?);
        let hex = key.public().0.iter().map(|byte| format!("{byte:02x}")).collect();
        let (class, store) = (DeviceClass::Terminal, Some(elsewhere.store));
        let name = elsewhere.name.clone();
        self.act(elsewhere.admin, &EnrolDevice { key: hex, name, class, store })?;
        self.writer.connection.execute_batch("SAVEPOINT apart")?;
        let run = self.begin_elsewhere(&key)?;
        story(self)?;
        let run = self.end_elsewhere(&key, run)?;
        self.on_the_way.push(run);
        self.writer.connection.execute_batch("ROLLBACK TO apart; RELEASE apart")?;
        self.writer.forget();
        Ok(())
    }

    /// Goes on as another device, which knows what this one knows.
    fn begin_elsewhere(&mut self, key: &DeviceKey) -> Result<LogRun, ExecuteError> {
        let (device, epoch) = (key.public().device(), EpochId(Uuid::from_bytes(random()?)));
        let opened_at = self.writer.now();
        let log = line::begin(&self.writer.connection, device, epoch, 0, opened_at)?;
        let before = ChainHash::genesis(device, epoch);
        let clock = self.writer.head.as_ref().map(|head| head.clock).unwrap_or_default();
        self.writer.head = Some(Head { log, device, epoch, series: 0, next_seq: 1, chain: before, clock });
        let (key, signature) = (key.public(), Signature([0; 64]));
        Ok(LogRun { key, epoch, series: 0, opened_at, first_seq: 1, before, items: Vec::new(), signature })
    }

    fn end_elsewhere(&self, key: &DeviceKey, mut run: LogRun) -> Result<LogRun, ExecuteError> {
        let Some(head) = &self.writer.head else { return Ok(run) };
        items(&self.writer.connection, head.log, 1, i64::MAX, |placed| {
            run.items.push(placed.item);
            Ok(true)
        })?;
        run.signature = key.sign(&run.statement(head.chain).message());
        Ok(run)
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

    /// The numbers of so many boxes that come in; none for goods that have none. Nothing of it is left to chance: the story stays
    /// what it was.
    pub(super) fn unpack(&mut self, store: StoreId, article: &Article, units: i64) -> Vec<String> {
        if !article.is_serial_tracked {
            return Vec::new();
        }
        let numbers: Vec<String> = (0..units).map(|_| self.imei()).collect();
        self.boxes.entry((store, article.id)).or_default().extend(numbers.iter().cloned());
        numbers
    }

    /// A number that no telephone has: nobody was given its first eight digits.
    fn imei(&mut self) -> String {
        self.unpacked += 1;
        let body = format!("00107305{:06}", self.unpacked * 37);
        let digits = body.bytes().rev().map(|digit| u32::from(digit - b'0'));
        // Luhn: every second digit, from the right, counts twice.
        let sum: u32 =
            digits.zip([2, 1].into_iter().cycle()).map(|(digit, times)| digit * times / 10 + digit * times % 10).sum();
        format!("{body}{}", (10 - sum % 10) % 10)
    }

    /// How many boxes of it are in stock.
    pub(super) fn boxes(&self, store: StoreId, article: &Article) -> i64 {
        let boxes = self.boxes.get(&(store, article.id)).map_or(0, VecDeque::len);
        i64::try_from(boxes).unwrap_or(i64::MAX)
    }

    /// Takes so many boxes from the shelf.
    pub(super) fn take_boxes(&mut self, store: StoreId, article: &Article, units: i64) -> Vec<String> {
        let Some(boxes) = self.boxes.get_mut(&(store, article.id)) else { return Vec::new() };
        (0..units).map_while(|_| boxes.pop_front()).collect()
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
