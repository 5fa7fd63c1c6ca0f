//! The signature of a slip: the text is the mark, then the digits of signature and slip.

use super::{SLIP_MARK, Slip, digits};
use crate::hash::Hash;
use crate::ids::{OrganisationId, StoreId};
use crate::people::Device;
use crate::sales::Refusal;
use crate::signature::{DeviceKey, Signature};

/// More than any slip is: what is longer is not read.
const TEXT_MAX: usize = 4_000;

/// A slip that was read, with what its signer signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedSlip {
    /// What it says.
    pub slip: Slip,
    /// Its bytes, as they were signed.
    pub bytes: Vec<u8>,
    /// Over the business and the bytes.
    pub signature: Signature,
}

pub(super) fn text(slip: &Slip, organisation: OrganisationId, key: &DeviceKey) -> String {
    // Writing to memory cannot fail.
    let bytes = minicbor::to_vec(slip).unwrap_or_default();
    let signature = key.sign(&message(organisation, &bytes));
    format!("{SLIP_MARK}{}", digits::of(&[&signature.0, bytes.as_slice()].concat()))
}

/// A slip is the word of one business: its signature holds in no other.
fn message(organisation: OrganisationId, bytes: &[u8]) -> [u8; 32] {
    Hash::of(&[b"comptoir slip 1", organisation.as_bytes(), bytes]).0
}

impl SignedSlip {
    /// Reads the text of a slip, as it was scanned or pasted.
    ///
    /// # Errors
    /// [`Refusal::SlipUnreadable`].
    pub fn read(text: &str) -> Result<Self, Refusal> {
        Self::parse(text).ok_or(Refusal::SlipUnreadable)
    }

    fn parse(text: &str) -> Option<Self> {
        if text.len() > TEXT_MAX {
            return None;
        }
        let text: String = text.split_whitespace().collect();
        let bytes = digits::to_bytes(text.strip_prefix(SLIP_MARK)?)?;
        let (signature, bytes) = bytes.split_first_chunk::<64>()?;
        let slip: Slip = minicbor::decode(bytes).ok()?;
        Some(Self { slip, bytes: bytes.to_vec(), signature: Signature(*signature) })
    }

    /// Checks whose word the slip is: a computer of this business, not shut out, for the store in which it is presented.
    /// `device` is what is known of the computer that it names.
    ///
    /// # Errors
    /// [`Refusal::SlipUnknownDevice`], [`Refusal::SlipForged`], [`Refusal::SlipDeviceRevoked`], [`Refusal::SlipOfOtherStore`].
    pub fn check(&self, organisation: OrganisationId, device: &Device, here: StoreId) -> Result<(), Refusal> {
        let key = device
            .key
            .filter(|_| device.is_admitted())
            .filter(|key| key.device() == self.slip.device)
            .ok_or(Refusal::SlipUnknownDevice)?;
        if !key.verifies(&message(organisation, &self.bytes), &self.signature) {
            return Err(Refusal::SlipForged);
        }
        if device.is_revoked {
            return Err(Refusal::SlipDeviceRevoked { device: device.name.get().clone() });
        }
        let number = self.slip.number();
        if self.slip.store() != here {
            return Err(Refusal::SlipOfOtherStore { number: number.to_string(), store: number.store.clone() });
        }
        Ok(())
    }
}
