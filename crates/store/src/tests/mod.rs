//! What must hold whatever happens: any order of arrival, two processes on one file, clocks that lie, power that fails.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::print_stdout,
    reason = "tests stop at the first surprise"
)]

mod arrival;
mod assign_register;
mod audit;
mod backup;
mod conflicts;
mod demonstration;
mod dump;
mod find_products;
mod invitations;
mod pages;
mod power_cut;
mod refusals;
mod scopes;
mod secrets;
mod shop;
mod two_handles;
mod verdicts;
mod wrong_clock;
