//! Would the stories notice? Each fault that engines are known to have had is planted, and stories are told until one shows it.

use comptoir_store::planted::{Planted, plant};

use crate::story::{Failed, Stage, Story};
use crate::{Arguments, explain};

/// The table of faults that the last search for all of them ended with.
const RECORD: &str = include_str!("../../docs/SIMULATION.md");

/// Says which planted faults the stories show, and how soon; ends the process if one is never shown.
pub(crate) fn show(stage: &Stage<'_>, arguments: &Arguments) {
    let (mut count, mut missed) = (0, 0);
    for fault in wanted(arguments) {
        count += 1;
        plant(Some(fault));
        match first_shown(stage, arguments, fault) {
            Some((seed, failed)) => {
                let words = failed.failure.to_string();
                let words: String = words.lines().next().unwrap_or_default().chars().take(90).collect();
                println!("| {fault:?} | {seed} | {words} |");
                if arguments.only.is_some() {
                    explain(&Story::of(seed, arguments.acts).shrink(stage, failed).1);
                }
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

fn wanted(arguments: &Arguments) -> impl Iterator<Item = Planted> {
    let is_wanted = |fault: &Planted| arguments.only.as_ref().is_none_or(|name| *name == format!("{fault:?}"));
    let in_half = |index: usize| arguments.half.is_none_or(|half| index % 2 == usize::from(half));
    Planted::ALL
        .iter()
        .enumerate()
        .filter(move |(index, fault)| in_half(*index) && is_wanted(fault))
        .map(|(_, &fault)| fault)
}

/// The first story that shows it. A change of the engine may make the recorded one hold: then the others are told too.
fn first_shown(stage: &Stage<'_>, arguments: &Arguments, fault: Planted) -> Option<(u64, Failed)> {
    let recorded = arguments.recorded.then(|| recorded(RECORD, fault)).flatten();
    let seeds = arguments.first..arguments.first + arguments.seeds;
    recorded.into_iter().chain(seeds).find_map(|seed| Some((seed, Story::of(seed, arguments.acts).tell(stage).err()?)))
}

/// The seed that a table names for a fault.
fn recorded(table: &str, fault: Planted) -> Option<u64> {
    let begin = format!("| {fault:?} | ");
    table.lines().find_map(|line| line.strip_prefix(&begin)?.split(' ').next()?.parse().ok())
}
