//! What is counted, for Prometheus.

use std::sync::Arc;
use std::time::Duration;

use comptoir_sync::enrolment::{BRING_PATH, ENROL_PATH};
use comptoir_sync::node::Verb;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub(crate) enum What {
    Exchange,
    Listen,
    Lease,
    Enrol,
    Bring,
    Other,
}

impl What {
    pub(crate) fn of_path(path: &str) -> Self {
        match Verb::of_path(path) {
            Some((_, Verb::Exchange)) => Self::Exchange,
            Some((_, Verb::Listen)) => Self::Listen,
            Some((_, Verb::Lease)) => Self::Lease,
            None if path == ENROL_PATH => Self::Enrol,
            None if path == BRING_PATH => Self::Bring,
            None => Self::Other,
        }
    }
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub(crate) enum Outcome {
    Answered,
    Refused,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Called {
    what: What,
    outcome: Outcome,
}

/// The counters.
pub(crate) struct Metrics {
    registry: Registry,
    calls: Family<Called, Counter>,
    exchange_seconds: Histogram,
    step_seconds: Histogram,
    catch_up_seconds: Histogram,
    steps_work: Counter,
    runs_kept: Counter,
    businesses: Gauge,
    open: Gauge,
}

impl Metrics {
    pub(crate) fn new() -> Arc<Self> {
        let mut registry = Registry::with_prefix("comptoir");
        let (calls, businesses, open) = (Family::default(), Gauge::default(), Gauge::default());
        // 1 ms to 16 s.
        let exchange_seconds = Histogram::new(exponential_buckets(0.001, 2.0, 15));
        registry.register("calls", "Questions of devices", calls.clone());
        registry.register("exchange_seconds", "Time to answer an exchange", exchange_seconds.clone());
        let step_seconds = Histogram::new(exponential_buckets(0.001, 2.0, 15));
        let catch_up_seconds = Histogram::new(exponential_buckets(0.001, 2.0, 15));
        let (steps_work, runs_kept) = (Counter::default(), Counter::default());
        registry.register("step_seconds", "Time in which a journal on PostgreSQL was held alone", step_seconds.clone());
        registry.register("catch_up_seconds", "Time to bring a replica up", catch_up_seconds.clone());
        registry.register("steps_work", "Questions that were answered in a step, several in one", steps_work.clone());
        registry.register("runs_kept", "Runs that were kept on PostgreSQL", runs_kept.clone());
        registry.register("businesses", "Businesses held", businesses.clone());
        registry.register("businesses_open", "Businesses whose database is open", open.clone());
        Arc::new(Self {
            registry,
            calls,
            exchange_seconds,
            step_seconds,
            catch_up_seconds,
            steps_work,
            runs_kept,
            businesses,
            open,
        })
    }

    /// A journal on PostgreSQL was held alone for so much work, and kept so many runs.
    pub(crate) fn stepped(&self, took: Duration, work: usize, runs: usize) {
        self.step_seconds.observe(took.as_secs_f64());
        self.steps_work.inc_by(u64::try_from(work).unwrap_or(u64::MAX));
        self.runs_kept.inc_by(u64::try_from(runs).unwrap_or(u64::MAX));
    }

    /// A replica was brought up to its journal.
    pub(crate) fn caught_up(&self, took: Duration) {
        self.catch_up_seconds.observe(took.as_secs_f64());
    }

    pub(crate) fn called(&self, what: What, outcome: Outcome, took: Duration) {
        self.calls.get_or_create(&Called { what, outcome }).inc();
        if what == What::Exchange {
            self.exchange_seconds.observe(took.as_secs_f64());
        }
    }

    /// The text that Prometheus reads.
    pub(crate) fn text(&self, businesses: usize, open: usize) -> String {
        self.businesses.set(i64::try_from(businesses).unwrap_or(i64::MAX));
        self.open.set(i64::try_from(open).unwrap_or(i64::MAX));
        let mut text = String::new();
        // Writing to memory cannot fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}
