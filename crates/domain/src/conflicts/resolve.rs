//! Deciding about a conflict: one remedy, recorded with its facts in one batch.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::conflicts::{Conflict, ConflictResolved, Matter, Offer, Refusal, RemedyTaken};
use crate::fold::Anomaly;
use crate::ids::{ConflictId, EventId, SaleId, ShiftId};
use crate::money::Money;
use crate::people::Permission;
use crate::quantity::Quantity;
use crate::sales::{GoodsReturned, PaymentMeans, PaymentReturned, Sale, SaleEvent};
use crate::stock::SerialNumber;
use crate::till::MeansKind;

/// The remedy that was chosen. An amount is the one that was read: another one by now is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "remedy", deny_unknown_fields)]
pub enum Remedy {
    /// Cash goes back to the customer.
    ReturnCash {
        /// From which open drawer.
        shift: ShiftId,
        /// How much.
        amount: Money,
    },
    /// Mobile money goes back to the customer, from the business's own account.
    ReturnMobileMoney {
        /// The operator.
        operator: String,
        /// The reference of the transfer.
        reference: String,
        /// How much.
        amount: Money,
    },
    /// These are two sales under one number: both payments are kept.
    TwoSales,
    /// The customer keeps the goods, the shop the money.
    KeepGoods,
    /// Goods are recorded as gone twice, and left once: the stock is corrected.
    CorrectGoods,
    /// The goods were counted.
    Count {
        /// How many are there.
        quantity: Quantity,
    },
    /// The level is accepted, and set to nothing where it is below.
    AcceptLevel,
    /// The serial number of one of the sales is put right.
    CorrectSerial {
        /// Of which sale.
        sale: SaleId,
        /// The number on the box that the customer has.
        to: String,
    },
    /// The values of one of the two edits stand.
    KeepValues {
        /// Of which.
        edit: EventId,
    },
    /// What was recorded without authority counts from now on.
    Confirm,
    /// It stays without effect.
    LeaveWithoutEffect,
    /// It was read, and nothing is to be done.
    Acknowledge,
}

/// Decides about a conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolveConflict {
    /// Which.
    pub conflict: ConflictId,
    /// How.
    pub remedy: Remedy,
    /// Why; required where no fact speaks for itself.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub note: String,
}

command!(ResolveConflict, "conflicts.resolve", Some(Permission::ResolveConflicts), ());

/// What a decision records, beside the facts of a count, an edit or a correction, which their own verbs record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// One for each anomaly that it settles.
    pub resolved: Vec<(ConflictId, ConflictResolved)>,
    /// Facts of the sale's own stream.
    pub sale: Vec<SaleEvent>,
}

const NOTE_LENGTH_MAX: usize = 400;

impl ResolveConflict {
    /// Decides. `expected_cash` is what the named drawer should hold; absent unless it is of an open shift of the same store.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn decide(&self, conflict: &Conflict<'_>, expected_cash: Option<Money>) -> Result<Decision, Refusal> {
        let offer = conflict.offers().into_iter().find(|offer| self.remedy.is(offer)).ok_or(Refusal::NotOffered)?;
        let note = self.note.trim();
        if note.is_empty() && offer.needs_note() {
            return Err(Refusal::NoteRequired);
        }
        if note.chars().count() > NOTE_LENGTH_MAX {
            return Err(Refusal::NoteTooLong { length_max: NOTE_LENGTH_MAX });
        }
        let (remedy, sale) = self.outcome(&offer, conflict, expected_cash)?;
        Ok(Decision { resolved: resolved(conflict, &remedy, note), sale })
    }

    fn outcome(
        &self,
        offer: &Offer,
        conflict: &Conflict<'_>,
        expected_cash: Option<Money>,
    ) -> Result<(RemedyTaken, Vec<SaleEvent>), Refusal> {
        let sale = |returned: Option<PaymentReturned>| match conflict.matter {
            Matter::Sale(sale) => facts(sale, returned),
            Matter::Stock(_) | Matter::Edits(..) | Matter::Serial(_) | Matter::Authority(_) | Matter::Other => {
                Vec::new()
            }
        };
        Ok(match (&self.remedy, offer) {
            (
                Remedy::ReturnCash { .. } | Remedy::ReturnMobileMoney { .. },
                Offer::ReturnCash { amount } | Offer::ReturnMobileMoney { amount, .. },
            ) => {
                let returned = self.remedy.money_back(*amount, expected_cash)?;
                let means = MeansKind::from(&returned.means);
                (RemedyTaken::MoneyReturned { amount: *amount, means }, sale(Some(returned)))
            }
            (Remedy::CorrectGoods, _) => (RemedyTaken::GoodsCorrected, sale(None)),
            (Remedy::TwoSales, _) => (RemedyTaken::TwoSales, Vec::new()),
            (Remedy::KeepGoods, _) => (RemedyTaken::GoodsKept, Vec::new()),
            (Remedy::Count { quantity }, _) => (RemedyTaken::Counted { quantity: *quantity }, Vec::new()),
            (Remedy::AcceptLevel, Offer::AcceptLevel { adjusted_by }) => {
                (RemedyTaken::LevelAccepted { adjusted_by: *adjusted_by }, Vec::new())
            }
            (Remedy::CorrectSerial { to, .. }, Offer::CorrectSerial { sale, number, serial }) => {
                let to = SerialNumber::parse(to).ok_or_else(|| Refusal::SerialInvalid { serial: to.clone() })?;
                let (number, from) = (number.clone(), serial.clone());
                (RemedyTaken::SerialCorrected { sale: *sale, number, from, to }, Vec::new())
            }
            (Remedy::KeepValues { edit }, _) => (RemedyTaken::ValuesKept { edit: *edit }, Vec::new()),
            (Remedy::Confirm, _) => (RemedyTaken::Confirmed, Vec::new()),
            (Remedy::LeaveWithoutEffect, _) => (RemedyTaken::LeftWithoutEffect, Vec::new()),
            (Remedy::Acknowledge, _) => (RemedyTaken::Acknowledged, Vec::new()),
            _ => return Err(Refusal::NotOffered),
        })
    }
}

