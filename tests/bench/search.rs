//! Searching a catalogue of 100,000 products.

use std::time::Instant;

use comptoir_tests::shop::Shop;
use serde_json::json;

use crate::figures::{Figures, percentile};

pub(crate) fn measure(figures: &mut Figures, shop: &Shop) {
    let words = [
        "routeur",
        "tp-link",
        "rout",
        "camera hik",
        "refrigerateur",
        "cable",
        "SKU-000",
        "onduleur 99",
        "mikrotik ac",
        "ba",
    ];
    let times: Vec<f64> = (0..500)
        .map(|number| {
            let start = Instant::now();
            let _ = shop.ask(&shop.seller, "catalog.search", json!({ "text": words[number % words.len()] }));
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    figures.add("product_search_100k_p50_ms", percentile(times.clone(), 50), "ms");
    figures.add("product_search_100k_p95_ms", percentile(times, 95), "ms");
}
