//! A window without its screens: the desk, called as the screens call it.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use comptoir::desk::Desk;
use comptoir::failure::Failure;
use comptoir::network::Surroundings;
use comptoir::shell;
use comptoir_domain::CommandId;
use serde_json::{Value, json};
use uuid::Uuid;

/// How long a window is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// A window's desk on its folder. Dropped, it has stopped talking to anybody.
pub struct DeskWindow(pub Arc<Desk>);

impl DeskWindow {
    /// Opens it on a folder.
    ///
    /// # Panics
    /// Like all that follows, where the test cannot go on.
    #[must_use]
    pub fn open(directory: &Path) -> Self {
        let desk = Arc::new(Desk::open(directory, None).unwrap());
        desk.synchronise(Surroundings::Peers).unwrap();
        Self(desk)
    }

    /// Calls a verb of the shell.
    ///
    /// # Errors
    /// What the window would show.
    pub fn call(&self, name: &str, body: Value) -> Result<Value, Failure> {
        shell::call(&self.0, name, body)
    }

    /// Calls a verb of the shell that has no fields.
    #[allow(clippy::must_use_candidate, reason = "not every answer is needed")]
    pub fn ask(&self, name: &str) -> Value {
        self.call(name, json!({})).unwrap()
    }

    /// Answers a query that has no fields.
    #[must_use]
    pub fn query(&self, name: &str) -> Value {
        self.0.query(name, json!({})).unwrap()
    }

    /// Executes a command that is not refused.
    #[allow(clippy::must_use_candidate, reason = "not every answer is needed")]
    pub fn execute(&self, name: &str, body: Value) -> Value {
        self.0.execute(CommandId(Uuid::now_v7()), name, body).unwrap().answer
    }

    /// Signs the demonstration's director in.
    pub fn sign_in(&self) {
        self.sign_in_as("etienne", "direction-demo");
    }

    /// Signs somebody in.
    pub fn sign_in_as(&self, login: &str, password: &str) {
        let body = json!({ "means": "password", "login": login, "password": password });
        self.call("session.sign_in", body).unwrap();
    }

    /// Waits until something is so.
    pub fn wait(&self, what: &str, mut is_so: impl FnMut(&Self) -> bool) {
        let last = Instant::now() + PATIENCE;
        while !is_so(self) {
            let standing = || (self.ask("device.join_progress"), self.call("sync.status", json!({})));
            assert!(Instant::now() < last, "{what}: {:?}", standing());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Where the window stands: `new`, `locked` …
    #[must_use]
    pub fn state(&self) -> Value {
        self.ask("device.start")["state"].clone()
    }
}

impl Drop for DeskWindow {
    fn drop(&mut self) {
        self.0.stop_synchronising();
    }
}

/// The same form with another value in one field.
#[must_use]
pub fn with(form: &Value, field: &str, value: &str) -> Value {
    let mut changed = form.clone();
    changed[field] = json!(value);
    changed
}
