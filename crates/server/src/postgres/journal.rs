//! A business's journal as an instance works with it: read after the replica was brought up, changed while it is held alone.
//!
//! A replica may be ahead of the journal, after a crash between the two commits. So what the journal lacks is found by the ends of the
//! lines, never by what a step believes to have done; and nothing is answered that the journal does not hold.

use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockWriteGuard};
use std::time::Instant;

use comptoir_domain::ids::{EpochId, OrganisationId};
use comptoir_store::Store;
use comptoir_sync::node::{SharedJournal, SharedUnavailable, TakenIn, Work};
use deadpool_postgres::Object;
use uuid::Uuid;

use super::database::Database;
use super::error::PostgresError;
use super::known::Known;
use super::pull::{Behind, pull};
use super::push::{lock, push};
use crate::metrics::Metrics;

/// Where a business's journal stands.
#[derive(Clone, Copy)]
pub(super) struct Head {
    pub(super) epoch: EpochId,
    pub(super) position: i64,
}

/// The journal of one business.
pub(crate) struct PostgresJournal {
    pub(super) organisation: OrganisationId,
    pub(super) database: Arc<Database>,
    pub(super) replica: Arc<Store>,
    known: RwLock<Known>,
    /// Work that waits for the journal: whoever gets it does all of it in one transaction.
    waiting: Mutex<Vec<Arc<Job>>>,
    metrics: Arc<Metrics>,
}

struct Job {
    work: Mutex<Option<Work>>,
    outcome: Mutex<Option<Result<(), SharedUnavailable>>>,
}

impl PostgresJournal {
    /// The journal of which `replica` is one. Nothing is asked yet.
    pub(crate) fn new(
        organisation: OrganisationId,
        database: Arc<Database>,
        replica: Arc<Store>,
        metrics: Arc<Metrics>,
    ) -> Result<Self, PostgresError> {
        let known = RwLock::new(Known::read(&replica)?);
        Ok(Self { organisation, database, replica, known, waiting: Mutex::default(), metrics })
    }

    /// True when the journal stands elsewhere than is known here.
    pub(crate) fn is_behind(&self, epoch: Uuid, position: i64) -> bool {
        // While it is being changed here it is about to be known.
        self.known.try_read().is_ok_and(|known| known.epoch != Some(EpochId(epoch)) || known.position != position)
    }

    fn alone(&self) -> RwLockWriteGuard<'_, Known> {
        // Whoever panicked left the replica, at worst, ahead.
        self.known.write().unwrap_or_else(|poisoned| {
            let mut known = poisoned.into_inner();
            known.forget();
            known
        })
    }

    async fn head(&self) -> Result<Head, PostgresError> {
        let client = self.database.client().await?;
        let statement = client.prepare_cached("SELECT epoch, position FROM organisation WHERE id = $1").await?;
        let row = client.query_one(&statement, &[&self.organisation.0]).await?;
        Ok(Head { epoch: EpochId(row.try_get(0)?), position: row.try_get(1)? })
    }

    /// Brings the replica up without holding the journal.
    fn catch_up(&self, known: &mut Known) -> Result<(), PostgresError> {
        let begun = Instant::now();
        let client = self.database.wait(self.database.client())?;
        let outcome = self.pull_all(&client, known);
        if outcome.is_err() {
            drop(Object::take(client));
        }
        self.metrics.caught_up(begun.elapsed());
        outcome
    }

    fn pull_all(&self, client: &Object, known: &mut Known) -> Result<(), PostgresError> {
        while self.database.wait(pull(self, client, known))? != Behind::Even {}
        Ok(())
    }

    /// Does the work of all jobs in one transaction that holds the journal alone.
    fn step(&self, known: &mut Known, jobs: &[Arc<Job>]) -> Result<(), PostgresError> {
        let begun = Instant::now();
        let client = self.hold(known)?;
        let epoch = known.epoch.ok_or_else(|| PostgresError::Damaged("the journal has no epoch".to_owned()))?;
        known.has_unkept_fillings = known.may_be_ahead && self.replica.has_unkept_fillings()?;
        known.may_be_ahead = true;
        let mut taken_in = TakenIn::default();
        for job in jobs {
            let work = job.work.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(work) = work {
                let TakenIn { runs, persons } = work(epoch);
                taken_in.runs.extend(runs);
                taken_in.persons.extend(persons);
            }
        }
        let pushed = self.database.wait(push(self, &client, known, taken_in));
        match pushed {
            Ok(runs) => {
                (known.may_be_ahead, known.is_read_again) = (false, false);
                known.keep(&self.replica)?;
                if self.replica.has_unkept_fillings()? {
                    self.replica.fillings_are_kept()?;
                }
                self.metrics.stepped(begun.elapsed(), jobs.len(), runs);
                if runs > 0 {
                    self.database.tell(self.organisation);
                }
                Ok(())
            }
            Err(error) => {
                // Whether it was committed is not known. The connection ends, and with it whatever was open.
                drop(Object::take(client));
                known.tips = None;
                Err(error)
            }
        }
    }

    /// Locks the head row and brings the replica up to it. The transaction stays open.
    fn hold(&self, known: &mut Known) -> Result<Object, PostgresError> {
        let client = self.database.wait(self.database.client())?;
        loop {
            let held = self.database.wait(lock(self, &client, known)).and_then(|behind| {
                if behind != Behind::Even {
                    // Far behind: others go on meanwhile.
                    self.database.wait(async { Ok(client.batch_execute("ROLLBACK").await?) })?;
                    self.pull_all(&client, known)?;
                }
                Ok(behind)
            });
            match held {
                Ok(Behind::Even) => return Ok(client),
                Ok(Behind::More | Behind::SetBack) => {}
                Err(error) => {
                    drop(Object::take(client));
                    return Err(error);
                }
            }
        }
    }
}

impl SharedJournal for PostgresJournal {
    fn read(&self, work: &mut dyn FnMut(EpochId)) -> Result<(), SharedUnavailable> {
        let head = self.database.wait(self.head())?;
        if let Ok(known) = self.known.read()
            && let (Some(epoch), false) = (known.epoch, known.may_be_ahead)
            && (epoch, true) == (head.epoch, known.position >= head.position)
        {
            work(epoch);
            return Ok(());
        }
        let mut known = self.alone();
        self.catch_up(&mut known)?;
        if known.may_be_ahead {
            self.step(&mut known, &[])?;
        }
        if let Some(epoch) = known.epoch {
            work(epoch);
        }
        Ok(())
    }

    fn change(&self, work: Work) -> Result<(), SharedUnavailable> {
        let job = Arc::new(Job { work: Mutex::new(Some(work)), outcome: Mutex::default() });
        self.waiting().push(Arc::clone(&job));
        let mut known = self.alone();
        if job.outcome().is_none() {
            let jobs = std::mem::take(&mut *self.waiting());
            let outcome = self.step(&mut known, &jobs).map_err(SharedUnavailable::from);
            for job in &jobs {
                *job.outcome() = Some(outcome.clone());
            }
        }
        drop(known);
        let outcome = job.outcome().take();
        outcome.unwrap_or_else(|| Err(SharedUnavailable("the work was not done".to_owned())))
    }
}

impl PostgresJournal {
    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<Arc<Job>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Job {
    fn outcome(&self) -> std::sync::MutexGuard<'_, Option<Result<(), SharedUnavailable>>> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
