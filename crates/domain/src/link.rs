//! A reference that may also be to nothing: in a field that changes, "leave it", "set it" and "clear it" differ.

use std::fmt;

use minicbor::data::Type;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Deserializer, Serialize};

/// A reference to something, or to nothing. `None` around it leaves a field as it is; `Some(Link(None))` clears it.
///
/// In an event it is the identifier's bytes, or no bytes; in a command the identifier, or `null`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Link<T>(pub Option<T>);

impl<T> Link<T> {
    /// A reference to `target`.
    pub const fn to(target: T) -> Self {
        Self(Some(target))
    }
}

/// Reads a field that is there: `null` clears it. Without this, serde takes `null` for an absent field.
///
/// # Errors
/// What the deserializer answers.
pub fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<Link<T>>, D::Error> {
    Link::deserialize(deserializer).map(Some)
}

/// Shows what is named, as if there were no link around it.
impl<T: fmt::Debug> fmt::Debug for Link<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(target) => target.fmt(formatter),
            None => formatter.write_str("nothing"),
        }
    }
}

impl<C, T: Encode<C>> Encode<C> for Link<T> {
    fn encode<W: minicbor::encode::Write>(
        &self,
        encoder: &mut minicbor::Encoder<W>,
        context: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        match &self.0 {
            Some(target) => target.encode(encoder, context),
            None => encoder.bytes(&[])?.ok(),
        }
    }
}

impl<'b, C, T: Decode<'b, C>> Decode<'b, C> for Link<T> {
    fn decode(decoder: &mut minicbor::Decoder<'b>, context: &mut C) -> Result<Self, minicbor::decode::Error> {
        let is_nothing = decoder.datatype()? == Type::Bytes && decoder.probe().bytes()?.is_empty();
        if is_nothing {
            decoder.bytes()?;
            return Ok(Self(None));
        }
        T::decode(decoder, context).map(Self::to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ProductFields;
    use crate::ids::CategoryId;

    #[test]
    fn leave_set_and_clear_survive_events_and_commands() {
        let category = CategoryId(uuid::Uuid::from_u128(7));
        for link in [None, Some(Link::to(category)), Some(Link(None))] {
            let fields = ProductFields { category: link, ..ProductFields::default() };
            let bytes = minicbor::to_vec(&fields).expect("writing to memory cannot fail");
            assert_eq!(minicbor::decode::<ProductFields>(&bytes).expect("own bytes"), fields);
            let json = serde_json::to_string(&fields).expect("fields are JSON");
            assert_eq!(serde_json::from_str::<ProductFields>(&json).expect("own text"), fields, "{json}");
        }
    }

    #[test]
    fn null_clears_and_absence_leaves() {
        let read = |json: &str| serde_json::from_str::<ProductFields>(json).expect("fields").category;
        assert_eq!((read("{}"), read(r#"{"category":null}"#)), (None, Some(Link(None))));
    }
}
