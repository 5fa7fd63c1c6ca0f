//! What the server answers: devices of each business, computers that come with a code, businesses that are brought.

use std::future::Future;
use std::sync::Arc;

use bytes::Bytes;
use comptoir_sync::enrolment::{BRING_PATH, Bring, Brought, ENROL_PATH, Enrol, Enrolled, Refused, encode};
use comptoir_sync::message::PROTOCOL;
use comptoir_sync::node::{Membership, Verb, key_of};
use comptoir_sync::transport::{Admission, Peer, PublicKey, Refusal, Reply, Service};

use crate::businesses::Businesses;
use crate::codes::Codes;
use crate::metrics::{Metrics, Outcome, What};

/// The door for devices. Clones are the same door.
#[derive(Clone)]
pub(crate) struct Door(Arc<Inside>);

struct Inside {
    businesses: Arc<Businesses>,
    codes: Arc<Codes>,
    metrics: Arc<Metrics>,
    /// One business is brought, one code looked at, at a time.
    looking: tokio::sync::Mutex<()>,
}

impl Door {
    pub(crate) fn new(businesses: Arc<Businesses>, codes: Arc<Codes>, metrics: Arc<Metrics>) -> Self {
        Self(Arc::new(Inside { businesses, codes, metrics, looking: Default::default() }))
    }

    async fn answer(&self, from: Peer, asked: What, path: String, body: Bytes) -> Reply {
        let Some(key) = key_of(from) else { return Reply::Refused(Refusal::NotAdmitted) };
        match asked {
            What::Bring => self.bring(from, key, &body).await,
            What::Enrol => self.enrol(from, key, &body).await,
            What::Exchange | What::Listen | What::Lease => self.business(key, &path, body).await,
            What::Other => Reply::Refused(Refusal::UnknownPath),
        }
    }

    /// A business is there for its own devices only: to all others it is as if it were not here.
    async fn business(&self, key: PublicKey, path: &str, body: Bytes) -> Reply {
        let businesses = &self.0.businesses;
        let found = Verb::of_path(path).and_then(|(organisation, verb)| Some((businesses.get(organisation)?, verb)));
        let Some((business, verb)) = found.filter(|(business, _)| business.membership(&key).is_some()) else {
            return Reply::Refused(Refusal::UnknownPath);
        };
        match businesses.at_work(&business).await {
            Ok(node) => {
                // Another instance took it in, and this one's replica has not heard of it.
                if node.service().membership(&key).is_none()
                    && let Err(error) = node.catch_up().await
                {
                    tracing::warn!(organisation = %business.organisation(), %error, "a replica is not brought up");
                    return Reply::Refused(Refusal::Busy);
                }
                node.service().answer(key, verb, body).await
            }
            Err(error) => {
                tracing::error!(organisation = %business.organisation(), %error, "cannot be opened");
                Reply::Refused(Refusal::Failed)
            }
        }
    }

    async fn enrol(&self, from: Peer, key: PublicKey, body: &[u8]) -> Reply {
        let enrolled = match minicbor::decode::<Enrol>(body) {
            Err(_) => Enrolled::Refused(Refused::Unreadable),
            Ok(question) if question.protocol != PROTOCOL => Enrolled::Refused(Refused::OtherProtocol),
            Ok(question) => match self.begin_try(from, key).await {
                Ok(()) => self.use_code(&question.code, key).await,
                Err(refused) => Enrolled::Refused(refused),
            },
        };
        match &enrolled {
            Enrolled::Welcome(welcome) => {
                self.0.codes.was_right(key.into(), from.address.ip()).await;
                self.0.businesses.forget(key.into());
                tracing::info!(organisation = %welcome.organisation, device = %welcome.device, "a computer joined");
            }
            Enrolled::Refused(why) => tracing::warn!(address = %from.address, %why, "a computer did not join"),
        }
        Reply::Body(encode(&enrolled))
    }

