//! A catalogue through the screens' door: read, tried, applied in the background, stopped, exported and read again.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use comptoir::desk::Desk;
use comptoir::failure::Failure;
use comptoir::shell;
use serde_json::{Value, json};

struct Screen {
    directory: tempfile::TempDir,
    desk: Desk,
}

impl Screen {
    /// The demonstration, with its administrator signed in.
    fn open() -> Self {
        let directory = tempfile::tempdir().expect("a folder can be made");
        let desk = Desk::open(directory.path(), None).expect("an empty folder opens");
        let screen = Self { directory, desk };
        let people = screen.call("device.create_demonstration", json!({}));
        screen.sign_in(&people, "admin");
        screen
    }

    fn sign_in(&self, people: &Value, role: &str) {
        let mut people = people.as_array().expect("people").iter();
        let person = people.find(|person| person["role"] == role).expect("such a person");
        let sign_in = json!({ "means": "password", "login": person["user_name"], "password": person["password"] });
        self.call("session.sign_in", sign_in);
    }

    fn call(&self, name: &str, body: Value) -> Value {
        self.try_call(name, body).unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }

    fn try_call(&self, name: &str, body: Value) -> Result<Value, Failure> {
        shell::call(&self.desk, name, body)
    }

    fn read(&self, text: &str) -> Value {
        self.call("import.read", json!({ "name": "articles.csv", "bytes": STANDARD.encode(text) }))
    }

    /// Waits for the end of the import.
    fn ended(&self) -> Value {
        for _ in 0..6_000 {
            let status = self.call("import.progress", json!({}));
            if status["state"] != "running" {
                return status;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("the import does not end");
    }
}

#[test]
fn a_file_is_read_tried_applied_and_exported() {
    let screen = Screen::open();
    assert_eq!(screen.call("import.progress", json!({}))["state"], "idle");
    let read =
        screen.read("Référence;Désignation;Prix;Rayon\nIMP-1;Écran 24 pouces;85 000;Écrans\nIMP-2;Souris;x;Écrans\n");
    assert_eq!((&read["lines"], &read["delimiter"], &read["encoding"]), (&json!(2), &json!(";"), &json!("utf-8")));
    assert_eq!(read["mapping"], json!({ "sku": 0, "name": 1, "category": 3, "price": 2 }));
    let wanted = json!({ "file": read["file"], "mapping": read["mapping"] });
    let with = |more: Value| {
        let mut body = wanted.as_object().expect("an object").clone();
        body.extend(more.as_object().expect("an object").clone());
        Value::Object(body)
    };

    let preview = screen.call("import.preview", with(json!({ "limit": 50, "shown": "error" })));
    assert_eq!((&preview["counts"]["create"], &preview["counts"]["error"]), (&json!(1), &json!(1)));
    let issue = &preview["rows"][0]["issues"][0];
    assert_eq!((&issue["line"], &issue["column"], &issue["value"]), (&json!(3), &json!("Prix"), &json!("x")));
    assert_eq!(issue["message"], "Ce n'est pas un montant en XAF.");
    let written = screen.call("import.error_file", wanted.clone());
    let path = written["path"].as_str().expect("a path").to_owned();
    assert!(path.ends_with("exports/articles-erreurs.csv"), "{path}");
    assert!(std::fs::read_to_string(path).expect("it is there").contains("IMP-2;Souris;x;Écrans;"));

    screen.call("import.apply", with(json!({ "bad_lines": "refuse" })));
    let status = screen.ended();
    assert_eq!((&status["state"], &status["failure"]["code"]), (&json!("failed"), &json!("import.bad_lines")));
    screen.call("import.apply", with(json!({ "bad_lines": "skip" })));
    let status = screen.ended();
    assert_eq!(
        (&status["state"], &status["result"]["created"], &status["done"]),
        (&json!("done"), &json!(1), &json!(1))
    );

    let exported = screen.call("export.catalogue", json!({ "format": "xlsx" }));
    let again = screen.call("import.read", json!({ "path": exported["path"] }));
    let body = json!({ "file": again["file"], "mapping": again["mapping"], "limit": 1 });
    let preview = screen.call("import.preview", body);
    assert_eq!(preview["counts"]["unchanged"], exported["products"]);
    assert_eq!(preview["counts"]["lines"], exported["products"]);
    assert!(screen.directory.path().join("exports/catalogue.xlsx").is_file());
}

#[test]
fn the_end_of_an_import_tells_what_changed() {
    let screen = Screen::open();
    let (sender, told) = std::sync::mpsc::channel();
    screen.desk.news().listen(move |topics| sender.send(topics.to_vec()).expect("the test listens"));
    let import = |text: &str| {
        let file = screen.read(text);
        let wanted = json!({ "file": file["file"], "mapping": file["mapping"], "bad_lines": "skip" });
        screen.call("import.apply", wanted);
        screen.ended();
        told.recv_timeout(std::time::Duration::from_secs(5))
    };
    assert_eq!(import("sku;nom;prix\nNEUF-1;Câble neuf;1500\n"), Ok(vec!["catalog", "stock"]));
    assert!(import("sku;nom;prix\nNEUF-2;Sans prix;rien\n").is_err(), "nothing was recorded");
}

#[test]
fn an_import_is_stopped_between_batches_and_goes_on_later() {
    let screen = Screen::open();
    let lines: String = (0..3_000).map(|number| format!("IMP-{number};Article {number};{number}\n")).collect();
    let read = screen.read(&format!("sku;name;price\n{lines}"));
    let body = json!({ "file": read["file"], "mapping": read["mapping"], "bad_lines": "refuse" });
    screen.call("import.apply", body.clone());
    let busy = screen.try_call("import.apply", body.clone()).expect_err("one import at a time");
    assert_eq!(busy.code, "import.running");
    screen.call("import.cancel", json!({}));
    let stopped = screen.ended()["result"].clone();
    assert_eq!(stopped["cancelled"], true);
    let created = stopped["created"].as_u64().expect("a number");
    assert_eq!(created % 1_000, 0);
    let verification = screen.desk.store().expect("it is open").verify().expect("it can be verified");
    assert!(verification.faults.is_empty());

    screen.call("import.apply", body);
    let status = screen.ended();
    assert_eq!((status["result"]["created"].as_u64(), status["state"].as_str()), (Some(3_000 - created), Some("done")));
}

#[test]
fn a_file_belongs_to_who_has_read_it_and_may_import() {
    let screen = Screen::open();
    let read = screen.read("sku;name;price\nA;B;5\n");
    let people = screen.call("device.start", json!({}))["demonstration"].clone();
    screen.call("session.lock", json!({}));
    let preview = json!({ "file": read["file"], "mapping": read["mapping"], "limit": 1 });
    let code = |name: &str, body: &Value| screen.try_call(name, body.clone()).expect_err("it is refused").code;
    assert_eq!(code("import.preview", &preview), "people.not_signed_in");
    screen.sign_in(&people, "manager");
    assert_eq!(code("import.preview", &preview), "import.no_file");
    assert_eq!(code("import.read", &json!({ "name": "x.csv", "bytes": "%%%" })), "import.not_a_table");
    screen.sign_in(&people, "seller");
    assert_eq!(code("import.read", &json!({ "path": "/etc/passwd" })), "people.forbidden");
    assert_eq!(code("export.catalogue", &json!({ "format": "csv" })), "people.forbidden");
}
