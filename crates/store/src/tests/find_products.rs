//! The catalogue's list and the counter's search: words, the tree, the archive; and fast where there is very much.

use comptoir_domain::catalog::{
    ChangeCategory, ChangeProduct, CreateBrand, CreateCategory, CreateProduct, ProductFields, SetProductActive,
};
use comptoir_domain::ids::{BrandId, CategoryId, ProductId};
use comptoir_domain::{Command as _, CommandId, Link, Money};
use serde_json::{Value, json};

use super::shop::{MORNING, SetClock, Shop, attempt, found, open, tell};
use crate::store::Store;

fn category(store: &Store, shop: &Shop, name: &str, parent: Option<CategoryId>) -> CategoryId {
    tell(store, &shop.session, &CreateCategory { name: name.into(), parent, icon: String::new() })
}

fn product(store: &Store, shop: &Shop, name: &str, category: Option<CategoryId>) -> ProductId {
    let (sku, name) = (Some(format!("REF {name}")), Some(name.to_owned()));
    let category = category.map(Link::to);
    let fields = ProductFields { sku, name, category, price: Some(Money::from_minor(500)), ..ProductFields::default() };
    tell(store, &shop.session, &CreateProduct { fields })
}

fn names(store: &Store, shop: &Shop, name: &str, body: &Value) -> Vec<String> {
    let answer = store.query(&shop.session, name, body.clone()).unwrap();
    let rows = answer.get("rows").or(answer.get("products")).unwrap().as_array().unwrap();
    rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn archived_products_are_found_by_words() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path(), &SetClock::at(MORNING));
    let shop = found(&store, 1, 1);
    for name in ["Routeur A", "Routeur B", "Onduleur A"] {
        let product = product(&store, &shop, name, None);
        if name != "Routeur B" {
            attempt(&store, &shop.session, &SetProductActive { product, active: false }).unwrap();
        }
    }
    let listed = |text: &str, archived: bool| {
        names(&store, &shop, "catalog.products", &json!({ "text": text, "archived": archived }))
    };
    assert_eq!(listed("routeur", true), ["Routeur A"]);
    assert_eq!(listed("routeur", false), ["Routeur B"]);
    assert_eq!(listed("a", true), ["Onduleur A", "Routeur A"], "words too short for the index");
    assert_eq!(listed("", true), ["Onduleur A", "Routeur A"]);
}

#[test]
fn a_category_holds_those_below_it() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path(), &SetClock::at(MORNING));
    let shop = found(&store, 1, 1);
    let network = category(&store, &shop, "Réseau", None);
    let cables = category(&store, &shop, "Câbles", Some(network));
    let fibre = category(&store, &shop, "Fibre", Some(cables));
    for (name, category) in [("Prise", None), ("Routeur", Some(network)), ("Jarretière", Some(fibre))] {
        product(&store, &shop, name, category);
    }
    let listed = |category: CategoryId, text: &str| {
        names(&store, &shop, "catalog.products", &json!({ "text": text, "category": category }))
    };
    assert_eq!(listed(network, ""), ["Jarretière", "Routeur"]);
    assert_eq!(listed(cables, ""), ["Jarretière"]);
    assert_eq!(listed(cables, "routeur"), Vec::<String>::new());
    assert_eq!(listed(network, "routeur"), ["Routeur"]);
}

/// Writes rows as a projection would, without a journal: only their number matters here.
fn fill(store: &Store, count: usize, category: CategoryId) {
    let writer = store.writer();
    writer.connection.execute_batch("BEGIN").unwrap();
    let mut insert = writer
        .connection
        .prepare(
            "INSERT INTO product_row (id, sku, name, description, kind, category, brand, price, cost, price_floor, tax_class,
                 warranty_months, unit, specifications, image, barcodes, active, sort_key, search_text)
             VALUES (?1, ?2, ?3, ?4, 'tracked', ?5, NULL, 500, 400, 0, 'standard', 0, '', '[]', '', '', 1, ?6, ?6)",
        )
        .unwrap();
    for number in 0..count {
        let id = uuid::Uuid::from_u128(u128::try_from(number).unwrap());
        let name = format!("cable {number:06}");
        let of = (number % (count / 20) == 7).then(|| *category.as_bytes());
        insert.execute(rusqlite::params![id.as_bytes(), name, name, "d".repeat(200), of, name]).unwrap();
    }
    drop(insert);
    let index = "INSERT INTO product_search (product_search) VALUES ('rebuild'); COMMIT";
    writer.connection.execute_batch(index).unwrap();
}

#[test]
fn a_rare_category_is_found_among_many_products() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path(), &SetClock::at(MORNING));
    let shop = found(&store, 1, 1);
    store.choose_register(&shop.session, shop.registers[0]).unwrap();
    let network = category(&store, &shop, "Réseau", None);
    let fibre = category(&store, &shop, "Fibre", Some(network));
    fill(&store, 20_000, fibre);
    for (name, body, expected) in [
        ("catalog.products", json!({ "text": "", "category": network }), 20),
        ("catalog.products", json!({ "text": "cable", "category": network }), 20),
        ("catalog.products", json!({ "text": "cable", "archived": true }), 0),
        ("catalog.search", json!({ "text": "", "category": network }), 20),
        ("catalog.search", json!({ "text": "cable", "category": network }), 20),
    ] {
        assert_eq!(names(&store, &shop, name, &body).len(), expected, "{name} {body}");
    }
}

#[test]
fn category_and_brand_are_left_set_and_cleared() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path(), &SetClock::at(MORNING));
    let shop = found(&store, 1, 1);
    let network = category(&store, &shop, "Réseau", None);
    let cables = category(&store, &shop, "Câbles", Some(network));
    let brand: BrandId = tell(&store, &shop.session, &CreateBrand { name: "TP-Link".into() });
    let product = product(&store, &shop, "Jarretière", Some(cables));
    let change = |fields: Value| {
        let body = json!({ "product": product, "fields": fields });
        store.execute(Some(&shop.session), CommandId(uuid::Uuid::now_v7()), ChangeProduct::NAME, body).unwrap();
        let row = store.query(&shop.session, "catalog.product", json!({ "product": product })).unwrap();
        (row["category"].clone(), row["brand"].clone())
    };
    assert_eq!(change(json!({ "brand": brand })), (json!(cables), json!(brand)), "what is absent stays");
    assert_eq!(change(json!({ "category": null })), (Value::Null, json!(brand)));
    assert_eq!(change(json!({ "brand": null, "category": network })), (json!(network), Value::Null));

    let to_top = ChangeCategory { category: cables, name: None, parent: Some(Link(None)) };
    attempt(&store, &shop.session, &to_top).unwrap();
    let rows = store.query(&shop.session, "catalog.categories", json!({})).unwrap();
    assert!(rows.as_array().unwrap().iter().all(|row| row["parent"].is_null()));
    let below_nothing = ChangeCategory { parent: Some(Link::to(CategoryId::default())), ..to_top };
    assert!(attempt(&store, &shop.session, &below_nothing).is_err());
}
