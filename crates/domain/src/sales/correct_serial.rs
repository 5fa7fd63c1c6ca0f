//! Correcting which box a sale names: a digit was misread, or the wrong label scanned.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{ProductId, SaleId};
use crate::people::Permission;
use crate::sales::set_serials::serial;
use crate::sales::{Refusal, Sale, SaleLine, SaleStatus, SerialCorrected};
use crate::stock::SerialNumber;

/// Puts one serial number of a submitted sale right. Papers printed from then on name the new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectSerial {
    /// The sale.
    pub sale: SaleId,
    /// Its line.
    pub line: u32,
    /// The number that is wrong.
    pub from: String,
    /// The number on the box that the customer has.
    pub to: String,
}

command!(CorrectSerial, "sales.correct_serial", Some(Permission::CancelSales), ());

impl CorrectSerial {
    /// The product whose number is put right, and the number that it gets.
    ///
    /// # Errors
    /// [`Refusal::WrongStatus`] for a sale that was not submitted or was cancelled, [`Refusal::LineUnknown`], [`Refusal::SerialInvalid`].
    pub fn target(&self, sale: &Sale) -> Result<(ProductId, SerialNumber), Refusal> {
        if !sale.is_submitted() || sale.status == SaleStatus::Cancelled {
            return Err(Refusal::WrongStatus { status: sale.status });
        }
        Ok((self.line(sale)?.product, serial(&self.to)?))
    }

    /// Decides. `sold` is the number on paper of another sale that holds the new number, as far as this device knows.
    ///
    /// # Errors
    /// As [`target`](Self::target); [`Refusal::SerialUnknown`] for a number that the line does not name, [`Refusal::SerialTwice`] for one that
    /// the sale names already, [`Refusal::SerialSold`].
    pub fn decide(&self, sale: &Sale, sold: Option<String>) -> Result<SerialCorrected, Refusal> {
        let (product, to) = self.target(sale)?;
        let from = serial(&self.from)?;
        if !self.line(sale)?.serials.contains(&from) {
            return Err(Refusal::SerialUnknown { serial: from.to_string() });
        }
        if sale.names(product, &to) {
            return Err(Refusal::SerialTwice { serial: to.to_string() });
        }
        if let Some(number) = sold {
            return Err(Refusal::SerialSold { serial: to.to_string(), number });
        }
        Ok(SerialCorrected { line: self.line, product, from, to })
    }

    fn line<'s>(&self, sale: &'s Sale) -> Result<&'s SaleLine, Refusal> {
        let line = sale.lines.iter().find(|line| line.line == self.line);
        line.ok_or(Refusal::LineUnknown { line: self.line })
    }
}

#[cfg(test)]
mod tests;
