//! `comptoir-server`: the central server. One command starts it; nothing else must be installed.
//!
//! Read in this order: [`settings`], [`serve`](mod@serve), [`door`] (what it answers), [`businesses`] (what it holds), [`postgres`] (the
//! journals of several instances).

mod admin;
mod backup;
mod business_codes;
mod businesses;
mod codes;
mod door;
mod failure;
mod host_keys;
mod keep;
mod metrics;
mod postgres;
mod private_file;
mod serve;
mod settings;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use tokio_util::sync::CancellationToken;

use codes::Codes;
use failure::Failure;
use settings::{Arguments, Journal, Settings, Verb};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.settings().and_then(|settings| run(&settings, arguments.verb.as_ref())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("comptoir-server: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(settings: &Settings, verb: Option<&Verb>) -> Result<(), Failure> {
    let runtime = || tokio::runtime::Runtime::new().map_err(|error| settings::wrong("runtime", &error.to_string()));
    match verb {
        None => {
            log(settings)?;
            runtime()?.block_on(serve::serve(settings))
        }
        Some(Verb::InviteBusiness) => runtime()?.block_on(async {
            let Some((_, database)) = serve::reach(settings, &CancellationToken::new()).await? else { return Ok(()) };
            say(&Codes::open(&settings.data, database.as_ref())?.issue().await?);
            Ok(())
        }),
        Some(Verb::Businesses) => list(settings, &runtime()?),
        Some(Verb::BeginAnew) => runtime()?.block_on(async {
            let Some((_, database)) = serve::reach(settings, &CancellationToken::new()).await? else { return Ok(()) };
            let alone =
                || Failure::Business("--journal: only journals on PostgreSQL need it; restore does it".to_owned());
            Ok(database.ok_or_else(alone)?.begin_anew().await?)
        }),
        Some(Verb::Backup { file, organisation }) => {
            say(&backup::back_up(own(settings)?, settings, file, *organisation)?.to_string());
            Ok(())
        }
        Some(Verb::Restore { file, dry_run }) => {
            let folder = own(settings)?;
            let _hold = serve::hold(&settings.data)?;
            say(&backup::restore(folder, settings, file, *dry_run)?.to_string());
            Ok(())
        }
    }
}

fn list(settings: &Settings, runtime: &tokio::runtime::Runtime) -> Result<(), Failure> {
    if let Journal::Sqlite(folder) = &settings.journal {
        for (organisation, directory) in businesses::list(folder)? {
            say(&format!("{organisation}  {}", directory.display()));
        }
        return Ok(());
    }
    runtime.block_on(async {
        let Some((_, Some(database))) = serve::reach(settings, &CancellationToken::new()).await? else { return Ok(()) };
        for organisation in database.organisations().await? {
            say(&format!("{organisation}  {}", database.shown()));
        }
        Ok(())
    })
}

/// The folder of the journals, where they are in one.
fn own(settings: &Settings) -> Result<&Path, Failure> {
    match &settings.journal {
        Journal::Sqlite(folder) => Ok(folder),
        Journal::Postgres(..) => {
            Err(Failure::Business("the journals are on PostgreSQL: back up and restore with its own means".to_owned()))
        }
    }
}

/// Prints a line. Nobody may be reading.
fn say(line: &str) {
    let mut output = std::io::stdout().lock();
    let _ = writeln!(output, "{line}").and_then(|()| output.flush());
}

fn log(settings: &Settings) -> Result<(), Failure> {
    let filter = tracing_subscriber::EnvFilter::try_new(&settings.log)
        .map_err(|error| settings::wrong("--log", &error.to_string()))?;
    let base = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if settings.log_json {
        base.json().init();
    } else {
        base.with_ansi(false).init();
    }
    Ok(())
}
