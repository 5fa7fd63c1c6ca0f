//! The computers of the business: which there are, where they stand, and which of them may no longer speak.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Timestamp;
use crate::event::StreamKind;
use crate::fold::{Anomaly, At, Fold};
use crate::ids::{RegisterId, StoreId, UserId};
use crate::people::{DeviceEnrolled, DeviceEvent};
use crate::register::Register;
use crate::signature::PublicKey;

/// What a computer is used for. It bounds what may be done there, and what it is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[cbor(index_only)]
#[serde(rename_all = "snake_case")]
pub enum DeviceClass {
    /// A shop's counter or till: the organisation and its store.
    #[n(0)]
    #[default]
    Terminal,
    /// A manager's or owner's computer: every store.
    #[n(1)]
    Office,
    /// The central server: every store.
    #[n(2)]
    Server,
}

/// Who took a computer in, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode)]
pub struct Enrolment {
    /// When.
    #[n(0)]
    pub at: Timestamp,
    /// Who.
    #[n(1)]
    pub by: UserId,
}

/// A computer of the business.
#[derive(Clone, Debug, PartialEq, Eq, Encode)]
pub struct Device {
    /// Its key, once it was enrolled.
    #[n(0)]
    pub key: Option<PublicKey>,
    /// Its name.
    #[n(1)]
    pub name: Register<String>,
    /// What it is used for.
    #[n(2)]
    pub class: DeviceClass,
    /// Where it stands; nowhere for one that serves every store.
    #[n(3)]
    pub store: Register<Option<StoreId>>,
    /// It may no longer speak. It stays so, whatever else was decided apart.
    #[n(4)]
    pub is_revoked: bool,
    /// How it came in first.
    #[n(5)]
    pub enrolment: Option<Enrolment>,
    #[n(6)]
    anomalies: Vec<Anomaly>,
    /// At which register, once it said so, or was told so.
    #[n(7)]
    pub register: Option<RegisterId>,
    /// Who took it in and might not, as long as nobody else has: what it signed can be taken in, and it is given nothing.
    #[n(8)]
    pub unconfirmed_from: Option<UserId>,
    /// At which register it is to stand, as long as whoever sits there has not chosen since.
    #[n(9)]
    pub assigned: Option<RegisterId>,
}

impl Device {
    /// True for a computer that was taken in by somebody who might.
    #[must_use]
    pub const fn is_admitted(&self) -> bool {
        self.key.is_some() && self.unconfirmed_from.is_none()
    }

    fn take_in(&mut self, at: &At<'_>, enrolled: &DeviceEnrolled) {
        // The stream's id follows from the key: a second enrolment can only name the same one.
        self.key = Some(enrolled.key);
        self.class = enrolled.class;
        self.enrolment.get_or_insert(Enrolment { at: at.occurred_at, by: at.actor });
        self.name.set(at, &enrolled.name, &mut self.anomalies);
        self.store.set(at, &enrolled.store, &mut self.anomalies);
    }
}

impl Default for Device {
    fn default() -> Self {
        Self {
            key: None,
            name: Register::starting_at(String::new()),
            class: DeviceClass::default(),
            store: Register::starting_at(None),
            is_revoked: false,
            enrolment: None,
            anomalies: Vec::new(),
            register: None,
            unconfirmed_from: None,
            assigned: None,
        }
    }
}

impl Fold for Device {
    type Event = DeviceEvent;
    const KIND: StreamKind = StreamKind::Device;

    fn apply(&mut self, at: &At<'_>, event: &DeviceEvent) {
        match event {
            DeviceEvent::DeviceEnrolled(enrolled) => {
                self.take_in(at, enrolled);
                self.unconfirmed_from = None;
            }
            DeviceEvent::DeviceDescribed(described) => {
                let before = *self.store.get();
                self.name.set_if(at, described.name.as_ref(), &mut self.anomalies);
                self.store.set_if(at, described.store.map(Some).as_ref(), &mut self.anomalies);
                if *self.store.get() != before {
                    // Its register stays behind.
                    (self.register, self.assigned) = (None, None);
                }
            }
            DeviceEvent::DeviceRevoked(_) | DeviceEvent::DeviceShutOut(_) => self.is_revoked = true,
            DeviceEvent::DeviceStationed(stationed) => {
                self.register = Some(stationed.register);
                self.assigned = None;
            }
            DeviceEvent::DeviceAssigned(assigned) => {
                self.register = Some(assigned.register);
                self.assigned = Some(assigned.register);
            }
        }
    }

    fn apply_void(&mut self, at: &At<'_>, event: &DeviceEvent) {
        // Its key must be known: to refuse its log would part those who have heard of it from those who have not.
        if let (None, DeviceEvent::DeviceEnrolled(enrolled)) = (self.key, event) {
            self.take_in(at, enrolled);
            self.unconfirmed_from = Some(at.actor);
        }
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}
