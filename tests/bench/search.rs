//! Searching a catalogue of 100,000 products.

use std::time::Instant;

use comptoir_domain::catalog::{CreateProduct, ProductFields};
use comptoir_domain::{Command as _, CommandId, Money};
use comptoir_store::Request;
use comptoir_tests::shop::Shop;
use serde_json::json;
use uuid::Uuid;

use crate::figures::{Figures, percentile};

const PRODUCTS: usize = 100_000;
const KINDS: [&str; 8] =
    ["Routeur", "Câble réseau", "Onduleur", "Caméra", "Disque", "Imprimante", "Réfrigérateur", "Batterie"];
const BRANDS: [&str; 7] = ["TP-Link", "Huawei", "MikroTik", "Hikvision", "Legrand", "Samsung", "Tenda"];

pub(crate) fn measure(figures: &mut Figures) {
    let shop = Shop::open();
    for first in (0..PRODUCTS).step_by(5_000) {
        let requests = (first..first + 5_000).map(|number| Request {
            id: CommandId(Uuid::now_v7()),
            name: CreateProduct::NAME,
            body: serde_json::to_value(CreateProduct { fields: fields(number) }).unwrap(),
            stated_at: None,
        });
        shop.store.execute_all(&shop.admin, requests).unwrap();
    }
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

fn fields(number: usize) -> ProductFields {
    let (kind, brand) = (KINDS[number % KINDS.len()], BRANDS[number % BRANDS.len()]);
    ProductFields {
        sku: Some(format!("SKU-{number:06}")),
        name: Some(format!("{kind} {brand} {}", number % 997)),
        description: Some(format!("modèle {}", number % 1_013)),
        barcodes: Some(vec![format!("617{number:010}")]),
        price: Some(Money::from_minor(500 + (number as i64 % 400) * 250)),
        ..ProductFields::default()
    }
}
