//! This computer joins a business: asking with a code, then the history, which may take a while and is begun once.

use comptoir_domain::fingerprint::Fingerprint;
use comptoir_store::Store;
use comptoir_sync::message::events_in;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::ShellVerb;
use super::device::remove_database;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keys::{self, PlainFile};
use crate::network::{self, Joined, PeerAt, PeerStanding, arriving};

/// Asks a computer of a business, or its server, to be taken in. Once it says yes the history comes by itself.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct JoinBusiness {
    /// `host:port`, or several of them with spaces between.
    address: String,
    /// Four groups of four.
    fingerprint: String,
    /// The code of the invitation.
    code: String,
    /// Asked at every start, where this computer has no keyring.
    #[serde(default)]
    #[ts(optional)]
    passphrase: Option<String>,
}

impl ShellVerb for JoinBusiness {
    const NAME: &'static str = "device.join";
    type Answer = Joined;

    fn call(self, desk: &Desk) -> Result<Joined, Failure> {
        // Before anything is made: a slip of the finger must not ask for a passphrase.
        if self.fingerprint.parse::<Fingerprint>().is_err() {
            return Err(Failure::new("sync.bad_fingerprint", json!({ "fingerprint": self.fingerprint })));
        }
        let store = match desk.store() {
            Ok(store) => store,
            Err(_) => {
                let passphrase = self.passphrase.as_deref();
                let key = match keys::load(desk.directory(), passphrase)? {
                    Some(key) => key,
                    None => keys::create(desk.directory(), passphrase, PlainFile::Refused)?,
                };
                desk.open_with(&key)?
            }
        };
        let at = PeerAt { address: self.address, fingerprint: self.fingerprint };
        let (asker, code) = (std::sync::Arc::clone(&store), self.code);
        let (joined, _) = desk.network().run(async move { network::ask_in(&asker, &at, &code).await })?;
        desk.network().restart(Some(&store));
        Ok(joined)
    }
}

/// How far the history is.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ReadJoinProgress {}

/// How far the history of a business is on its way to this computer.
#[derive(Serialize, TS)]
pub(super) struct JoinProgress {
    /// What was joined.
    joined: Joined,
    /// How many facts are here.
    #[ts(type = "number")]
    received: i64,
    /// How many there are, once the other computer has told.
    #[ts(type = "number | null")]
    total: Option<i64>,
    /// Somebody stopped it.
    is_stopped: bool,
    /// Where it comes from, and what hinders it.
    peer: Option<PeerStanding>,
    /// What keeps this computer from asking.
    failure: Option<Failure>,
}

impl ShellVerb for ReadJoinProgress {
    const NAME: &'static str = "device.join_progress";
    type Answer = Option<JoinProgress>;

    fn call(self, desk: &Desk) -> Result<Option<JoinProgress>, Failure> {
        let Ok(store) = desk.store() else { return Ok(None) };
        let Some(arriving) = arriving::read(&store)? else { return Ok(None) };
        let (peer, failure) = desk.network().look(|node, failure| {
            let first = node.and_then(|node| node.peers().into_iter().next());
            (first.map(|(peer, status)| PeerStanding::of(&peer, &status.borrow())), failure.cloned())
        });
        Ok(Some(JoinProgress {
            joined: arriving.joined,
            received: events_in(&store.tips()?),
            total: peer.as_ref().and_then(|peer| peer.holds),
            is_stopped: arriving.is_stopped,
            peer,
            failure,
        }))
    }
}

/// Stops the history on its way. What has come stays.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct StopJoin {}

impl ShellVerb for StopJoin {
    const NAME: &'static str = "device.stop_join";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        set_stopped(desk, true)
    }
}

/// Lets the history come again, from where it was stopped.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ResumeJoin {}

impl ShellVerb for ResumeJoin {
    const NAME: &'static str = "device.resume_join";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        set_stopped(desk, false)
    }
}

fn set_stopped(desk: &Desk, is_stopped: bool) -> Result<(), Failure> {
    let store = desk.store()?;
    arriving::set_stopped(&store, is_stopped)?;
    desk.network().restart(Some(&store));
    Ok(())
}

/// Gives up a history that has not wholly come: what did come is removed, and this computer is as new. The business loses
/// nothing: this computer has recorded nothing yet.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ForgetJoin {}

impl ShellVerb for ForgetJoin {
    const NAME: &'static str = "device.forget_join";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        let store = desk.store()?;
        // What came whole is a business like any other: nothing here throws it away.
        if !is_under_way(&store)? {
            return Err(Failure::new("people.already_founded", json!({})));
        }
        remove_database(desk, store)?;
        keys::forget(desk.directory())
    }
}

/// True while a history is on its way, stopped or not: nobody works on half of it.
pub(super) fn is_under_way(store: &Store) -> Result<bool, Failure> {
    Ok(arriving::read(store)?.is_some())
}
