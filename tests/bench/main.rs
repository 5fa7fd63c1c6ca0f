//! `./x bench`: every figure in one run, as ratios to a raw baseline where there is one. `--json` prints a list.
//! With `BENCH_SCREENS=1` in the environment it names each question to the largest shop; with `BENCH_KEEP=1` it keeps that shop
//! instead of opening the window on it, and `BENCH_WINDOW=FOLDER` opens it there, as often as one likes.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::float_arithmetic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench measures and prints; it is no part of the program"
)]

mod alone;
mod commands;
mod figures;
mod fsyncs;
mod handover;
mod import;
mod ingest;
mod late;
mod memory;
mod package;
mod papers;
mod queries;
mod search;
mod together;
mod wire;
mod year;

use std::path::Path;
use std::time::Instant;

use comptoir_tests::large::{self, Size};
use comptoir_tests::shop::Shop;
use figures::Figures;

/// The largest shop that Comptoir is made for, on one machine.
const LARGE: Size = Size { products: 100_000, customers: 50_000, sales: 200_000 };

type Part = fn(&mut Figures);

/// The parts, in their order: `./x bench commands papers` measures these two alone.
const PARTS: [(&str, Part); 10] = [
    ("commands", commands::measure),
    ("fsyncs", fsyncs::measure),
    ("late", late::measure),
    ("import", import::measure),
    ("handover", handover::measure),
    ("papers", papers::measure),
    ("together", together::measure),
    ("ingest", ingest::measure),
    ("package", package::measure),
    ("large", measure_large),
];

fn main() {
    let (options, wanted): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|argument| argument.starts_with('-'));
    let mut figures = Figures::default();
    for (_, measure) in PARTS.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|one| one == name)) {
        measure(&mut figures);
    }
    if options.iter().any(|option| option == "--json") {
        println!("{}", figures.to_json());
    } else {
        figures.print();
    }
}

fn measure_large(figures: &mut Figures) {
    if let Some(folder) = std::env::var_os("BENCH_WINDOW") {
        return year::measure(figures, Path::new(&folder));
    }
    let shop = large::shop(LARGE);
    rebuild(figures, &shop);
    search::measure(figures, &shop);
    queries::measure(figures, &shop, large::some_products(&shop)[0]);
    let folder = year::prepare(shop);
    if std::env::var_os("BENCH_KEEP").is_some() {
        return eprintln!("BENCH_WINDOW={} measures the window on it", folder.keep().display());
    }
    year::measure(figures, folder.path());
}

/// What the first start after an update does, where the new Comptoir folds in another way than the old one.
fn rebuild(figures: &mut Figures, shop: &Shop) {
    let begun = Instant::now();
    shop.store.rebuild().unwrap();
    figures.add("rebuild_200k_sales_s", begun.elapsed().as_secs_f64(), "s");
}
