//! What the server answers: devices of each business, computers that come with a code, businesses that are brought.

use std::future::Future;
use std::sync::Arc;

use bytes::Bytes;
use comptoir_store::{Clock as _, SystemClock};
use comptoir_sync::enrolment::{BRING_PATH, Bring, Brought, ENROL_PATH, Enrol, Enrolled, Refused, encode};
use comptoir_sync::message::PROTOCOL;
use comptoir_sync::node::{Membership, Tries, Verb, key_of};
use comptoir_sync::transport::{Admission, Peer, PublicKey, Refusal, Reply, Service};

use crate::business_codes::BusinessCodes;
use crate::businesses::Businesses;
use crate::failure::Failure;
use crate::metrics::{Metrics, Outcome, What};

/// The door for devices. Clones are the same door.
#[derive(Clone)]
pub(crate) struct Door(Arc<Inside>);

struct Inside {
    businesses: Arc<Businesses>,
    codes: BusinessCodes,
    tries: Tries,
    metrics: Arc<Metrics>,
    /// One business is brought, one code looked at, at a time.
    looking: tokio::sync::Mutex<()>,
}

impl Door {
    pub(crate) fn new(businesses: Arc<Businesses>, codes: BusinessCodes, metrics: Arc<Metrics>) -> Self {
        Self(Arc::new(Inside { businesses, codes, tries: Tries::default(), metrics, looking: Default::default() }))
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
            Ok(node) => node.service().answer(key, verb, body).await,
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
            Ok(_) if !self.0.tries.begin(key.into(), from.address.ip()) => Enrolled::Refused(Refused::TooManyTries),
            Ok(question) => self.use_code(&question.code, key).await,
        };
        match &enrolled {
            Enrolled::Welcome(welcome) => {
                self.0.tries.was_right(key.into(), from.address.ip());
                tracing::info!(organisation = %welcome.organisation, device = %welcome.device, "a computer joined");
            }
            Enrolled::Refused(why) => tracing::warn!(address = %from.address, %why, "a computer did not join"),
        }
        Reply::Body(encode(&enrolled))
    }

    /// The code says which business: each that could have it is asked.
    async fn use_code(&self, code: &str, key: PublicKey) -> Enrolled {
        let _looking = self.0.looking.lock().await;
        let mut refusal = Refused::CodeUnknown;
        for business in self.0.businesses.all() {
            if !business.may_invite().await {
                continue;
            }
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
        if !self.0.tries.begin(key.into(), from.address.ip()) {
            return Brought::Refused(Refused::TooManyTries);
        }
        let door = self.clone();
        let making = tokio::task::spawn_blocking(move || door.make_with_code(key, &question)).await;
        match making {
            Ok(Ok(Some(device))) => {
                self.0.tries.was_right(key.into(), from.address.ip());
                Brought::Ready(device)
            }
            Ok(Ok(None)) => Brought::Refused(Refused::CodeUnknown),
            Ok(Err(error)) => {
                tracing::error!(%error, "a business cannot be brought");
                Brought::Refused(Refused::Unavailable)
            }
            Err(_) => Brought::Refused(Refused::Unavailable),
        }
    }

    fn make_with_code(
        &self,
        key: PublicKey,
        question: &Bring,
    ) -> Result<Option<comptoir_domain::signature::PublicKey>, Failure> {
        let Some(code) = self.0.codes.find(&question.code, SystemClock.now())? else { return Ok(None) };
        // Used first: two businesses never come with one code, and the same device may ask for its own again.
        if !code.consume() {
            return Ok(None);
        }
        self.0.businesses.make(question.organisation, key.into()).map(Some)
    }
}

impl Service for Door {
    fn admits(&self, key: &PublicKey) -> Admission {
        // One that was shut out of its business may still hand in what it recorded.
        if self.0.businesses.knows(key) { Admission::Member } else { Admission::Stranger }
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
