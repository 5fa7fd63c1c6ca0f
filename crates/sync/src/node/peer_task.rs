//! One peer, talked to for as long as the program runs: drives a [`Link`] over the network.

use std::sync::Arc;
use std::time::Duration;

use comptoir_domain::signature::PublicKey;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;

use super::hearing::{Heard, Hearing};
use super::pace::Pace;
use super::peer_status::{PeerStatus, Trouble};
use super::service::{Parts, Verb};
use crate::enrolment::encode;
use crate::link::{Input, Link, Output};
use crate::message::{Answer, Decline, Exchange};
use crate::transport::{Client, TransportError};

/// After the database did not answer.
const PAUSE: Duration = Duration::from_secs(1);

/// A conversation that goes on until it is stopped.
pub struct PeerTask {
    status: watch::Receiver<PeerStatus>,
    sign_of_life: Arc<Notify>,
    stop: CancellationToken,
    handle: JoinHandle<()>,
}

impl PeerTask {
    /// Begins to talk to the peer that `client` finds.
    pub(super) fn start(parts: &Arc<Parts>, peer: PublicKey, client: Client) -> Self {
        let (status, seen) = watch::channel(PeerStatus::default());
        let stop = parts.stopping.child_token();
        let sign_of_life = Arc::<Notify>::default();
        let organisation = parts.journal.organisation;
        let conversation = Conversation {
            peer,
            link: Link::new(organisation, peer),
            pace: Pace::default(),
            hearing: Hearing::new(parts, client.clone()),
            position: parts.changes.position(),
            parts: Arc::clone(parts),
            client,
            status,
            sign_of_life: Arc::clone(&sign_of_life),
            stop: stop.clone(),
        };
        Self { status: seen, sign_of_life, stop, handle: parts.tasks.spawn(conversation.run()) }
    }

    /// How things stand, now and later.
    #[must_use]
    pub fn status(&self) -> watch::Receiver<PeerStatus> {
        self.status.clone()
    }

    /// The peer was seen on the network: one that did not answer is tried at once.
    pub(super) fn seen(&self) {
        if self.status.borrow().standing.failures > 0 {
            self.sign_of_life.notify_one();
        }
    }

    /// Ends the conversation. A question under way is dropped: asked again, it does no harm.
    pub async fn stop(self) {
        self.stop.cancel();
        let _ = self.handle.await;
    }
}

struct Conversation {
    peer: PublicKey,
    link: Link,
    pace: Pace,
    hearing: Hearing,
    parts: Arc<Parts>,
    client: Client,
    position: watch::Receiver<i64>,
    status: watch::Sender<PeerStatus>,
    sign_of_life: Arc<Notify>,
    stop: CancellationToken,
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
            let mut link = std::mem::replace(&mut self.link, Link::new(self.parts.journal.organisation, self.peer));
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
        self.pace.asked();
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
                self.hearing.close();
                self.trouble(Some(Trouble::from(&error)));
                Input::Broken
            }
        })
    }

    /// Waits until something happens, until the pause after the last question is over. `None` when the program stops.
    async fn wait(&mut self, pause_ms: i64) -> Option<Input> {
        let until = self.pace.until(Instant::now(), pause_ms);
        let may_hear = self.may_hear();
        loop {
            tokio::select! {
                () = self.stop.cancelled() => return None,
                changed = self.position.changed() => return changed.ok().map(|()| Input::Recorded),
                () = self.sign_of_life.notified() => return Some(Input::Hint),
                heard = self.hearing.next(), if may_hear => match heard {
                    Heard::Opened => self.publish(),
                    Heard::Hint(hint) => {
                        if let Some(leases) = hint.leases {
                            self.parts.heard_leases.send_replace(Some((self.peer, leases)));
                        }
                        if self.parts.digest().await != Some(hint.holds) {
                            return Some(Input::Hint);
                        }
                    }
                    // The peer may have gone, or begun anew: asking tells.
                    Heard::Ended => return Some(Input::Tick),
                },
                () = sleep_until(until) => return Some(Input::Tick),
            }
        }
    }

    /// Hints are worth having of a peer that answers.
    fn may_hear(&self) -> bool {
        let standing = self.link.standing();
        standing.failures == 0 && standing.last_contact.is_some() && standing.declined.is_none()
    }

    fn trouble(&self, trouble: Option<Trouble>) {
        if self.status.send_if_modified(|status| std::mem::replace(&mut status.trouble, trouble.clone()) != trouble) {
            self.parts.standings.send_modify(|count| *count += 1);
        }
    }

    fn publish(&self) {
        let standing = self.link.standing().clone();
        let is_listening = self.hearing.is_open();
        let is_news = self.status.send_if_modified(|status| {
            let shown = PeerStatus { standing, is_listening, trouble: status.trouble.clone() };
            let is_other = *status != shown;
            *status = shown;
            is_other
        });
        if is_news {
            self.parts.standings.send_modify(|count| *count += 1);
        }
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
