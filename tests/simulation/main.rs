//! Devices that are apart, in a world where everything goes wrong: deterministic, on one thread, each story from its seed.
//!
//! `sim --seeds 1000 [--first 0] [--json]`. A seed that fails is printed; `--first SEED --seeds 1` tells its story again.

mod acts;
mod authority;
mod chance;
mod check;
mod faults;
mod founding;
mod node;
mod tally;
mod world;

use std::path::Path;
use std::time::Instant;

use clap::Parser;
use comptoir_store::fault_vfs::FaultVfs;
use comptoir_store::planted::{Planted, plant};

use crate::check::Broken;
use crate::founding::{FOUNDED, Founding};
use crate::tally::Tally;
use crate::world::{Happening, World};

/// Names of the file systems: one for each computer, and two for clones.
const FILES: [&str; FOUNDED + 2] = ["sim-0", "sim-1", "sim-2", "sim-3", "sim-4", "sim-5"];

/// How long a story is, at least and unless it is asked for a longer one.
const ACTS_MIN: i64 = 20;
const ACTS_MAX: i64 = 90;

#[derive(Parser)]
struct Arguments {
    /// How many stories.
    #[arg(long, default_value_t = 1_000)]
    seeds: u64,
    /// The first one.
    #[arg(long, default_value_t = 0)]
    first: u64,
    /// At most so many acts in a story.
    #[arg(long, default_value_t = ACTS_MAX)]
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
    /// Says what happened as JSON.
    #[arg(long)]
    json: bool,
}

fn main() {
    let arguments = Arguments::parse();
    let root = tempfile::Builder::new().prefix("comptoir-sim").tempdir_in(memory()).expect("a folder");
    let founding = Founding::make(&root.path().join("founded"));
    let files: Vec<FaultVfs> = FILES.iter().map(|name| FaultVfs::register(name).expect("a file system")).collect();
    if arguments.planted {
        planted(&founding, &files, &arguments, &root.path().join("story"));
        return;
    }
    let mut total = Tally::default();
    let begun = Instant::now();
    for seed in arguments.first..arguments.first + arguments.seeds {
        let folder = root.path().join("story");
        match tell(&founding, &files, seed, arguments.acts, &folder) {
            Ok(tally) => total.add(&tally),
            Err(broken) => {
                eprintln!("seed {seed}: {broken}");
                match broken {
                    Failure::Broken(Broken::Divergence(_)) => total.divergences += 1,
                    Failure::Broken(Broken::Loss(_)) => total.losses += 1,
                    Failure::Broken(Broken::Leak(_)) => total.leaks += 1,
                    Failure::Panic(_) => {}
                }
                total.failing_seeds.push(seed);
            }
        }
        files.iter().for_each(|files| files.disk().settle());
        let _ = std::fs::remove_dir_all(&folder);
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

/// Which planted faults the stories show, and how soon.
fn planted(founding: &Founding, files: &[FaultVfs], arguments: &Arguments, folder: &Path) {
    let (mut count, mut missed) = (0, 0);
    std::panic::set_hook(Box::new(|_| {}));
    let is_wanted = |fault: &&Planted| arguments.only.as_ref().is_none_or(|name| *name == format!("{fault:?}"));
    let in_half = |index: usize| arguments.half.is_none_or(|half| index % 2 == usize::from(half));
    let wanted = Planted::ALL.iter().enumerate().filter(|(index, fault)| in_half(*index) && is_wanted(fault));
    for (_, &fault) in wanted {
        count += 1;
        plant(Some(fault));
        let shown = (arguments.first..arguments.first + arguments.seeds).find_map(|seed| {
            let told = tell(founding, files, seed, arguments.acts, folder);
            files.iter().for_each(|files| files.disk().settle());
            let _ = std::fs::remove_dir_all(folder);
            told.err().map(|failure| (seed, failure))
        });
        match shown {
            Some((seed, failure)) => {
                let words: String = failure.to_string().lines().next().unwrap_or_default().chars().take(90).collect();
                println!("| {fault:?} | {seed} | {words} |");
            }
            None => {
                missed += 1;
                println!("| {fault:?} | never | |");
            }
        }
    }
    plant(None);
    println!("{count} planted, {missed} missed");
    if missed > 0 {
        std::process::exit(1);
    }
}

/// Where files are kept in memory, if there is such a place: a fsync costs nothing there.
fn memory() -> std::path::PathBuf {
    let shared = Path::new("/dev/shm");
    if shared.is_dir() { shared.to_owned() } else { std::env::temp_dir() }
}

enum Failure {
    Broken(Broken),
    Panic(String),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Broken(Broken::Divergence(what)) => write!(formatter, "divergence: {what}"),
            Self::Broken(Broken::Loss(what)) => write!(formatter, "loss: {what}"),
            Self::Broken(Broken::Leak(what)) => write!(formatter, "leak: {what}"),
            Self::Panic(what) => write!(formatter, "panic: {what}"),
        }
    }
}

/// One story of at most so many acts.
fn tell(founding: &Founding, files: &[FaultVfs], seed: u64, acts_max: i64, folder: &Path) -> Result<Tally, Failure> {
    let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let mut world = World::begin(founding, files, seed, folder);
        world.weather();
        world.acts = world.chance.between(ACTS_MIN, acts_max.max(ACTS_MIN)).unsigned_abs();
        for _ in 0..world.acts {
            let node = 1 + world.chance.below(world.nodes.len() - 1);
            world.later(0, Happening::Act(node));
            let pause = [5, 300, 8_000][world.chance.below(3)];
            let until = world.now + world.chance.between(1, pause);
            while world.go_on(until) {}
            world.now = until;
            if world.chance.percent(12) {
                world.go_wrong();
            }
        }
        let concluded = world.conclude();
        concluded
            .map(|()| world.tally.clone())
            .inspect_err(|_| eprintln!("seed {seed}, in which: {:?}", world.tally.faults))
    }));
    match told {
        Ok(outcome) => outcome.map_err(Failure::Broken),
        Err(panic) => {
            let words = panic.downcast_ref::<String>().cloned();
            Err(Failure::Panic(
                words.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default(),
            ))
        }
    }
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
