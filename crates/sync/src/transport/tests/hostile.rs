//! Clients that mean harm, or are broken: their connections are closed, and others notice nothing.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::{Running, noise, short, soon};
use crate::transport::limits::{CONNECTIONS_PER_MEMBER_MAX, STRANGER_CONNECTIONS_PER_ADDRESS_MAX};
use crate::transport::tls::{Identity, client_config};
use crate::transport::{Admission, DeviceKey, TransportError};

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// An HTTP/2 frame, by hand.
fn h2(kind: u8, flags: u8, stream: u8, payload: &[u8]) -> Vec<u8> {
    let length = u8::try_from(payload.len()).unwrap();
    [&[0, 0, length, kind, flags, 0, 0, 0, stream], payload].concat()
}

/// Preface, settings (`settings` as they are on the wire), and the headers of `POST path` without the end of the request.
fn request(settings: &[u8], path: &str) -> Vec<u8> {
    // HPACK: POST and https from the static table, then path and authority as literals.
    let mut headers = vec![0x83, 0x87, 0x04, u8::try_from(path.len()).unwrap()];
    headers.extend_from_slice(path.as_bytes());
    headers.extend_from_slice(&[0x01, 0x01, b'x']);
    [PREFACE, &h2(4, 0, 0, settings), &h2(1, 4, 1, &headers)].concat()
}

async fn secure(relay: &Running, identity: Option<Identity>) -> TlsStream<TcpStream> {
    let config = client_config(identity, relay.expected(), Arc::default()).unwrap();
    let stream = TcpStream::connect(relay.address).await.unwrap();
    let name = ServerName::try_from("relay").unwrap();
    soon(TlsConnector::from(Arc::new(config)).connect(name, stream)).await.unwrap()
}

async fn secure_member(relay: &Running) -> TlsStream<TcpStream> {
    let key = DeviceKey::generate().unwrap();
    relay.shop.know(key.public(), Admission::Member);
    secure(relay, Some(Identity::of(&key).unwrap())).await
}

/// True when the server's frames hold an answer on the first stream.
fn is_answered(mut came: &[u8]) -> bool {
    while let Some((header, rest)) = came.split_first_chunk::<9>() {
        let [_, high, low, kind, _, _, _, _, stream] = *header;
        if kind == 1 && stream == 1 {
            return true;
        }
        came = rest.get(usize::from(high) << 8 | usize::from(low)..).unwrap_or_default();
    }
    false
}

/// Reads until the other side closes, and says how much came.
async fn closed(mut stream: impl tokio::io::AsyncRead + Unpin) -> usize {
    let mut came = Vec::new();
    // An end without TLS's goodbye, or a reset, is an end too.
    let _ = soon(stream.read_to_end(&mut came)).await;
    came.len()
}

async fn others_are_served(relay: &Running) {
    assert_eq!(soon(relay.member().ask("/echo", "as ever".into())).await.unwrap(), "as ever");
}

#[tokio::test]
async fn garbage_instead_of_tls_is_closed() {
    let relay = Running::start(short()).await;
    let noise = noise(10_000);
    for garbage in [&b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"[..], &noise, &[0x16, 0x03, 0x01, 0x40, 0x00], &[], &[0; 3]] {
        let mut stream = TcpStream::connect(relay.address).await.unwrap();
        let _ = stream.write_all(garbage).await;
        closed(stream).await;
        others_are_served(&relay).await;
    }
    relay.stop().await;
}

#[tokio::test]
async fn garbage_instead_of_http_is_closed() {
    let relay = Running::start(short()).await;
    let zeros = [PREFACE, &h2(4, 0, 0, &[]), &[0; 500]].concat();
    let long_frame = [PREFACE, &[0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 1]].concat();
    let noise = noise(10_000);
    for garbage in [&b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"[..], &noise, &zeros, &long_frame, &PREFACE[..9]] {
        let mut stream = secure_member(&relay).await;
        let _ = stream.write_all(garbage).await;
        closed(stream).await;
        others_are_served(&relay).await;
    }
    relay.stop().await;
}

#[tokio::test]
async fn who_connects_and_says_nothing_is_closed() {
    let relay = Running::start(short()).await;
    closed(secure_member(&relay).await).await;
    closed(secure(&relay, None).await).await;
    closed(TcpStream::connect(relay.address).await.unwrap()).await;
    others_are_served(&relay).await;
    relay.stop().await;
}

#[tokio::test]
async fn half_a_request_is_refused_in_time() {
    let relay = Running::start(short()).await;
    let mut stream = secure_member(&relay).await;
    stream.write_all(&request(&[], "/echo")).await.unwrap();
    let calls = relay.shop.calls();
    others_are_served(&relay).await;
    // Then one byte each tenth of a second: it comes, but slower than anything honest.
    let began = tokio::time::Instant::now();
    let mut answer = [0; 1_024];
    let mut came = Vec::new();
    while began.elapsed() < Duration::from_secs(10) && !is_answered(&came) {
        let _ = stream.write_all(&h2(0, 0, 1, b"x")).await;
        if let Ok(Ok(read)) = tokio::time::timeout(Duration::from_millis(100), stream.read(&mut answer)).await {
            if read == 0 {
                break;
            }
            came.extend_from_slice(&answer[..read]);
        }
    }
    assert!(is_answered(&came), "refused, with the connection left open for other requests");
    assert!(began.elapsed() < Duration::from_secs(5));
    assert_eq!(relay.shop.calls(), calls + 1, "only the honest one was called");
    drop(stream);
    relay.stop().await;
}

#[tokio::test]
async fn who_takes_nothing_of_a_reply_is_closed() {
    let relay = Running::start(short()).await;
    let mut stream = secure_member(&relay).await;
    // SETTINGS_INITIAL_WINDOW_SIZE of 1: a byte of the reply may come, and no more is ever asked for.
    let body = h2(0, 1, 1, b"1000000");
    stream.write_all(&[request(&[0, 4, 0, 0, 0, 1], "/noise"), body].concat()).await.unwrap();
    others_are_served(&relay).await;
    assert!(closed(stream).await < 10_000);
    relay.stop().await;
}

#[tokio::test]
async fn a_crowd_of_strangers_keeps_no_member_out() {
    let relay = Running::start(short()).await;
    let mut strangers = Vec::new();
    for _ in 0..STRANGER_CONNECTIONS_PER_ADDRESS_MAX + 8 {
        strangers.push(secure(&relay, None).await);
    }
    others_are_served(&relay).await;
    drop(strangers);
    relay.stop().await;
}

#[tokio::test]
async fn the_oldest_connection_of_a_device_gives_way_to_its_newest() {
    let relay = Running::start(super::Limits::default()).await;
    let key = DeviceKey::generate().unwrap();
    relay.shop.know(key.public(), Admission::Member);
    let client = || super::Client::new(&key, relay.expected(), [relay.address]).unwrap();
    let oldest = client();
    let mut stream = soon(oldest.listen("/count/stay", "1".into())).await.unwrap();
    assert_eq!(soon(stream.next()).await.unwrap().unwrap(), "0");
    let others: Vec<_> = (0..CONNECTIONS_PER_MEMBER_MAX).map(|_| client()).collect();
    for other in &others {
        soon(other.ask("/echo", Bytes::new())).await.unwrap();
    }
    let error = soon(stream.next()).await.unwrap_err();
    assert!(matches!(error, TransportError::Broken { .. }), "{error:?}");
    drop(others);
    relay.stop().await;
}
