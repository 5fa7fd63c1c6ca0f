//! What is open on this computer, and who sits at it. It knows no window: the browser tests use the same desk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use comptoir_domain::CommandId;
use comptoir_store::{DatabaseKey, Executed, Progress, Session, Store, StoreError};
use serde_json::Value;

use crate::failure::Failure;
use crate::keys;
use crate::network::{AtWork, Surroundings};
use crate::news::News;
use crate::opening::Opening;
use crate::shell::ImportBench;

/// The open database, and who is signed in.
pub struct Desk {
    directory: PathBuf,
    store: RwLock<Option<Arc<Store>>>,
    opening: Opening,
    session: Mutex<Option<Session>>,
    quarantined: Mutex<Option<String>>,
    import: ImportBench,
    network: AtWork,
    news: News,
}

impl Desk {
    /// Opens what is in `directory`; with a passphrase-protected key, only once that is given.
    ///
    /// # Errors
    /// What keyring, disk and database answer. A missing passphrase is no error here: see [`Desk::needs_passphrase`].
    pub fn open(directory: &Path, passphrase: Option<&str>) -> Result<Self, Failure> {
        let desk = Self::closed(directory);
        desk.open_or_ask(passphrase, &Progress::default()).map(|()| desk)
    }

    /// Begins to open what is in `directory` and does not wait for it: [`Desk::opening`] says how far that is, and why it failed.
    #[must_use]
    pub fn begin(directory: &Path) -> Arc<Self> {
        let desk = Arc::new(Self::closed(directory));
        // Before anybody can ask: what is not open yet is no new computer.
        desk.opening.begin();
        let at_work = Arc::clone(&desk);
        std::thread::spawn(move || at_work.open_aside());
        desk
    }

    fn closed(directory: &Path) -> Self {
        let news = News::default();
        Self {
            directory: directory.to_owned(),
            store: RwLock::new(None),
            opening: Opening::default(),
            session: Mutex::new(None),
            quarantined: Mutex::new(None),
            import: ImportBench::default(),
            network: AtWork::new(news.clone()),
            news,
        }
    }

    /// Opens, again as often as somebody wants it tried again.
    fn open_aside(&self) {
        loop {
            let progress = self.opening.begin();
            let opened = catch_unwind(AssertUnwindSafe(|| self.open_or_ask(None, &progress)));
            match opened.unwrap_or_else(|_| Err(Failure::incident("device.database", "a panic"))) {
                Ok(()) => break self.opening.end(),
                Err(failure) => self.opening.fail(failure),
            }
        }
        self.news.tell(&["device", "session"]);
    }

    /// Whether the database is still being opened, and how far that is, in percent where it is known. Waits a little for the end.
    ///
    /// # Errors
    /// Why it failed. Asked again, it is tried again.
    pub fn opening(&self, patience: Duration) -> Result<Option<Option<u8>>, Failure> {
        self.opening.look(patience)
    }

    /// Opens the database with the passphrase that somebody gave.
    ///
    /// # Errors
    /// What keyring, disk and database answer.
    pub fn unlock(&self, passphrase: &str) -> Result<(), Failure> {
        let progress = self.opening.begin();
        let outcome = self.open_with_its_key(Some(passphrase), &progress);
        self.opening.end();
        outcome
    }

    /// Opens the database; where a passphrase must be asked for, or a damaged one was set aside, nothing is open afterwards.
    fn open_or_ask(&self, passphrase: Option<&str>, progress: &Progress) -> Result<(), Failure> {
        match self.open_with_its_key(passphrase, progress) {
            Err(failure) if failure.code == "device.passphrase_needed" || self.quarantined().is_some() => Ok(()),
            outcome => outcome,
        }
    }