    async fn begin_try(&self, from: Peer, key: PublicKey) -> Result<(), Refused> {
        match self.0.codes.begin_try(key.into(), from.address.ip()).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Refused::TooManyTries),
            Err(error) => {
                tracing::warn!(%error, "a code cannot be looked at");
                Err(Refused::Unavailable)
            }
        }
    }

    /// The code says which business: each that could have it is asked.
    async fn use_code(&self, code: &str, key: PublicKey) -> Enrolled {
        let _looking = self.0.looking.lock().await;
        let mut refusal = Refused::CodeUnknown;
        let Ok(inviting) = self.0.businesses.inviting().await else { return Enrolled::Refused(Refused::Unavailable) };
        for business in inviting {
            let Ok(node) = self.0.businesses.at_work(&business).await else { continue };
            match node.service().use_code(code.to_owned(), key).await {
                Enrolled::Refused(Refused::CodeUnknown) => {}
                Enrolled::Refused(why) => refusal = why,
                welcome @ Enrolled::Welcome(_) => return welcome,
            }
        }
        Enrolled::Refused(refusal)
    }

    async fn bring(&self, from: Peer, key: PublicKey, body: &[u8]) -> Reply {
        let brought = match minicbor::decode::<Bring>(body) {
            Err(_) => Brought::Refused(Refused::Unreadable),
            Ok(question) if question.protocol != PROTOCOL => Brought::Refused(Refused::OtherProtocol),
            Ok(question) => self.make(from, key, question).await,
        };
        match &brought {
            Brought::Ready(_) => tracing::info!(address = %from.address, "a business is brought"),
            Brought::Refused(why) => tracing::warn!(address = %from.address, %why, "a business was not brought"),
        }
        Reply::Body(encode(&brought))
    }

    async fn make(&self, from: Peer, key: PublicKey, question: Bring) -> Brought {
        let _looking = self.0.looking.lock().await;
        if let Some(business) = self.0.businesses.get(question.organisation) {
            // Its own device asks again: the first answer was lost. To others it is as if it were not here.
            let is_own = business.membership(&key) == Some(Membership::Enrolled);
            let refused = if is_own { Refused::Unavailable } else { Refused::CodeUnknown };
            let node = if is_own { self.0.businesses.at_work(&business).await.ok() } else { None };
            let device = node.and_then(|node| node.store().device_key().ok());
            return device.map_or(Brought::Refused(refused), |device| Brought::Ready(device.public()));
        }
        if let Err(refused) = self.begin_try(from, key).await {
            return Brought::Refused(refused);
        }
        let Inside { codes, businesses, .. } = &*self.0;
        match codes.bring(businesses, question.organisation, key.into(), question.code).await {
            Ok(Some(device)) => {
                codes.was_right(key.into(), from.address.ip()).await;
                Brought::Ready(device)
            }
            Ok(None) => Brought::Refused(Refused::CodeUnknown),
            Err(error) => {
                tracing::error!(%error, "a business cannot be brought");
                Brought::Refused(Refused::Unavailable)
            }
        }
    }
}

impl Service for Door {
    fn admits(&self, key: &PublicKey) -> Admission {
        // One that was shut out of its business may still hand in what it recorded.
        if self.0.businesses.knows(key) { Admission::Member } else { Admission::Stranger }
    }

    async fn meet(&self, key: &PublicKey) -> Result<(), Refusal> {
        self.0.businesses.meet((*key).into()).await.map_err(|error| {
            tracing::warn!(%error, "who asks cannot be looked up");
            Refusal::Busy
        })
    }

    fn is_open(&self, path: &str) -> bool {
        [ENROL_PATH, BRING_PATH].contains(&path)
    }

    fn call(&self, from: Peer, path: &str, body: Bytes) -> impl Future<Output = Reply> + Send {
        let (door, path) = (self.clone(), path.to_owned());
        async move {
            let what = What::of_path(&path);
            let begun = std::time::Instant::now();
            let reply = door.answer(from, what, path, body).await;
            let outcome = match &reply {
                Reply::Body(_) | Reply::Stream(_) => Outcome::Answered,
                Reply::Refused(_) => Outcome::Refused,
            };
            door.0.metrics.called(what, outcome, begun.elapsed());
            reply
        }
    }
}
