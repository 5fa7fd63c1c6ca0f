//! Two devices over this computer's own network, honest and not.

mod hostile;
mod measured;
mod mutual;
mod proxy;
mod refusals;
mod sizes;
mod streams;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::{
    Admission, Client, DeviceKey, Expect, Limits, Peer, PublicKey, Refusal, Reply, Service, Who, frame_stream,
    serve_within,
};

/// Long enough for a slow machine; a test that waits this long fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// Bounds short enough to be waited for.
fn short() -> Limits {
    Limits {
        handshake_max: Duration::from_millis(600),
        first_request_max: Duration::from_millis(600),
        grace: Duration::from_millis(600),
        heartbeat_every: Duration::from_millis(100),
        stall_max: Duration::from_millis(900),
        drain_max: Duration::from_secs(5),
        connect_max: Duration::from_secs(2),
        ..Limits::default()
    }
}

/// What a relay could be.
#[derive(Debug, Default)]
struct Shop {
    known: Mutex<HashMap<PublicKey, Admission>>,
    calls: AtomicUsize,
    listeners: Arc<AtomicUsize>,
}

impl Shop {
    fn know(&self, key: PublicKey, admission: Admission) {
        self.known.lock().unwrap().insert(key, admission);
    }

    fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }
}

impl Service for Shop {
    fn admits(&self, key: &PublicKey) -> Admission {
        self.known.lock().unwrap().get(key).copied().unwrap_or(Admission::Stranger)
    }

    fn is_open(&self, path: &str) -> bool {
        path == "/enrol"
    }

    async fn call(&self, from: Peer, path: &str, body: Bytes) -> Reply {
        self.calls.fetch_add(1, Ordering::SeqCst);
        match path {
            "/echo" => Reply::Body(body),
            "/who" => Reply::Body(format!("{:?}", from.who).into()),
            "/size" => Reply::Body(body.len().to_string().into()),
            "/zeros" => Reply::Body(vec![0; number(&body)].into()),
            "/noise" => Reply::Body(noise(number(&body))),
            "/enrol" => {
                if let Who::Stranger(key) = from.who {
                    self.know(key, Admission::Member);
                }
                Reply::Body(format!("{:?}", from.who).into())
            }
            "/slow" => {
                tokio::time::sleep(Duration::from_millis(300)).await;
                Reply::Body(body)
            }
            "/panic" => panic!("the service fails, as this test wants"),
            "/count" | "/count/break" | "/count/stay" => self.count(path.to_owned(), number(&body)),
            _ => Reply::Refused(Refusal::UnknownPath),
        }
    }
}

impl Shop {
    /// A stream of numbers, which then ends, breaks, or stays open.
    fn count(&self, path: String, to: usize) -> Reply {
        let (sender, stream) = frame_stream(8);
        let listeners = Arc::clone(&self.listeners);
        listeners.fetch_add(1, Ordering::SeqCst);
        tokio::spawn(async move {
            for number in 0..to {
                if sender.send(number.to_string().into()).await.is_err() {
                    break;
                }
            }
            match path.as_str() {
                "/count" => drop(sender.finish().await),
                "/count/stay" => sender.gone().await,
                _ => drop(sender),
            }
            listeners.fetch_sub(1, Ordering::SeqCst);
        });
        Reply::Stream(stream)
    }
}

fn number(body: &Bytes) -> usize {
    std::str::from_utf8(body).unwrap().parse().unwrap()
}

fn noise(bytes: usize) -> Bytes {
    let mut noise = vec![0; bytes];
    getrandom::fill(&mut noise).unwrap();
    noise.into()
}

/// A server under way.
struct Running {
    address: SocketAddr,
    key: DeviceKey,
    shop: Arc<Shop>,
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Running {
    async fn start(limits: Limits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self::start_on(limits, listener, DeviceKey::generate().unwrap(), Arc::default())
    }

    fn start_on(limits: Limits, listener: TcpListener, key: DeviceKey, shop: Arc<Shop>) -> Self {
        let address = listener.local_addr().unwrap();
        let stop = CancellationToken::new();
        let task = tokio::spawn({
            let (key, shop, stop) = (key.clone(), Arc::clone(&shop), stop.clone());
            async move { serve_within(limits, listener, &key, shop, stop.cancelled_owned()).await.unwrap() }
        });
        Self { address, key, shop, stop, task }
    }

    fn expected(&self) -> Expect {
        Expect::Key(self.key.public())
    }

    /// An enrolled device's client.
    fn member(&self) -> Client {
        self.member_at(Limits::default(), self.address)
    }

    fn member_at(&self, limits: Limits, address: SocketAddr) -> Client {
        let key = DeviceKey::generate().unwrap();
        self.shop.know(key.public(), Admission::Member);
        Client::within(limits, &key, self.expected(), [address]).unwrap()
    }

    /// Stops, and waits until all is over.
    async fn stop(self) {
        self.stop.cancel();
        soon(self.task).await.unwrap();
    }
}

/// What a future gives, soon.
async fn soon<F: Future>(future: F) -> F::Output {
    tokio::time::timeout(PATIENCE, future).await.expect("it should not take this long")
}

/// Waits until something is so.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    let wait = async {
        while !is_so() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, wait).await.expect(what);
}
