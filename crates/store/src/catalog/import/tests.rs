//! Files through the whole import, against a store of their own.

use std::ops::ControlFlow;

use comptoir_domain::CommandId;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::catalog::export::ExportFormat;
use crate::{DatabaseKey, Executed, Session, Store};

/// A founded shop in XAF, and its administrator.
struct Shop {
    _directory: tempfile::TempDir,
    store: Store,
    admin: Session,
}

impl Shop {
    fn new() -> Self {
        Self::in_currency("XAF", "fr")
    }

    fn in_currency(currency: &str, language: &str) -> Self {
        let directory = tempfile::tempdir().expect("a folder can be made");
        let key = DatabaseKey::generate().expect("the system gives random numbers");
        let store = Store::open(directory.path(), &key).expect("an empty folder opens");
        let body = json!({
            "name": "Akwa", "country": "CM", "currency": currency, "zone": "Africa/Douala",
            "store": {
                "code": "AKW", "name": "Akwa", "currency": currency, "zone": "Africa/Douala",
                "taxes": { "standard": 1_925, "reduced": 0, "prices_include_tax": true }
            },
            "register_name": "Caisse",
            "administrator": { "user_name": "ada", "name": "Ada", "password": "un long mot", "language": language }
        });
        let founded = store.execute(None, CommandId(Uuid::new_v4()), "people.found_organisation", body);
        let founded = founded.expect("it is founded").answer;
        let admin = Session { user: serde_json::from_value(founded["administrator"].clone()).expect("an id") };
        Self { _directory: directory, store, admin }
    }

    fn exec(&self, name: &str, body: Value) -> Executed {
        self.store.execute(Some(&self.admin), CommandId(Uuid::new_v4()), name, body).expect("it is allowed")
    }

    fn plan(&self, table: &ImportTable) -> ImportPlan {
        self.store.plan_import(&self.admin, table, &Mapping::propose(table.headers())).expect("the mapping fits")
    }

    fn apply(&self, text: &str) -> ImportOutcome {
        let table = read(text);
        let plan = self.plan(&table);
        let go_on = |_| ControlFlow::Continue(());
        self.store.apply_import(&self.admin, &plan, BadLines::Skip, go_on).expect("the plan holds")
    }

    fn statuses(&self, text: &str) -> Vec<LineStatus> {
        self.plan(&read(text)).lines.iter().map(|line| line.status).collect()
    }

    fn problems(&self, text: &str) -> Vec<(u32, Problem)> {
        let plan = self.plan(&read(text));
        plan.lines.iter().flat_map(|line| line.found.iter().map(|found| (line.line, found.problem.clone()))).collect()
    }

    fn export(&self, format: ExportFormat) -> Vec<u8> {
        self.store.export_catalogue(&self.admin, format).expect("an administrator may").bytes
    }

    fn events(&self) -> u64 {
        let verification = self.store.verify().expect("it can be verified");
        assert_eq!(verification.faults, Vec::<String>::new());
        verification.events
    }
}

fn read(text: &str) -> ImportTable {
    ImportTable::read("test.csv", text.as_bytes()).expect("it is a table")
}

const FILE: &str = "Référence;Désignation;Prix;Coût;Codes-barres;Catégorie;Marque;Stock minimum;Stock initial\n\
    R-1;Routeur WiFi 6;45 000;30 000 FCFA;6001234567890;Réseau > Routeurs;TP-Link;5;12\n\
    C-1;Câble RJ45;1.500,00;500;;Réseau > Câbles;;;40,5\n";

