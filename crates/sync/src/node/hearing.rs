//! What a peer says by itself: its stream of hints, opened when it may be and opened again when it broke.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep_until, timeout};
use tokio_util::task::AbortOnDropHandle;

use super::hint::{Hint, Listen};
use super::service::{Parts, Verb};
use crate::enrolment::encode;
use crate::transport::{Client, Listening, TransportError};

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

/// A task of its own: a question that is asked meanwhile waits for the connection that it makes.
type Opening = AbortOnDropHandle<Result<Listening, NotHeard>>;

/// Why there is no stream.
enum NotHeard {
    /// The peer answers, and says nothing by itself.
    Refused,
    /// It did not answer.
    Silent,
}

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
                    Ok(Ok(listening)) => {
                        self.state = State::Open(listening);
                        return Heard::Opened;
                    }
                    not_heard => {
                        self.state = State::Closed { until: Instant::now() + OPEN_MAX };
                        // Of one that went before it could be heard nobody else would tell that it is gone. Without hints there is
                        // still a question now and then.
                        if matches!(not_heard, Ok(Err(NotHeard::Silent))) {
                            return Heard::Ended;
                        }
                    }
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
    AbortOnDropHandle::new(parts.tasks.spawn(async move {
        match timeout(OPEN_MAX, client.listen(&path, body)).await {
            Ok(Ok(listening)) => Ok(listening),
            Ok(Err(TransportError::Refused(_))) => Err(NotHeard::Refused),
            Ok(Err(_)) | Err(_) => Err(NotHeard::Silent),
        }
    }))
}
