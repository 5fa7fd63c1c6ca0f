//! Devices that are apart, in a world where everything goes wrong: deterministic, on one thread, each story from its seed.
//!
//! `sim --seeds 1000 [--first 0] [--json]`. A seed that fails is printed with the shortest story of it that still fails;
//! `--first SEED --seeds 1` tells it again.

mod acts;
mod authority;
mod books;
mod boxes;
mod chance;
mod check;
mod domain_faults;
mod faults;
mod founding;
mod journal;
mod machine_faults;
mod network;
mod node;
mod planted;
mod story;
mod tally;
mod world;

use std::path::Path;
use std::time::Instant;

use clap::Parser;
use comptoir_store::fault_vfs::FaultVfs;

use crate::founding::{FOUNDED, Founding};
use crate::story::{Failed, STEPS_MAX, Stage, Story};
use crate::tally::Tally;

/// Names of the file systems: one for each computer, and two for clones.
const FILES: [&str; FOUNDED + 2] = ["sim-0", "sim-1", "sim-2", "sim-3", "sim-4", "sim-5"];

/// Of so many stories that fail a shorter one is sought.
const SHRUNK_MAX: usize = 3;

#[derive(Parser)]
struct Arguments {
    /// How many stories.
    #[arg(long, default_value_t = 1_000)]
    seeds: u64,
    /// The first one.
    #[arg(long, default_value_t = 0)]
    first: u64,
    /// At most so many acts in a story.
    #[arg(long, default_value_t = STEPS_MAX)]
    acts: i64,
    /// Plants faults, one after the other, and tells stories until one shows it; at most `--seeds` each.
    #[arg(long)]
    planted: bool,
    /// Of the planted faults only the one of this name.
    #[arg(long, requires = "planted")]
    only: Option<String>,
    /// Of the planted faults every second one, from the first or from the second on: one half for each core.
    #[arg(long, requires = "planted", value_parser = clap::value_parser!(u8).range(0..2))]
    half: Option<u8>,
    /// Each of them first by the story that the table in docs/SIMULATION.md names.
    #[arg(long, requires = "planted")]
    recorded: bool,
    /// Says what happened as JSON.
    #[arg(long)]
    json: bool,
}

fn main() {
    let arguments = Arguments::parse();
    let root = tempfile::Builder::new().prefix("comptoir-sim").tempdir_in(memory()).expect("a folder");
    let founding = Founding::make(&root.path().join("founded"));
    let files: Vec<FaultVfs> = FILES.iter().map(|name| FaultVfs::register(name).expect("a file system")).collect();
    // What goes wrong is told below, with its seed.
    std::panic::set_hook(Box::new(|_| {}));
    let stage = Stage { founding: &founding, files: &files, folder: &root.path().join("story") };
    if arguments.planted {
        planted::show(&stage, &arguments);
        return;
    }
    let mut total = Tally::default();
    let begun = Instant::now();
    for seed in arguments.first..arguments.first + arguments.seeds {
        let story = Story::of(seed, arguments.acts);
        match story.tell(&stage) {
            Ok(tally) => total.add(&tally),
            Err(failed) => {
                total.fail(seed, &failed.failure);
                eprintln!("seed {seed}: {}", failed.failure);
                if total.failing_seeds.len() <= SHRUNK_MAX {
                    let (_, shortest) = story.shrink(&stage, failed);
                    explain(&shortest);
                }
            }
        }
    }
    let elapsed = begun.elapsed().as_millis().max(1);
    total.events_per_s = u64::try_from(u128::from(total.events) * 1_000 / elapsed).unwrap_or(u64::MAX);
    // In a few stories not everything goes wrong.
    let enough = arguments.seeds >= 300;
    report(&total, arguments.json, enough);
    if !total.failing_seeds.is_empty() || (enough && !total.silent().is_empty()) {
        std::process::exit(1);
    }
}

/// Says all that it takes for a seed to fail.
fn explain(failed: &Failed) {
    eprintln!("{}\nIt takes:", failed.failure);
    failed.lines.iter().for_each(|line| eprintln!("{line}"));
}

/// Where files are kept in memory, if there is such a place: a fsync costs nothing there.
fn memory() -> std::path::PathBuf {
    let shared = Path::new("/dev/shm");
    if shared.is_dir() { shared.to_owned() } else { std::env::temp_dir() }
}

fn report(total: &Tally, json: bool, enough: bool) {
    if json {
        println!("{}", serde_json::to_string(total).expect("a tally is plain"));
        return;
    }
    println!(
        "{} stories, {} exchanges, {} events applied ({}/s)",
        total.seeds, total.exchanges, total.events, total.events_per_s
    );
    for (class, count) in &total.faults {
        println!("  {count:>8} {class}");
    }
    for class in total.silent().into_iter().filter(|_| enough) {
        println!("     never {class}");
    }
    println!("failing seeds: {:?}", total.failing_seeds);
}
