//! Papers: what the store answers, as the documents crate prints it; and the printer of this computer.

mod logo;
mod printer;
mod sale_paper;
mod shift_paper;

pub use printer::Printer;
pub(crate) use sale_paper::{invoice, receipt, slip};
pub(crate) use shift_paper::shift_report;

use comptoir_documents::paper::{Issuer, Moment, TaxId};
use comptoir_domain::people::StoreFields;
use comptoir_domain::{Timestamp, Zone};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::failure::Failure;

/// Whose paper it is, and in which zone its hours are.
pub(crate) struct House {
    pub(crate) issuer: Issuer,
    pub(crate) zone: Zone,
    pub(crate) register_name: String,
    pub(crate) footer: Vec<String>,
}

impl House {
    /// The store of this computer.
    pub(crate) fn of(desk: &Desk) -> Result<Self, Failure> {
        let place = desk.query("people.current_place", json!({}))?;
        let text = |key: &str| place.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let fields: StoreFields = serde_json::from_value(place.get("store_fields").cloned().unwrap_or_default())
            .map_err(|error| Failure::incident("platform.answer", &error.to_string()))?;
        let scheme = if text("country") == "CM" { "NIU" } else { "IFU" };
        let tax_id = fields.tax_id.filter(|number| !number.is_empty());
        let lines = |text: Option<String>| text.unwrap_or_default().lines().map(str::to_owned).collect::<Vec<_>>();
        Ok(Self {
            issuer: Issuer {
                name: text("organisation_name"),
                address: [fields.name.into_iter().collect(), lines(fields.address)].concat(),
                phone: fields.phone.filter(|phone| !phone.is_empty()),
                email: None,
                tax_id: tax_id.map(|number| TaxId { scheme: scheme.to_owned(), number }),
                logo: logo::find(desk, fields.logo.as_deref().unwrap_or_default()),
            },
            zone: fields.zone.unwrap_or_default(),
            register_name: text("register_name"),
            footer: lines(fields.receipt_footer),
        })
    }

    pub(crate) fn moment(&self, at: Timestamp) -> Moment {
        let (hour, minute) = self.zone.hour_minute_at(at);
        Moment { date: self.zone.date_at(at), hour, minute }
    }
}
