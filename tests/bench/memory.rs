//! What a process holds.

/// MB of memory, pages that it shares with others counted in parts (proportional set size); nothing of a process that has gone.
pub(crate) fn megabytes(process: u32) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:")).unwrap_or_default();
    let kilobytes: f64 = line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default();
    kilobytes * 1_024.0 / 1e6
}
