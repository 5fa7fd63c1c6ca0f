//! `comptoir-server`: the central server. One command starts it; nothing else must be installed.
//!
//! Read in this order: [`settings`], [`serve`](mod@serve), [`door`] (what it answers), [`businesses`] (what it holds).

mod admin;
mod backup;
mod business_codes;
mod businesses;
mod door;
mod failure;
mod host_keys;
mod metrics;
mod private_file;
mod serve;
mod settings;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;
use comptoir_store::{Clock as _, SystemClock};

use business_codes::BusinessCodes;
use failure::Failure;
use settings::{Arguments, Settings, Verb};

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
    let data = settings.data.as_path();
    match verb {
        None => {
            log(settings)?;
            let runtime =
                tokio::runtime::Runtime::new().map_err(|error| settings::wrong("runtime", &error.to_string()))?;
            runtime.block_on(serve::serve(settings))
        }
        Some(Verb::InviteBusiness) => {
            say(&BusinessCodes::open(data)?.issue(SystemClock.now())?);
            Ok(())
        }
        Some(Verb::Businesses) => {
            for (organisation, directory) in businesses::list(data)? {
                say(&format!("{organisation}  {}", directory.display()));
            }
            Ok(())
        }
        Some(Verb::Backup { file, organisation }) => {
            say(&backup::back_up(data, file, *organisation)?.to_string());
            Ok(())
        }
        Some(Verb::Restore { file, dry_run }) => {
            let _hold = serve::hold(data)?;
            say(&backup::restore(data, file, *dry_run)?.to_string());
            Ok(())
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
