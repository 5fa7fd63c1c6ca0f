//! Named figures with their units, and the ratio to the baseline measured in the same run.

use serde::Serialize;

/// One figure.
#[derive(Serialize)]
struct Figure {
    name: &'static str,
    value: f64,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio: Option<f64>,
}

/// All figures of one run.
#[derive(Default)]
pub(crate) struct Figures(Vec<Figure>);

impl Figures {
    /// Adds a figure.
    pub(crate) fn add(&mut self, name: &'static str, value: f64, unit: &'static str) {
        eprintln!("{name} {} {unit}", rounded(value));
        self.0.push(Figure { name, value: rounded(value), unit, baseline: None, ratio: None });
    }

    /// Adds a figure with its ratio to another of this run.
    pub(crate) fn add_against(&mut self, name: &'static str, value: f64, unit: &'static str, baseline: &'static str) {
        let against = self.0.iter().find(|figure| figure.name == baseline).map(|figure| figure.value);
        let ratio = against.map(|against| rounded(value / against));
        eprintln!("{name} {} {unit}", rounded(value));
        self.0.push(Figure { name, value: rounded(value), unit, baseline: Some(baseline), ratio });
    }

    /// Adds the ratio of another figure as a figure of its own.
    pub(crate) fn add_ratio(&mut self, name: &'static str, of: &str) {
        let ratio = self.0.iter().find(|figure| figure.name == of).and_then(|figure| figure.ratio);
        self.add(name, ratio.unwrap_or_default(), "");
    }

    /// The list as JSON.
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string_pretty(&self.0).unwrap()
    }

    /// The list for people.
    pub(crate) fn print(&self) {
        for Figure { name, value, unit, baseline, ratio } in &self.0 {
            let against = baseline.zip(*ratio).map(|(name, ratio)| format!("  ({ratio} × {name})")).unwrap_or_default();
            println!("{name:<30} {value:>12} {unit}{against}");
        }
    }
}

fn rounded(value: f64) -> f64 {
    if value.abs() >= 100.0 { value.round() } else { (value * 1_000.0).round() / 1_000.0 }
}

/// The value below which so many of a hundred lie.
pub(crate) fn percentile(mut values: Vec<f64>, percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values[(values.len() * percent / 100).min(values.len() - 1)]
}
