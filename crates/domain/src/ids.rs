//! Typed identifiers: 128 bits, so that devices apart never meet the same one. A sale's id does not fit where a product's is wanted.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl $name {
            /// The identifier's sixteen bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl<C> Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                encoder: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                encoder.bytes(self.0.as_bytes())?.ok()
            }
        }

        impl<'b, C> Decode<'b, C> for $name {
            fn decode(decoder: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                let bytes = decoder.bytes()?;
                Uuid::from_slice(bytes).map(Self).map_err(|_| minicbor::decode::Error::message("an identifier has 16 bytes"))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

typed_ids! {
    /// Whose data is sealed: a [`UserId`] or a [`CustomerId`].
    PersonId;
    /// One event, everywhere and for ever. Kept when the event is re-emitted after a fork.
    EventId;
    /// One computer on which Comptoir is installed.
    DeviceId;
    /// A code with which one computer may join the business.
    InvitationId;
    /// One unbroken life of a device's journal. A restored backup begins a new one.
    EpochId;
    /// The business.
    OrganisationId;
    /// A shop, with its currency, taxes and zone.
    StoreId;
    /// A till position of a store, with its own numbering.
    RegisterId;
    /// A person who signs in.
    UserId;
    /// A role defined by the organisation, beside the built-in ones.
    RoleId;
    /// A node of the product tree.
    CategoryId;
    /// A make.
    BrandId;
    /// An article or a service.
    ProductId;
    /// A customer.
    CustomerId;
    /// A sale, from its draft on.
    SaleId;
    /// A payment on a sale.
    PaymentId;
    /// A cashier's time at a register.
    ShiftId;
    /// A movement of cash that is not a payment.
    CashMoveId;
    /// A goods receipt, an adjustment or a count.
    StockDocumentId;
    /// A serial number, by its text alone.
    SerialId;
    /// A conflict: the first half of its anomaly's id.
    ConflictId;
}
