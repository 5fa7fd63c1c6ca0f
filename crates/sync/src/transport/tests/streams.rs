//! Streams of frames, their ends, and their breaks.

use std::sync::atomic::Ordering;
use std::time::Duration;

use bytes::Bytes;

use super::proxy::Wire;
use super::{Running, short, soon, until};
use crate::transport::{Limits, Refusal, TransportError};

#[tokio::test]
async fn many_frames_come_in_order_and_end_as_meant() {
    let relay = Running::start(Limits::default()).await;
    let client = relay.member();
    let mut stream = soon(client.listen("/count", "20000".into())).await.unwrap();
    for number in 0..20_000 {
        assert_eq!(soon(stream.next()).await.unwrap().unwrap(), number.to_string());
    }
    assert_eq!(soon(stream.next()).await.unwrap(), None);
    assert_eq!(soon(stream.next()).await.unwrap(), None, "an end is an end");
    relay.stop().await;
}

#[tokio::test]
async fn a_stream_that_its_service_drops_is_broken_not_ended() {
    let relay = Running::start(Limits::default()).await;
    let mut stream = soon(relay.member().listen("/count/break", "3".into())).await.unwrap();
    let error = loop {
        match soon(stream.next()).await {
            Ok(frame) => assert!(frame.is_some(), "it did not end"),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, TransportError::Broken { .. }), "{error:?}");
    assert!(error.is_transient());
    relay.stop().await;
}

#[tokio::test]
async fn a_stream_whose_server_vanishes_is_broken_not_ended() {
    let relay = Running::start(Limits::default()).await;
    let wire = Wire::to(relay.address).await;
    let client = relay.member_at(Limits::default(), wire.address);
    let mut stream = soon(client.listen("/count/stay", "2".into())).await.unwrap();
    assert_eq!(soon(stream.next()).await.unwrap().unwrap(), "0");
    assert_eq!(soon(stream.next()).await.unwrap().unwrap(), "1");
    wire.cut();
    let error = soon(stream.next()).await.unwrap_err();
    assert!(matches!(error, TransportError::Broken { .. }), "{error:?}");
    relay.stop().await;
}

#[tokio::test]
async fn heartbeats_keep_a_silent_stream_and_their_lack_ends_it() {
    let relay = Running::start(short()).await;
    let patient = Limits { silence_max: Duration::from_millis(600), ..Limits::default() };
    let mut stream = soon(relay.member_at(patient, relay.address).listen("/count/stay", "1".into())).await.unwrap();
    assert_eq!(soon(stream.next()).await.unwrap().unwrap(), "0");
    let waited = tokio::time::timeout(Duration::from_millis(1_500), stream.next()).await;
    assert!(waited.is_err(), "it lives, and has nothing to say: {waited:?}");
    relay.stop().await;

    let mute = Running::start(Limits { heartbeat_every: Duration::from_secs(3_600), ..short() }).await;
    let impatient = Limits { silence_max: Duration::from_millis(200), ..Limits::default() };
    let mut stream = soon(mute.member_at(impatient, mute.address).listen("/count/stay", "1".into())).await.unwrap();
    assert_eq!(soon(stream.next()).await.unwrap().unwrap(), "0");
    let error = soon(stream.next()).await.unwrap_err();
    assert!(matches!(error, TransportError::TimedOut { waited_ms: 200 }), "{error:?}");
    drop(stream);
    mute.stop().await;
}

#[tokio::test]
async fn who_stops_listening_is_noticed() {
    let relay = Running::start(Limits::default()).await;
    let client = relay.member();
    let stream = soon(client.listen("/count/stay", "1".into())).await.unwrap();
    assert_eq!(relay.shop.listeners.load(Ordering::SeqCst), 1);
    drop(stream);
    until("the service learns it", || relay.shop.listeners.load(Ordering::SeqCst) == 0).await;
    relay.stop().await;
}

#[tokio::test]
async fn streams_that_nobody_reads_keep_no_ask_waiting() {
    let relay = Running::start(Limits::default()).await;
    let client = relay.member();
    let mut unread = Vec::new();
    for _ in 0..8 {
        unread.push(soon(client.listen("/count", "1000000".into())).await.unwrap());
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    let answer = soon(client.ask("/noise", "3000000".into())).await.unwrap();
    assert_eq!(answer.len(), 3_000_000);
    drop(unread);
    relay.stop().await;
}

#[tokio::test]
async fn a_server_that_leaves_answers_and_ends_its_streams() {
    let relay = Running::start(Limits::default()).await;
    let client = relay.member();
    let mut stream = soon(client.listen("/count/stay", "1".into())).await.unwrap();
    assert_eq!(soon(stream.next()).await.unwrap().unwrap(), "0");
    let slow = tokio::spawn({
        let client = client.clone();
        async move { client.ask("/slow", "answered".into()).await }
    });
    until("the slow request is under way", || relay.shop.calls() == 2).await;
    relay.stop().await;
    assert_eq!(soon(slow).await.unwrap().unwrap(), "answered");
    assert_eq!(soon(stream.next()).await.unwrap(), None, "as meant");
}

#[tokio::test]
async fn a_stream_that_never_pauses_ends_when_the_server_leaves() {
    let relay = Running::start(Limits::default()).await;
    let mut stream = soon(relay.member().listen("/count", "1000000000".into())).await.unwrap();
    assert_eq!(soon(stream.next()).await.unwrap().unwrap(), "0");
    let listener = tokio::spawn(async move {
        let mut frames = 1_u64;
        while stream.next().await.unwrap().is_some() {
            frames += 1;
        }
        frames
    });
    relay.stop().await;
    assert!(soon(listener).await.unwrap() < 1_000_000_000);
}

#[tokio::test]
async fn a_stream_is_no_answer_and_an_answer_no_stream() {
    let relay = Running::start(Limits::default()).await;
    let client = relay.member();
    let error = soon(client.ask("/count", "1".into())).await.unwrap_err();
    assert!(matches!(error, TransportError::BrokenAnswer { .. }), "{error:?}");
    let error = soon(client.listen("/echo", Bytes::new())).await.unwrap_err();
    assert!(matches!(error, TransportError::BrokenAnswer { .. }), "{error:?}");
    let error = soon(client.ask("/nothing", Bytes::new())).await.unwrap_err();
    assert!(matches!(error, TransportError::Refused(Refusal::UnknownPath)), "{error:?}");
    relay.stop().await;
}

#[tokio::test]
async fn a_service_that_panics_harms_one_request_alone() {
    let relay = Running::start(Limits::default()).await;
    let client = relay.member();
    let error = soon(client.ask("/panic", Bytes::new())).await.unwrap_err();
    assert!(error.is_transient(), "{error:?}");
    assert_eq!(soon(client.ask("/echo", "still here".into())).await.unwrap(), "still here");
    relay.stop().await;
}
