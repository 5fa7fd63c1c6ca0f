//! Large bodies: packed, bounded, and never more than was allowed.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::Full;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use reqwest::header::CONTENT_ENCODING;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::proxy::Wire;
use super::{Running, noise, soon};
use crate::transport::compression::pack;
use crate::transport::tls::{Identity, server_config};
use crate::transport::{
    BODY_BYTES_MAX, BODY_TYPE, Client, DeviceKey, Expect, Limits, Refusal, STRANGER_BODY_BYTES_MAX, TransportError,
};

/// What events look like to a packer: alike, not the same.
fn events(bytes: usize) -> Bytes {
    let lines = (0..).map(|number| {
        format!("{{\"kind\":\"sale submitted\",\"sale\":{number},\"amount\":{}}}\n", number * 37 % 9_973)
    });
    let mut text = String::with_capacity(bytes + 100);
    lines.take_while(|_| true).find(|line| {
        text.push_str(line);
        text.len() >= bytes
    });
    text.truncate(bytes);
    text.into()
}

#[tokio::test]
async fn a_large_body_crosses_packed_both_ways() {
    let relay = Running::start(Limits::default()).await;
    let wire = Wire::to(relay.address).await;
    let client = relay.member_at(Limits::default(), wire.address);
    let body = events(BODY_BYTES_MAX);
    let answer = soon(client.ask("/echo", body.clone())).await.unwrap();
    assert!(answer == body, "another body came back");
    let (up, down) = (wire.bytes_up(), wire.bytes_down());
    assert!(up * 5 < body.len() && down * 5 < body.len(), "{up} up and {down} down of {}", body.len());
    relay.stop().await;
}

#[tokio::test]
async fn what_does_not_pack_crosses_as_it_is() {
    let relay = Running::start(Limits::default()).await;
    let wire = Wire::to(relay.address).await;
    let client = relay.member_at(Limits::default(), wire.address);
    let body = noise(1_000_000);
    assert!(soon(client.ask("/echo", body.clone())).await.unwrap() == body);
    assert!(wire.bytes_up() < body.len() + body.len() / 20, "{}", wire.bytes_up());
    relay.stop().await;
}

#[tokio::test]
async fn what_is_too_large_is_refused_on_the_side_that_knows_first() {
    let relay = Running::start(Limits::default()).await;
    let wire = Wire::to(relay.address).await;
    let client = relay.member_at(Limits::default(), wire.address);
    let error = soon(client.ask("/echo", vec![0; BODY_BYTES_MAX + 1].into())).await.unwrap_err();
    assert!(matches!(error, TransportError::TooLarge { limit_bytes: BODY_BYTES_MAX }), "{error:?}");
    assert_eq!(wire.connections(), 0, "nothing is sent");

    let error = soon(client.ask("/zeros", (BODY_BYTES_MAX + 1).to_string().into())).await.unwrap_err();
    assert!(matches!(error, TransportError::Refused(Refusal::Failed)), "{error:?}");

    let stranger = Client::new(&DeviceKey::generate().unwrap(), relay.expected(), [relay.address]).unwrap();
    for body in [noise(STRANGER_BODY_BYTES_MAX + 1), vec![0; STRANGER_BODY_BYTES_MAX + 1].into()] {
        let error = soon(stranger.ask("/enrol", body)).await.unwrap_err();
        assert!(matches!(error, TransportError::Refused(Refusal::TooLarge)), "{error:?}");
    }
    soon(stranger.ask("/enrol", noise(STRANGER_BODY_BYTES_MAX))).await.unwrap();
    relay.stop().await;
}

#[tokio::test]
async fn a_refusal_is_heard_while_much_is_still_going_up() {
    let relay = Running::start(Limits::default()).await;
    let stranger = Client::new(&DeviceKey::generate().unwrap(), relay.expected(), [relay.address]).unwrap();
    let much = noise(BODY_BYTES_MAX);
    for (path, said) in [("/enrol", Refusal::TooLarge), ("/echo", Refusal::NotAdmitted)] {
        for _ in 0..5 {
            let error = soon(stranger.ask(path, much.clone())).await.unwrap_err();
            assert!(matches!(error, TransportError::Refused(refusal) if refusal == said), "{path}: {error:?}");
        }
    }
    relay.stop().await;
}

#[tokio::test]
async fn a_bomb_is_refused_by_the_server() {
    let relay = Running::start(Limits::default()).await;
    let client = relay.member();
    let bomb = pack(&vec![0; BODY_BYTES_MAX + 1]).unwrap();
    assert!(bomb.len() < 4_000);
    let url = format!("https://{}/echo", relay.address);
    let send = |encoding: &'static str, body: Bytes| {
        client.http().post(&url).header(CONTENT_ENCODING, encoding).body(body).send()
    };
    assert_eq!(soon(send("zstd", bomb)).await.unwrap().status(), 413);
    assert_eq!(soon(send("zstd", "these are no packed bytes".into())).await.unwrap().status(), 400);
    assert_eq!(soon(send("br", "packed in another way".into())).await.unwrap().status(), 415);
    assert_eq!(relay.shop.calls(), 0);
    relay.stop().await;
}

/// A server that answers every request with these bytes.
async fn answering(key: &DeviceKey, encoding: &'static str, body: Bytes) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(server_config(Identity::of(key).unwrap()).unwrap()));
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let stream = acceptor.accept(stream).await.unwrap();
        let answer = hyper::service::service_fn(move |_: Request<hyper::body::Incoming>| {
            let response = Response::builder().header("content-type", BODY_TYPE).header("content-encoding", encoding);
            let response = response.body(Full::new(body.clone())).unwrap();
            async move { Ok::<_, Infallible>(response) }
        });
        let http = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
        let _ = http.serve_connection(TokioIo::new(stream), answer).await;
    });
    address
}

#[tokio::test]
async fn a_bomb_is_refused_by_the_client() {
    let peer = DeviceKey::generate().unwrap();
    let bomb = pack(&vec![0; BODY_BYTES_MAX + 1]).unwrap();
    for (encoding, body, too_large) in
        [("zstd", bomb, true), ("zstd", "no packed bytes".into(), false), ("br", "packed in another way".into(), false)]
    {
        let address = answering(&peer, encoding, body).await;
        let client = Client::new(&DeviceKey::generate().unwrap(), Expect::Key(peer.public()), [address]).unwrap();
        let error = soon(client.ask("/echo", Bytes::new())).await.unwrap_err();
        let as_wanted = match error {
            TransportError::TooLarge { limit_bytes } => too_large && limit_bytes == BODY_BYTES_MAX,
            TransportError::BrokenAnswer { .. } => !too_large,
            _ => false,
        };
        assert!(as_wanted, "{encoding}: {error:?}");
        assert!(!error.is_transient());
    }
}
