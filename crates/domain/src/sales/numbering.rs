//! Numbers on paper: contiguous per register, series and year, given when the sale is recorded, never changed.

use std::fmt;

use minicbor::{Decode, Encode};

use crate::fold::{Anomaly, Rule};
use crate::ids::SaleId;
use crate::ledger::{EntryAt, Ledger};

/// `AKW-C1-2026-001487`; from the second series on, the letter follows the year: `AKW-C1-2026B-000001`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct SaleNumber {
    /// The store's code.
    #[n(0)]
    pub store: String,
    /// The register's code.
    #[n(1)]
    pub register: String,
    /// The year of the business date.
    #[n(2)]
    pub year: i32,
    /// A restored or cloned device opens the next series, so that no number is given twice. From 0.
    #[n(3)]
    pub series: u32,
    /// From 1, without a gap.
    #[n(4)]
    pub sequence: u64,
}

impl fmt::Display for SaleNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { store, register, year, series, sequence } = self;
        write!(formatter, "{store}-{register}-{year}{}-{sequence:06}", series_letters(*series))
    }
}

/// Nothing for the first series, then `B` … `Z`, `BA` …
#[must_use]
fn series_letters(series: u32) -> String {
    let mut rest = series;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// A number was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct NumberingEntry {
    /// The year.
    #[n(0)]
    pub year: i32,
    /// The series.
    #[n(1)]
    pub series: u32,
    /// The number in the series.
    #[n(2)]
    pub sequence: u64,
    /// The sale that bears it.
    #[n(3)]
    pub sale: SaleId,
}

/// The numbers of one register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Numbering {
    /// The last number of each year and series, sorted.
    #[n(0)]
    last: Vec<Last>,
    /// Numbers given twice.
    #[n(1)]
    anomalies: Vec<Anomaly>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
struct Last {
    #[n(0)]
    year: i32,
    #[n(1)]
    series: u32,
    #[n(2)]
    sequence: u64,
    #[n(3)]
    by: crate::ids::EventId,
}

impl Numbering {
    /// The number that follows in this year and series.
    #[must_use]
    pub fn next(&self, year: i32, series: u32) -> u64 {
        self.last
            .iter()
            .find(|last| (last.year, last.series) == (year, series))
            .map_or(1, |last| last.sequence.saturating_add(1))
    }

    /// The last number of each year in a series.
    pub fn given(&self, series: u32) -> impl Iterator<Item = (i32, u64)> {
        self.last.iter().filter(move |last| last.series == series).map(|last| (last.year, last.sequence))
    }
}

impl Ledger for Numbering {
    type Entry = NumberingEntry;

    fn apply(&mut self, at: &EntryAt, entry: &NumberingEntry) {
        let key = (entry.year, entry.series);
        match self.last.binary_search_by_key(&key, |last| (last.year, last.series)) {
            Ok(place) => {
                let Some(last) = self.last.get_mut(place) else { return };
                if entry.sequence <= last.sequence {
                    self.anomalies.push(Anomaly::new(Rule::NumberTwice, vec![last.by, at.order.event]));
                }
                last.sequence = last.sequence.max(entry.sequence);
                last.by = at.order.event;
            }
            Err(place) => {
                let (year, series) = key;
                self.last.insert(place, Last { year, series, sequence: entry.sequence, by: at.order.event });
            }
        }
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_as_on_paper() {
        let number = SaleNumber { store: "AKW".into(), register: "C1".into(), year: 2026, series: 0, sequence: 1_487 };
        assert_eq!(number.to_string(), "AKW-C1-2026-001487");
        assert_eq!(SaleNumber { series: 1, sequence: 1, ..number }.to_string(), "AKW-C1-2026B-000001");
    }

    #[test]
    fn series_letters_never_repeat() {
        let letters: std::collections::BTreeSet<String> = (0..2_000).map(series_letters).collect();
        assert_eq!(letters.len(), 2_000);
    }
}
