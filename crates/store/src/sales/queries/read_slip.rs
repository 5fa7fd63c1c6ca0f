//! The slip of a sale, signed by this computer.

use comptoir_domain::event::{StreamKind, StreamRef};
use comptoir_domain::ids::SaleId;
use comptoir_domain::people::Permission;
use comptoir_domain::sales::slip::Slip;
use comptoir_domain::sales::{Refusal, Sale, SaleStatus};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::device_key;
use crate::error::{ExecuteError, StoreError};
use crate::people::organisation_id;
use crate::queries::{Asked, Query};
use crate::streams::{self, Streamed};

/// The slip with which a sale can be collected where it is not known.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadSlip {
    /// Of which sale.
    pub(crate) sale: SaleId,
}

/// A sale's slip.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SaleSlip {
    /// What its code says: decimal digits.
    pub text: String,
    /// It carries the whole sale. Else it only names it: the till collects once the sale has come.
    pub is_whole: bool,
}

impl Query for ReadSlip {
    const NAME: &'static str = "sales.slip";
    const PERMISSION: Option<Permission> = None;
    type Answer = SaleSlip;

    fn answer(self, asked: &Asked<'_>) -> Result<SaleSlip, ExecuteError> {
        let any = streams::load(asked.connection, StreamRef::new(StreamKind::Sale, self.sale.0))?;
        let folded = Sale::unwrap(&any.folded).filter(|folded| !folded.heads.is_empty()).ok_or(Refusal::Unknown)?;
        let sale = &folded.state;
        if sale.seller != asked.actor.user {
            asked
                .require(Permission::Collect, sale.store)
                .or_else(|_| asked.require(Permission::ViewAllSales, sale.store))?;
        }
        // Of a sale that was paid in part the slip would ask the whole again.
        if sale.status != SaleStatus::PendingPayment {
            return Err(Refusal::WrongStatus { status: sale.status }.into());
        }
        let damaged = |what: &str| StoreError::Damaged(what.to_owned());
        let organisation = organisation_id(asked.connection)?.ok_or_else(|| damaged("there is no organisation yet"))?;
        let key = device_key::read(asked.connection)?.ok_or_else(|| damaged("this device has no key"))?;
        let slip = Slip::sign(self.sale, sale, organisation, &key).ok_or(Refusal::Unknown)?;
        Ok(SaleSlip { text: slip.text, is_whole: slip.is_whole })
    }
}
