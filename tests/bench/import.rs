//! Importing a catalogue of 50,000 products: read, planned against what is there, and applied.

use std::ops::ControlFlow;
use std::time::Instant;

use comptoir_store::{BadLines, ImportTable, Mapping};
use comptoir_tests::shop::Shop;

use crate::figures::Figures;

const PRODUCTS: usize = 50_000;

pub(crate) fn measure(figures: &mut Figures) {
    let shop = Shop::open();
    let line = |number: usize| {
        let category = number % 40;
        format!(
            "SKU-{number:06};Routeur modèle {number};{};Réseau > Rayon {category};617{number:010}\n",
            500 + number % 400
        )
    };
    let file: String = std::iter::once("Référence;Désignation;Prix;Catégorie;Codes-barres\n".to_owned())
        .chain((0..PRODUCTS).map(line))
        .collect();
    let start = Instant::now();
    let table = ImportTable::read("catalogue.csv", file.as_bytes()).unwrap();
    let plan = shop.store.plan_import(&shop.admin, &table, &Mapping::propose(table.headers())).unwrap();
    let go_on = |_| ControlFlow::Continue(());
    let outcome = shop.store.apply_import(&shop.admin, &plan, BadLines::Refuse, go_on).unwrap();
    assert_eq!(outcome.created as usize, PRODUCTS);
    figures.add("import_50k_products_s", start.elapsed().as_secs_f64(), "s");
}
