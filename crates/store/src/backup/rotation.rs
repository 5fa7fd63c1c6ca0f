//! Names of backups, and which of them are kept: all of the last day, the last one of each of the thirteen days before.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use comptoir_domain::{Timestamp, Zone};

use super::{BackupError, file_error};

/// Of so many days backups are kept.
pub(crate) const DAYS_KEPT: usize = 14;
const PREFIX: &str = "comptoir-";
const ENDING: &str = ".comptoir";

/// `comptoir-2026-11-20-020000.comptoir`, by the clock on the wall; a second one of the same second bears a number.
pub(super) fn free_path(directory: &Path, zone: Zone, now: Timestamp) -> PathBuf {
    let (hour, minute) = zone.hour_minute_at(now);
    let second = now.0.div_euclid(1_000).rem_euclid(60);
    let name = format!("{PREFIX}{}-{hour:02}{minute:02}{second:02}", zone.date_at(now).to_date());
    let mut path = directory.join(format!("{name}{ENDING}"));
    for number in 2_u32.. {
        if !path.exists() {
            break;
        }
        path = directory.join(format!("{name}-{number}{ENDING}"));
    }
    path
}

/// The day in a backup's name.
fn day_of(path: &Path) -> Option<String> {
    let rest = path.file_name()?.to_str()?.strip_prefix(PREFIX)?.strip_suffix(ENDING)?;
    let (day, time) = rest.split_at_checked(10)?;
    let is_day = day.bytes().enumerate().all(|(place, byte)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    (is_day && time.starts_with('-')).then(|| day.to_owned())
}

/// The backups in a folder, the oldest first; none where there is no such folder.
pub(super) fn backups(directory: &Path) -> Result<Vec<PathBuf>, BackupError> {
    let entries = match std::fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(file_error(directory)(error)),
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_, _>>().map_err(file_error(directory))?;
    paths.retain(|path| day_of(path).is_some());
    paths.sort_unstable();
    Ok(paths)
}

/// Lets the oldest backups go. Called only once a new one is durable; `made` always stays.
pub(super) fn rotate(directory: &Path, made: &Path) -> Result<(), BackupError> {
    let paths = backups(directory)?;
    for path in superseded(&paths).into_iter().filter(|path| path.as_path() != made) {
        std::fs::remove_file(path).map_err(file_error(path))?;
    }
    Ok(())
}

fn superseded(paths: &[PathBuf]) -> Vec<&PathBuf> {
    let days: BTreeSet<String> = paths.iter().filter_map(|path| day_of(path)).collect();
    let kept: BTreeSet<&String> = days.iter().rev().take(DAYS_KEPT).collect();
    let last_day = days.last();
    let last_of_its_day =
        |place: usize, day: &String| paths.get(place + 1).and_then(|next| day_of(next)).is_none_or(|next| next != *day);
    let is_kept =
        |place: usize, day: &String| kept.contains(day) && (Some(day) == last_day || last_of_its_day(place, day));
    let places = paths.iter().enumerate();
    places
        .filter(|(place, path)| !day_of(path).is_some_and(|day| is_kept(*place, &day)))
        .map(|(_, path)| path)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fourteen_days_are_kept_and_every_backup_of_the_last_one() {
        let name = |day: u32, time: &str| PathBuf::from(format!("/b/comptoir-2026-11-{day:02}-{time}.comptoir"));
        let mut paths: Vec<PathBuf> = (1..=20).flat_map(|day| [name(day, "020000"), name(day, "180000")]).collect();
        paths.sort_unstable();
        let gone = superseded(&paths);
        let kept: Vec<&PathBuf> = paths.iter().filter(|path| !gone.contains(path)).collect();
        assert_eq!(kept.len(), 15);
        assert!(kept.contains(&&name(20, "020000")) && kept.contains(&&name(7, "180000")));
        assert!(!kept.contains(&&name(6, "180000")) && !kept.contains(&&name(7, "020000")));
    }

    #[test]
    fn other_files_are_no_backups() {
        for name in ["notes.comptoir", "comptoir-facture.comptoir", "comptoir-2026-11-20-020000.part", "comptoir.db"] {
            assert_eq!(day_of(Path::new(name)), None, "{name}");
        }
    }
}
