//! The command line: the same commands and queries as the window's, without a display.

mod arguments;
mod batch;
mod export;
mod import;
mod synchronise;
mod verbs;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Verb};

/// Runs what the command line asks for; the window when it asks for nothing.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match &arguments.verb {
        None => crate::window::run(&arguments.directory()),
        Some(verb) => verbs::run(&arguments, verb),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let text = serde_json::to_string(&failure).unwrap_or_else(|_| failure.to_string());
            eprintln!("comptoir: {text}");
            ExitCode::FAILURE
        }
    }
}

/// True when a verb may run on an empty folder.
const fn founds(verb: &Verb) -> bool {
    matches!(verb, Verb::Exec(_) | Verb::Demonstration)
}
