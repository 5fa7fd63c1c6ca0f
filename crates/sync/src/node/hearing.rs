//! What a peer says by itself: its stream of hints, opened when it may be and opened again when it broke.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep_until, timeout};

use super::hint::{Hint, Listen};
use super::service::{Parts, Verb};
use crate::enrolment::encode;
use crate::transport::{Client, Listening};

/// After a stream broke.
const PAUSE: Duration = Duration::from_secs(1);
/// A stream begins at once, or is left for later.
const OPEN_MAX: Duration = Duration::from_secs(5);

/// What was heard.
pub(super) enum Heard {
    /// The peer says by itself from now on what it holds.
    Opened,
    /// What it holds.
    Hint(Hint),
    /// It no longer says so: it may have gone.
    Ended,
}

type Opening = Pin<Box<dyn Future<Output = Option<Listening>> + Send>>;

enum State {
    Closed { until: Instant },
    Opening(Opening),
    Open(Listening),
}

/// The stream of hints of one peer.
pub(super) struct Hearing {
    parts: Arc<Parts>,
    client: Client,
    state: State,
}

impl Hearing {
    pub(super) fn new(parts: &Arc<Parts>, client: Client) -> Self {
        Self { parts: Arc::clone(parts), client, state: State::Closed { until: Instant::now() } }
    }

    pub(super) const fn is_open(&self) -> bool {
        matches!(self.state, State::Open(_))
    }

    /// The peer does not answer: what it may still say is of no use.
    pub(super) fn close(&mut self) {
        self.state = State::Closed { until: Instant::now() };
    }

    /// The next that is heard, or that comes of trying to hear. May be dropped half-way: it goes on from there.
    pub(super) async fn next(&mut self) -> Heard {
        loop {
            match &mut self.state {
                State::Closed { until } => {
                    sleep_until(*until).await;
                    self.state = State::Opening(open(&self.parts, self.client.clone()));
                }
                State::Opening(opening) => match opening.await {
                    Some(listening) => {
                        self.state = State::Open(listening);
                        return Heard::Opened;
                    }
                    // Without hints there is still a question now and then.
                    None => self.state = State::Closed { until: Instant::now() + OPEN_MAX },
                },
                State::Open(listening) => {
                    let frame = listening.next().await.ok().flatten();
                    if let Some(hint) = frame.and_then(|frame| minicbor::decode(&frame).ok()) {
                        return Heard::Hint(hint);
                    }
                    self.state = State::Closed { until: Instant::now() + PAUSE };
                    return Heard::Ended;
                }
            }
        }
    }
}

fn open(parts: &Parts, client: Client) -> Opening {
    let path = Verb::Listen.path(parts.journal.organisation);
    let body = encode(&Listen { store: *parts.stands_in.borrow() });
    Box::pin(async move { timeout(OPEN_MAX, client.listen(&path, body)).await.ok()?.ok() })
}
