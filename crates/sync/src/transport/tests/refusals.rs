//! Whom a client refuses, and what it says.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::{TlsAcceptor, TlsConnector};

use super::{Running, short, soon};
use crate::transport::certificate::{CertificateSigner, certificate};
use crate::transport::pinning::{AnyDevice, PinnedPeer};
use crate::transport::tls::{Identity, client_config, server_config};
use crate::transport::{Client, DeviceKey, Expect, Limits, TransportError};

/// A server that only shakes hands, with this configuration.
async fn shaking_hands(config: rustls::ServerConfig) -> std::net::SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = acceptor.accept(stream).await;
        }
    });
    address
}

fn client_of(expected: &DeviceKey, address: std::net::SocketAddr) -> Client {
    Client::new(&DeviceKey::generate().unwrap(), Expect::Key(expected.public()), [address]).unwrap()
}

#[tokio::test]
async fn another_device_is_refused_and_both_are_named() {
    let relay = Running::start(Limits::default()).await;
    let wanted = DeviceKey::generate().unwrap();
    let (expected, found) = (wanted.public().fingerprint(), relay.key.public().fingerprint());
    for expect in [Expect::Key(wanted.public()), Expect::Fingerprint(expected)] {
        let client = Client::new(&DeviceKey::generate().unwrap(), expect, [relay.address]).unwrap();
        let error = soon(client.ask("/enrol", Bytes::new())).await.unwrap_err();
        let TransportError::NotThePeer(named) = &error else { panic!("{error:?}") };
        assert_eq!((named.expected, named.found), (expected, found));
        assert_eq!(error.to_string(), format!("the device that answered is {found}, not {expected}"));
        assert!(!error.is_transient());
        assert_eq!(client.peer(), None);
    }
    assert_eq!(relay.shop.calls(), 0);
    relay.stop().await;
}

#[tokio::test]
async fn the_certificate_without_its_key_is_refused() {
    let (relay, between) = (DeviceKey::generate().unwrap(), DeviceKey::generate().unwrap());
    let borrowed = Identity::with_certificate(certificate(&relay).unwrap(), &between);
    let address = shaking_hands(server_config(borrowed).unwrap()).await;
    let client = client_of(&relay, address);
    let error = soon(client.ask("/enrol", Bytes::new())).await.unwrap_err();
    assert!(matches!(error, TransportError::NotSecure { .. }), "{error:?}");
    assert!(!error.is_transient());
    assert_eq!(client.peer(), None);
}

#[tokio::test]
async fn tls_1_2_is_refused_on_both_sides() {
    let relay = Running::start(Limits::default()).await;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let pinned = PinnedPeer::new(relay.expected(), provider.signature_verification_algorithms, Arc::default());
    let mut old = rustls::ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_protocol_versions(&[&rustls::version::TLS12])
        .unwrap()
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(pinned))
        .with_no_client_auth();
    old.alpn_protocols = vec![b"h2".to_vec()];
    let stream = TcpStream::connect(relay.address).await.unwrap();
    let name = ServerName::try_from("relay").unwrap();
    let error = soon(TlsConnector::from(Arc::new(old)).connect(name, stream)).await.unwrap_err();
    assert!(error.to_string().contains("ProtocolVersion"), "{error}");

    let old = rustls::ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_protocol_versions(&[&rustls::version::TLS12])
        .unwrap()
        .with_client_cert_verifier(Arc::new(AnyDevice::new(provider.signature_verification_algorithms)))
        .with_cert_resolver(Identity::of(&relay.key).unwrap().resolver());
    let address = shaking_hands(old).await;
    let error = soon(client_of(&relay.key, address).ask("/enrol", Bytes::new())).await.unwrap_err();
    assert!(matches!(error, TransportError::NotSecure { .. }), "{error:?}");
    relay.stop().await;
}

/// A certificate of this key that is valid from one year to another.
fn valid(key: &DeviceKey, from: i32, to: i32) -> CertificateDer<'static> {
    let mut parameters = rcgen::CertificateParams::default();
    parameters.not_before = rcgen::date_time_ymd(from, 1, 1);
    parameters.not_after = rcgen::date_time_ymd(to, 1, 1);
    parameters.serial_number = Some(rcgen::SerialNumber::from(1_u64));
    parameters.self_signed(&CertificateSigner::of(key)).unwrap().der().clone()
}