#[test]
fn french_and_english_headers_are_recognised() {
    let columns = |headers: &[&str]| {
        let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
        Mapping::propose(&headers).0.into_iter().collect::<Vec<_>>()
    };
    use ImportField as F;
    let retail =
        ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"];
    assert_eq!(columns(&retail), [(F::Sku, 1), (F::Name, 2), (F::Price, 5)]);
    let french =
        ["RÉFÉRENCE", "Libellé", "Description", "Prix de vente TTC", "Prix d'achat", "Code-barres", "Garantie"];
    let expected = [
        (F::Sku, 0),
        (F::Name, 1),
        (F::Description, 2),
        (F::Barcodes, 5),
        (F::Price, 3),
        (F::Cost, 4),
        (F::WarrantyMonths, 6),
    ];
    assert_eq!(columns(&french), expected);
    for language in [Language::French, Language::English] {
        for field in ImportField::ALL.iter().filter(|field| **field != F::Description) {
            assert_eq!(ImportField::of_header(field.header(language)), Some(*field));
        }
    }
}

#[test]
fn a_file_creates_then_changes_nothing() {
    let shop = Shop::new();
    let outcome = shop.apply(FILE);
    assert_eq!((outcome.created, outcome.updated, outcome.unchanged), (2, 0, 0));
    let events = shop.events();
    assert_eq!(shop.statuses(FILE), [LineStatus::Unchanged, LineStatus::Unchanged]);
    let outcome = shop.apply(FILE);
    assert_eq!((outcome.created, outcome.updated, outcome.unchanged), (0, 0, 2));
    assert_eq!(shop.events(), events);

    let levels = shop.store.query(&shop.admin, "stock.levels", json!({})).expect("levels");
    let row = |sku: &str| {
        levels["rows"].as_array().expect("rows").iter().find(|row| row["sku"] == sku).expect("it is there").clone()
    };
    assert_eq!((&row("R-1")["on_hand"], &row("R-1")["minimum"]), (&json!(12_000), &json!(5_000)));
    assert_eq!(row("C-1")["on_hand"], json!(40_500));
    let before = shop.store.digests().expect("digests");
    shop.store.rebuild().expect("it is rebuilt");
    assert_eq!(shop.store.digests().expect("digests"), before);
}

#[test]
fn only_what_differs_is_changed() {
    let shop = Shop::new();
    shop.apply(FILE);
    let events = shop.events();
    let outcome = shop.apply("sku,price\nR-1,\"47,000\"\nC-1,1500\n");
    assert_eq!((outcome.updated, outcome.unchanged), (1, 1));
    assert_eq!(shop.events(), events + 1);
    // Categories are found whatever their capitals and accents; the leaf is enough where it is the only one.
    let outcome = shop.apply("sku;category\nR-1;reseau > ROUTEURS\nC-1;cables\n");
    assert_eq!((outcome.updated, outcome.unchanged), (0, 2));
    assert_eq!(shop.events(), events + 1);
}

#[test]
fn each_wrong_line_says_where_and_why() {
    let shop = Shop::new();
    shop.apply(FILE);
    let text = "sku;name;price;ean;stock mini\nA;;5;;\nB;Bon;douze;;\n;Sans code;5;;\nC;Cher;1 500,5;;\nD;Pris;5;6001234567890;\n\
        E;Un;5;E123;\nF;Deux;5;E123;\nG;Arrondi;5;6,12E+12;\nH;Trop;5;;;;de cellules\nI;Moins;5;;-2\nJ;Zéro;0;;\nK;a;5;é1;\n";
    let problems = shop.problems(text);
    let expected = [
        (2, Problem::Missing),
        (3, Problem::NotAnAmount { currency: "XAF" }),
        (4, Problem::Missing),
        (5, Problem::TooManyDecimals { places: 0 }),
        (6, Problem::BarcodeTaken { barcode: "6001234567890".to_owned() }),
        (8, Problem::BarcodeRepeated { barcode: "E123".to_owned(), line: 7 }),
        (9, Problem::BarcodeRounded),
        (10, Problem::TooManyCells),
        (11, Problem::Negative),
        (12, Problem::PriceZero),
        (13, Problem::BarcodeInvalid { barcode: "é1".to_owned() }),
    ];
    assert_eq!(problems, expected);
    let refused = shop.problems("sku;price\nNEW;5\n");
    assert_eq!(refused, [(2, Problem::NewProductNeeds)]);
}

