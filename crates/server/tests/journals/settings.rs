//! Wrong settings stop the start with one clear line.

use crate::server::{Instance, On, Place};

fn refused(instance: &Instance) -> String {
    let (is_done, line) = instance.start_in_vain();
    assert!(!is_done && line.lines().filter(|line| line.starts_with("comptoir-server:")).count() == 1, "{line}");
    line
}

#[test]
fn what_is_wrong_with_a_database_is_said_in_one_line() {
    let place = Place::new(On::Postgres);
    let mut instance = place.instance_to_be("one");
    let url = instance.journal.clone();
    for (journal, said) in [
        (url.replace("/comptoir", "/elsewhere"), "database \"elsewhere\" does not exist"),
        (url.replace("postgres@", "nobody@"), "role \"nobody\" does not exist"),
        ("mysql://here/there".to_owned(), "--journal: say sqlite, sqlite:DIR or postgres://"),
        ("postgres://postgres@here".to_owned(), "say which database"),
    ] {
        instance.journal = journal;
        let line = refused(&instance);
        assert!(line.contains(said), "{line}");
    }
    let postgres = place.postgres.as_ref().unwrap();
    postgres.sql("CREATE ROLE guest LOGIN");
    instance.journal = url.replace("postgres@", "guest@");
    let line = refused(&instance);
    assert!(line.contains("permission denied for schema public"), "{line}");
}

#[test]
fn keys_of_another_server_and_a_newer_schema_are_refused() {
    let place = Place::new(On::Postgres);
    let mut instance = place.instance("one");
    assert!(instance.stop());
    let mut other = place.instance_to_be("other");
    other.use_own_keys();
    let line = refused(&other);
    assert!(line.contains("--keys: these are not the keys of this database"), "{line}");
    assert!(!other.has_keys(), "keys that were made in vain are not left behind");
    place.postgres.as_ref().unwrap().sql(
        "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
         SELECT 999, name, applied_on, checksum FROM refinery_schema_history LIMIT 1",
    );
    let line = refused(&instance);
    assert!(line.contains("newer comptoir-server"), "{line}");
}

#[test]
fn verbs_of_the_folder_say_that_the_journals_are_elsewhere() {
    let place = Place::new(On::Postgres);
    let instance = place.instance_to_be("one");
    let (is_done, line) = instance.verb(&["backup", "/tmp/never"]);
    assert!(!is_done && line.contains("on PostgreSQL"), "{line}");
    let sqlite = Place::new(On::Sqlite);
    let (is_done, line) = sqlite.instance_to_be("one").verb(&["begin-anew"]);
    assert!(!is_done && line.contains("only journals on PostgreSQL"), "{line}");
}
