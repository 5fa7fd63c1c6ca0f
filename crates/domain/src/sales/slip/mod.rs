//! The slip of the counter ("bon de caisse"): a signed code on paper that carries a whole sale to the till, for the hour in
//! which no cable does.
//!
//! A [`Slip`] says what the fold of a sale says ([`SlipTerms`]): no name, no phone, and no cost, because a customer holds the
//! paper. It becomes decimal digits (`digits`): every scanner and every keyboard layout agrees on those, and a QR code packs
//! them tightest. [`sign`](Slip::sign) makes the text, [`SignedSlip::read`] reads it, [`SignedSlip::check`] says whose word it is.

mod digits;
mod signed;
mod terms;

pub use signed::SignedSlip;
pub use terms::{SlipLine, SlipTerms};

use minicbor::{Decode, Encode};

use crate::hash::Hash;
use crate::ids::{DeviceId, OrganisationId, SaleId, StoreId};
use crate::money::{Currency, Money};
use crate::sales::{Sale, SaleNumber};
use crate::signature::DeviceKey;

/// What every slip begins with: `SLIP` on the keys of a telephone, and the version of the format. No article's code is as long.
pub const SLIP_MARK: &str = "75471";

/// The digits that a slip may have: a QR code of version 20 with medium correction, 97 modules wide. On 58 mm paper each
/// module is then three dots, or 0.375 mm: what a cheap scanner still reads.
pub const SLIP_DIGITS_MAX: usize = 1_600;

/// What a slip says.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Slip {
    /// Of which sale.
    #[n(0)]
    pub sale: SaleId,
    /// The computer that signs.
    #[n(1)]
    pub device: DeviceId,
    /// How much of the sale.
    #[n(2)]
    pub content: SlipContent,
}

/// How much of a sale a slip carries.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum SlipContent {
    /// All that the till needs to collect.
    #[n(0)]
    Whole(#[n(0)] SlipTerms),
    /// The sale is too long for a code: by what it is known.
    #[n(1)]
    Named(#[n(0)] SlipName),
}

/// By what a sale is known that is too long for a code.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SlipName {
    /// Its number on paper.
    #[n(0)]
    pub number: SaleNumber,
    /// Where it was made.
    #[n(1)]
    pub store: StoreId,
    /// In which currency.
    #[n(2)]
    pub currency: Currency,
    /// What the customer pays.
    #[n(3)]
    pub total: Money,
    /// The hash of its terms.
    #[n(4)]
    pub terms: Hash,
}

/// A slip as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipText {
    /// Decimal digits.
    pub text: String,
    /// It carries the whole sale.
    pub is_whole: bool,
}

impl Slip {
    /// The text of a submitted sale's slip: the whole sale where it fits, else by what it is known. `None` for a sale that was
    /// never submitted.
    #[must_use]
    pub fn sign(id: SaleId, sale: &Sale, organisation: OrganisationId, key: &DeviceKey) -> Option<SlipText> {
        let terms = SlipTerms::of(sale)?;
        let device = key.public().device();
        let name = SlipName {
            number: terms.number.clone(),
            store: terms.store,
            currency: terms.currency,
            total: terms.total,
            terms: terms.hash(),
        };
        let text = |content| signed::text(&Self { sale: id, device, content }, organisation, key);
        let whole = text(SlipContent::Whole(terms));
        let is_whole = whole.len() <= SLIP_DIGITS_MAX;
        Some(SlipText { text: if is_whole { whole } else { text(SlipContent::Named(name)) }, is_whole })
    }

    /// The sale's number on paper.
    #[must_use]
    pub const fn number(&self) -> &SaleNumber {
        match &self.content {
            SlipContent::Whole(terms) => &terms.number,
            SlipContent::Named(name) => &name.number,
        }
    }

    /// Where the sale was made.
    #[must_use]
    pub const fn store(&self) -> StoreId {
        match &self.content {
            SlipContent::Whole(terms) => terms.store,
            SlipContent::Named(name) => name.store,
        }
    }

    /// What the customer pays.
    #[must_use]
    pub const fn total(&self) -> Money {
        match &self.content {
            SlipContent::Whole(terms) => terms.total,
            SlipContent::Named(name) => name.total,
        }
    }

    /// True when the slip says what this sale says.
    #[must_use]
    pub fn agrees_with(&self, sale: &Sale) -> bool {
        SlipTerms::of(sale).is_some_and(|terms| match &self.content {
            SlipContent::Whole(said) => *said == terms,
            SlipContent::Named(name) => name.terms == terms.hash(),
        })
    }
}
