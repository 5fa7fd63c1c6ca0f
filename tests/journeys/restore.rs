//! The recovery sheet brings the business back on another computer, through the real program.

use std::path::Path;

use comptoir::desk::Desk;
use comptoir::shell;
use comptoir_tests::binary::Terminal;
use comptoir_tests::cli_shop::{ADMINISTRATOR, Shop, found};
use serde_json::{Value, json};
use uuid::Uuid;

const PASSPHRASE: &str = "une phrase pour le coffre";

fn terminal(directory: &Path) -> Terminal {
    Terminal::new(directory)
        .unwrap()
        .with("COMPTOIR_USER", ADMINISTRATOR.0)
        .with("COMPTOIR_PASSWORD", ADMINISTRATOR.1)
        .with("COMPTOIR_PASSPHRASE", PASSPHRASE)
}

/// Sells one piece and gives the number on the receipt.
fn sell(terminal: &Terminal, shop: &Shop) -> String {
    let mut number = String::new();
    for (name, body) in shop.sale(Uuid::now_v7(), 1) {
        let answer = terminal.exec(name, &body).unwrap();
        number = answer["number"].as_str().map_or(number, str::to_owned);
    }
    number
}

fn key_record(directory: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(directory.join("key.json")).unwrap()).unwrap()
}

fn newest_backup(directory: &Path) -> String {
    let mut files: Vec<_> =
        std::fs::read_dir(directory.join("backups")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.last().unwrap().display().to_string()
}

#[test]
fn the_sheets_code_restores_elsewhere_and_no_number_is_given_twice() {
    let directory = tempfile::tempdir().unwrap();
    let (home, away) = (directory.path().join("home"), directory.path().join("away"));
    let desk = Desk::open(&home, None).unwrap();
    let shop = found(&desk, Some(PASSPHRASE)).unwrap();
    let sheet = shell::call(&desk, "device.recovery_sheet", json!({ "code": shop.recovery_code, "language": "fr" }));
    assert!(std::fs::read(sheet.unwrap()["path"].as_str().unwrap()).unwrap().starts_with(b"%PDF"));
    let wrong = shell::call(&desk, "device.recovery_sheet", json!({ "code": "ABCD", "language": "fr" }));
    assert_eq!(wrong.unwrap_err().code, "device.code_wrong");
    drop(desk);

    let first = terminal(&home);
    assert_eq!(sell(&first, &shop), "AKW-C1-2026-000001".replace("2026", &year()));
    let made = first.run(&["backup"]).unwrap();
    let backup = made["path"].as_str().unwrap();
    assert_eq!(backup, newest_backup(&home));

    let second = terminal(&away);
    let code = shop.recovery_code.to_lowercase();
    let wrong = second.run(&["restore", backup, "--code", "WRONG"]).unwrap_err();
    assert_eq!(wrong["code"], "device.code_wrong");
    let report = second.run(&["restore", backup, "--code", &code, "--dry-run"]).unwrap();
    assert_eq!((&report["restored"], &report["sales"], &report["series"]), (&json!(false), &json!(1), &json!(1)));
    assert!(!away.join("comptoir.db").exists() && !away.join("key.json").exists());

    let restored = second.run(&["restore", backup, "--code", &code]).unwrap();
    assert_eq!((&restored["restored"], &restored["backup"]["organisation_name"]), (&json!(true), &json!("Tekno")));
    second.run(&["verify"]).unwrap();
    assert_eq!(sell(&second, &shop), "AKW-C1-2026B-000001".replace("2026", &year()));
    let sales = second.query("sales.list", &json!({})).unwrap().to_string();
    assert!(sales.contains("-000001") && sales.contains("B-000001"), "{sales}");

    let again = second.run(&["restore", backup, "--code", &code]).unwrap_err();
    assert_eq!(again["code"], "backup.target_founded");

    // The folder is lost and restored a second time: the letter B may be on paper already.
    std::fs::rename(away.join("comptoir.db"), away.join("lost.db")).unwrap();
    let restored = second.run(&["restore", backup, "--code", &code]).unwrap();
    assert_eq!(restored["series"], 2);
    assert_eq!(sell(&second, &shop), "AKW-C1-2026C-000001".replace("2026", &year()));
    assert!(key_record(&away)["series"].as_object().unwrap().values().any(|series| series == 2));
}

#[test]
fn a_renewed_code_opens_what_is_made_from_then_on_and_the_old_one_no_longer() {
    let directory = tempfile::tempdir().unwrap();
    let (home, away) = (directory.path().join("home"), directory.path().join("away"));
    let desk = Desk::open(&home, None).unwrap();
    let shop = found(&desk, Some(PASSPHRASE)).unwrap();
    let earlier = shell::call(&desk, "backup.make", json!({})).unwrap()["path"].as_str().unwrap().to_owned();
    let renew =
        |proof: Value| shell::call(&desk, "device.renew_recovery_code", json!({ "proof": proof, "language": "fr" }));
    let wrong = renew(json!({ "means": "password", "password": "autre chose" })).unwrap_err();
    assert_eq!(wrong.code, "people.credentials_wrong");
    let sheet = home.join("papers/fiche-de-secours.pdf");
    assert!(!sheet.exists(), "nothing was renewed");

    let renewed = renew(json!({ "means": "password", "password": ADMINISTRATOR.1 })).unwrap();
    assert_eq!(renewed["sheet"]["path"], json!(sheet.display().to_string()));
    let (later, code) = (renewed["backup"].as_str().unwrap(), renewed["recovery_code"].as_str().unwrap());
    let said = desk.query("people.audit", json!({ "kind": "access." })).unwrap();
    let kinds = ["/rows/0/kind", "/rows/1/kind"].map(|place| said.pointer(place).and_then(Value::as_str));
    assert_eq!(kinds, [Some("access.recovery_code_renewed"), Some("access.sign_in_failed")]);

    let other = terminal(&away);
    let open = |backup: &str, code: &str| other.run(&["restore", backup, "--code", code, "--dry-run"]);
    assert_eq!(open(later, &shop.recovery_code).unwrap_err()["code"], "device.code_wrong");
    open(later, code).unwrap();
    assert_eq!(open(&earlier, code).unwrap_err()["code"], "device.code_wrong");
    open(&earlier, &shop.recovery_code).unwrap();
}

#[test]
fn the_sheets_file_goes_when_it_is_printed_and_at_sign_out() {
    let directory = tempfile::tempdir().unwrap();
    let desk = Desk::open(directory.path(), None).unwrap();
    let shop = found(&desk, Some(PASSPHRASE)).unwrap();
    let sheet = directory.path().join("papers/fiche-de-secours.pdf");
    for leaving in ["device.forget_recovery_sheet", "session.lock"] {
        shell::call(&desk, "device.recovery_sheet", json!({ "code": shop.recovery_code, "language": "fr" })).unwrap();
        assert!(sheet.exists());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&sheet).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "nobody else reads it");
        }
        shell::call(&desk, leaving, json!({})).unwrap();
        assert!(!sheet.exists(), "{leaving}");
    }
}