#[test]
fn one_wrong_line_refuses_the_file_unless_it_may_be_skipped() {
    let shop = Shop::new();
    let events = shop.events();
    let table = read("sku;name;price\nA;Bon;5\nB;Mauvais;x\n");
    let plan = shop.plan(&table);
    let go_on = |_| ControlFlow::Continue(());
    let refused = shop.store.apply_import(&shop.admin, &plan, BadLines::Refuse, go_on);
    assert!(matches!(refused, Err(ImportError::File(ImportFileError::BadLines { errors: 1 }))));
    assert_eq!(shop.events(), events);
    let outcome = shop.store.apply_import(&shop.admin, &plan, BadLines::Skip, go_on).expect("the good line goes");
    assert_eq!((outcome.created, outcome.skipped), (1, 1));
}

#[test]
fn the_error_file_is_mended_and_imported() {
    let shop = Shop::new();
    let table = read("sku;name;price\nA;Bon;5\n=B;Mauvais;x\n");
    let errors = shop.plan(&table).error_file(&table).expect("it is written");
    let text = String::from_utf8(errors).expect("it is UTF-8");
    assert!(text.contains("'=B;Mauvais;x;"), "{text}");
    assert!(text.contains("ligne 3, colonne « price » : Ce n'est pas un montant en XAF."), "{text}");
    let outcome = shop.apply(&text.replace(";x;", ";7;"));
    assert_eq!(outcome.created, 1);
    let found = shop.store.query(&shop.admin, "catalog.search", json!({ "text": "Mauvais" })).expect("it is found");
    assert!(found.to_string().contains("\"=B\""), "{found}");
}

#[test]
fn the_first_line_of_a_code_counts_and_the_others_are_told() {
    let shop = Shop::new();
    let text = "sku;name;price\nA;Un;5\nA;Un;5\nA;Deux;5\nA;Un;6\n";
    use LineStatus as S;
    assert_eq!(shop.statuses(text), [S::Create, S::Repeated, S::Repeated, S::Repeated]);
    assert_eq!(shop.problems(text), [(4, Problem::Repeated { line: 2 }), (5, Problem::Repeated { line: 2 })]);
    shop.apply(text);
    assert_eq!(shop.statuses(text), [S::Unchanged, S::Repeated, S::Repeated, S::Repeated]);
}

