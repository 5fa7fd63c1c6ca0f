//! A customer.

use minicbor::Encode;

use crate::customers::{CustomerEvent, CustomerKind};
use crate::event::StreamKind;
use crate::fold::{Anomaly, At, Fold};
use crate::money::Money;
use crate::register::Register;
use crate::sealed::Sealed;

/// Who buys.
#[derive(Clone, Debug, PartialEq, Eq, Encode)]
#[expect(missing_docs, reason = "the fields are those of CustomerDescribed")]
pub struct Customer {
    #[n(0)]
    pub kind: Register<CustomerKind>,
    #[n(1)]
    pub name: Register<Sealed>,
    #[n(2)]
    pub phone: Register<Sealed>,
    #[n(3)]
    pub email: Register<Sealed>,
    #[n(4)]
    pub address: Register<Sealed>,
    #[n(5)]
    pub tax_id: Register<Sealed>,
    #[n(6)]
    pub active: Register<bool>,
    #[n(7)]
    pub credit_limit: Register<Money>,
    #[n(8)]
    pub anomalies: Vec<Anomaly>,
}

impl Customer {
    /// What is sealed under this person's key.
    pub fn sealed(&self) -> impl Iterator<Item = &Sealed> {
        [&self.name, &self.phone, &self.email, &self.address, &self.tax_id].into_iter().map(Register::get)
    }
}

impl Default for Customer {
    fn default() -> Self {
        Self {
            kind: Register::default(),
            name: Register::default(),
            phone: Register::default(),
            email: Register::default(),
            address: Register::default(),
            tax_id: Register::default(),
            active: Register::starting_at(true),
            credit_limit: Register::default(),
            anomalies: Vec::new(),
        }
    }
}

impl Fold for Customer {
    type Event = CustomerEvent;
    const KIND: StreamKind = StreamKind::Customer;

    fn apply(&mut self, at: &At<'_>, event: &CustomerEvent) {
        let noted = &mut self.anomalies;
        match event {
            CustomerEvent::CustomerDescribed(fields) => {
                self.kind.set_if(at, fields.kind.as_ref(), noted);
                self.name.set_if(at, fields.name.as_ref(), noted);
                self.phone.set_if(at, fields.phone.as_ref(), noted);
                self.email.set_if(at, fields.email.as_ref(), noted);
                self.address.set_if(at, fields.address.as_ref(), noted);
                self.tax_id.set_if(at, fields.tax_id.as_ref(), noted);
                self.active.set_if(at, fields.active.as_ref(), noted);
            }
            CustomerEvent::CreditLimitSet(set) => self.credit_limit.set(at, &set.limit, noted),
        }
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}
