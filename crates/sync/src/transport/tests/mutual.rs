//! Who is who, proved on both sides.

use bytes::Bytes;

use super::proxy::Wire;
use super::{Running, short, soon};
use crate::transport::tls::Identity;
use crate::transport::{Admission, Client, DeviceKey, Expect, Limits, Refusal, TransportError};

#[tokio::test]
async fn both_sides_prove_their_keys() {
    let relay = Running::start(Limits::default()).await;
    let key = DeviceKey::generate().unwrap();
    relay.shop.know(key.public(), Admission::Member);
    let client = Client::new(&key, relay.expected(), [relay.address]).unwrap();
    assert_eq!(client.peer(), None);
    let who = soon(client.ask("/who", Bytes::new())).await.unwrap();
    assert_eq!(who, format!("Member({:?})", key.public()));
    assert_eq!(client.peer(), Some(relay.key.public()));
    relay.stop().await;
}

#[tokio::test]
async fn many_asks_at_once_share_one_connection() {
    let relay = Running::start(Limits::default()).await;
    let wire = Wire::to(relay.address).await;
    let client = relay.member_at(Limits::default(), wire.address);
    let asks = (0..100).map(|number| {
        let client = client.clone();
        tokio::spawn(async move { (number, client.ask("/echo", format!("{number}").into()).await) })
    });
    for ask in asks.collect::<Vec<_>>() {
        let (number, answer) = soon(ask).await.unwrap();
        assert_eq!(answer.unwrap(), number.to_string());
    }
    assert_eq!(wire.connections(), 1);
    relay.stop().await;
}

#[tokio::test]
async fn a_device_enrols_by_fingerprint_and_is_then_a_member() {
    let relay = Running::start(Limits::default()).await;
    let key = DeviceKey::generate().unwrap();
    let read_aloud = relay.key.public().fingerprint().to_string().to_lowercase().parse().unwrap();
    let client = Client::new(&key, Expect::Fingerprint(read_aloud), [relay.address]).unwrap();

    let refused = soon(client.ask("/echo", Bytes::new())).await.unwrap_err();
    assert!(matches!(refused, TransportError::Refused(Refusal::NotAdmitted)), "{refused:?}");
    assert_eq!(relay.shop.calls(), 0);

    let who = soon(client.ask("/enrol", Bytes::new())).await.unwrap();
    assert_eq!(who, format!("Stranger({:?})", key.public()));
    assert_eq!(client.peer(), Some(relay.key.public()), "what to keep");
    soon(client.ask("/echo", Bytes::new())).await.unwrap();
    relay.stop().await;
}

#[tokio::test]
async fn who_shows_no_key_may_only_enrol() {
    let relay = Running::start(Limits::default()).await;
    let anonymous = Client::with_identity(Limits::default(), None, relay.expected(), [relay.address]).unwrap();
    assert_eq!(soon(anonymous.ask("/enrol", Bytes::new())).await.unwrap(), "Anonymous");
    let refused = soon(anonymous.ask("/echo", Bytes::new())).await.unwrap_err();
    assert!(matches!(refused, TransportError::Refused(Refusal::NotAdmitted)), "{refused:?}");
    relay.stop().await;
}

#[tokio::test]
async fn a_withdrawal_takes_effect_on_standing_connections() {
    let relay = Running::start(short()).await;
    let key = DeviceKey::generate().unwrap();
    relay.shop.know(key.public(), Admission::Member);
    let client = Client::new(&key, relay.expected(), [relay.address]).unwrap();
    let mut stream = soon(client.listen("/count/stay", "1".into())).await.unwrap();
    assert_eq!(soon(stream.next()).await.unwrap().unwrap(), "0");

    relay.shop.know(key.public(), Admission::Barred);
    let broken = soon(stream.next()).await.unwrap_err();
    assert!(matches!(broken, TransportError::Broken { .. }), "{broken:?}");
    for path in ["/echo", "/enrol"] {
        let refused = soon(client.ask(path, Bytes::new())).await.unwrap_err();
        assert!(matches!(refused, TransportError::Refused(Refusal::NotAdmitted)), "{path}: {refused:?}");
        assert!(!refused.is_transient());
    }
    relay.stop().await;
}

#[tokio::test]
async fn a_borrowed_certificate_opens_nothing() {
    let relay = Running::start(Limits::default()).await;
    let (member, thief) = (DeviceKey::generate().unwrap(), DeviceKey::generate().unwrap());
    relay.shop.know(member.public(), Admission::Member);
    let certificate = crate::transport::certificate::certificate(&member).unwrap();
    let borrowed = Identity::with_certificate(certificate, &thief);
    let client = Client::with_identity(Limits::default(), Some(borrowed), relay.expected(), [relay.address]).unwrap();
    for path in ["/echo", "/enrol"] {
        let error = soon(client.ask(path, Bytes::new())).await.unwrap_err();
        assert!(!matches!(error, TransportError::Refused(_)), "it must not get as far as HTTP: {error:?}");
    }
    assert_eq!(relay.shop.calls(), 0);
    relay.stop().await;
}
