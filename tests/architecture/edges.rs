//! The dependency edges of the design: `domain` knows nobody, only `store` knows SQLite, and so on.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Which of ours each package may depend on.
const ALLOWED: [(&str, &[&str]); 7] = [
    ("comptoir-domain", &[]),
    ("comptoir-store", &["comptoir-domain"]),
    ("comptoir-documents", &["comptoir-domain"]),
    ("comptoir-sync", &["comptoir-domain", "comptoir-store"]),
    ("comptoir-server", &["comptoir-domain", "comptoir-store", "comptoir-sync"]),
    ("comptoir", &["comptoir-domain", "comptoir-store", "comptoir-documents", "comptoir-sync"]),
    ("comptoir-tests", &["comptoir", "comptoir-domain", "comptoir-store", "comptoir-documents", "comptoir-sync"]),
];

fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap().to_owned();
    let packages = metadata.get("packages").and_then(Value::as_array).unwrap();
    let of = |package: &Value| {
        let dependencies = package.get("dependencies").and_then(Value::as_array).unwrap();
        dependencies.iter().map(|dependency| text(dependency, "name")).collect()
    };
    packages.iter().map(|package| (text(package, "name"), of(package))).collect()
}

#[test]
fn packages_depend_only_on_what_the_design_allows() {
    let dependencies = dependencies();
    let ours: BTreeSet<&String> = dependencies.keys().collect();
    assert_eq!(ours.len(), ALLOWED.len(), "a new package needs a line in ALLOWED: {ours:?}");
    for (package, allowed) in ALLOWED {
        let used = dependencies[package].iter().filter(|name| ours.contains(name) && *name != package);
        let forbidden: Vec<&String> = used.filter(|name| !allowed.contains(&name.as_str())).collect();
        assert!(forbidden.is_empty(), "{package} must not depend on {forbidden:?}");
    }
}

#[test]
fn only_the_store_speaks_sql_and_the_server_that_of_postgresql() {
    for (package, dependencies) in dependencies() {
        let speaks = |library: &str| dependencies.contains(library);
        assert!(!speaks("rusqlite") || package == "comptoir-store", "{package} must not use SQLite");
        assert!(!speaks("tokio-postgres") || package == "comptoir-server", "{package} must not use PostgreSQL");
        let migrates = ["comptoir-store", "comptoir-server"].contains(&package.as_str());
        assert!(!speaks("refinery") || migrates, "{package} has no schema");
    }
}

#[test]
fn the_domain_has_no_clock_no_randomness_and_no_files() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/domain/src");
    let mut folders = vec![std::path::PathBuf::from(root)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for forbidden in ["SystemTime", "Instant::now", "Utc::now", "Uuid::new_v4", "now_v7", "std::fs", "HashMap"]
            {
                assert!(!text.contains(forbidden), "{} uses {forbidden}", path.display());
            }
        }
    }
}
