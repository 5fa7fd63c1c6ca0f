//! The verbs of the command line.

use std::io::{BufReader, BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;

use comptoir_store::{Session, SignIn, Store};
use serde_json::{Value, json};

use super::arguments::{Arguments, Call, Verb};
use super::batch::{self, Line};
use super::founds;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keys::{self, PlainFile};
use crate::shell::{self, backup::Outcome};

/// Runs a verb and prints its answer.
pub(super) fn run(arguments: &Arguments, verb: &Verb) -> Result<(), Failure> {
    let desk = Desk::open(&arguments.directory(), arguments.passphrase.as_deref())?;
    if let Verb::Restore { file, code, dry_run } = verb {
        let outcome = if *dry_run { Outcome::Reported } else { Outcome::Applied };
        let passphrase = arguments.passphrase.as_deref();
        return print(&shell::backup::restore(&desk, file, code, passphrase, outcome)?);
    }
    if let Verb::Join(call) = verb {
        return super::synchronise::join(arguments, &desk, call);
    }
    let store = open_store(arguments, verb, &desk)?;
    match verb {
        Verb::Restore { .. } | Verb::Join(_) => Ok(()),
        Verb::Backup { output } => backup(&store, output.as_deref()),
        Verb::Exec(call) => calls(arguments, &store, call, Line::execute),
        Verb::Query(call) => calls(arguments, &store, call, Line::query),
        Verb::Verify => verify(&store),
        Verb::Digest => print(&serde_json::to_value(store.digests()?).unwrap_or_default()),
        Verb::Rebuild => print(&json!({ "events": store.rebuild()? })),
        Verb::Import(call) => super::import::run(&store, &signed_in(arguments, &store)?, call),
        Verb::Export(call) => super::export::run(&store, &signed_in(arguments, &store)?, call),
        Verb::Connect(call) => {
            let session = signed_in(arguments, &store)?;
            super::synchronise::connect(store, &session, call)
        }
        Verb::AddPeer(call) => super::synchronise::add_peer(&store, call),
        Verb::Sync(call) => super::synchronise::sync(store, call),
        Verb::Demonstration => {
            store.fill_demonstration()?;
            print(&serde_json::to_value(comptoir_store::demonstration_people()?).unwrap_or_default())
        }
    }
}

fn open_store(arguments: &Arguments, verb: &Verb, desk: &Desk) -> Result<Arc<Store>, Failure> {
    match desk.store() {
        Ok(store) => Ok(store),
        Err(_) if desk.needs_passphrase() => Err(Failure::new("device.passphrase_needed", json!({}))),
        Err(_) if desk.quarantined().is_some() => {
            Err(Failure::new("device.quarantined", json!({ "path": desk.quarantined() })))
        }
        Err(_) if founds(verb) => {
            let plain_file = if matches!(verb, Verb::Demonstration) { PlainFile::Allowed } else { PlainFile::Refused };
            let key = keys::create(desk.directory(), arguments.passphrase.as_deref(), plain_file)?;
            desk.open_with(&key)
        }
        Err(failure) => Err(failure),
    }
}

type Act = fn(Line, &Store, Option<&Session>) -> Result<Value, Failure>;

fn calls(arguments: &Arguments, store: &Store, call: &Call, act: Act) -> Result<(), Failure> {
    let session = sign_in(arguments, store)?;
    if !call.batch {
        return print(&act(Line::of(call)?, store, session.as_ref())?);
    }
    let mut output = BufWriter::new(std::io::stdout().lock());
    let input = BufReader::new(std::io::stdin().lock());
    batch::run(input, &mut output, call.keep_going, |line| act(line, store, session.as_ref()))
}

/// The person named on the command line; nobody where none is named, as before the organisation is founded.
fn sign_in(arguments: &Arguments, store: &Store) -> Result<Option<Session>, Failure> {
    let Some(login) = arguments.user.clone() else { return Ok(None) };
    let password = arguments.password.clone().unwrap_or_default();
    Ok(Some(store.sign_in(&SignIn::Password { login, password })?))
}

fn backup(store: &Store, output: Option<&Path>) -> Result<(), Failure> {
    let made = output.map_or_else(|| store.backup(), |path| store.backup_to(path))?;
    print(&json!({ "path": made.path, "bytes": made.bytes, "events": made.manifest.events }))
}

fn signed_in(arguments: &Arguments, store: &Store) -> Result<Session, Failure> {
    sign_in(arguments, store)?.ok_or_else(|| Failure::new("people.not_signed_in", json!({})))
}

fn verify(store: &Store) -> Result<(), Failure> {
    let verification = store.verify()?;
    print(&serde_json::to_value(&verification).unwrap_or_default())?;
    if verification.faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::new("device.verification_failed", json!({ "faults": verification.faults })))
    }
}

pub(super) fn print(value: &Value) -> Result<(), Failure> {
    writeln!(std::io::stdout(), "{value}").map_err(|error| Failure::incident("platform.output", &error.to_string()))
}
