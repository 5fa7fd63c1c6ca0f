//! What an event changes about authority: who may be judged otherwise than before, once it is known.

use crate::authority::VerdictEvent;
use crate::event::{Content, Event};
use crate::ids::{DeviceId, UserId};
use crate::people::{DeviceEvent, RoleEvent, UserEvent};

/// Whose events may be worth something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Anybody's.
    Everybody,
    /// This person's.
    Person(UserId),
    /// Those of this device.
    Device(DeviceId),
}

impl Whom {
    /// True for an event of theirs.
    #[must_use]
    pub fn recorded(self, header: &Content) -> bool {
        match self {
            Self::Everybody => true,
            Self::Person(person) => header.actor == person,
            Self::Device(device) => header.device == device,
        }
    }
}

/// What an event changes about authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moves {
    /// Nothing.
    Nothing,
    /// They may more: adverse verdicts may have to be lifted.
    Loosens(Whom),
    /// They may less: what they recorded after it may lack authority.
    Tightens(Whom),
    /// Somebody has judged, or confirmed: what the event that they judged changes is to be looked at again.
    Judges,
}

/// What an event changes about authority.
#[must_use]
pub fn moves_of(header: &Content, event: &Event) -> Moves {
    let person = || Whom::Person(UserId(header.stream.id));
    let device = || Whom::Device(DeviceId(header.stream.id));
    match event {
        Event::User(UserEvent::UserDescribed(described)) if described.active == Some(false) => {
            Moves::Tightens(person())
        }
        Event::User(UserEvent::RoleWithdrawn(_)) => Moves::Tightens(person()),
        Event::User(UserEvent::UserDescribed(_) | UserEvent::RoleGranted(_)) => Moves::Loosens(person()),
        Event::Role(RoleEvent::RoleDefined(_)) => Moves::Loosens(Whom::Everybody),
        Event::Role(RoleEvent::RoleChanged(_)) => Moves::Tightens(Whom::Everybody),
        Event::Device(DeviceEvent::DeviceEnrolled(_)) => Moves::Loosens(device()),
        Event::Device(DeviceEvent::DeviceRevoked(_) | DeviceEvent::DeviceShutOut(_)) => Moves::Tightens(device()),
        Event::Verdict(
            VerdictEvent::VerdictGiven(_) | VerdictEvent::VerdictLifted(_) | VerdictEvent::VerdictConfirmed(_),
        ) => Moves::Judges,
        Event::User(UserEvent::CredentialsSet(_) | UserEvent::VerifiersSet(_))
        | Event::Device(
            DeviceEvent::DeviceDescribed(_) | DeviceEvent::DeviceStationed(_) | DeviceEvent::DeviceAssigned(_),
        )
        | Event::Organisation(_)
        | Event::Store(_)
        | Event::Register(_)
        | Event::Access(_)
        | Event::Invitation(_)
        | Event::Category(_)
        | Event::Brand(_)
        | Event::Product(_)
        | Event::Customer(_)
        | Event::Sale(_)
        | Event::Shift(_)
        | Event::StockDocument(_)
        | Event::StockSetting(_)
        | Event::Resolution(_) => Moves::Nothing,
    }
}
