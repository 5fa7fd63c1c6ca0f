//! One peer, talked to for as long as the program runs: drives a [`Link`] over the network.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_util::sync::CancellationToken;

use super::hint::Hint;
use super::peer_status::{PeerStatus, Trouble};
use super::service::{Parts, Verb};
use crate::enrolment::encode;
use crate::link::{Input, Link, Output};
use crate::message::{Answer, Decline, Exchange};
use crate::transport::{Client, Listening, TransportError};

/// After the database did not answer, or a stream of hints broke.
const PAUSE: Duration = Duration::from_secs(1);
/// A stream of hints begins at once, or is left for later.
const LISTEN_MAX: Duration = Duration::from_secs(5);

/// A conversation that goes on until it is stopped.
pub struct PeerTask {
    status: watch::Receiver<PeerStatus>,
    stop: CancellationToken,
    handle: JoinHandle<()>,
}

impl PeerTask {
    /// Begins to talk to the peer that `client` finds.
    pub(super) fn start(parts: &Arc<Parts>, client: Client) -> Self {
        let (status, seen) = watch::channel(PeerStatus::default());
        let stop = parts.stopping.child_token();
        let conversation = Conversation {
            link: Link::new(parts.journal.organisation),
            position: parts.changes.position(),
            parts: Arc::clone(parts),
            client,
            status,
            stop: stop.clone(),
            hints: None,
            listen_from: Instant::now(),
        };
        Self { status: seen, stop, handle: parts.tasks.spawn(conversation.run()) }
    }

    /// How things stand, now and later.
    #[must_use]
    pub fn status(&self) -> watch::Receiver<PeerStatus> {
        self.status.clone()
    }

    /// Ends the conversation. A question under way is dropped: asked again, it does no harm.
    pub async fn stop(self) {
        self.stop.cancel();
        let _ = self.handle.await;
    }
}

struct Conversation {
    link: Link,
    parts: Arc<Parts>,
    client: Client,
    position: watch::Receiver<i64>,
    status: watch::Sender<PeerStatus>,
    stop: CancellationToken,
    hints: Option<Listening>,
    listen_from: Instant,
}

impl Conversation {
    async fn run(mut self) {
        let mut input = Input::Tick;
        while let Some((ask, pause_ms)) = self.step(input).await {
            self.publish();
            input = match ask {
                Some(exchange) => match self.ask(&exchange).await {
                    Some(input) => input,
                    None => return,
                },
                None => match self.wait(pause_ms).await {
                    Some(input) => input,
                    None => return,
                },
            };
        }
    }

    /// Steps the link where it may wait for the disk. While the database does not answer the same is tried again.
    async fn step(&mut self, input: Input) -> Option<(Option<Box<Exchange>>, i64)> {
        loop {
            let mut link = std::mem::replace(&mut self.link, Link::new(self.parts.journal.organisation));
            let again = input.clone();
            let stepped = self
                .parts
                .blocking(move |parts| {
                    let outputs = link.step(again, &parts.journal);
                    // What came in may have changed who may talk.
                    let _ = parts.roster.refresh(&parts.store);
                    (link, outputs)
                })
                .await;
            let (link, outputs) = stepped?;
            self.link = link;
            if let Ok(outputs) = outputs {
                return Some(read(outputs));
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                () = self.stop.cancelled() => return None,
            }
        }
    }

    async fn ask(&mut self, exchange: &Exchange) -> Option<Input> {
        let path = Verb::Exchange.path(exchange.organisation);
        let body = encode(exchange);
        let answer = tokio::select! {
            answer = self.client.ask(&path, body) => answer,
            () = self.stop.cancelled() => return None,
        };
        let read = answer.and_then(|bytes| {
            minicbor::decode::<Answer>(&bytes)
                .map_err(|error| TransportError::BrokenAnswer { detail: error.to_string() })
        });
        Some(match read {
            Ok(answer) => {
                self.trouble(None);
                Input::Answered(Box::new(answer))
            }
            Err(error) => {
                self.hints = None;
                self.trouble(Some(Trouble::from(&error)));
                Input::Broken
            }
        })
    }

    /// Waits until something happens, for so many ms at most. `None` when the program stops.
    async fn wait(&mut self, pause_ms: i64) -> Option<Input> {
        let until = Instant::now() + Duration::from_millis(u64::try_from(pause_ms).unwrap_or(0));
        let stop = self.stop.clone();
        if self.wants_hints() {
            tokio::select! {
                () = self.listen() => {}
                () = stop.cancelled() => return None,
            }
            self.publish();
        }
        loop {
            tokio::select! {
                () = stop.cancelled() => return None,
                changed = self.position.changed() => return changed.ok().map(|()| Input::Recorded),
                hint = next(&mut self.hints) => match hint {
                    Some(hint) if self.parts.digest().await == Some(hint.holds) => {}
                    Some(_) => return Some(Input::Hint),
                    None => {
                        self.hints = None;
                        self.listen_from = Instant::now() + PAUSE;
                        // The peer may have gone, or begun anew: asking tells.
                        return Some(Input::Tick);
                    }
                },
                () = sleep_until(until) => return Some(Input::Tick),
            }
        }
    }

    /// Hints are worth having of a peer that answers.
    fn wants_hints(&self) -> bool {
        let standing = self.link.standing();
        let answers = standing.failures == 0 && standing.last_contact.is_some() && standing.declined.is_none();
        answers && self.hints.is_none() && Instant::now() >= self.listen_from
    }

    async fn listen(&mut self) {
        let path = Verb::Listen.path(self.parts.journal.organisation);
        match timeout(LISTEN_MAX, self.client.listen(&path, bytes::Bytes::new())).await {
            Ok(Ok(hints)) => self.hints = Some(hints),
            // Without hints there is still a question now and then.
            Ok(Err(_)) | Err(_) => self.listen_from = Instant::now() + LISTEN_MAX,
        }
    }

    fn trouble(&self, trouble: Option<Trouble>) {
        self.status.send_if_modified(|status| std::mem::replace(&mut status.trouble, trouble.clone()) != trouble);
    }

    fn publish(&self) {
        let standing = self.link.standing().clone();
        let is_listening = self.hints.is_some();
        self.status.send_if_modified(|status| {
            let shown = PeerStatus { standing, is_listening, trouble: status.trouble.clone() };
            let is_other = *status != shown;
            *status = shown;
            is_other
        });
        if self.link.standing().declined == Some(Decline::Revoked) {
            tracing::debug!("the peer has shut this device out");
        }
    }
}

/// What the link wants: a question, or a pause.
fn read(outputs: Vec<Output>) -> (Option<Box<Exchange>>, i64) {
    let (mut ask, mut pause) = (None, 0);
    for output in outputs {
        match output {
            Output::Ask(exchange) => ask = Some(exchange),
            Output::Wait(ms) => pause = ms,
            Output::TookIn(_) => {}
        }
    }
    (ask, pause)
}

/// The next hint; `None` when the stream ended or makes no sense. Without a stream it never comes.
async fn next(hints: &mut Option<Listening>) -> Option<Hint> {
    match hints {
        Some(listening) => match listening.next().await {
            Ok(Some(frame)) => minicbor::decode(&frame).ok(),
            Ok(None) | Err(_) => None,
        },
        None => std::future::pending().await,
    }
}
