//! Streams: what one sequence of events is about.

use minicbor::{Decode, Encode};
use uuid::Uuid;

/// What a stream is about. The numbers are part of the storage format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
#[expect(missing_docs, reason = "each kind is documented by the state it folds to")]
pub enum StreamKind {
    #[n(1)]
    Organisation,
    #[n(2)]
    Store,
    #[n(3)]
    Register,
    #[n(4)]
    User,
    #[n(5)]
    Role,
    /// Sign-ins and refused sensitive acts of one device on one day.
    #[n(6)]
    Access,
    #[n(7)]
    Device,
    #[n(8)]
    Invitation,
    #[n(10)]
    Category,
    #[n(11)]
    Brand,
    #[n(12)]
    Product,
    #[n(20)]
    Customer,
    #[n(30)]
    Sale,
    #[n(40)]
    Shift,
    #[n(50)]
    StockDocument,
    /// Minimum and maximum of one product in one store.
    #[n(51)]
    StockSetting,
    #[n(60)]
    Resolution,
    #[n(61)]
    Verdict,
}

impl StreamKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 18] = [
        Self::Organisation,
        Self::Store,
        Self::Register,
        Self::User,
        Self::Role,
        Self::Access,
        Self::Device,
        Self::Invitation,
        Self::Category,
        Self::Brand,
        Self::Product,
        Self::Customer,
        Self::Sale,
        Self::Shift,
        Self::StockDocument,
        Self::StockSetting,
        Self::Resolution,
        Self::Verdict,
    ];

    /// The kind's number in the storage format.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Organisation => 1,
            Self::Store => 2,
            Self::Register => 3,
            Self::User => 4,
            Self::Role => 5,
            Self::Access => 6,
            Self::Device => 7,
            Self::Invitation => 8,
            Self::Category => 10,
            Self::Brand => 11,
            Self::Product => 12,
            Self::Customer => 20,
            Self::Sale => 30,
            Self::Shift => 40,
            Self::StockDocument => 50,
            Self::StockSetting => 51,
            Self::Resolution => 60,
            Self::Verdict => 61,
        }
    }

    /// The kind with this number; `None` for one of a newer Comptoir.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One stream: its kind and the id of what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StreamRef {
    /// What the stream is about.
    pub kind: StreamKind,
    /// Which one.
    pub id: Uuid,
}

impl StreamRef {
    /// The stream of this kind about `id`.
    #[must_use]
    pub const fn new(kind: StreamKind, id: Uuid) -> Self {
        Self { kind, id }
    }
}

impl<C> Encode<C> for StreamRef {
    fn encode<W: minicbor::encode::Write>(
        &self,
        encoder: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        encoder.array(2)?.u8(self.kind.code())?.bytes(self.id.as_bytes())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for StreamRef {
    fn decode(decoder: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        decoder.array()?;
        let code = decoder.u8()?;
        let kind = StreamKind::from_code(code)
            .ok_or_else(|| minicbor::decode::Error::message(format!("stream kind {code} is of a newer Comptoir")))?;
        let id = Uuid::from_slice(decoder.bytes()?)
            .map_err(|_| minicbor::decode::Error::message("an identifier has 16 bytes"))?;
        Ok(Self { kind, id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_agree_with_the_encoding() {
        for kind in StreamKind::ALL {
            assert_eq!(minicbor::to_vec(kind).ok(), minicbor::to_vec(kind.code()).ok(), "{kind:?}");
            assert_eq!(StreamKind::from_code(kind.code()), Some(kind));
        }
    }
}