fn year() -> String {
    let now = comptoir_store::Clock::now(&comptoir_store::SystemClock);
    comptoir_domain::Zone::default().date_at(now).year().to_string()
}

#[test]
fn a_damaged_database_is_set_aside_at_the_start_and_the_backup_takes_its_place() {
    let directory = tempfile::tempdir().unwrap();
    let home = directory.path().join("home");
    let desk = Desk::open(&home, None).unwrap();
    let shop = found(&desk, Some(PASSPHRASE)).unwrap();
    drop(desk);
    let terminal = terminal(&home);
    let backup = terminal.run(&["backup"]).unwrap()["path"].as_str().unwrap().to_owned();
    for (place, from_the_end) in [(50, false), (20_000, true)] {
        let path = home.join("comptoir.db");
        let mut bytes = std::fs::read(&path).unwrap();
        let place = if from_the_end { bytes.len() - place } else { place };
        bytes[place] ^= 0x20;
        std::fs::write(&path, &bytes).unwrap();

        let failure = terminal.run(&["digest"]).unwrap_err();
        assert_eq!(failure["code"], "device.quarantined", "{failure}");
        let kept = failure["params"]["path"].as_str().unwrap();
        assert!(std::fs::read(kept).unwrap() == bytes, "kept as it was");
        assert!(!path.exists());

        terminal.run(&["restore", &backup, "--code", &shop.recovery_code]).unwrap();
        terminal.run(&["verify"]).unwrap();
        assert!(!sell(&terminal, &shop).is_empty());
    }
}
