//! The server itself: what it says of its health, how it stops, how a business is backed up and comes back.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use comptoir_tests::network::{Server, sell};
use uuid::Uuid;

use crate::together::connected;

fn get(server: &Server, path: &str) -> String {
    let mut stream = TcpStream::connect(&server.admin).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn it_says_how_it_is_and_stops_when_it_is_told() {
    let mut business = connected();
    assert!(get(&business.server, "/healthz").starts_with("HTTP/1.1 200"));
    assert!(get(&business.server, "/readyz").starts_with("HTTP/1.1 200"));
    let metrics = get(&business.server, "/metrics");
    assert!(metrics.contains("comptoir_businesses 1") && metrics.contains("what=\"Exchange\""), "{metrics}");
    let (syncing, _) = business.till.sync(&[]);
    assert!(business.server.stop(), "SIGTERM is an end like any other, whoever listens");
    business.server.begin();
    drop(syncing);
    business.till.sync_once();
}

#[test]
fn a_second_server_on_the_folder_and_wrong_settings_are_refused_in_one_line() {
    let business = connected();
    for (arguments, said) in [
        (&["--listen", "127.0.0.1:0"][..], "another comptoir-server works on"),
        (&["--listen", "4433"], "--listen: 4433 is not an address"),
        (&["--admin", "0.0.0.0:1"], "--admin: it has no lock"),
        (&["backup", "/nowhere/at/all"], "/nowhere/at/all"),
    ] {
        let (is_done, line) = business.server.verb(arguments);
        assert!(!is_done && line.contains(said) && line.lines().count() == 1, "{arguments:?}: {line}");
    }
}

#[test]
fn a_business_is_backed_up_while_the_server_runs_and_comes_back() {
    let mut business = connected();
    let counter = business.join("Comptoir 2");
    business.till.sync_once();
    let file = business.folder.path().join("business.backup").display().to_string();
    let (is_done, made) = business.server.verb(&["backup", &file]);
    assert!(is_done, "{made}");
    // Made after the backup, and known to the counter alone when the server's disk dies.
    sell(&counter.open(), &business.shop, Uuid::now_v7());
    counter.sync_once();
    let (_, line) = business.server.verb(&["restore", &file]);
    assert!(line.contains("another comptoir-server works on"), "{line}");
    business.server.kill();
    let organisation = business.till.open().organisation().unwrap().unwrap().to_string();
    let lost = business.folder.path().join("server").join(&organisation);
    std::fs::rename(&lost, business.folder.path().join("lost")).unwrap();
    let (is_done, restored) = business.server.verb(&["restore", &file]);
    assert!(is_done, "{restored}");
    business.server.begin();
    counter.sync_once();
    business.till.sync_once();
    assert_eq!(business.till.digest(), counter.digest(), "devices give the server again what it lost");
}
