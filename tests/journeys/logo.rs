//! A store's logo is on its papers, through the desk that the window uses.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use comptoir::desk::Desk;
use comptoir::shell;
use comptoir_domain::CommandId;
use comptoir_tests::cli_shop::found;
use serde_json::{Value, json};
use uuid::Uuid;

const PNG: &[u8] = include_bytes!("../../crates/documents/fixtures/logo.png");

fn invoice(desk: &Desk, sale: Uuid) -> u64 {
    let saved = shell::call(desk, "documents.save_invoice", json!({ "sale": sale, "language": "fr" })).unwrap();
    std::fs::metadata(saved["path"].as_str().unwrap()).unwrap().len()
}

#[test]
fn the_logo_of_a_store_is_on_its_invoices_until_it_is_taken_away() {
    let directory = tempfile::tempdir().unwrap();
    let desk = Desk::open(directory.path(), None).unwrap();
    let shop = found(&desk, Some("une phrase pour le coffre")).unwrap();
    let execute = |name: &str, body: Value| desk.execute(CommandId(Uuid::now_v7()), name, body);
    let sale = Uuid::now_v7();
    for (name, body) in shop.sale(sale, 2) {
        execute(name, body).unwrap();
    }
    let plain = invoice(&desk, sale);

    let file = BASE64_STANDARD.encode(PNG);
    let prepared = shell::call(&desk, "picture.prepare", json!({ "file": file })).unwrap();
    execute("people.set_store_logo", json!({ "store": shop.store, "jpeg": prepared["jpeg"] })).unwrap();
    assert!(invoice(&desk, sale) > plain + 1_000, "the picture is in the file");

    let refused = execute("people.set_store_logo", json!({ "store": shop.store, "jpeg": "R0lGODlh" })).unwrap_err();
    assert_eq!(refused.code, "people.logo_invalid");
    execute("people.set_store_logo", json!({ "store": shop.store, "jpeg": null })).unwrap();
    assert!(invoice(&desk, sale) < plain + 1_000, "and out of it");
}