#[tokio::test]
async fn no_date_refuses_a_peer() {
    let relay = DeviceKey::generate().unwrap();
    let device = DeviceKey::generate().unwrap();
    for (from, to) in [(1990, 1991), (2900, 2901), (1970, 9999)] {
        let address =
            shaking_hands(server_config(Identity::with_certificate(valid(&relay, from, to), &relay)).unwrap()).await;
        let shown = Identity::with_certificate(valid(&device, from, to), &device);
        let config = client_config(Some(shown), Expect::Key(relay.public()), Arc::default()).unwrap();
        let stream = TcpStream::connect(address).await.unwrap();
        let name = ServerName::try_from("relay").unwrap();
        soon(TlsConnector::from(Arc::new(config)).connect(name, stream)).await.unwrap();
    }
}

#[test]
fn no_clock_refuses_a_peer() {
    use rustls::client::danger::ServerCertVerifier as _;
    use rustls::server::danger::ClientCertVerifier as _;

    let key = DeviceKey::generate().unwrap();
    let certificate = certificate(&key).unwrap();
    let algorithms = rustls::crypto::ring::default_provider().signature_verification_algorithms;
    let pinned = PinnedPeer::new(Expect::Key(key.public()), algorithms, Arc::default());
    let any = AnyDevice::new(algorithms);
    let name = ServerName::try_from("relay").unwrap();
    for years in [0, 30, 56, 1_000, 100_000] {
        let now = UnixTime::since_unix_epoch(Duration::from_secs(years * 31_557_600));
        pinned.verify_server_cert(&certificate, &[], &name, &[], now).unwrap();
        any.verify_client_cert(&certificate, &[], now).unwrap();
    }
}

#[tokio::test]
async fn an_address_where_nobody_is_is_left_for_the_next() {
    let relay = Running::start(Limits::default()).await;
    let other = Running::start(Limits::default()).await;
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let client = client_of(&relay.key, closed);
    let error = soon(client.ask("/enrol", Bytes::new())).await.unwrap_err();
    assert!(
        matches!(&error, TransportError::Unreachable { addresses, .. } if *addresses == closed.to_string()),
        "{error:?}"
    );
    assert!(error.is_transient());

    let key = DeviceKey::generate().unwrap();
    let client = Client::new(&key, relay.expected(), [closed, other.address, relay.address]).unwrap();
    soon(client.ask("/enrol", Bytes::new())).await.unwrap();
    let client = Client::new(&key, relay.expected(), [closed, other.address, closed]).unwrap();
    let error = soon(client.ask("/enrol", Bytes::new())).await.unwrap_err();
    assert!(matches!(error, TransportError::NotThePeer(_)), "more telling than a closed port: {error:?}");
    relay.stop().await;
    other.stop().await;
}

#[tokio::test]
async fn a_silent_address_is_not_waited_for_long() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let limits = Limits { connect_max: Duration::from_millis(200), ..short() };
    let key = DeviceKey::generate().unwrap();
    let client = Client::within(limits, &key, Expect::Key(key.public()), [silent.local_addr().unwrap()]).unwrap();
    let began = tokio::time::Instant::now();
    let error = soon(client.ask("/echo", Bytes::new())).await.unwrap_err();
    assert!(matches!(error, TransportError::Unreachable { .. }), "{error:?}");
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_server_that_came_back_is_found_by_the_next_ask() {
    let relay = Running::start(Limits::default()).await;
    let client = relay.member();
    soon(client.ask("/echo", Bytes::new())).await.unwrap();
    let (address, key, shop) = (relay.address, relay.key.clone(), Arc::clone(&relay.shop));
    relay.stop().await;
    let error = soon(client.ask("/echo", Bytes::new())).await.unwrap_err();
    assert!(error.is_transient(), "{error:?}");
    let again = Running::start_on(Limits::default(), TcpListener::bind(address).await.unwrap(), key, shop);
    soon(client.ask("/echo", Bytes::new())).await.unwrap();
    again.stop().await;
}
