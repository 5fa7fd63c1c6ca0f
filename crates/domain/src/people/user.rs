//! A person who signs in.

use std::collections::BTreeSet;

use minicbor::Encode;

use crate::event::StreamKind;
use crate::fold::{Anomaly, At, Fold};
use crate::hash::Hash;
use crate::ids::{EventId, RoleId, StoreId};
use crate::people::{Grants, Permission, RoleRef, SignInMeans, UserEvent};
use crate::register::Register;
use crate::sealed::Sealed;

/// A role, everywhere or in one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode)]
pub struct Grant {
    /// Which role.
    #[n(0)]
    pub role: RoleRef,
    /// Where; everywhere when absent.
    #[n(1)]
    pub store: Option<StoreId>,
}

/// A person. Personal fields are sealed; the store's vault opens them for the screen.
#[derive(Clone, Debug, PartialEq, Eq, Encode)]
#[expect(missing_docs, reason = "the fields are those of UserDescribed")]
pub struct User {
    #[n(0)]
    pub user_name: Register<Sealed>,
    #[n(1)]
    pub name: Register<Sealed>,
    #[n(2)]
    pub email: Register<Sealed>,
    #[n(3)]
    pub phone: Register<Sealed>,
    #[n(4)]
    pub active: Register<bool>,
    #[n(5)]
    pub language: Register<String>,
    #[n(6)]
    pub grants: BTreeSet<Grant>,
    #[n(7)]
    withdrawals: Vec<(Grant, EventId)>,
    #[n(8)]
    pub anomalies: Vec<Anomaly>,
    #[n(9)]
    password: Option<Hash>,
    #[n(10)]
    pin: Option<Hash>,
}

impl User {
    /// What is sealed under this person's key.
    pub fn sealed(&self) -> impl Iterator<Item = &Sealed> {
        [&self.user_name, &self.name, &self.email, &self.phone].into_iter().map(Register::get)
    }

    /// How the journal names what checks the password or PIN, as it was set last.
    #[must_use]
    pub const fn verifier(&self, means: SignInMeans) -> Option<Hash> {
        match means {
            SignInMeans::Password => self.password,
            SignInMeans::Pin => self.pin,
        }
    }
}

impl Default for User {
    fn default() -> Self {
        Self {
            user_name: Register::default(),
            name: Register::default(),
            email: Register::default(),
            phone: Register::default(),
            active: Register::starting_at(true),
            language: Register::starting_at("fr".to_owned()),
            grants: BTreeSet::new(),
            withdrawals: Vec::new(),
            anomalies: Vec::new(),
            password: None,
            pin: None,
        }
    }
}

impl User {
    /// What the person may do; nothing for one who was dismissed. `custom` gives what a role of the organisation's own allows.
    ///
    /// # Errors
    /// That of `custom`.
    pub fn grants_by<E>(&self, mut custom: impl FnMut(RoleId) -> Result<BTreeSet<Permission>, E>) -> Result<Grants, E> {
        let mut grants = Grants::default();
        if !self.active.get() {
            return Ok(grants);
        }
        for grant in &self.grants {
            match grant.role {
                RoleRef::BuiltIn(role) => grants.add(role.permissions().iter().copied(), grant.store),
                RoleRef::Custom(role) => grants.add(custom(role)?, grant.store),
            }
        }
        Ok(grants)
    }
}

impl Fold for User {
    type Event = UserEvent;
    const KIND: StreamKind = StreamKind::User;

    fn apply(&mut self, at: &At<'_>, event: &UserEvent) {
        match event {
            UserEvent::UserDescribed(fields) => {
                let noted = &mut self.anomalies;
                self.user_name.set_if(at, fields.user_name.as_ref(), noted);
                self.name.set_if(at, fields.name.as_ref(), noted);
                self.email.set_if(at, fields.email.as_ref(), noted);
                self.phone.set_if(at, fields.phone.as_ref(), noted);
                self.active.set_if(at, fields.active.as_ref(), noted);
                self.language.set_if(at, fields.language.as_ref(), noted);
            }
            UserEvent::RoleGranted(granted) => {
                let grant = Grant { role: granted.role, store: granted.store };
                // Removing beats a grant that did not know of the removal.
                let knew_all = self.withdrawals.iter().all(|(withdrawn, by)| *withdrawn != grant || at.has_seen(*by));
                if knew_all {
                    self.grants.insert(grant);
                }
            }
            UserEvent::RoleWithdrawn(withdrawn) => {
                let grant = Grant { role: withdrawn.role, store: withdrawn.store };
                self.grants.remove(&grant);
                self.withdrawals.push((grant, at.id));
            }
            UserEvent::CredentialsSet(_) => {}
            // Two set apart: the later one stands, and whoever set the other finds that it no longer opens.
            UserEvent::VerifiersSet(set) => {
                self.password = set.password.or(self.password);
                self.pin = set.pin.or(self.pin);
            }
        }
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}
