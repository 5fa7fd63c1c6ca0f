//! The demonstration: a believable electronics and network shop in Douala, told through the same commands that people use.
//!
//! Fictitious throughout. Its people, passwords and PINs are shown on the screen; its mail addresses are never written to.

mod apart;
mod day;
mod setting;
mod tables;
mod teller;

use comptoir_domain::Timestamp;
use serde::Serialize;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use ts_rs::TS;

use crate::error::{ExecuteError, IngestError, StoreError};
use crate::execute::Clock;
use crate::journal::LogRun;
use crate::store::Store;
use teller::Teller;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// A person of the demonstration, as shown on the first screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DemonstrationPerson {
    /// First and last name.
    pub name: String,
    /// What is typed to sign in.
    pub user_name: String,
    /// The shown password.
    pub password: String,
    /// The shown PIN.
    pub pin: String,
    /// The role's word, such as `seller`.
    pub role: String,
    /// The stores' codes; `*` for all.
    pub stores: String,
}

/// The people of the demonstration.
///
/// # Errors
/// [`StoreError::Damaged`] when the embedded table cannot be read.
pub fn demonstration_people() -> Result<Vec<DemonstrationPerson>, StoreError> {
    let person = |person: tables::Person| DemonstrationPerson {
        name: format!("{} {}", person.first_name, person.last_name),
        user_name: person.user_name,
        password: person.password,
        pin: person.pin,
        role: person.role,
        stores: person.stores,
    };
    Ok(tables::people()?.into_iter().map(person).collect())
}

/// A clock that the story sets.
#[derive(Clone, Default)]
struct StoryClock(Arc<AtomicI64>);

impl StoryClock {
    fn set(&self, time: Timestamp) {
        self.0.store(time.0, Ordering::Relaxed);
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

impl Store {
    /// True when the organisation is the demonstration: its data may be thrown away at any time.
    ///
    /// # Errors
    /// What the database answers.
    pub fn is_demonstration(&self) -> Result<bool, StoreError> {
        use rusqlite::OptionalExtension as _;
        let found = self
            .reader()
            .query_row("SELECT demonstration FROM organisation_row LIMIT 1", [], |row| row.get(0))
            .optional()?;
        Ok(found.unwrap_or(false))
    }

    /// Fills an empty database with the demonstration: all of it or nothing.
    ///
    /// # Errors
    /// A refusal when there is an organisation already, or what the database answers.
    pub fn fill_demonstration(&self) -> Result<(), ExecuteError> {
        let mut writer = self.writer();
        let now = writer.now();
        let clock = StoryClock::default();
        let real_clock = std::mem::replace(&mut writer.clock, Arc::new(clock.clone()));
        let outcome = writer.execute_all(|writer| {
            let mut teller = Teller::new(writer, clock);
            let days = day::trading_days(now);
            let first = days.first().copied().unwrap_or(now.0);
            let shop = setting::tell(&mut teller, Timestamp(first - DAY_MS))?;
            day::tell_past(&mut teller, &shop, &days)?;
            day::tell_today(&mut teller, &shop, now)?;
            teller.choose_register(shop.home_register()?)?;
            Ok(std::mem::take(&mut teller.on_the_way))
        });
        writer.clock = real_clock;
        writer.forget();
        drop(writer);
        outcome?.iter().try_for_each(|run| self.receive(run))
    }

    /// What the other till of the story recorded arrives, as it would from the network.
    fn receive(&self, run: &LogRun) -> Result<(), ExecuteError> {
        match self.ingest(run) {
            Ok(_) => Ok(()),
            Err(IngestError::Store(error)) => Err(error.into()),
            Err(error) => Err(StoreError::Damaged(format!("demonstration: {error}")).into()),
        }
    }
}