impl Remedy {
    /// True when this is the remedy that is offered.
    fn is(&self, offer: &Offer) -> bool {
        match (self, offer) {
            (Self::KeepValues { edit }, Offer::KeepValues { edit: offered }) => edit == offered,
            (Self::CorrectSerial { sale, .. }, Offer::CorrectSerial { sale: offered, .. }) => sale == offered,
            (Self::ReturnCash { .. }, Offer::ReturnCash { .. })
            | (Self::ReturnMobileMoney { .. }, Offer::ReturnMobileMoney { .. })
            | (Self::TwoSales, Offer::TwoSales)
            | (Self::KeepGoods, Offer::KeepGoods)
            | (Self::CorrectGoods, Offer::CorrectGoods)
            | (Self::Count { .. }, Offer::Count)
            | (Self::AcceptLevel, Offer::AcceptLevel { .. })
            | (Self::Confirm, Offer::Confirm)
            | (Self::LeaveWithoutEffect, Offer::LeaveWithoutEffect)
            | (Self::Acknowledge, Offer::Acknowledge) => true,
            _ => false,
        }
    }

    /// The shift whose drawer gives the cash, if this remedy takes any.
    #[must_use]
    pub const fn shift(&self) -> Option<ShiftId> {
        match self {
            Self::ReturnCash { shift, .. } => Some(*shift),
            _ => None,
        }
    }

    fn money_back(&self, due: Money, expected_cash: Option<Money>) -> Result<PaymentReturned, Refusal> {
        let (means, read, shift) = match self {
            Self::ReturnCash { shift, amount } => {
                let held = expected_cash.ok_or(Refusal::NoOpenShift)?;
                if due > held {
                    return Err(Refusal::NotEnoughCash);
                }
                (PaymentMeans::Cash, *amount, Some(*shift))
            }
            Self::ReturnMobileMoney { operator, reference, amount } => {
                let (operator, reference) = (written(operator)?, written(reference)?);
                (PaymentMeans::MobileMoney { operator, reference }, *amount, None)
            }
            _ => return Err(Refusal::NotOffered),
        };
        if read != due {
            return Err(Refusal::AmountChanged { amount: due });
        }
        Ok(PaymentReturned { means, amount: due, shift })
    }
}

fn written(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    let fits = !text.is_empty() && text.chars().count() <= 80;
    if fits { Ok(text.to_owned()) } else { Err(Refusal::ReferenceRequired) }
}

/// The money that goes back, and the goods that are in the shop though they are recorded as gone.
fn facts(sale: &Sale, returned: Option<PaymentReturned>) -> Vec<SaleEvent> {
    let lines = sale.gone_too_much();
    let goods = (!lines.is_empty()).then_some(GoodsReturned { lines });
    returned.map(Into::into).into_iter().chain(goods.map(Into::into)).collect()
}

fn resolved(conflict: &Conflict<'_>, remedy: &RemedyTaken, note: &str) -> Vec<(ConflictId, ConflictResolved)> {
    let one = |anomaly: &Anomaly, remedy: RemedyTaken, note: &str| {
        let resolved = ConflictResolved {
            rule: anomaly.rule,
            events: anomaly.events.clone(),
            about: conflict.about,
            store: conflict.store,
            remedy,
            note: note.to_owned(),
        };
        (anomaly.conflict(), resolved)
    };
    let with = RemedyTaken::WithAnother { conflict: conflict.id() };
    let others = conflict.others.iter().map(|anomaly| one(anomaly, with.clone(), ""));
    std::iter::once(one(conflict.leading, remedy.clone(), note)).chain(others).collect()
}

#[cfg(test)]
mod tests;