    /// Opens the database with its key, if there is one.
    fn open_with_its_key(&self, passphrase: Option<&str>, progress: &Progress) -> Result<(), Failure> {
        let Some(key) = keys::load(&self.directory, passphrase)? else { return Ok(()) };
        match self.open_watched(&key, progress) {
            // The key is the one that was kept for this file: what does not open is damaged at its very beginning.
            Err(failure) if failure.code == "device.wrong_key" => {
                let path = Store::set_aside_damaged(&self.directory)?.display().to_string();
                *self.quarantined.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.clone());
                Err(Failure::new("device.quarantined", serde_json::json!({ "path": path })))
            }
            outcome => outcome.map(|_| ()),
        }
    }

    /// Where a damaged database was set aside at this start, if one was.
    #[must_use]
    pub fn quarantined(&self) -> Option<String> {
        self.quarantined.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Opens or makes the database with this key.
    ///
    /// # Errors
    /// What disk and database answer.
    pub fn open_with(&self, key: &DatabaseKey) -> Result<Arc<Store>, Failure> {
        self.open_watched(key, &Progress::default())
    }

    fn open_watched(&self, key: &DatabaseKey, progress: &Progress) -> Result<Arc<Store>, Failure> {
        let store = Store::open_watched(&self.directory, key, progress).inspect_err(|error| {
            if let StoreError::Quarantined { path } = error {
                *self.quarantined.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.clone());
            }
        });
        let store = Arc::new(store?);
        *self.store.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&store));
        self.network.restart(Some(&store));
        Ok(store)
    }

    /// Lets the database go, and whoever was signed in.
    pub fn close(&self) {
        self.set_session(None);
        self.import.clear();
        self.network.restart(None);
        *self.store.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// True when there is a database whose passphrase was not given yet.
    #[must_use]
    pub fn needs_passphrase(&self) -> bool {
        self.store().is_err()
            && self.quarantined().is_none()
            && matches!(keys::home(&self.directory), Ok(Some(keys::KeyHome::Passphrase)))
    }

    /// The folder of the data.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The open database.
    ///
    /// # Errors
    /// `device.not_open` where there is none yet.
    pub fn store(&self) -> Result<Arc<Store>, Failure> {
        let store = self.store.read().unwrap_or_else(PoisonError::into_inner);
        store.clone().ok_or_else(|| Failure::new("device.not_open", serde_json::json!({})))
    }

    /// The file being imported, and the import under way.
    pub(crate) const fn import_bench(&self) -> &ImportBench {
        &self.import
    }

    /// The computers that this one talks to.
    pub(crate) const fn network(&self) -> &AtWork {
        &self.network
    }

    /// Talks to the other computers of the business from now on, whenever there are any.
    ///
    /// # Errors
    /// What the system answers. The shop works without.
    pub fn synchronise(&self, surroundings: Surroundings) -> Result<(), Failure> {
        self.network.begin(surroundings)?;
        self.network.restart(self.store().ok().as_ref());
        Ok(())
    }

    /// Ends what is under way with other computers, before the program ends.
    pub fn stop_synchronising(&self) {
        self.network.stop();
    }

    /// What changes away from any call.
    #[must_use]
    pub const fn news(&self) -> &News {
        &self.news
    }

    /// Who is signed in.
    #[must_use]
    pub fn session(&self) -> Option<Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes who is signed in.
    pub fn set_session(&self, session: Option<Session>) {
        *self.session.lock().unwrap_or_else(PoisonError::into_inner) = session;
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// `people.not_signed_in`.
    pub fn signed_in(&self) -> Result<Session, Failure> {
        self.session().ok_or_else(|| Failure::new("people.not_signed_in", serde_json::json!({})))
    }

    /// Executes a command of the person signed in.
    ///
    /// # Errors
    /// The refusal, or what the machinery answers.
    pub fn execute(&self, id: CommandId, name: &str, body: Value) -> Result<Executed, Failure> {
        let session = self.signed_in()?;
        let store = self.store()?;
        let executed = store.execute(Some(&session), id, name, body)?;
        self.network.recorded();
        if executed.changed.contains("people") {
            self.network.may_have_company(&store);
        }
        Ok(executed)
    }

    /// Answers a query of the person signed in.
    ///
    /// # Errors
    /// The refusal, or what the machinery answers.
    pub fn query(&self, name: &str, body: Value) -> Result<Value, Failure> {
        Ok(self.store()?.query(&self.signed_in()?, name, body)?)
    }
}
