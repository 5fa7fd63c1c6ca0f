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
        registry.register("businesses", "Businesses held", businesses.clone());
        registry.register("businesses_open", "Businesses whose database is open", open.clone());
        Arc::new(Self { registry, calls, exchange_seconds, businesses, open })
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
