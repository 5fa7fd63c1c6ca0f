//! `./x bench`: every figure in one run, as ratios to a raw baseline where there is one. `--json` prints a list.
#![allow(
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench measures and prints; it is no part of the program"
)]

mod commands;
mod figures;
mod papers;
mod search;

use figures::Figures;

fn main() {
    let mut figures = Figures::default();
    commands::measure(&mut figures);
    search::measure(&mut figures);
    papers::measure(&mut figures);
    if std::env::args().any(|argument| argument == "--json") {
        println!("{}", figures.to_json());
    } else {
        figures.print();
    }
}
