//! The window is there before its database is: after an update that may take minutes, and whatever hinders it is said in the window.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use comptoir::desk::Desk;
use comptoir::failure::Failure;
use comptoir::shell;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder on which the demonstration was founded.
fn founded() -> TempDir {
    let folder = TempDir::new().unwrap();
    let desk = Desk::open(folder.path(), None).unwrap();
    shell::call(&desk, "device.create_demonstration", json!({})).unwrap();
    folder
}

fn start(desk: &Arc<Desk>) -> Result<Value, Failure> {
    shell::call(desk, "device.start", json!({}))
}

/// What is held while a database is checked, brought up to date and folded anew.
fn held(folder: &Path) -> std::path::PathBuf {
    folder.join("comptoir.opening")
}

#[test]
fn a_database_that_takes_its_time_is_no_new_computer() {
    let folder = founded();
    let busy = File::create(held(folder.path())).unwrap();
    busy.lock().unwrap();
    let desk = Desk::begin(folder.path());
    assert_eq!(start(&desk).unwrap()["state"], "opening");
    assert_eq!(desk.store().err().unwrap().code, "device.not_open");
    drop(busy);
    // However long it takes from here on.
    while start(&desk).unwrap()["state"] == "opening" {}
    assert_eq!(start(&desk).unwrap()["state"], "locked");
}

#[test]
fn what_hinders_it_is_said_and_whoever_asks_again_has_it_tried_again() {
    let folder = founded();
    std::fs::remove_file(held(folder.path())).unwrap();
    std::fs::create_dir(held(folder.path())).unwrap();
    let desk = Desk::begin(folder.path());
    assert_eq!(start(&desk).unwrap_err().code, "device.file");
    assert_eq!(start(&desk).unwrap_err().code, "device.file", "it was tried again");
    std::fs::remove_dir(held(folder.path())).unwrap();
    while start(&desk).unwrap()["state"] == "opening" {}
    assert_eq!(start(&desk).unwrap()["state"], "locked");
}

#[test]
fn an_empty_folder_is_a_new_computer() {
    let folder = TempDir::new().unwrap();
    assert_eq!(start(&Desk::begin(folder.path())).unwrap()["state"], "new");
}
