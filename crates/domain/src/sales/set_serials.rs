//! Saying which boxes of a line the customer takes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::SaleId;
use crate::people::Permission;
use crate::sales::draft_view::DraftView;
use crate::sales::{Draft, DraftLine, Refusal};
use crate::stock::{SerialNumber, SoldSerial};

/// Names the serial numbers of a line, in place of those it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetSerials {
    /// The draft.
    pub sale: SaleId,
    /// The line.
    pub line: u32,
    /// Its serial numbers, never more than units; none takes them off.
    pub serials: Vec<String>,
}

command!(SetSerials, "sales.set_serials", Some(Permission::CreateSales), DraftView);

/// Serial numbers that another sale holds, with its number on paper, as far as this device knows.
pub type SoldElsewhere = BTreeMap<SoldSerial, String>;

impl SetSerials {
    /// The line as it would be, its numbers as they are compared.
    ///
    /// # Errors
    /// [`Refusal::LineUnknown`], [`Refusal::SerialInvalid`], [`Refusal::SerialsAboveQuantity`], [`Refusal::SerialTwice`].
    pub fn named(&self, mut draft: Draft) -> Result<Draft, Refusal> {
        let line = draft.line_mut(self.line)?;
        line.serials = serials(&self.serials)?;
        check_room(line)?;
        draft.check_serials_once()?;
        Ok(draft)
    }

    /// Decides about the draft as [`named`](Self::named).
    ///
    /// # Errors
    /// [`Refusal::SerialSold`].
    pub fn decide(&self, mut draft: Draft, sold: &SoldElsewhere) -> Result<Draft, Refusal> {
        check_unsold(draft.line_mut(self.line)?, sold)?;
        Ok(draft)
    }
}

/// The serial numbers that were scanned or typed.
pub(super) fn serials(texts: &[String]) -> Result<Vec<SerialNumber>, Refusal> {
    texts.iter().map(|text| serial(text)).collect()
}

/// A serial number that was scanned or typed.
pub(super) fn serial(text: &str) -> Result<SerialNumber, Refusal> {
    SerialNumber::parse(text).ok_or_else(|| Refusal::SerialInvalid { serial: text.to_owned() })
}

/// Refuses a line with more serial numbers than units.
pub(super) fn check_room(line: &DraftLine) -> Result<(), Refusal> {
    let serials = line.serials.len();
    if serials > line.units() {
        return Err(Refusal::SerialsAboveQuantity { name: line.offer.name.clone(), serials });
    }
    Ok(())
}

/// Refuses a line that names what another sale holds.
pub(super) fn check_unsold(line: &DraftLine, sold: &SoldElsewhere) -> Result<(), Refusal> {
    for serial in &line.serials {
        if let Some(number) = sold.get(&SoldSerial { product: line.offer.product, serial: serial.clone() }) {
            return Err(Refusal::SerialSold { serial: serial.to_string(), number: number.clone() });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
