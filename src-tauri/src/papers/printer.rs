//! The receipt printer of this computer.

use comptoir_documents::escpos::{PrinterModel, PrinterProfile};
use comptoir_documents::print_tcp::PrinterAddress;
use comptoir_store::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Failure;

const SETTING: &str = "printer";

/// A receipt printer on the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Printer {
    /// IP address or name.
    pub host: String,
    /// Usually 9100.
    pub port: u16,
    /// The model's code, such as `xprinter-xp80`.
    pub model: String,
    /// A cash drawer hangs on it.
    pub has_drawer: bool,
    /// It prints a slip for the till with each sale that is sent there.
    #[serde(default)]
    pub prints_slips: bool,
}

impl Printer {
    /// The printer of this computer, if there is one.
    ///
    /// # Errors
    /// What the database answers.
    pub fn of(store: &Store) -> Result<Option<Self>, Failure> {
        let text = store.device_setting(SETTING)?.unwrap_or_default();
        Ok(serde_json::from_str(&text).unwrap_or_default())
    }

    /// Keeps the printer of this computer.
    ///
    /// # Errors
    /// `device.printer_invalid`, or what the database answers.
    pub fn keep(printer: Option<&Self>, store: &Store) -> Result<(), Failure> {
        if let Some(printer) = printer
            && (printer.host.trim().is_empty() || PrinterModel::from_code(&printer.model).is_none())
        {
            return Err(Failure::new("device.printer_invalid", serde_json::json!({ "model": printer.model })));
        }
        let text = serde_json::to_string(&printer).map_err(comptoir_store::StoreError::from)?;
        Ok(store.set_device_setting(SETTING, &text)?)
    }

    pub(crate) fn address(&self) -> PrinterAddress {
        PrinterAddress { host: self.host.trim().to_owned(), port: self.port }
    }

    pub(crate) fn profile(&self) -> PrinterProfile {
        PrinterModel::from_code(&self.model).unwrap_or(PrinterModel::Generic80).profile()
    }
}
