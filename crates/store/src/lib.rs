//! The only user of SQLite: the journal, the execution of commands, projections, ledgers and queries.
//!
//! Architecture invariant: no rule of the business is here. A verb's file loads what its decision needs, calls the
//! domain's `decide`, and emits the events; everything else is the same for all verbs.
//!
//! Read in this order: [`Store`], [`execute`](Store::execute), then one context.

mod anomalies;
mod authority;
pub mod backup;
mod catalog;
#[cfg(any(test, feature = "fault-injection"))]
pub mod chance;
mod commands;
mod conflicts;
mod contract;
mod customers;
mod database;
mod demonstration;
mod device_key;
mod digest;
mod error;
mod execute;
#[cfg(any(test, feature = "fault-injection"))]
pub mod fault_vfs;
mod files;
#[cfg(any(test, feature = "fault-injection"))]
mod former_schema;
mod holders;
mod ingest;
mod journal;
mod ledgers;
mod neighbours;
mod newest_first;
mod numbers_given;
#[cfg(any(test, feature = "fault-injection"))]
pub mod older;
#[cfg(not(any(test, feature = "fault-injection")))]
mod older;
mod one_time_code;
mod peers;
mod people;
pub mod planted;
mod progress;
mod purge;
mod quarantine;
mod queries;
mod raw;
mod rebuild;
mod recording;
mod recovery;
mod refold;
mod renew_recovery;
mod replica;
mod sales;
mod search;
mod secrets;
mod stock;
mod store;
#[cfg(any(test, feature = "fault-injection"))]
pub mod strange;
mod streams;
#[cfg(test)]
mod tests;
mod till;
mod unit;
mod vault;
mod verify;

pub use backup::{BackupError, BackupSummary};
pub use catalog::export::{ExportFormat, ExportedCatalogue};
pub use catalog::import::{
    BadLines, Encoding, FILE_SIZE_MAX as IMPORT_FILE_SIZE_MAX, IMPORT_TOPICS, ImportCounts, ImportError, ImportField,
    ImportFileError, ImportIssue, ImportOutcome, ImportPlan, ImportPreview, ImportProgress, ImportTable, LineStatus,
    Mapping, PreviewRow, Problem, Severity, Shown,
};
pub use commands::command_names;
pub use contract::{Contract, contract};
pub use customers::queries::CustomerRow;
pub use database::DatabaseKey;
pub use demonstration::{DemonstrationPerson, demonstration_people};
pub use digest::Digests;
pub use error::{ExecuteError, IngestError, StoreError};
pub use execute::{Clock, Executed, Request, SystemClock};
pub use ingest::{EVENT_BYTES_MAX, Ingested, RUN_EVENTS_MAX};
pub use journal::{Bare, Filling, Item, LogHead, LogRun, Tip, Wanted};
pub use one_time_code::{code_fits, code_verifier, normalise_code, one_time_code};
pub use peers::{PeerRecord, PeerRole};
pub use people::prove_again::Proof;
pub use people::roster::RosterEntry;
pub use people::session::{KnownPerson, Session, SignIn, SignedInPerson};
pub use people::use_invitation::Accepted;
pub use progress::Progress;
pub use purge::BACKUP_WINDOW;
pub use queries::query_names;
pub use raw::raw_commits;
pub use recovery::{SealedKey, recovery_code};
pub use sales::queries::{SaleCard, SaleCardLine, SaleCardPayment, SaleSlip};
pub use secrets::Secret;
pub use store::Store;
pub use till::claims::{ClaimElsewhere, ClaimHere};
pub use till::queries::{CashMoveRow, MeansTally, ShiftCard};
pub use verify::Verification;
