//! The organisation: the business that owns everything else.

use minicbor::Encode;

use crate::calendar::Zone;
use crate::event::StreamKind;
use crate::fold::{At, Fold};
use crate::money::Currency;
use crate::people::OrganisationEvent;

/// The business.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
pub struct Organisation {
    /// Its name.
    #[n(0)]
    pub name: String,
    /// ISO 3166 country.
    #[n(1)]
    pub country: String,
    /// The currency of its prices.
    #[n(2)]
    pub currency: Currency,
    /// Its time zone.
    #[n(3)]
    pub zone: Zone,
    /// Demonstration data.
    #[n(4)]
    pub demonstration: bool,
}

impl Fold for Organisation {
    type Event = OrganisationEvent;
    const KIND: StreamKind = StreamKind::Organisation;

    fn apply(&mut self, _: &At<'_>, event: &OrganisationEvent) {
        let OrganisationEvent::OrganisationFounded(founded) = event;
        self.name.clone_from(&founded.name);
        self.country.clone_from(&founded.country);
        self.currency = founded.currency;
        self.zone = founded.zone;
        self.demonstration = founded.demonstration;
    }
}