#[test]
fn a_cancelled_import_is_whole_as_far_as_it_went_and_goes_on_from_there() {
    let shop = Shop::new();
    let lines: String =
        (0..2_500).map(|number| format!("P{number};Article {number};{number};Rayon {}\n", number % 7)).collect();
    let text = format!("sku;name;price;category\n{lines}");
    let table = read(&text);
    let plan = shop.plan(&table);
    let mut seen = Vec::new();
    let outcome = shop.store.apply_import(&shop.admin, &plan, BadLines::Refuse, |progress| {
        seen.push(progress.done);
        if progress.done >= 1_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let outcome = outcome.expect("being stopped is no failure");
    assert_eq!((outcome.created, outcome.cancelled, seen), (1_000, true, vec![0, 1_000]));
    let before = shop.store.digests().expect("digests");
    shop.events();
    shop.store.rebuild().expect("it is rebuilt");
    assert_eq!(shop.store.digests().expect("digests"), before);
    let outcome = shop.apply(&text);
    assert_eq!((outcome.created, outcome.unchanged, outcome.cancelled), (1_500, 1_000, false));
}

#[test]
fn what_is_sold_by_serial_number_is_said_in_a_column_of_its_own() {
    let shop = Shop::new();
    let file =
        "Référence;Désignation;Prix;Type;Numéros de série\nTEL;Téléphone;85000;suivi;oui\nPOSE;Pose;5000;service;non\n";
    assert_eq!(shop.apply(file).created, 2);
    let exported = String::from_utf8(shop.export(ExportFormat::Csv)).expect("it is UTF-8");
    let table = read(&exported);
    let place = table.headers().iter().position(|header| header == "Numéros de série").expect("the column is there");
    let cells: Vec<_> = table.rows.iter().map(|row| &row.cells[place]).collect();
    assert_eq!(cells, ["non", "oui"], "sorted by SKU: POSE, TEL");
    assert_eq!(shop.statuses(&exported), [LineStatus::Unchanged, LineStatus::Unchanged]);
    let service = "Référence;Numéros de série\nPOSE;oui\n";
    assert_eq!(shop.problems(service), [(2, Problem::SerialsNeedStock)]);
}

/// Trap 15: what a spreadsheet would run leaves as text, and comes back as it was.
#[test]
fn trap_15_formulas_survive_export_and_import_without_running() {
    let shop = Shop::in_currency("GBP", "en");
    let products = [
        ("=1+1", "@SUM(A1)", "'quoted", "Réseau > Routeurs"),
        ("-5", "'=1", "''+x", "=cmd|x"),
        ("+44", "Câble; \"3 m\", noir", "deux\nlignes", "Réseau"),
        ("l'eau", "Plain", "\u{2212}5", ""),
    ];
    for (sku, name, description, _) in products {
        let fields = json!({ "sku": sku, "name": name, "description": description, "price": 1_250, "cost": 999, "barcodes": ["123", sku] });
        let fields = if sku.len() < 3 {
            json!({ "sku": sku, "name": name, "price": 7, "kind": "service", "tax_class": "reduced" })
        } else {
            fields
        };
        let fields = if sku == "=1+1" { fields } else { without_shared_barcode(fields) };
        shop.exec("catalog.create_product", json!({ "fields": fields }));
    }
    let events = shop.events();
    for format in [ExportFormat::Csv, ExportFormat::Xlsx] {
        let bytes = shop.export(format);
        let table = ImportTable::read("export", &bytes).expect("it is read back");
        if format == ExportFormat::Csv {
            let text = String::from_utf8(bytes).expect("it is UTF-8");
            let dangerous = |cell: &str| cell.trim_start_matches('"').starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert!(!text.trim_start_matches('\u{feff}').lines().any(|line| line.split(',').any(dangerous)), "{text}");
        }
        let plan = shop.plan(&table);
        assert_eq!(plan.mapping.0.len(), table.headers().len(), "every column is read");
        let statuses: Vec<_> = plan.lines.iter().map(|line| (line.status, &line.found)).collect();
        assert!(plan.lines.iter().all(|line| line.status == LineStatus::Unchanged), "{format:?}: {statuses:?}");
        let go_on = |_| ControlFlow::Continue(());
        shop.store.apply_import(&shop.admin, &plan, BadLines::Refuse, go_on).expect("nothing is wrong");
    }
    assert_eq!(shop.events(), events);
}

fn without_shared_barcode(mut fields: Value) -> Value {
    if let Some(fields) = fields.as_object_mut() {
        fields.remove("barcodes");
    }
    fields
}

#[test]
fn the_demonstrations_catalogue_comes_back_unchanged() {
    let directory = tempfile::tempdir().expect("a folder can be made");
    let key = DatabaseKey::generate().expect("the system gives random numbers");
    let store = Store::open(directory.path(), &key).expect("an empty folder opens");
    store.fill_demonstration().expect("the demonstration is told");
    let person = crate::demonstration_people()
        .expect("people")
        .into_iter()
        .find(|person| person.role == "admin")
        .expect("an admin");
    let sign_in = crate::SignIn::Password { login: person.user_name, password: person.password };
    let admin = store.sign_in(&sign_in).expect("the shown password is right");
    for format in [ExportFormat::Csv, ExportFormat::Xlsx] {
        let exported = store.export_catalogue(&admin, format).expect("an administrator may");
        let table = ImportTable::read("export", &exported.bytes).expect("it is read back");
        let plan = store.plan_import(&admin, &table, &Mapping::propose(table.headers())).expect("the mapping fits");
        let counts = plan.counts();
        let issues: Vec<_> = plan.issues(&table, Severity::Error).map(|issue| issue.sentence()).collect();
        assert_eq!((counts.unchanged, counts.lines), (exported.products, exported.products), "{counts:?} {issues:?}");
    }
}

#[test]
fn who_may_not_see_costs_exports_none_and_who_may_not_import_does_not() {
    let shop = Shop::new();
    let role = shop.exec("people.create_role", json!({ "name": "Rayon", "permissions": ["catalog.edit"] })).answer;
    let user = shop.exec(
        "people.create_user",
        json!({ "user_name": "bob", "name": "Bob", "password": "un long mot", "language": "fr" }),
    );
    shop.exec("people.grant_role", json!({ "user": user.answer, "role": { "custom": role } }));
    let bob = Session { user: serde_json::from_value(user.answer).expect("an id") };
    shop.apply(FILE);
    let exported = shop.store.export_catalogue(&bob, ExportFormat::Csv).expect("he may edit the catalogue");
    let text = String::from_utf8(exported.bytes).expect("it is UTF-8");
    assert!(text.contains("Prix") && !text.contains("Coût") && !text.contains("30000"), "{text}");
    let table = read(FILE);
    let refused = shop.store.plan_import(&bob, &table, &Mapping::propose(table.headers()));
    assert!(matches!(refused, Err(ImportError::Execute(crate::ExecuteError::Refused(_)))));
}

#[test]
fn a_spreadsheet_is_read_as_people_see_it() {
    let shop = Shop::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in (0..).zip(["Référence", "Désignation", "Prix", "EAN"]) {
        sheet.write_string(0, column, header).expect("it fits");
    }
    sheet.write_number(1, 0, 1001.0).expect("it fits");
    sheet.write_string(1, 1, "Écran").expect("it fits");
    sheet.write_number(1, 2, 45_000.0).expect("it fits");
    sheet.write_number(1, 3, 6_001_234_567_890.0).expect("it fits");
    // Far away, and one line left out between.
    sheet.write_string(1_000_000, 0, "LOIN").expect("it fits");
    let bytes = book.save_to_buffer().expect("it is written to memory");
    let table = ImportTable::read("x.xlsx", &bytes).expect("it is read");
    let plan = shop.plan(&table);
    let preview = plan.preview(&table, Shown::All, 0, 10);
    let rows: Vec<_> = preview.rows.iter().map(|row| (row.line, row.sku.as_str(), row.status)).collect();
    assert_eq!(rows, [(2, "1001", LineStatus::Create), (1_000_001, "LOIN", LineStatus::Error)]);
    let product = plan.lines.first().and_then(|line| line.product.clone()).expect("it is created");
    assert_eq!(product.fields.barcodes, Some(vec!["6001234567890".to_owned()]));
}

#[test]
fn what_is_no_table_is_refused() {
    let read =
        |bytes: &[u8]| ImportTable::read("x", bytes).map(|table| table.line_count()).map_err(|error| error.code());
    assert_eq!(read(b""), Err("import.empty"));
    assert_eq!(read(b"sku;name\n"), Err("import.empty"));
    assert_eq!(read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), Err("import.not_a_table"));
    assert_eq!(read(b"PK\x03\x04 not a zip"), Err("import.bad_spreadsheet"));
    assert_eq!(read("sku\n".repeat(LINES_MAX + 3).as_bytes()), Err("import.too_many_lines"));
    assert_eq!(read(&vec![b'a'; FILE_SIZE_MAX + 1]), Err("import.too_large"));
    assert_eq!(read(format!("{}\nx", ";".repeat(300)).as_bytes()), Err("import.too_many_columns"));
    let shop = Shop::new();
    let table = super::tests::read("nom;prix\nA;5\n");
    let refused = shop.store.plan_import(&shop.admin, &table, &Mapping::propose(table.headers()));
    assert!(matches!(refused, Err(ImportError::File(ImportFileError::NoSkuColumn { .. }))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0_usize..3) {
        let heads: [&[u8]; 3] = [b"", b"sku;name;price\n", b"PK\x03\x04"];
        let bytes = [heads[start], &bytes].concat();
        let _ = ImportTable::read("x", &bytes);
    }

    #[test]
    fn a_damaged_spreadsheet_never_panics(place in 0_usize..6_000, byte in any::<u8>(), cut in 0_usize..6_000) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (column, text) in (0..).zip(["sku", "name", "price"]) {
            sheet.write_string(0, column, text).expect("it fits");
            sheet.write_string(1, column, text).expect("it fits");
        }
        let mut bytes = book.save_to_buffer().expect("it is written to memory");
        if let Some(damaged) = bytes.get_mut(place) {
            *damaged = byte;
        }
        bytes.truncate(bytes.len().max(cut) - cut % 50);
        let _ = ImportTable::read("x", &bytes);
    }

    #[test]
    fn random_lines_are_planned_or_refused(text in "(sku|name|price|[;,\"'\n =]|[0-9]|é){0,60}") {
        let Ok(table) = ImportTable::read("x", format!("sku;name;price;ean\n{text}").as_bytes()) else { return Ok(()) };
        SHOP.with(|shop| {
            let plan = shop.plan(&table);
            let counts = plan.counts();
            assert_eq!(counts.create + counts.update + counts.unchanged + counts.repeated + counts.error, counts.lines);
            plan.error_file(&table).expect("it is written");
        });
    }
}

thread_local! {
    static SHOP: Shop = Shop::new();
}

/// The aim: 50,000 products within ten seconds. Run with `cargo test --release -p comptoir-store fifty_thousand -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, for a release build"]
fn fifty_thousand_products_take_seconds() {
    let shop = Shop::new();
    let lines: String = (0..50_000)
        .map(|number| {
            format!(
                "SKU-{number:06};Article de réseau numéro {number};{};{};{};Rayon {} > Famille {};Marque {};{};12\n",
                1_000 + number,
                700 + number,
                6_000_000_000_000_u64 + number,
                number % 12,
                number % 90,
                number % 150,
                number % 20
            )
        })
        .collect();
    for (name, columns) in [("plain", "a;b"), ("with opening stock", "Stock minimum;Stock initial")] {
        let shop = if name == "plain" { &shop } else { &Shop::new() };
        let text = format!("Référence;Désignation;Prix;Coût;EAN;Catégorie;Marque;{columns}\n{lines}");
        let start = std::time::Instant::now();
        let table = read(&text);
        let read_in = start.elapsed();
        let plan = shop.plan(&table);
        let planned_in = start.elapsed() - read_in;
        let outcome = shop.store.apply_import(&shop.admin, &plan, BadLines::Refuse, |_| ControlFlow::Continue(()));
        let applied_in = start.elapsed() - read_in - planned_in;
        assert_eq!(outcome.expect("it is applied").created, 50_000);
        eprintln!("{name}: read {read_in:?}, planned {planned_in:?}, applied {applied_in:?}");
        let start = std::time::Instant::now();
        assert_eq!(shop.plan(&read(&text)).counts().unchanged, 50_000);
        eprintln!("{name}: the same file again {:?}", start.elapsed());
        let start = std::time::Instant::now();
        let xlsx = shop.export(ExportFormat::Xlsx);
        eprintln!("{name}: exported as XLSX in {:?}, {} bytes", start.elapsed(), xlsx.len());
        let start = std::time::Instant::now();
        let table = ImportTable::read("x", &xlsx).expect("it is read back");
        eprintln!("{name}: read back in {:?}, {} lines", start.elapsed(), table.line_count());
    }
}
