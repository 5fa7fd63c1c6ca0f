//! A field that people edit: the causally later value wins, and values set apart both stay known.

use minicbor::{Decode, Encode};

use crate::fold::{Anomaly, At, Rule};
use crate::ids::EventId;

/// A value with the event that set it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register<T> {
    value: T,
    set_by: Option<EventId>,
}

impl<T: PartialEq + Clone> Register<T> {
    /// A field that holds `value` until someone sets it.
    pub const fn starting_at(value: T) -> Self {
        Self { value, set_by: None }
    }

    /// The standing value.
    pub const fn get(&self) -> &T {
        &self.value
    }

    /// True until somebody sets it: a field that came with a newer Comptoir leaves the bytes of older states as they were.
    pub const fn is_untouched(&self) -> bool {
        self.set_by.is_none()
    }

    /// Sets the value. A different value set by someone whom the author did not know is noted as a concurrent edit.
    pub fn set(&mut self, at: &At<'_>, value: &T, anomalies: &mut Vec<Anomaly>) {
        if let Some(previous) = self.set_by
            && !at.has_seen(previous)
            && self.value != *value
        {
            anomalies.push(Anomaly::new(Rule::ConcurrentEdit, vec![previous, at.id]));
        }
        self.value = value.clone();
        self.set_by = Some(at.id);
    }

    /// Sets the value where the event names one.
    pub fn set_if(&mut self, at: &At<'_>, value: Option<&T>, anomalies: &mut Vec<Anomaly>) {
        if let Some(value) = value {
            self.set(at, value, anomalies);
        }
    }
}

impl<C, T: Encode<C>> Encode<C> for Register<T> {
    fn encode<W: minicbor::encode::Write>(
        &self,
        encoder: &mut minicbor::Encoder<W>,
        context: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        encoder.array(2)?.encode_with(&self.value, context)?.encode_with(self.set_by, context)?.ok()
    }
}

impl<'b, C, T: Decode<'b, C>> Decode<'b, C> for Register<T> {
    fn decode(decoder: &mut minicbor::Decoder<'b>, context: &mut C) -> Result<Self, minicbor::decode::Error> {
        decoder.array()?;
        Ok(Self { value: decoder.decode_with(context)?, set_by: decoder.decode_with(context)? })
    }
}
