//! What happens to bytes between a sender that means harm, or a line that does, and a decoder.

use proptest::prelude::*;

/// One change. Places count modulo the length, so that every one hits.
#[derive(Clone, Debug)]
pub(crate) enum Damage {
    Flip {
        place: usize,
        bit: u8,
    },
    Set {
        place: usize,
        byte: u8,
    },
    /// A CBOR head that promises very much.
    Promise {
        place: usize,
        major: u8,
    },
    Cut {
        place: usize,
    },
    Remove {
        place: usize,
        count: usize,
    },
    Insert {
        place: usize,
        bytes: Vec<u8>,
    },
    Repeat {
        place: usize,
        count: usize,
        times: usize,
    },
    /// The rest is of another message.
    Graft {
        place: usize,
        from: usize,
    },
}

pub(crate) fn any_damage() -> impl Strategy<Value = Damage> {
    let place = any::<usize>();
    prop_oneof![
        (place, 0_u8..8).prop_map(|(place, bit)| Damage::Flip { place, bit }),
        (place, any::<u8>()).prop_map(|(place, byte)| Damage::Set { place, byte }),
        (place, 0_u8..8).prop_map(|(place, major)| Damage::Promise { place, major }),
        place.prop_map(|place| Damage::Cut { place }),
        (place, 1_usize..40).prop_map(|(place, count)| Damage::Remove { place, count }),
        (place, prop::collection::vec(any::<u8>(), 1..20)).prop_map(|(place, bytes)| Damage::Insert { place, bytes }),
        (place, 1_usize..40, 1_usize..200).prop_map(|(place, count, times)| Damage::Repeat { place, count, times }),
        (place, any::<usize>()).prop_map(|(place, from)| Damage::Graft { place, from }),
    ]
}

impl Damage {
    /// Changes the bytes; `other` are of another message.
    pub(crate) fn inflict(&self, bytes: &mut Vec<u8>, other: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        let length = bytes.len();
        match self {
            Self::Flip { place, bit } => bytes[place % length] ^= 1 << bit,
            Self::Set { place, byte } => bytes[place % length] = *byte,
            Self::Promise { place, major } => {
                let head = [&[major << 5 | 27_u8][..], &[0x00, 0x00, 0x00, 0x7f, 0xff, 0xff, 0xff, 0xff]].concat();
                bytes.splice(place % length..place % length, head);
            }
            Self::Cut { place } => bytes.truncate(place % length),
            Self::Remove { place, count } => {
                let from = place % length;
                bytes.drain(from..(from + count).min(length));
            }
            Self::Insert { place, bytes: more } => {
                bytes.splice(place % length..place % length, more.iter().copied());
            }
            Self::Repeat { place, count, times } => {
                let from = place % length;
                let piece = bytes[from..(from + count).min(length)].repeat(*times);
                bytes.splice(from..from, piece);
            }
            Self::Graft { place, from } => {
                bytes.truncate(place % length);
                bytes.extend_from_slice(&other[from % other.len().max(1)..]);
            }
        }
    }
}
