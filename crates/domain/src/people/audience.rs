//! Which scopes a computer is given: those that it was taken in for, and no byte of another.

use std::collections::BTreeSet;

use crate::event::Scope;
use crate::ids::DeviceId;
use crate::people::{Device, DeviceClass};

/// The scopes that a computer is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// All of them, whoever they are about: the central server passes everything on.
    Everything,
    /// Those of the business and of every store. What is one person's own, or one workstation's, is not for an office.
    EveryStore,
    /// These.
    Only(BTreeSet<Scope>),
}

impl Audience {
    /// Nothing: a computer that is not of the business.
    #[must_use]
    pub const fn nothing() -> Self {
        Self::Only(BTreeSet::new())
    }

    /// What others give the computer `id`. One that was shut out, or that nobody took in who might, is given nothing.
    #[must_use]
    pub fn of(id: DeviceId, device: &Device) -> Self {
        if device.is_revoked || !device.is_admitted() { Self::nothing() } else { Self::kept_by(id, device) }
    }

    /// What the computer `id` itself goes by. Before it is of a business, all that it is given is for it; shutting it out takes back
    /// nothing that it holds, and lets it into no other store.
    #[must_use]
    pub fn kept_by(id: DeviceId, device: &Device) -> Self {
        match (device.key, device.class) {
            (None, _) | (_, DeviceClass::Server) => Self::Everything,
            (_, DeviceClass::Office) => Self::EveryStore,
            (_, DeviceClass::Terminal) => {
                let store = device.store.get().map(Scope::Store);
                Self::Only([Scope::Organisation, Scope::Workstation(id)].into_iter().chain(store).collect())
            }
        }
    }

    /// True when events of this scope are given.
    #[must_use]
    pub fn includes(&self, scope: Scope) -> bool {
        match self {
            Self::Everything => true,
            Self::EveryStore => matches!(scope, Scope::Organisation | Scope::Store(_)),
            Self::Only(scopes) => scopes.contains(&scope),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ids::{StoreId, UserId};
    use crate::register::Register;
    use crate::signature::PublicKey;

    const HERE: Scope = Scope::Store(StoreId(Uuid::from_u128(1)));
    const ELSEWHERE: Scope = Scope::Store(StoreId(Uuid::from_u128(2)));
    const OWN: Scope = Scope::Person(UserId(Uuid::from_u128(3)));

    fn includes(device: &Device) -> [bool; 4] {
        let audience = Audience::of(DeviceId::default(), device);
        [Scope::Organisation, HERE, ELSEWHERE, OWN].map(|scope| audience.includes(scope))
    }

    #[test]
    fn a_terminal_is_given_its_store_an_office_every_store_and_the_server_everything() {
        let mut device = Device::default();
        (device.key, device.store) = (Some(PublicKey([1; 32])), Register::starting_at(HERE.store()));
        assert_eq!(includes(&device), [true, true, false, false]);
        (device.class, device.store) = (DeviceClass::Office, Register::starting_at(None));
        assert_eq!(includes(&device), [true, true, true, false]);
        device.class = DeviceClass::Server;
        assert_eq!(includes(&device), [true; 4]);
        device.is_revoked = true;
        assert_eq!(includes(&device), [false; 4]);
        assert_eq!(Audience::kept_by(DeviceId::default(), &device), Audience::Everything);
        assert_eq!(includes(&Device::default()), [false; 4]);
    }
}
